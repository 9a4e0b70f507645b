"""Reports that repeat one another's text, whole or in part."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Literal

from selon.linking.originals import original_of
from selon.linking.passages import common_passages
from selon.linking.shingles import CROWD, WIDTH, Index, Words, words_of
from selon.records import Copy, Report, Span

#: A whole copy: half of all 5-grams in common, or nearly all of the shorter report in the longer.
WHOLE_JACCARD = 0.5
WHOLE_SHARE = 0.8
#: A partial copy: this share of the shorter report, with at least one run of `PART_RUN` words ...
PART_SHARE = 0.1
PART_RUN = 12
#: ... or one run as long as a paragraph, in however long a report.
LONG_RUN = 50


def find_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Pairs of reports with text in common, `a` < `b` by id, sorted.

    A pair is decided on exact shares of word 5-grams (see the constants above); its
    passages are runs of the same words. Of a text printed more than `CROWD` times not
    every pair is named, but each report is paired with some of the others.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    texts = [words_of(report) for report in ordered]
    index = Index(texts)
    found: list[Copy] = []
    for a, b in _candidates(texts, index):
        copy = _copy(ordered[a], ordered[b], texts[a], texts[b], index, (a, b))
        if copy is not None:
            found.append(copy)
    return tuple(sorted(found, key=lambda copy: (copy.a, copy.b)))


def _candidates(texts: Sequence[Words], index: Index) -> Iterable[tuple[int, int]]:
    """Pairs that share enough to be looked at, and equal texts too short for 5-grams."""
    pairs = set()
    for (a, b), shared in index.shared().items():
        if shared >= min(PART_RUN, PART_SHARE * min(len(index.sets[a]), len(index.sets[b]))):
            pairs.add((a, b))
    short: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, words in enumerate(texts):
        if words.words and not len(words):
            short[words.words].append(at)
    for group in short.values():
        near = combinations(range(len(group)), 2)
        pairs.update((group[m], group[n]) for m, n in near if n - m <= CROWD)
    return sorted(pairs)


def _copy(a: Report, b: Report, in_a: Words, in_b: Words, index: Index, at: tuple[int, int]) -> Copy | None:
    sizes = [len(index.sets[n]) for n in at]
    if not any(sizes):
        whole = (_all(in_a), _all(in_b))
        original, why = original_of(a, b)
        return Copy(a.id, b.id, "whole", 1.0, f"the same few words; {why}", original, (whole,))
    shared = index.overlap(*at)
    share, jaccard = shared / min(sizes), shared / (sum(sizes) - shared)
    if share < PART_SHARE and shared <= LONG_RUN - WIDTH:
        return None
    passages, longest = common_passages(in_a, in_b)
    extent = _extent(share, jaccard, longest)
    if extent is None:
        return None
    original, why = original_of(a, b)
    reason = f"{share:.0%} of the shorter report stands in the other, the longest run {longest} words; {why}"
    return Copy(a.id, b.id, extent, round(share, 4), reason, original, passages)


def _extent(share: float, jaccard: float, longest: int) -> Literal["whole", "part"] | None:
    if jaccard >= WHOLE_JACCARD or share >= WHOLE_SHARE:
        return "whole"
    if (share >= PART_SHARE and longest >= PART_RUN) or longest >= LONG_RUN:
        return "part"
    return None


def _all(words: Words) -> Span:
    return Span(words.spans[0].start, words.spans[-1].end)
