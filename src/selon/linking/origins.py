"""How many independent origins can be shown for a point: never more than that.

- Each known party that stands behind a figure is one origin, however many voices,
  reports, papers or agencies carried it.
- A chain adds one only when its figure cannot be that of any origin counted before:
  who gives another figure did not take it from them. One that repeats a figure may have.
- A source that could be anybody never adds one.
- Whatever is left, there is at least one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from selon.linking.intervals import Interval
from selon.linking.joining import Joined
from selon.linking.parties import AGAINST, OFFICIAL, Parties, Standing, meant, same_party
from selon.linking.quantities import Story
from selon.records import Claim, Party, Span


class Stated(Protocol):
    """What stands at a point: a claim, its report, its value, and where its words stand."""

    @property
    def claim(self) -> Claim:
        """Who says it."""

    @property
    def story(self) -> Story:
        """Its report."""

    @property
    def interval(self) -> Interval:
        """Its value: who gives another did not take it from this one."""

    @property
    def span(self) -> Span:
        """Where it stands."""


@dataclass(frozen=True, slots=True)
class Origins:
    """The parties of a point, the party of each claim, and the number of origins."""

    parties: tuple[Party, ...]
    of_claim: Mapping[str, Standing]
    count: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether somebody behind a figure counts as an origin, and why, in English words."""

    counted: bool
    reason: str


def origins_of(members: Sequence[Stated], parties: Parties) -> Origins:
    """Who is behind the figures of one point; `members` in their order.

    Sources that could be anybody are no parties: a point of theirs alone has none, and one origin.
    """
    standings = _standings(members, parties)
    behind = [member for member in members if member.claim.stance not in AGAINST] or list(members)
    grouped: dict[str, list[Stated]] = defaultdict(list)
    for member in behind:
        grouped[standings[member.claim.id].id].append(member)
    shown = [group for group in grouped.values() if standings[group[0].claim.id].strength != "none"]
    verdicts = _verdicts(grouped, standings, parties)
    listed = tuple(_party(_standing(group, standings), group, verdicts) for group in shown)
    return Origins(listed, standings, sum(verdict.counted for verdict in verdicts.values()))


def _party(standing: Standing, group: Sequence[Stated], verdicts: Mapping[str, Verdict]) -> Party:
    verdict = verdicts[standing.id]
    claims = tuple(dict.fromkeys(member.claim.id for member in group))
    return Party(standing.id, standing.name, claims, verdict.counted, verdict.reason)


def _standings(members: Sequence[Stated], parties: Parties) -> dict[str, Standing]:
    """Each claim's standing, with names that may be one party made one."""
    claims = {member.claim.id: member.claim for member in members}
    found = {claim: parties.of(value) for claim, value in claims.items()}
    found |= _followed(members, found, parties)
    languages: dict[str, set[str]] = defaultdict(set)
    for member in members:
        languages[found[member.claim.id].id].add(member.story.report.language)
    distinct = {standing.id: standing for standing in found.values()}
    ids = sorted(distinct)
    tongues = {name: frozenset(spoken) for name, spoken in languages.items()}
    joined = Joined(len(ids))
    for at, first in enumerate(ids):
        for other in range(at + 1, len(ids)):
            if not parties.are_apart(first, ids[other]) and same_party(distinct[first], distinct[ids[other]], tongues):
                joined.join(at, other)
    leaders = {ids[at]: distinct[ids[group[0]]] for group in joined.groups() for at in group}
    known = {claim: leaders[standing.id] for claim, standing in found.items()}
    return {claim: _body(standing, members, known) for claim, standing in known.items()}


def _body(standing: Standing, members: Sequence[Stated], known: Mapping[str, Standing]) -> Standing:
    """The body that "the authorities" stand for: one of the point's, with their figure if any has it, else the first."""
    may_be = meant(standing)
    if may_be is None:
        return standing
    bodies = sorted({other.id for other in known.values() if other.id in may_be})
    if not bodies:
        return standing
    theirs = [member.interval for member in members if known[member.claim.id].id == standing.id]

    def agrees(body: str) -> bool:
        values = [member.interval for member in members if known[member.claim.id].id == body]
        return any(mine.same_value == other.same_value for mine in theirs for other in values)

    chosen = next(filter(agrees, bodies), bodies[0])
    return replace(standing, id=chosen)


