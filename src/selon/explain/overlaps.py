"""Reports that have passages in common without being copies: told by groups, the largest first, and how many texts that leaves.

A text here is a family of whole copies. In a group each has something in common with another, so that of all its
texts no two need be independent; pairs told one by one would fill a page.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from selon.explain.calling import called, whole
from selon.explain.page import Citation, Piece, Sentence
from selon.explain.story import Story
from selon.explain.wording import finished
from selon.records import Copy

#: Groups that are told by name, and passages cited of a pair, in each report.
NAMED, PASSAGES = 4, 6


@dataclass(frozen=True, slots=True)
class Group:
    """Families of copies tied to one another by `pairs` of reports with passages in common, the largest share first."""

    families: frozenset[str]
    pairs: tuple[Copy, ...]


def groups(story: Story) -> tuple[Group, ...]:
    """The groups of a story's texts, those of most texts first, then those that share most."""
    return story.recalled("overlaps", lambda: _groups(story))


def _groups(story: Story) -> tuple[Group, ...]:
    pairs = [copy for copy in story.copies if story.families[copy.a] != story.families[copy.b]]
    root: dict[str, str] = {}

    def find(family: str) -> str:
        while root.setdefault(family, family) != family:
            root[family] = root[root[family]]
            family = root[family]
        return family

    for copy in pairs:
        root[find(story.families[copy.b])] = find(story.families[copy.a])
    members: dict[str, set[str]] = defaultdict(set)
    tied: dict[str, list[Copy]] = defaultdict(list)
    for family in list(root):
        members[find(family)].add(family)
    for copy in pairs:
        tied[find(story.families[copy.a])].append(copy)
    made = [
        Group(frozenset(families), tuple(sorted(tied[head], key=lambda copy: (-copy.score, copy.a, copy.b))))
        for head, families in members.items()
    ]
    return tuple(sorted(made, key=lambda group: (-len(group.families), -group.pairs[0].score, group.pairs[0].a)))


def overlaps(story: Story) -> tuple[Sentence, ...]:
    """That passages recur, in how many texts and groups; the largest groups by the pair that shares most; then the rest."""
    found = groups(story)
    if not found:
        return ()
    said = []
    if len(found) > 1:
        n, m = sum(len(group.families) for group in found), len(found)
        pieces = story.wording.say("sources.overlaps", n=_number(n), m=_number(m))
        said.append(Sentence(finished(pieces), role="note"))
    for group in found[:NAMED]:
        said.append(_told(group, story, only=len(found) == 1))
    rest = found[NAMED:]
    if rest:
        texts = _number(sum(len(group.families) for group in rest))
        said.append(Sentence(finished(story.wording.count("sources.overlaps_more", len(rest), m=texts)), role="note"))
    return tuple(said)


def _told(group: Group, story: Story, *, only: bool) -> Sentence:
    most, several = group.pairs[0], len(group.families) > 2
    key = ("group_only" if several else "only") if only else "group" if several else "pair"
    pieces = story.wording.say(
        f"sources.overlap_{key}",
        n=_number(len(group.families)),
        a=called(story.reports[most.a], story),
        b=called(story.reports[most.b], story),
        share=_number(max(1, round(100 * most.score))),
    )
    return Sentence(finished(pieces), _shared(most, story), role="note")


def _shared(copy: Copy, story: Story) -> tuple[Citation, ...]:
    """The passages two reports share, in both; their first lines when linking names none."""
    sides = ((copy.a, [pair[0] for pair in copy.passages]), (copy.b, [pair[1] for pair in copy.passages]))
    return tuple(
        Citation(report, tuple(sorted(spans)[:PASSAGES])) if spans else whole(story.reports[report])
        for report, spans in sides
    )


def remaining(families: Sequence[Sequence[str]], story: Story) -> tuple[Sentence, ...]:
    """How many texts remain with copies put together, and how many between which nothing in common was found."""
    if len(story.reports) < 2:
        return ()
    found = groups(story)
    if not found:
        return (Sentence(finished(story.wording.count("sources.independent", len(families))), role="note"),)
    tied = sum(len(group.families) for group in found)
    left = len(families) - tied + len(found)
    pieces = story.wording.count(
        "sources.independent_groups", left, all=_number(len(families)), tied=_number(tied), left=_number(left)
    )
    return (Sentence(finished(pieces), role="note"),)


def _number(number: int) -> Piece:
    return Piece(str(number), "count")
