"""The stretches that two reports have in common, word by word."""

from collections import defaultdict

from selon.linking.shingles import WIDTH, Words
from selon.records import Span

Pair = tuple[Span, Span]


def common_passages(a: Words, b: Words) -> tuple[tuple[Pair, ...], int]:
    """Pairs of spans (in `a`, in `b`) with the same words, and the length of the longest in words.

    In the order of `a`; they do not overlap in `a`. A run has at least five words;
    quotation marks, hyphens and case may differ within it.
    """
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(b)):
        places[b.shingle(at)].append(at)
    pairs: list[Pair] = []
    longest, at, expected = 0, 0, -1
    while at < len(a):
        starts = places.get(a.shingle(at))
        if not starts:
            at += 1
            continue
        start, length = _longest(a, b, at, starts, expected)
        pairs.append((_span(a, at, length), _span(b, start, length)))
        longest = max(longest, length)
        at, expected = at + length, start + length
    return tuple(pairs), longest


def _longest(a: Words, b: Words, at: int, starts: list[int], expected: int) -> tuple[int, int]:
    """The longest run from `at`; of two as long, the one that goes on where the last run ended."""
    best = (0, 0, 0)
    for start in starts:
        length = WIDTH
        while (
            at + length < len(a.words)
            and start + length < len(b.words)
            and a.words[at + length] == b.words[start + length]
        ):
            length += 1
        best = max(best, (length, -abs(start - expected), start))
    return best[2], best[0]


def _span(words: Words, at: int, length: int) -> Span:
    return Span(words.spans[at].start, words.spans[at + length - 1].end)
