"""The word vectors that both encoders read: int8 rows, one scale each, mapped from the file and never loaded whole."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class WordVectors:
    """`words.npy` (V, H) int8 and `scales.npy` (V,) float32 of one folder of weights."""

    def __init__(self, folder: Path) -> None:
        self._rows = np.load(folder / "words.npy", mmap_mode="r")
        self._scales = np.load(folder / "scales.npy")

    @property
    def width(self) -> int:
        """H."""
        return int(self._rows.shape[1])

    def __getitem__(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Piece ids of any shape → (*shape, H) vectors."""
        vectors: NDArray[np.float32] = self._rows[ids].astype(np.float32) * self._scales[ids][..., None]
        return vectors
