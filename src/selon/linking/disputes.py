"""Where parties' figures cannot both hold, and where a party gave another figure later."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import inf

from selon.linking.intervals import Interval
from selon.linking.parties import AGAINST, Standing
from selon.linking.quantities import Quantity
from selon.linking.sure import at_odds, befell, one_quantity
from selon.records import Disagreement, FigureRef, Update

#: Figures given this many days apart are of two moments: the later may simply know more.
STAGE = 2
#: Minutes of a day.
END = 24 * 60

Said = list[tuple[Quantity, Standing]]


def disputes_of(
    members: Sequence[Quantity], standings: Mapping[str, Standing]
) -> tuple[tuple[Disagreement, ...], tuple[Update, ...]]:
    """Disagreements between parties and updates of one, each with its reason in English words.

    Of a statement repeated, the first alone is named. A source that could be anybody
    takes part in neither: it might be the other party.
    """
    by_party: dict[str, Said] = defaultdict(list)
    placed = any(member.told_place is not None for member in members)
    for member in members:
        standing = standings[member.claim.id]
        if standing.strength != "none" and member.claim.stance not in AGAINST:
            by_party[standing.id].append((member, standing))
    statements = {party: _statements(said) for party, said in by_party.items()}
    known = [member for said in by_party.values() for member, who in said if who.strength == "known"]
    for party, said in statements.items():
        if said[0][1].strength == "chain":  # what repeats a known party's figure is no statement of its own
            statements[party] = [item for item in said if not any(_repeats(item[0], one) for one in known)]
    disagreements = [
        found
        for first, second in combinations(sorted(statements), 2)
        for a in statements[first]
        for b in statements[second]
        if (found := _disagreement(a, b, statements[first], statements[second], placed=placed)) is not None
    ]
    # The unnamed sources of one chain count once, but none of them changes what another said.
    named = sorted(party for party, said in by_party.items() if all(who.strength == "known" for _, who in said))
    updates = [found for party in named for found in _updates(_statements(by_party[party]), placed=placed)]
    place = {member.ref: at for at, member in enumerate(members)}
    disagreements.sort(key=lambda item: (place[item.a], place[item.b]))
    updates.sort(key=lambda item: (place[item.earlier], place[item.later]))
    return tuple(disagreements), tuple(updates)


def _repeats(told: Quantity, known: Quantity) -> bool:
    """Whether a figure told without a party may be a known one's: of its own report, or of one that came before."""
    if not told.interval.overlaps(known.interval) or (known.interval.high == inf and told.interval.high != inf):
        return False  # "some thousands" repeats nothing, and nothing exact repeats it
    day, other = told.story.day, known.story.day
    return told.claim.report == known.claim.report or day is None or other is None or other[0] <= day[1]


def _statements(said: Said) -> Said:
    """One for each value, the first in the order."""
    first: dict[tuple[float, float], tuple[Quantity, Standing]] = {}
    for member, standing in said:
        first.setdefault(member.interval.same_value, (member, standing))
    return list(first.values())


def _disagreement(
    a: tuple[Quantity, Standing], b: tuple[Quantity, Standing], of_a: Said, of_b: Said, *, placed: bool
) -> Disagreement | None:
    (left, one), (right, other) = sorted((a, b), key=lambda item: tuple(map(str, item[0].order)))
    if (
        left.interval.overlaps(right.interval)
        or not _same_stage(left, right)
        or not at_odds(left, right, placed=placed)
    ):
        return None
    for said, mine, theirs in ((of_a, a[0], b[0]), (of_b, b[0], a[0])):
        if _replaced(mine, theirs, said):
            return None
    reason = (
        f"{_who(left, one)} gives {left.interval}, {_who(right, other)} {right.interval}: no number is meant by both"
    )
    return Disagreement(left.ref, right.ref, reason)


def _who(quantity: Quantity, standing: Standing) -> str:
    """Who gave a figure, as its report names him; a report's own figure is its outlet's."""
    actor = quantity.claim.source.actor
    return actor.name if actor is not None and quantity.claim.voice != "own" else standing.name


