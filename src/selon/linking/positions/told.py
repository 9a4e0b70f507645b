"""Turns that a report tells in one breath: "after denying any leak for months, the director admitted …".

The two sides say different things, so they share no point; that they are the two sides of
one turn is what the reporter says, by the words around the denial.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from selon.languages import LanguagePack, load, supported
from selon.languages.sentences import Sentences
from selon.languages.wording import find
from selon.linking.anaphora import party_of
from selon.records import Claim, Report
from selon.records.positions import Position, Shift

#: "the company, which had denied it": the one who is named just before.
_RELATIVE = re.compile(r",?\s(?:who|which|that|qui)", re.IGNORECASE)


def told_shifts(
    positions: Sequence[Position], claims: Iterable[Claim], reports: Mapping[str, Report]
) -> Iterable[Shift]:
    """`denies→confirms` of one speaker where the report itself tells the one as the end of the other.

    They stand at the point of the later claim.
    """
    points: dict[str, Position] = {}
    for item in positions:
        points.setdefault(item.claim, item)
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.voice == "attributed" and claim.cue.spans and claim.stance in ("deny", "confirm"):
            by_report.setdefault(claim.report, []).append(claim)
    for name, found in by_report.items():
        report = reports.get(name)
        if report is None or report.language not in supported() or len({claim.stance for claim in found}) < 2:
            continue
        pack, parts = load(report.language), Sentences(report.text)
        for later in found:
            if later.stance != "confirm" or later.id not in points:
                continue
            for earlier in found:
                words = _told(report.text, parts, earlier, later, pack) if earlier.stance == "deny" else None
                if words is not None and _one_speaker(report.text, earlier, later):
                    at = points[later.id]
                    reason = f"the same speaker; the report says “{words}” of the denial"
                    yield Shift(at.point, at.party, at.name, "denies→confirms", earlier.id, later.id, reason)


def _told(text: str, parts: Sentences, earlier: Claim, later: Claim, pack: LanguagePack) -> str | None:
    """The words that say that the denial came first; None where nothing does, or another sentence stands between."""
    denied, confirmed = earlier.cue.spans[0], later.cue.spans[0]
    one, other = parts.whole(denied.start), parts.whole(confirmed.start)
    if other.start not in (one.start, one.end):
        return None
    hits = [hit for hit in find(pack, "positions", "once", text, one.start, denied.end) if hit.span.end >= denied.end]
    if not hits:
        return None
    if one != other and not find(pack, "positions", "yielding", text, other.start, confirmed.end):
        return None
    return " ".join(text[hits[0].span.start : hits[0].span.end].split())


def _one_speaker(text: str, a: Claim, b: Claim) -> bool:
    """Whether both are one's: by name, by words inside the other's, or "who" right behind them."""
    if any(x.start < y.end and y.start < x.end for x in a.source.spans for y in b.source.spans):
        return True
    if any(_RELATIVE.fullmatch(text, y.end, x.end) for x in a.source.spans for y in b.source.spans):
        return True
    return bool(a.source.text and b.source.text) and party_of(a) == party_of(b)
