"""Where parties' figures cannot both hold, and where a party gave another figure later."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from selon.linking.intervals import Interval
from selon.linking.parties import AGAINST, Standing
from selon.linking.quantities import Quantity
from selon.records import Disagreement, Update

#: Figures given this many days apart are of two moments: the later may simply know more.
STAGE = 2

Said = list[tuple[Quantity, Standing]]


def disputes_of(
    members: Sequence[Quantity], standings: Mapping[str, Standing]
) -> tuple[tuple[Disagreement, ...], tuple[Update, ...]]:
    """Disagreements between parties and updates of one, each with its reason in English words.

    Of a statement repeated, the first alone is named. A source that could be anybody
    takes part in neither: it might be the other party.
    """
    by_party: dict[str, Said] = defaultdict(list)
    for member in members:
        standing = standings[member.claim.id]
        if standing.strength != "none" and member.claim.stance not in AGAINST:
            by_party[standing.id].append((member, standing))
    statements = {party: _statements(said) for party, said in by_party.items()}
    known = [member.interval for said in statements.values() for member, who in said if who.strength == "known"]
    for party, said in statements.items():
        if said[0][1].strength == "chain":  # what repeats a known party's figure is no statement of its own
            statements[party] = [item for item in said if not any(item[0].interval.overlaps(one) for one in known)]
    disagreements = [
        found
        for first, second in combinations(sorted(statements), 2)
        for a in statements[first]
        for b in statements[second]
        if (found := _disagreement(a, b, statements[first], statements[second])) is not None
    ]
    # The unnamed sources of one chain count once, but none of them changes what another said.
    named = sorted(party for party, said in by_party.items() if all(who.strength == "known" for _, who in said))
    updates = [found for party in named for found in _updates(_statements(by_party[party]))]
    place = {member.ref: at for at, member in enumerate(members)}
    disagreements.sort(key=lambda item: (place[item.a], place[item.b]))
    updates.sort(key=lambda item: (place[item.earlier], place[item.later]))
    return tuple(disagreements), tuple(updates)


def _statements(said: Said) -> Said:
    """One for each value, the first in the order."""
    first: dict[tuple[float, float], tuple[Quantity, Standing]] = {}
    for member, standing in said:
        first.setdefault(member.interval.same_value, (member, standing))
    return list(first.values())


def _disagreement(
    a: tuple[Quantity, Standing], b: tuple[Quantity, Standing], of_a: Said, of_b: Said
) -> Disagreement | None:
    (left, one), (right, other) = sorted((a, b), key=lambda item: tuple(map(str, item[0].order)))
    if left.interval.overlaps(right.interval) or not _same_stage(left, right):
        return None
    for said, mine, theirs in ((of_a, a[0], b[0]), (of_b, b[0], a[0])):
        if _replaced(mine, theirs, said):
            return None
    reason = f"{one.name} gives {left.interval}, {other.name} {right.interval}: no number is meant by both"
    return Disagreement(left.ref, right.ref, reason)


def _same_stage(a: Quantity, b: Quantity) -> bool:
    """Said within the days in which a count is held to stand still."""
    day, other = a.story.day, b.story.day
    return day is None or other is None or max(day[0], other[0]) - min(day[1], other[1]) < STAGE


def _replaced(mine: Quantity, theirs: Quantity, said: Said) -> bool:
    """Whether the party had given a newer figure by the time of the other's, one that agrees with it."""
    limit = _day(theirs)
    return any(_day(mine) < _day(newer) <= limit and newer.interval.overlaps(theirs.interval) for newer, _ in said)


def _day(quantity: Quantity) -> int:
    return quantity.story.day[0] if quantity.story.day else 0


def _updates(said: Said) -> list[Update]:
    """Each figure of a party with its next one on a later day."""
    found = []
    ordered = sorted((member for member, _ in said if member.story.day), key=_day)
    for at, earlier in enumerate(ordered):
        later = next((next_ for next_ in ordered[at + 1 :] if _later(earlier, next_)), None)
        if later is not None:
            found.append(Update(earlier.ref, later.ref, _why(said[0][1], earlier, later)))
    return found


def _later(earlier: Quantity, later: Quantity) -> bool:
    days, others = earlier.story.day, later.story.day
    return days is not None and others is not None and days[1] < others[0]


def _why(party: Standing, earlier: Quantity, later: Quantity) -> str:
    change = _change(earlier.interval, later.interval)
    return f"{party.name} {change}: {earlier.interval} on {earlier.story.report.published}, {later.interval} on {later.story.report.published}"


def _change(earlier: Interval, later: Interval) -> str:
    if later.low > earlier.low and later.high >= earlier.high:
        return "raised its figure"
    return "lowered its figure" if later.high < earlier.high and later.low <= earlier.low else "changed its figure"