def _same_stage(a: Quantity, b: Quantity) -> bool:
    """Said within the days in which a count is held to stand still, and neither an earlier count of the other.

    A count only grows: one of an early hour, or a provisional one, that is lower than
    another is an earlier one.
    """
    day, other = a.story.day, b.story.day
    if day is not None and other is not None and max(day[0], other[0]) - min(day[1], other[1]) >= STAGE:
        return False
    told_by_the_way = "own" in (a.claim.voice, b.claim.voice) and (a.claim.report == b.claim.report or day != other)
    if told_by_the_way and not a.thing.daily:
        return False  # a report that tells how a toll grew, since what somebody gave
    lower, higher = sorted((a, b), key=lambda item: item.interval)
    return _hour(lower) >= _hour(higher)


def _hour(quantity: Quantity) -> int:
    """How late a count stands, in minutes of its day; one that says nothing, or that it is final, stands at its end."""
    if quantity.stage == "provisional":
        return 0
    if quantity.stage is None or quantity.stage == "final":
        return END
    hours, _, minutes = quantity.stage.partition(":")
    return int(hours) * 60 + int(minutes or 0)


def _replaced(mine: Quantity, theirs: Quantity, said: Said) -> bool:
    """Whether the party had given another figure by the time of the other's that stands in this one's place."""
    limit = theirs.story.day[0] if theirs.story.day else 0
    return any(newer.story.day and newer.story.day[0] <= limit and _later(mine, newer) for newer, _ in said)


def _updates(said: Said, *, placed: bool) -> list[Update]:
    """Each figure of a party with its next one."""
    found = []
    names = {member.ref: party.name for member, party in said}
    ordered = sorted((member for member, _ in said if member.story.day), key=_moment)
    for at, earlier in enumerate(ordered):
        later = next((next_ for next_ in ordered[at + 1 :] if _later(earlier, next_)), None)
        if later is None or _shrunk(earlier, later):
            continue
        if one_quantity(earlier, later, placed=placed, growing=_hour(earlier) < _hour(later)):
            found.append(Update(earlier.ref, later.ref, _why(names, earlier, later)))
    return found


def _shrunk(earlier: Quantity, later: Quantity) -> bool:
    """Whether fewer were told of what befell people on one day: rather the order of the two is not known."""
    return befell(earlier) and later.interval < earlier.interval and earlier.story.day == later.story.day


def _moment(quantity: Quantity) -> tuple[int, int, Interval]:
    return (quantity.story.day[0] if quantity.story.day else 0), _hour(quantity), quantity.interval


def _later(earlier: Quantity, later: Quantity) -> bool:
    """Whether a party's figure takes the place of its other: told on a later day, or at a later hour; or, of what only
    grows during its day, higher.
    """
    days, others = earlier.story.day, later.story.day
    if days is None or others is None or earlier.interval.overlaps(later.interval):
        return False
    if earlier.thing.daily and days[0] != others[0] and _hour(earlier) == _hour(later):
        return days[1] < others[0]
    if days[1] < others[0]:
        return True
    hours = _hour(earlier), _hour(later)
    same_day = days == others
    return same_day and (
        hours[0] < hours[1] or (hours[0] == hours[1] and earlier.thing.daily and earlier.interval < later.interval)
    )


def _why(names: Mapping[FigureRef, str], earlier: Quantity, later: Quantity) -> str:
    before, after = names[earlier.ref], names[later.ref]
    whose = "its figure" if before == after else f"the figure of {before}"
    change = f"{after} {_change(earlier.interval, later.interval)} {whose}"
    return f"{change}: {earlier.interval} on {earlier.story.report.published}, {later.interval} on {later.story.report.published}"


def _change(earlier: Interval, later: Interval) -> str:
    if later.low > earlier.low and later.high >= earlier.high:
        return "raised"
    return "lowered" if later.high < earlier.high and later.low <= earlier.low else "changed"
