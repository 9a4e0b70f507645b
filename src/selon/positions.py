"""Who holds what on which point, and who changed: read from a ledger as it is linked now.

Linking keeps both in the ledger. One that an older version linked has none: there they are found when asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass

from selon import judging
from selon.ledger import Ledger
from selon.linking.positions import find_positions, find_shifts
from selon.records import Claim, Point, Report
from selon.records.positions import Position, Shift


@dataclass(frozen=True, slots=True)
class Standing:
    """Positions and shifts, with the points, claims and reports that they name."""

    positions: tuple[Position, ...]
    shifts: tuple[Shift, ...]
    points: dict[str, Point]
    claims: dict[str, Claim]
    reports: dict[str, Report]


def standing(ledger: Ledger) -> Standing:
    """All positions of a ledger, as it was last linked."""
    reports = {report.id: report for report in ledger.reports()}
    claims = {claim.id: claim for claim in ledger.claims()}
    points = {point.id: point for point in ledger.points()}
    if ledger.has_positions():
        return Standing(ledger.positions(), ledger.shifts(), points, claims, reports)
    held = find_positions(reports.values(), claims.values(), tuple(points.values()))
    shifts = find_shifts(held, tuple(points.values()), claims.values(), reports.values())
    return Standing(held, shifts, points, claims, reports)


def at_point(ledger: Ledger, point: str) -> Standing:
    """The positions at one point (its id)."""
    if not ledger.has_positions():
        return _only(standing(ledger), lambda item: item.point == point)
    return _read(ledger, ledger.positions(point=point), ledger.shifts(point=point))


def of_actor(ledger: Ledger, written: str) -> Standing:
    """The positions of one actor, and of those who speak for it.

    `written` is a name or an id.

    Raises:
        NotInLedger: there is no such actor, or several have this name.
    """
    actor = judging.actor_called(ledger, written)
    if not ledger.has_positions():
        return _only(standing(ledger), lambda item: actor.id in (item.actor, item.party))
    return _read(ledger, ledger.positions(actor=actor.id), ledger.shifts(actor=actor.id))


def _read(ledger: Ledger, held: tuple[Position, ...], shifts: tuple[Shift, ...]) -> Standing:
    """With what these name, and nothing else of the ledger."""
    points = {
        point.id: point for point in ledger.some_points({item.point for item in held} | {item.point for item in shifts})
    }
    ends = {end.partition("#")[0] for item in shifts for end in (item.earlier, item.later)}
    claims = ledger.claims_of([*(item.claim for item in held), *sorted(ends)])
    reports = {report.id: report for report in ledger.some_reports({claim.report for claim in claims.values()})}
    return Standing(held, shifts, points, claims, reports)


def _only(found: Standing, wanted: Callable[[Position], bool]) -> Standing:
    mine = tuple(item for item in found.positions if wanted(item))
    named = {item.claim for item in mine}
    shifts = tuple(
        item for item in found.shifts if {item.earlier.partition("#")[0], item.later.partition("#")[0]} <= named
    )
    return Standing(mine, shifts, found.points, found.claims, found.reports)
