"""Points of statements, with who stands behind them, and the relations between their claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from selon.linking.intervals import Interval
from selon.linking.origins import origins_of
from selon.linking.parties import Parties
from selon.linking.quantities import Story, story_of
from selon.linking.statements.grouping import by_hand, grouped
from selon.linking.statements.proposition import Proposition, propositions_of
from selon.linking.statements.relating import relate
from selon.linking.statements.twins import Vectors
from selon.records import Claim, Copy, Decisions, Point, Relation, Report, Revision, Span

NOTHING = Decisions()
#: Code points of a content that name its point.
EXCERPT = 90
#: A statement is one value: who makes it may have it from any other who does.
_MADE = Interval(1, 1, approx=False)


@dataclass(frozen=True, slots=True)
class Member:
    """A claim as the count of origins needs it."""

    claim: Claim
    story: Story
    interval: Interval = _MADE

    @property
    def span(self) -> Span:
        """Where its content stands, from its first to its last word."""
        return Span(self.claim.content.spans[0].start, self.claim.content.spans[-1].end)


def find_statements(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    copies: Sequence[Copy],
    revisions: Sequence[Revision] = (),
    decided: Decisions = NOTHING,
    vectors: Vectors | None = None,
    meanings: Mapping[str, NDArray[np.float32]] = MappingProxyType({}),
) -> tuple[tuple[Point, ...], tuple[Relation, ...]]:
    """Points of the claims that say something without counting, and all relations found.

    Every such claim stands in exactly one point, with those that say the same or the
    contrary; figures that presuppose it are related to it, and stay at points of their own. The
    order of the arguments' items does not matter. `vectors` serve to find, across languages,
    what is worth comparing, and which words mean the same; without them only contents of
    one language are compared. `meanings` are vectors of claims that are known already, by id.
    """
    propositions = propositions_of(reports, claims)
    found = relate(propositions, vectors, meanings)
    plain = [at for at, item in enumerate(propositions) if not item.counted]
    places = {at: n for n, at in enumerate(plain)}
    known = {propositions[at].claim.id: n for n, at in enumerate(plain)}
    same, apart = by_hand(decided, known)
    edges = {(places[a], places[b]): score for (a, b), score in found.edges.items()}
    groups = grouped(len(plain), edges, same, apart)
    relations = _settled(found.relations, decided)
    stories = {report.id: story_of(report) for report in reports}
    parties = Parties(reports, claims, copies, revisions, decided.apart_actors)
    contrary = {frozenset((item.a, item.b)) for item in relations if item.kind == "contradicts"}
    members = [[propositions[plain[n]] for n in group] for group in groups]
    points = [_point(group, contrary, parties, stories) for group in members]
    return tuple(points), relations


def disputed(points: Iterable[Point]) -> tuple[Relation, ...]:
    """Claims whose figures cannot both hold, as relations; each pair once."""
    found = {
        frozenset((item.a.claim, item.b.claim)): Relation(item.a.claim, item.b.claim, "contradicts", 1.0, item.reason)
        for point in points
        for item in reversed(point.disagreements)
        if item.a.claim != item.b.claim
    }
    return tuple(sorted(found.values(), key=lambda item: (item.a, item.b)))


def _settled(relations: Iterable[Relation], decided: Decisions) -> tuple[Relation, ...]:
    """What people said of two claims is in the place of what was found of them."""
    said = {(min(pair), max(pair)): True for pair in decided.same_claims}
    said |= {(min(pair), max(pair)): False for pair in decided.apart_claims}
    kept = [item for item in relations if (min(item.a, item.b), max(item.a, item.b)) not in said]
    kept += [Relation(a, b, "same", 1.0, "decided by hand") for (a, b), same in said.items() if same]
    return tuple(sorted(kept, key=lambda item: (item.a, item.b, item.kind)))


def _point(
    group: Sequence[Proposition], contrary: set[frozenset[str]], parties: Parties, stories: Mapping[str, Story]
) -> Point:
    first = group[0].claim
    members = [Member(item.claim, stories[item.claim.report]) for item in group]
    making = [member for member in members if frozenset((member.claim.id, first.id)) not in contrary]
    origins = origins_of(making, parties)
    return Point(
        id="p" + sha256(first.id.encode()).hexdigest()[:16],
        what=_what(group),
        figures=(),
        parties=origins.parties,
        origins=origins.count,
        kind="statement",
        claims=tuple(item.claim.id for item in group),
    )


def _what(group: Sequence[Proposition]) -> str:
    """The content of those that says it in the fewest words that are not too few."""
    told = sorted(group, key=lambda item: (item.denied, len(item.words) < min(4, len(group[0].words)), len(item.said)))
    text = " ".join(told[0].claim.content.text.split()).strip(" ,;:.«»“”\"'")
    if len(text) <= EXCERPT:
        return text
    return text[:EXCERPT].rpartition(" ")[0] + " …"
