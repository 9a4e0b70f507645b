"""Text → windows of word pieces that the encoder can read, with context, nothing truncated.

A window holds whole paragraphs (an over-long paragraph is cut after a sentence).
Every word of the text stands in the *core* of exactly one window; around the core
a window repeats neighbouring text as context, so that a follow-up quotation sees
the speaker named before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from selon.records import Span

WORD = re.compile(r"\w+|[^\w\s]")
PARAGRAPH = re.compile(r"[^\n\r]+")
SENTENCE_END = (".", "!", "?", "…", "”", "»", '"')

BOS, PAD, EOS = 0, 1, 2
#: Word pieces per window, and how many of them may be context before the core.
SIZE, CONTEXT = 320, 96


class Tokenizer(Protocol):
    """Gives the ids of a text's word pieces and where each stands, `[start, end)` in code points."""

    def pieces(self, text: str) -> tuple[Sequence[int], Sequence[tuple[int, int]]]:
        """Ids, and a place per id, in text order."""
        ...


@dataclass(slots=True)
class Unit:
    """A paragraph or part of one. `first[k]` is the index in `ids` of word k's first piece."""

    ids: list[int]
    words: list[Span]
    first: list[int]


@dataclass(slots=True)
class Window:
    """What the encoder reads at once.

    `words` are spans of the text; `core` is the half-open range of word indices
    that belong to this window alone.
    """

    ids: list[int] = field(default_factory=lambda: [BOS])
    words: list[Span] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    core: tuple[int, int] = (0, 0)

    def append(self, unit: Unit) -> None:
        """Adds a unit's pieces and words, closed by an end mark."""
        offset = len(self.ids)
        self.ids += unit.ids
        self.ids.append(EOS)
        self.words += unit.words
        self.first += [index + offset for index in unit.first]


def units(text: str, tokenizer: Tokenizer, limit: int) -> list[Unit]:
    """The text's paragraphs in order, none longer than `limit` pieces."""
    found: list[Unit] = []
    for paragraph in PARAGRAPH.finditer(text):
        found.extend(_paragraph_units(paragraph.group(), paragraph.start(), tokenizer, limit))
    return found


def _paragraph_units(chunk: str, start: int, tokenizer: Tokenizer, limit: int) -> Iterator[Unit]:
    ids, offsets = tokenizer.pieces(chunk)
    words, first = _align(chunk, offsets)
    cuts = _cuts(chunk, offsets, limit)
    word = 0
    for begin, end in pairwise(cuts):
        begin_word = word
        while word < len(words) and first[word] < end:
            word += 1
        if word > begin_word:
            yield Unit(
                ids=list(ids[begin:end]),
                words=[Span(s + start, e + start) for s, e in words[begin_word:word]],
                first=[index - begin for index in first[begin_word:word]],
            )


def _align(chunk: str, offsets: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[int]]:
    """Words of the chunk that have a piece, and the index of each one's first piece."""
    words: list[tuple[int, int]] = []
    first: list[int] = []
    piece = 0
    for match in WORD.finditer(chunk):
        while piece < len(offsets) and offsets[piece][1] <= match.start():
            piece += 1
        if piece == len(offsets):
            break
        words.append(match.span())
        first.append(piece)
    return words, first


def _cuts(chunk: str, offsets: Sequence[tuple[int, int]], limit: int) -> list[int]:
    """Piece indices that part a paragraph into stretches of at most `limit`, after sentences where possible."""
    cuts = [0]
    while len(offsets) - cuts[-1] > limit:
        begin = cuts[-1]
        ends = [
            index + 1
            for index in range(begin + limit // 2, begin + limit)
            if chunk[slice(*offsets[index])].rstrip().endswith(SENTENCE_END)
        ]
        cuts.append(ends[-1] if ends else begin + limit)
    cuts.append(len(offsets))
    return cuts


def windows(
    parts: Sequence[Unit], *, size: int = SIZE, context: int = CONTEXT, first: int | None = None
) -> list[Window]:
    """Packs units into windows of at most about `size` pieces.

    `first` caps the first core, so that training can shift where windows begin.
    """
    found: list[Window] = []
    begin = 0
    while begin < len(parts):
        left = _context_before(parts, begin, context)
        used = sum(len(part.ids) + 1 for part in parts[left:begin])
        cap = (first if first is not None and begin == 0 else size) - used
        end = begin + 1
        total = len(parts[begin].ids) + 1
        while end < len(parts) and total + len(parts[end].ids) + 1 <= cap:
            total += len(parts[end].ids) + 1
            end += 1
        window = Window()
        for part in parts[left:begin]:
            window.append(part)
        core_start = len(window.words)
        for part in parts[begin:end]:
            window.append(part)
        window.core = (core_start, len(window.words))
        found.append(window)
        begin = end
    return found


def _context_before(parts: Sequence[Unit], begin: int, context: int) -> int:
    """Index of the first unit that still fits into the context before `begin`."""
    left, total = begin, 0
    while left > 0 and total + len(parts[left - 1].ids) + 1 <= context:
        left -= 1
        total += len(parts[left].ids) + 1
    return left
