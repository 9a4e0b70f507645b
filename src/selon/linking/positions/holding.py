"""The position that each claim takes, and on which points.

A claim stands at the points of its own figures or statement, and at those of the claims
it is about. Words that evade, keep silent or take back say nothing of their own: they
stand where their party stood just before in the same report, with nobody else between.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from selon.languages import LanguagePack, load, supported
from selon.languages.wording import find
from selon.linking.anaphora import LEAST_WORDS, party_of
from selon.linking.pointing import ABOUT_OTHERS
from selon.records import Claim, Point, Report
from selon.records.positions import Position, PositionKind

BY_STANCE: dict[str, PositionKind] = {
    "state": "affirms",
    "estimate": "affirms",
    "commit": "affirms",
    "confirm": "confirms",
    "deny": "denies",
    "doubt": "doubts",
    "expect": "expects",
    "demand": "demands",
    "condemn": "condemns",
    "support": "supports",
}
#: Lists of `positions.toml`, the most telling first, with the position that their words take.
BY_WORDS: tuple[tuple[str, PositionKind], ...] = (
    ("silence", "no-comment"),
    ("evasion", "evades"),
    ("retreat", "retracts"),
)
#: Characters from the end of one statement of a party to what it says next on the matter.
NEXT = 900
#: Why a claim stands at a point of its own figures or statement.
OWN = "its own words stand at the point"
#: Why words that say nothing of their own stand where they stand.
ADOPTED = "said next by the same party, with nobody else between"
#: Such a content names itself what is not answered: it goes on from nothing said before.
UNANSWERED = "does not answer whether it is so"
#: Why who denies nothing by his words is held to deny.
TURNED = "says the contrary of what most say at the point"
#: They say nothing of their own.
EMPTY = frozenset(("no-comment", "evades", "retracts"))

Held = tuple[PositionKind, str]


def find_positions(reports: Iterable[Report], claims: Iterable[Claim], points: Sequence[Point]) -> tuple[Position, ...]:
    """Every position, by point, then in the order of saying as far as it is known.

    `points` bring their relations. Claims of no source, and what reports say themselves, hold none.
    """
    texts = {report.id: report for report in reports}
    known = {claim.id: claim for claim in claims if claim.report in texts}
    held = {name: _held(claim, texts[claim.report]) for name, claim in known.items()}
    placed = _placed(known, points, held)
    _adopt(known, held, placed, texts)
    turned = {(point.id, name) for point in points for name in _other_side(point, known)}
    found = [
        _position(known[name], texts[known[name].report], point, _turned(kind, (point, name) in turned), why)
        for name, at in placed.items()
        for point, why in at.items()
        if (kind := held[name]) is not None and known[name].voice == "attributed"
    ]
    return tuple(sorted(found, key=lambda item: (item.point, order_of(known[item.claim], texts))))


def order_of(claim: Claim, reports: Mapping[str, Report]) -> tuple[str, str, int]:
    """When a claim was said: its day, else its report's, then its place."""
    return (claim.said_on or reports[claim.report].published or "~", claim.report, claim.content.spans[0].start)


def _held(claim: Claim, report: Report) -> Held | None:
    """The position that a claim's own words take, with the reason."""
    if report.language in supported():
        pack = load(report.language)
        for name, kind in BY_WORDS:
            words = _words(report.text, claim, pack, name)
            if words is not None:
                return kind, f"“{words}”"
        opening = claim.content.spans[0]
        if claim.stance == "deny" and any(
            hit.span.start == opening.start for hit in find(pack, "positions", "question", report.text, *opening)
        ):
            return "evades", UNANSWERED
    held = BY_STANCE.get(claim.stance)
    return None if held is None else (held, f"says so: {claim.stance}")


