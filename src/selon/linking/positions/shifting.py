"""Changes of position: typed, and only where the order, the point and the turn itself are sure.

Of two positions of one party on one point the later one is a shift when the pair is one
of `TURNS`. Two actors of one party shift only where one report tells both, the second
next after the first; one actor, also from one report to another, if the days differ.
Where a yes follows a no without a word that says so ("confirmed"), the two contents must be
each other's contrary; and who only goes on to evade, or to doubt, has left nothing. What one
sentence tells as a turn (`told.py`) needs no common point.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from selon.languages import load, supported
from selon.languages.wording import find
from selon.linking.denials import is_denied
from selon.linking.positions.holding import ADOPTED, EMPTY, OWN, TURNED
from selon.linking.positions.told import told_shifts
from selon.records import Claim, Point, Report
from selon.records.days import bounds
from selon.records.positions import Position, PositionKind, Shift

#: Successive kinds that are a change. What only adds to the former one ("affirms", then "demands") is none.
TURNS: frozenset[tuple[PositionKind, PositionKind]] = frozenset(
    (
        ("affirms", "denies"), ("affirms", "doubts"), ("affirms", "retracts"), ("affirms", "evades"),
        ("confirms", "denies"), ("confirms", "doubts"), ("confirms", "retracts"), ("confirms", "evades"),
        ("denies", "affirms"), ("denies", "confirms"), ("denies", "evades"), ("denies", "retracts"),
        ("doubts", "affirms"), ("doubts", "confirms"), ("evades", "affirms"), ("evades", "confirms"),
        ("evades", "denies"), ("no-comment", "confirms"), ("no-comment", "denies"), ("no-comment", "affirms"),
        ("supports", "condemns"), ("condemns", "supports"),
    )
)  # fmt: skip
#: Words that put what they say before the rest ("avait démenti", "had denied").
_BEFORE = re.compile(r"\b(?:avai(?:t|ent)|had)\b", re.IGNORECASE)


def find_shifts(
    positions: Sequence[Position], points: Sequence[Point], claims: Iterable[Claim], reports: Iterable[Report]
) -> tuple[Shift, ...]:
    """Every shift, by point; first those of words, then those of figures (`raises`, `lowers`)."""
    known, texts = {claim.id: claim for claim in claims}, {report.id: report for report in reports}
    found: list[Shift] = []
    kinds = {point.id: point.kind for point in points}
    ties = _ties(points)
    groups: dict[tuple[str, str], list[Position]] = {}
    for item in positions:
        if item.claim in known and item.report in texts and item.party and item.name:
            groups.setdefault((item.point, item.party), []).append(item)
    for group in groups.values():
        ordered = sorted(group, key=lambda item: _order(known[item.claim], texts))
        found += [
            made
            for first, second in pairwise(ordered)
            if _turned(first, second, known, ties, kinds.get(first.point, ""))
            and (made := _shift(first, second, known, texts)) is not None
        ]
    found += told_shifts(positions, known.values(), texts)
    return (*_distinct(found), *_of_figures(points, known))


def _order(claim: Claim, reports: Mapping[str, Report]) -> tuple[object, ...]:
    """By report, in the order of appearing; within one what "had been said" before comes first, then as it is told."""
    earlier = _before(claim)
    return (reports[claim.report].published or "~", claim.report, not earlier, claim.content.spans[0].start)


def _shift(
    first: Position, second: Position, claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> Shift | None:
    if (first.kind, second.kind) not in TURNS or first.claim == second.claim:
        return None
    one, other = claims[first.claim], claims[second.claim]
    turn = _turn(one, other, reports[second.report]) if first.report == second.report else None
    if not (turn or _before(one) or _stands_for_itself(first, second)):
        return None
    if not all(
        is_denied(claim, reports[claim.report].language)
        for claim, held in ((one, first), (other, second))
        if held.kind == "denies"
    ):
        return None
    if first.report != second.report:
        if first.actor != second.actor or not _later(first.on, second.on):
            return None
        why = "the same speaker, on a later day"
    elif first.actor != second.actor:
        if second.kind not in EMPTY:
            return None
        why = "two voices of one party, one after the other in the same report"
    else:
        why = "the same speaker, in the order in which the report tells it"
    told = f"; the report says “{turn}”" if turn else ""
    kind = f"{first.kind}→{second.kind}"
    reason = f"{why}{told}: {first.reason}; then {second.reason}"
    return Shift(first.point, first.party, second.name, kind, first.claim, second.claim, reason)


def _ties(points: Sequence[Point]) -> dict[frozenset[str], set[str]]:
    """What pairs of claims are to each other."""
    ties: dict[frozenset[str], set[str]] = {}
    for point in points:
        for item in point.relations:
            ties.setdefault(frozenset((item.a, item.b)), set()).add(item.kind)
    return ties


def _turned(
    first: Position,
    second: Position,
    claims: Mapping[str, Claim],
    ties: Mapping[frozenset[str], set[str]],
    kind: str,
) -> bool:
    """Whether the second surely speaks of what the first says."""
    one, other = claims[first.claim], claims[second.claim]
    if first.report == second.report and _meet(one, other):
        return False  # a quotation and a piece of it, or one inside another's words
    if TURNED in first.reason or TURNED in second.reason:
        return False
    between = ties.get(frozenset((one.id, other.id)), set())
    if kind == "figure" and OWN in first.reason and OWN in second.reason:
        return False  # both give a number, and may speak of other things besides
    if "affirms" in (first.kind, second.kind) and {first.kind, second.kind} & {"denies", "doubts"}:
        return bool(between & {"contradicts", "about"})
    return "contradicts" not in between or "denies" in (first.kind, second.kind)


def _meet(a: Claim, b: Claim) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a.content.spans for y in b.content.spans)


def _before(claim: Claim) -> bool:
    """Whether it "had been" said before the rest."""
    return bool(_BEFORE.search(claim.cue.text))


def _stands_for_itself(first: Position, second: Position) -> bool:
    """Whether the turn is plain from the two alone: not where one only goes on from saying a thing to evading the next."""
    if second.kind == "doubts":
        return first.report != second.report
    return not (second.kind in EMPTY and first.kind == "affirms" and ADOPTED in second.reason)


def _later(first: str | None, second: str | None) -> bool:
    """Whether the second day is surely after the first."""
    end, begin = bounds(first)[1] if first else None, bounds(second)[0] if second else None
    return end is not None and begin is not None and begin > end


def _turn(one: Claim, other: Claim, report: Report) -> str | None:
    """Words between two statements that say that the speaker turned ("est revenu sur ce démenti")."""
    if report.language not in supported():
        return None
    start, end = one.content.spans[-1].end, other.content.spans[0].start
    for hit in find(load(report.language), "positions", "retreat", report.text, start, max(start, end)):
        return " ".join(report.text[hit.span.start : hit.span.end].split())
    return None


def _distinct(found: Sequence[Shift]) -> Iterable[Shift]:
    """One shift that shows at several points of one matter is told once, at the first."""
    seen: set[tuple[str, str, str]] = set()
    for item in found:
        if (item.earlier, item.later, item.kind) not in seen:
            seen.add((item.earlier, item.later, item.kind))
            yield item


def _of_figures(points: Sequence[Point], claims: Mapping[str, Claim]) -> Iterable[Shift]:
    """A party's later figure that is surely above, or below, its former one."""
    for point in points:
        for item in point.updates:
            first, second = claims.get(item.earlier.claim), claims.get(item.later.claim)
            if first is None or second is None:
                continue
            one, other = first.figures[item.earlier.index], second.figures[item.later.index]
            kind = None
            if one.max is not None and other.min is not None and other.min > one.max:
                kind = "raises"
            elif one.min is not None and other.max is not None and other.max < one.min:
                kind = "lowers"
            if kind is not None:
                actor = second.source.actor
                name = actor.name if actor else second.source.text
                party = next((p.id for p in point.parties if second.id in p.claims), actor.id if actor else "")
                yield Shift(point.id, party, name, kind, str(item.earlier), str(item.later), item.reason)
