"""The encoder's numbers → source, cue and content spans.

`ANCHORS`, `TAGS` and `STANCES` are the label orders of the shipped model: the
training recipe imports them from here, so they cannot drift apart.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from selon.records import Span, Stance

ANCHORS = ("none", "cue", "content")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
STANCES: tuple[Stance, ...] = (
    "state",
    "confirm",
    "deny",
    "doubt",
    "estimate",
    "expect",
    "commit",
    "demand",
    "condemn",
    "support",
    "ask",
)

Floats = NDArray[np.floating]
_LETTER = re.compile(r"\w")
_FORBIDDEN = -1e9
#: Drafts within as many code points of one another may be the same.
_NEAR = 1000
#: A sure anchor says something: where no content is tagged, the likeliest is, if its odds are no worse than 1 to 8.
_SURE, _MOST, _JUST = 0.9, 2.1, 1e-6
_LEANING = np.array([tag.endswith("content") for tag in TAGS], float)


def _transitions() -> NDArray[np.float64]:
    """Scores of tag pairs: "I-x" may only follow "B-x" or "I-x"."""
    table = np.zeros((len(TAGS), len(TAGS)))
    for column, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            for row, before in enumerate(TAGS):
                if before[2:] != tag[2:]:
                    table[row, column] = _FORBIDDEN
    return table


TRANSITIONS = _transitions()


@dataclass(slots=True)
class Draft:
    """One attribution as the encoder sees it, before any repair.

    `probability` is that of there being an attribution at all, `agreement` the mean over the words tagged as
    content of their being so, `sure` the same of the source's words (1 without a source).
    """

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    probability: float
    agreement: float = 1.0
    stance: Stance | None = None
    free: bool = False
    sure: float = 1.0
    alternatives: list[list[Span]] = field(default_factory=list)


def best_tags(logp: Floats) -> list[int]:
    """The best allowed tag sequence (Viterbi) for (words, tags) log-probabilities."""
    greedy = logp.argmax(1)
    if _allowed(greedy):
        return [int(tag) for tag in greedy]
    score = logp[0].astype(float)
    score[[i for i, tag in enumerate(TAGS) if tag.startswith("I-")]] += _FORBIDDEN
    back = np.zeros(logp.shape, int)
    for step in range(1, len(logp)):
        paths = score[:, None] + TRANSITIONS
        back[step] = paths.argmax(0)
        score = paths.max(0) + logp[step]
    tags = [int(score.argmax())]
    for step in range(len(logp) - 1, 0, -1):
        tags.append(int(back[step][tags[-1]]))
    return tags[::-1]


def _allowed(tags: NDArray[np.intp]) -> bool:
    before = np.concatenate([[0], tags[:-1]])
    return bool((TRANSITIONS[before, tags] == 0).all())


def runs(tags: Sequence[int], role: str) -> list[list[int]]:
    """Word indices of each run of one role."""
    begin, inside = TAGS.index(f"B-{role}"), TAGS.index(f"I-{role}")
    found: list[list[int]] = []
    for index, tag in enumerate(tags):
        if tag == inside and found and found[-1][-1] == index - 1:
            found[-1].append(index)
        elif tag in (begin, inside):
            found.append([index])
    return found


def joined(text: str, words: Sequence[Span], groups: Sequence[Sequence[int]]) -> list[Span]:
    """Runs of words as spans; runs that only spaces or marks part become one."""
    found: list[Span] = []
    for group in groups:
        span = Span(words[group[0]].start, words[group[-1]].end)
        if found and not _LETTER.search(text[found[-1].end : span.start]):
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def draft(
    text: str, words: Sequence[Span], probability: float, kind: int, logp: Floats, stance: Floats | None
) -> Draft | None:
    """One anchor's tags as spans; None when nothing was tagged as content.

    `logp` is (words, tags), `kind` an index of `ANCHORS`, `stance` the
    log-probabilities of `STANCES`.
    """
    tags = best_tags(logp)
    contents = runs(tags, "content")
    if not contents and probability >= _SURE:
        tags = best_tags(logp + _LEANING * _likeliest(logp))
        contents = runs(tags, "content")
    if not contents:
        return None
    certainty = np.exp(np.logaddexp(logp[:, 5], logp[:, 6]))
    sources = sorted(runs(tags, "source"), key=lambda run: -_mean_logp(logp, run, "source"))
    return Draft(
        source=joined(text, words, sources[:1]),
        cue=joined(text, words, runs(tags, "cue")) if ANCHORS[kind] == "cue" else [],
        content=joined(text, words, contents),
        probability=probability,
        agreement=float(np.mean([certainty[index] for run in contents for index in run])),
        stance=STANCES[int(stance.argmax())] if stance is not None else None,
        free=ANCHORS[kind] == "content",
        sure=float(np.exp(np.logaddexp(logp[sources[0], 1], logp[sources[0], 2])).mean()) if sources else 1.0,
        alternatives=[joined(text, words, [run]) for run in sources[1:]],
    )


def _likeliest(logp: Floats) -> float:
    """What content lacks to be tagged anywhere, in log-probability; 0 where it lacks too much to be meant."""
    lack = float((logp.max(1) - logp[:, TAGS.index("B-content")]).min())
    return lack + _JUST if lack <= _MOST else 0.0


def _mean_logp(logp: Floats, run: Sequence[int], role: str) -> float:
    begin, inside = TAGS.index(f"B-{role}"), TAGS.index(f"I-{role}")
    return float(np.mean([np.logaddexp(logp[index, begin], logp[index, inside]) for index in run]))


def without_doubles(drafts: Sequence[Draft], *, overlap: float = 0.7) -> list[Draft]:
    """Keeps the more probable of two drafts whose contents are nearly the same; in text order.

    A source that only the dropped one has goes to the kept one. Two who say the same words in one sentence are both kept.
    """
    kept: list[Draft] = []
    # Only neighbours are compared: a long report has thousands of drafts.
    near: dict[int, list[Draft]] = defaultdict(list)
    for candidate in sorted(drafts, key=lambda item: -item.probability):
        places = {at for start, end in candidate.content for at in range(start // _NEAR, end // _NEAR + 1)}
        others = (item for place in sorted(places) for item in near[place])
        twin = next(
            (
                item
                for item in others
                if jaccard(item.content, candidate.content) >= overlap and not _are_two(item, candidate)
            ),
            None,
        )
        if twin is None:
            kept.append(candidate)
            for place in places:
                near[place].append(candidate)
        elif not twin.source:
            twin.source, twin.sure = candidate.source, candidate.sure
    return sorted(kept, key=lambda item: (item.content[0], item.cue))


def _are_two(a: Draft, b: Draft) -> bool:
    """Whether two say the same words, each with a cue and a source of its own: "Ukraine holds that …, according to its services"."""
    if not (a.source and a.cue and b.source and b.cue):
        return False
    apart = not any(x.start < y.end and y.start < x.end for x in (*a.source, *a.cue) for y in (*b.source, *b.cue))
    return apart and not any(x.start < y.end and y.start < x.end for x in (*a.source, *a.cue) for y in b.content)


def jaccard(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Shared characters over all characters of two lists of spans, 0…1."""
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
    total = sum(e - s for s, e in a) + sum(f - t for t, f in b) - shared
    return shared / total if total else 0.0