def _words(text: str, claim: Claim, pack: LanguagePack, name: str) -> str | None:
    for spans, told in ((claim.cue.spans, False), (claim.content.spans, True)):
        hits = [hit for span in spans for hit in find(pack, "positions", name, text, *span)]
        for hit in hits:
            if told and hit.row.get("cue"):
                continue  # "to dodge" is what the reporter says of him, not what he says
            return " ".join(text[hit.span.start : hit.span.end].split())
    return None


def _placed(
    claims: Mapping[str, Claim], points: Sequence[Point], held: Mapping[str, Held | None]
) -> dict[str, dict[str, str]]:
    """For each claim its points, with why."""
    placed: dict[str, dict[str, str]] = {}
    for point in points:
        for name in point.claims:
            kind = held.get(name)
            # What says nothing of its own is no statement to stand at.
            alone = point.kind == "statement" and len(point.claims) == 1
            if name in claims and not (alone and kind is not None and kind[0] in EMPTY):
                placed.setdefault(name, {})[point.id] = OWN
    for point in points:
        for item in point.relations:
            # "These rumours are shameful" speaks of them, and neither affirms nor denies what they say.
            speaks = item.a in claims and claims[item.a].stance in ABOUT_OTHERS
            if item.kind == "about" and item.b in point.claims and speaks:
                placed.setdefault(item.a, {}).setdefault(point.id, item.reason)
    return placed


def _adopt(
    claims: Mapping[str, Claim],
    held: Mapping[str, Held | None],
    placed: dict[str, dict[str, str]],
    reports: Mapping[str, Report],
) -> None:
    """Gives words that say nothing of their own the points of what their party said just before."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims.values():
        by_report.setdefault(claim.report, []).append(claim)
    for found in by_report.values():
        ordered = sorted((item for item in found if item.voice == "attributed"), key=lambda item: item.content.spans[0])
        for n, claim in enumerate(ordered):
            mine = held[claim.id]
            if mine is None or mine[0] not in EMPTY or claim.id in placed or mine[1] == UNANSWERED:
                continue
            for before in reversed(ordered[:n]):
                gap = claim.content.spans[0].start - before.content.spans[-1].end
                if party_of(before) != party_of(claim) or gap > NEXT:
                    break
                at = {point: why for point, why in placed.get(before.id, {}).items() if why != OWN or _says(before)}
                if at:
                    placed[claim.id] = dict.fromkeys(at, ADOPTED)
                    break


def _says(claim: Claim) -> bool:
    """Whether a content is more than a word or two that call something names ("of fake news")."""
    return len(re.findall(r"\w+", claim.content.text)) >= LEAST_WORDS


def _other_side(point: Point, claims: Mapping[str, Claim]) -> set[str]:
    """Claims that contradict what most claims of a statement say, without denying it by their words."""
    if point.kind != "statement":
        return set()
    against: dict[str, set[str]] = {}
    for item in point.relations:
        if item.kind == "contradicts":
            against.setdefault(item.a, set()).add(item.b)
            against.setdefault(item.b, set()).add(item.a)
    stating = [name for name in point.claims if name in claims and claims[name].stance != "deny"]
    sides: list[set[str]] = []
    for name in stating:
        home = next((side for side in sides if not side & against.get(name, set())), None)
        if home is None:
            sides.append({name})
        else:
            home.add(name)
    largest = max(sides, key=len, default=set())
    alike = [side for side in sides if len(side) == len(largest)]
    # Two sides of one size: neither is the denial of the other.
    return set() if len(alike) > 1 else {name for side in sides if side is not largest for name in side}


def _turned(held: Held, turned: bool) -> Held:
    if turned and held[0] in ("affirms", "confirms"):
        return "denies", TURNED
    return held


def _position(claim: Claim, report: Report, point: str, held: Held, why: str) -> Position:
    actor = claim.source.actor
    return Position(
        point=point,
        actor=actor.id if actor else party_of(claim),
        name=actor.name if actor else claim.source.text,
        party=party_of(claim),
        kind=held[0],
        claim=claim.id,
        report=claim.report,
        on=claim.said_on or report.published,
        reason=f"{held[1]}; {why}",
    )
