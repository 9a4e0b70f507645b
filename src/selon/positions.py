"""Who holds what on which point, and who changed: read from a ledger as it is linked now."""

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
    """All positions of a ledger."""
    reports = {report.id: report for report in ledger.reports()}
    claims = {claim.id: claim for claim in ledger.claims()}
    points = {point.id: point for point in ledger.points()}
    held = find_positions(reports.values(), claims.values(), tuple(points.values()))
    shifts = find_shifts(held, tuple(points.values()), claims.values(), reports.values())
    return Standing(held, shifts, points, claims, reports)


def of_actor(ledger: Ledger, written: str) -> Standing:
    """The positions of one actor, and of those who speak for it.

    `written` is a name or an id.

    Raises:
        NotInLedger: there is no such actor, or several have this name.
    """
    actor = judging.actor_called(ledger, written)
    found = standing(ledger)
    mine = tuple(item for item in found.positions if actor.id in (item.actor, item.party))
    named = {item.claim for item in mine}
    shifts = tuple(
        item for item in found.shifts if {item.earlier.partition("#")[0], item.later.partition("#")[0]} <= named
    )
    return Standing(mine, shifts, found.points, found.claims, found.reports)