def _followed(members: Sequence[Stated], found: Mapping[str, Standing], parties: Parties) -> dict[str, Standing]:
    """Who quotes an outlet's report has its source, when that report is here and gives the figure from one party."""
    followed: dict[str, Standing] = {}
    for member in members:
        standing = found[member.claim.id]
        if standing.strength != "chain" or member.claim.voice == "own":
            continue
        quoted = parties.quoted_reports(standing)
        sources = {
            found[other.claim.id]
            for other in members
            if other.claim.report in quoted
            and found[other.claim.id].strength == "known"
            and other.interval.same_value == member.interval.same_value
        }
        if len(sources) == 1:
            followed[member.claim.id] = sources.pop()
    return followed


def _verdicts(
    grouped: Mapping[str, Sequence[Stated]], standings: Mapping[str, Standing], parties: Parties
) -> dict[str, Verdict]:
    """For each who stands behind a figure whether he is an origin of his own, and why."""
    found: dict[str, Verdict] = {}
    counted: list[tuple[str, Sequence[Stated]]] = []
    for name, group in grouped.items():
        if _standing(group, standings).strength == "known":
            found[name] = _known(group, counted, standings)
            if found[name].counted:
                counted.append((name, group))
    pages: set[str] = set()
    for name, group in grouped.items():
        standing = _standing(group, standings)
        if standing.strength == "chain":
            found[name] = _of_chain(group, counted, standings, parties, pages)
            if found[name].counted:
                counted.append((name, group))
                pages |= {parties.page(member.claim.report) for member in group}
        elif standing.strength == "none":
            found[name] = Verdict(counted=False, reason="could be anybody")
    if not counted:
        first = next(iter(found))
        found[first] = Verdict(counted=True, reason="somebody must have said it first")
    return found


def _standing(group: Sequence[Stated], standings: Mapping[str, Standing]) -> Standing:
    return standings[group[0].claim.id]


_Counted = Sequence[tuple[str, Sequence[Stated]]]


def _known(group: Sequence[Stated], counted: _Counted, standings: Mapping[str, Standing]) -> Verdict:
    for _, other in counted:
        name = _standing(other, standings).name
        if _may_be_one(group, other, standings):
            return Verdict(counted=False, reason=f"may be one party with {name}")
        if _same_words(group, other):
            return Verdict(counted=False, reason=f"the very words that also give {name}'s figure")
    return Verdict(counted=True, reason="a named party")


def _of_chain(
    group: Sequence[Stated],
    counted: _Counted,
    standings: Mapping[str, Standing],
    parties: Parties,
    pages: set[str],
) -> Verdict:
    """`pages`: those whose reports gave an origin by a chain: a revision of one adds none."""
    for _, other in counted:
        if _may_agree(group, other):
            return Verdict(counted=False, reason=f"may have it from {_standing(other, standings).name}")
    reports = {member.claim.report for member in group}
    if all(parties.page(name) in pages and parties.revised(name) for name in reports):
        return Verdict(counted=False, reason="another version of a report that is counted")
    return Verdict(counted=True, reason="its figure is nobody else's" if counted else "the first to be shown")


def _same_words(group: Sequence[Stated], other: Sequence[Stated]) -> bool:
    """Whether all that one gives are the other's very words: a figure with two sources is told once."""
    theirs = {(member.claim.report, member.span) for member in other}
    return all((member.claim.report, member.span) in theirs for member in group)


def _may_be_one(group: Sequence[Stated], other: Sequence[Stated], standings: Mapping[str, Standing]) -> bool:
    """Whether two names can be one party's, which only another figure would rule out.

    Bodies of state can be of one government unless both are known to be of a country;
    two names that no report has in one language ("Croix-Rouge", "Red Cross") can be one.
    """
    if not _may_agree(group, other):
        return False
    first, second = (standings[members[0].claim.id] for members in (group, other))
    if (first.country and second.id in OFFICIAL) or (second.country and first.id in OFFICIAL):
        return True
    if (first.country and second.country) or (first.id.startswith("body:") and second.id.startswith("body:")):
        return False
    if first.id.startswith("state:") and second.id.startswith("state:"):
        return True
    tongues = [{member.story.report.language for member in members} for members in (group, other)]
    return not tongues[0] & tongues[1]


def _may_agree(group: Sequence[Stated], other: Sequence[Stated]) -> bool:
    return any(mine.interval.overlaps(theirs.interval) for mine in group for theirs in other)
