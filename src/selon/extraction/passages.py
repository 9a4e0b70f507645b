"""Sentence vectors: near for passages of like meaning, also across languages.

multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings"), all twelve layers, int8, on the
word vectors the extraction encoder uses too. They find candidates and never decide: two passages that differ
in a number, a name or a "not" are near each other as well.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from selon.errors import ModelError
from selon.extraction.runtime import session
from selon.extraction.tokens import Pieces
from selon.extraction.windows import BOS, EOS, PAD
from selon.extraction.words import WordVectors

#: Longer passages are read up to here: their first words say what they are about.
MOST_PIECES = 128
_BATCH = 16
#: What names these vectors where they are kept: another file of weights has another name (a test compares).
MODEL = "multilingual-e5-small/12/int8"

Role = Literal["query", "passage"]


class Vectors(Protocol):
    """Anything that turns texts into vectors of length one; vectors of the same `name` can be compared."""

    name: str

    def __call__(self, texts: Sequence[str], role: Role = "passage") -> NDArray[np.float32]:
        """(texts, H) vectors; the dot product of two is their nearness, −1…1."""
        ...


class PassageEncoder:
    """The graph `sentences.onnx` of one folder of weights; `name` is what its vectors are kept under.

    Raises:
        ModelError: a file is missing or damaged; the message names the folder.
    """

    name = MODEL

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        try:
            self._pieces = Pieces(folder / "tokenizer.json")
            self._words = WordVectors(folder)
            self._graph = session(folder / "sentences.onnx", threads)
        except Exception as error:  # each library raises kinds of its own for a damaged file
            raise ModelError(f"the sentence vectors in {folder} cannot be loaded ({error}); reinstall Selon") from error

    @classmethod
    def shipped(cls) -> "PassageEncoder":
        """The encoder that is part of the package, loaded once."""
        return _shipped()

    def __call__(self, texts: Sequence[str], role: Role = "passage") -> NDArray[np.float32]:
        """See `Vectors`. E5 was trained with "query: " and "passage: " before its texts."""
        encoded = [self._ids(f"{role}: {text}") for text in texts]
        result = np.zeros((len(texts), self._words.width), np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(encoded[index]))
        for begin in range(0, len(order), _BATCH):
            part = order[begin : begin + _BATCH]
            length = max(len(encoded[index]) for index in part)
            ids, mask = np.full((len(part), length), PAD, np.int64), np.zeros((len(part), length), bool)
            for row, index in enumerate(part):
                ids[row, : len(encoded[index])], mask[row, : len(encoded[index])] = encoded[index], True
            result[part] = self._graph.run(None, {"vectors": self._words[ids], "mask": mask})[0]
        return result

    def _ids(self, text: str) -> list[int]:
        ids, _ = self._pieces.pieces(text)
        return [BOS, *ids[: MOST_PIECES - 2], EOS]


def packed(vectors: NDArray[np.float32]) -> list[bytes]:
    """(texts, H) vectors as one signed byte per dimension: their direction, to within half a percent of nearness."""
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    return [row.tobytes() for row in np.rint(vectors * (127 / largest)).astype(np.int8)]


def unpacked(packed_: bytes, count: int) -> NDArray[np.float32]:
    """(count, H) vectors of length one from `packed` ones, one after the other."""
    if not count:
        return np.zeros((0, 0), np.float32)
    vectors = np.frombuffer(packed_, np.int8).reshape(count, -1).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-9))
    return vectors


@cache
def _shipped() -> PassageEncoder:
    with as_file(files("selon.extraction") / "weights") as folder:
        return PassageEncoder(folder)
