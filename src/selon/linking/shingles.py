"""Reports as sets of word 5-grams, and the pairs of reports that share some.

The index is exact (one sorted array of all 5-grams), which finds a paragraph lifted
into a long report where sampled sketches would miss it, and grows with the number
of words: a 5-gram that stands in more than `CROWD` reports only pairs neighbours.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from selon.records import Report, Span

#: Words per shingle: shorter ones are shared by texts that have nothing to do with each other.
WIDTH = 5
#: A shingle in more reports than this (a dispatch printed everywhere, a paper's footer) pairs
#: each report with its next `CROWD` only, so that the number of pairs stays near-linear.
CROWD = 50

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """A report's words: folded to lower case, with their places in the text."""

    report: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def shingle(self, at: int) -> tuple[str, ...]:
        """The 5-gram that begins at the `at`-th word."""
        return self.words[at : at + WIDTH]

    def __len__(self) -> int:
        return max(0, len(self.words) - WIDTH + 1)


def words_of(report: Report) -> Words:
    """Words are runs of letters and digits, so that other quotation marks and hyphens change nothing."""
    found = list(_WORD.finditer(report.text))
    return Words(report.id, tuple(match[0].lower() for match in found), tuple(Span(*match.span()) for match in found))


class Index:
    """All shingles of some reports; reports are numbered in the order given."""

    def __init__(self, texts: Sequence[Words]) -> None:
        self._hashes = [_hashes(words) for words in texts]

    @cached_property
    def sets(self) -> list[NDArray[np.uint64]]:
        """Each report's distinct shingles, sorted."""
        return [np.unique(hashes) for hashes in self._hashes]

    def shared(self) -> Mapping[tuple[int, int], int]:
        """How many distinct shingles two reports share, for pairs (lower, higher) that share any.

        For pairs met only through crowded shingles the number is too low; `overlap` is exact.
        """
        if not self.sets:
            return {}
        hashes = np.concatenate(self.sets)
        owners = np.repeat(np.arange(len(self.sets), dtype=np.int64), [len(found) for found in self.sets])
        order = np.lexsort((owners, hashes))
        hashes, owners = hashes[order], owners[order]
        counts: Counter[tuple[int, int]] = Counter()
        size = np.int64(len(self.sets))
        for step in range(1, min(CROWD, len(self.sets) - 1) + 1):
            same = hashes[step:] == hashes[:-step]
            if not same.any():
                break
            keys, numbers = np.unique(owners[:-step][same] * size + owners[step:][same], return_counts=True)
            for key, number in zip(keys.tolist(), numbers.tolist(), strict=True):
                counts[divmod(key, int(size))] += number
        return counts

    def overlap(self, a: int, b: int) -> int:
        """The exact number of distinct shingles that two reports share."""
        return len(np.intersect1d(self.sets[a], self.sets[b], assume_unique=True))


def _hashes(words: Words) -> NDArray[np.uint64]:
    """A 64-bit number per shingle, the same in every process."""
    marks = np.array([_word_hash(word) for word in words.words], dtype=np.uint64)
    if len(marks) < WIDTH:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(len(marks) - WIDTH + 1, dtype=np.uint64)
    for step in range(WIDTH):
        mixed = (mixed * np.uint64(0x9E3779B97F4A7C15) + marks[step : len(marks) - WIDTH + 1 + step]) & _ALL
        mixed ^= mixed >> np.uint64(29)
    return mixed


_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)


def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
