"""Where the figures or statements of a point come from: parties, the reports that carry them, and what repeats those.

`origin_tree` makes it from what is stored: nothing is counted anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selon.records.claim import Claim
from selon.records.links import Copy, FigureRef, Point, Revision
from selon.records.report import Report


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report that carries a party's `claims`, and their figures; `repeats` are the reports that repeat it.

    `how` says how it repeats the one above it: "whole copy" or "revision"; empty at the
    top. `via` is the channel its claims name, nearest first.
    """

    report: str
    outlet: str | None
    published: str | None
    agencies: tuple[str, ...]
    via: tuple[str, ...]
    figures: tuple[FigureRef, ...]
    how: str
    claims: tuple[str, ...] = ()
    repeats: tuple["Carrier", ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """One who stands behind figures; `counted` is true of an origin, and `reason` says why or why not."""

    id: str | None
    name: str
    counted: bool
    reason: str
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class OriginTree:
    """A point's figures by who stands behind them; `origins` is how many count."""

    point: str
    what: str
    origins: int
    branches: tuple[Branch, ...]


def origin_tree(
    point: Point,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    copies: Iterable[Copy],
    revisions: Iterable[Revision],
) -> OriginTree:
    """The tree of a point. `claims` and `reports` hold at least those of the point.

    Claims of sources that could be anybody, or that deny the figure, come last, in a branch without an id.
    """
    repeats = _repeats(copies, revisions)
    refs: dict[str, list[FigureRef]] = {name: [] for name in point.claims}
    for ref in point.figures:
        refs[ref.claim].append(ref)
    branches = [
        Branch(
            party.id, party.name, party.counted, party.reason,
            _carriers([name for name in party.claims if name in refs], refs, claims, reports, repeats),
        )
        for party in sorted(point.parties, key=lambda party: not party.counted)
    ]  # fmt: skip
    rest = [name for name in refs if not any(name in party.claims for party in point.parties)]
    if rest:
        carriers = _carriers(rest, refs, claims, reports, repeats)
        branches.append(
            Branch(
                None, "nobody in particular", not branches, "could be anybody, or does not stand behind it", carriers
            )
        )
    return OriginTree(point.id, point.what, point.origins, tuple(branches))


def _repeats(copies: Iterable[Copy], revisions: Iterable[Revision]) -> dict[str, list[tuple[str, str]]]:
    """For each report what it repeats, with how: its revisions first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for revision in revisions:
        found.setdefault(revision.later, []).append((revision.earlier, "revision"))
    for copy in copies:
        if copy.extent == "whole":
            later, earlier = (copy.a, copy.b) if copy.original == copy.b else (copy.b, copy.a)
            found.setdefault(later, []).append((earlier, "whole copy"))
    return found


def _carriers(
    names: Sequence[str],
    refs: Mapping[str, Sequence[FigureRef]],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    repeats: Mapping[str, Sequence[tuple[str, str]]],
) -> tuple[Carrier, ...]:
    here: dict[str, list[str]] = {}
    for name in names:
        here.setdefault(claims[name].report, []).append(name)
    above: dict[str, tuple[str, str]] = {}
    for report in here:
        for earlier, how in repeats.get(report, ()):
            if earlier in here and not _under(earlier, report, above):
                above[report] = (earlier, how)
                break

    def carrier(report: str, how: str) -> Carrier:
        found = reports.get(report)
        via = dict.fromkeys(via.name for name in here[report] for via in claims[name].via)
        below = tuple(carrier(later, way) for later, (earlier, way) in above.items() if earlier == report)
        return Carrier(
            report, found.outlet if found else None, found.published if found else None,
            found.agencies if found else (), tuple(via), tuple(ref for name in here[report] for ref in refs[name]),
            how, tuple(here[report]), below,
        )  # fmt: skip

    return tuple(carrier(report, "") for report in here if report not in above)


def _under(report: str, top: str, above: Mapping[str, tuple[str, str]]) -> bool:
    """Whether `report` stands somewhere under `top`."""
    while report in above:
        report = above[report][0]
        if report == top:
            return True
    return False


def origin_tree_to_json(tree: OriginTree) -> dict[str, Any]:
    """Keys as the fields; figures as `CLAIM#n`."""
    return {
        "point": tree.point,
        "what": tree.what,
        "origins": tree.origins,
        "branches": [
            {
                "id": branch.id,
                "name": branch.name,
                "counted": branch.counted,
                "reason": branch.reason,
                "carriers": [_carrier_to_json(carrier) for carrier in branch.carriers],
            }
            for branch in tree.branches
        ],
    }


def _carrier_to_json(carrier: Carrier) -> dict[str, Any]:
    return {
        "report": carrier.report,
        "outlet": carrier.outlet,
        "published": carrier.published,
        "agencies": list(carrier.agencies),
        "via": list(carrier.via),
        "claims": list(carrier.claims),
        "figures": [str(ref) for ref in carrier.figures],
        "how": carrier.how,
        "repeats": [_carrier_to_json(below) for below in carrier.repeats],
    }
