"""Runs the shipped encoder: text → drafts of attributions, each with a probability.

ONNX Runtime on the CPU, one thread by default; nothing is downloaded.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from selon.errors import ModelError
from selon.extraction.decode import Draft, draft, without_doubles
from selon.extraction.runtime import session
from selon.extraction.tokens import Pieces
from selon.extraction.windows import PAD, Window, units, windows
from selon.extraction.words import WordVectors

#: Anchors less probable than this are never tagged, whatever the caller asks for.
FLOOR = 0.1
_BATCH_PIECES = 2048
_BATCH_ANCHORS = 64


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What the model file says of itself.

    `threshold` is the default least probability of a claim; `size` and `context`
    are word pieces per window, as in training.
    """

    name: str
    threshold: float
    size: int
    context: int


#: The networks that are part of the package: the most accurate one, and one trained on openly licensed reports alone.
BEST, OPEN = "best", "open"


class Encoder:
    """The two graphs, the word vectors and the tokenizer of one folder of weights.

    `words` is the folder of word vectors and tokenizer, where it is another.

    Raises:
        ModelError: a file is missing or damaged; the message names the folder.
    """

    def __init__(self, folder: Path, *, words: Path | None = None, threads: int = 1) -> None:
        common = words or folder
        try:
            facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            self.facts = ModelFacts(facts["name"], facts["threshold"], facts["size"], facts["context"])
            self._pieces = Pieces(common / "tokenizer.json")
            self._words = WordVectors(common)
            self._encoder = session(folder / "encoder.onnx", threads)
            self._linker = session(folder / "linker.onnx", threads)
        except Exception as error:  # each library raises kinds of its own for a damaged file
            raise ModelError(f"the encoder in {folder} cannot be loaded ({error}); reinstall Selon") from error

    @classmethod
    def shipped(cls, network: str = BEST) -> "Encoder":
        """An encoder that is part of the package, loaded once: `BEST` or `OPEN`.

        Raises:
            ModelError: there is no such network.
        """
        if network not in (BEST, OPEN):
            raise ModelError(f"no network “{network}”; there are: {BEST}, {OPEN}")
        return _shipped(network)

    def drafts(self, text: str) -> list[Draft]:
        """Every attribution above `FLOOR`, in text order; the whole text is read."""
        facts = self.facts
        parts = units(text, self._pieces, facts.size - facts.context)
        found: list[Draft] = []
        for group in _groups(windows(parts, size=facts.size, context=facts.context)):
            found.extend(self._group(text, group))
        return without_doubles(found)

    def _group(self, text: str, group: Sequence[Window]) -> Iterator[Draft]:
        states, logits, mask = self._encode(group)
        chance = _softmax(logits)
        fired = [
            (row, word)
            for row, window in enumerate(group)
            for word in range(*window.core)
            if chance[row, word, 0] < 1 - FLOOR
        ]
        for begin in range(0, len(fired), _BATCH_ANCHORS):
            part = fired[begin : begin + _BATCH_ANCHORS]
            rows = np.array([row for row, _ in part], np.int64)
            words = np.array([word for _, word in part], np.int64)
            tags, stance = self._linker.run(None, {"states": states, "mask": mask, "window": rows, "anchor": words})
            tags, stance = np.log(_softmax(tags) + 1e-12), np.log(_softmax(stance) + 1e-12)
            for place, (row, word) in enumerate(part):
                window, p = group[row], chance[row, word]
                made = draft(
                    text,
                    window.words,
                    float(1 - p[0]),
                    int(1 + np.argmax(p[1:])),
                    tags[place, : len(window.words)],
                    stance[place],
                )
                if made is not None:
                    yield made

    def _encode(self, group: Sequence[Window]) -> tuple[NDArray[Any], NDArray[Any], NDArray[np.bool_]]:
        length = max(len(window.ids) for window in group)
        count = max(len(window.words) for window in group)
        ids = np.full((len(group), length), PAD, np.int64)
        piece_mask = np.zeros((len(group), length), bool)
        first = np.zeros((len(group), count), np.int64)
        mask = np.zeros((len(group), count), bool)
        for row, window in enumerate(group):
            ids[row, : len(window.ids)], piece_mask[row, : len(window.ids)] = window.ids, True
            first[row, : len(window.first)], mask[row, : len(window.words)] = window.first, True
        states, logits = self._encoder.run(None, {"vectors": self._words[ids], "mask": piece_mask, "first": first})
        return states, logits, mask


def _groups(items: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, at most `_BATCH_PIECES` pieces with padding."""
    group: list[Window] = []
    for window in sorted(items, key=lambda item: len(item.ids)):
        if group and (len(group) + 1) * len(window.ids) > _BATCH_PIECES:
            yield group
            group = []
        group.append(window)
    if group:
        yield group


def _softmax(logits: NDArray[Any]) -> NDArray[Any]:
    weights = np.exp(logits - logits.max(-1, keepdims=True))
    result: NDArray[Any] = weights / weights.sum(-1, keepdims=True)
    return result


@cache
def _shipped(network: str) -> Encoder:
    with as_file(files("selon.extraction") / "weights") as folder:
        return Encoder(folder / OPEN, words=folder) if network == OPEN else Encoder(folder)
