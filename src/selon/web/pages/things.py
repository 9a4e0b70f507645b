"""One report, one claim, one point, one actor."""

from collections.abc import Callable
from typing import Annotated, get_args

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from fastapi.responses import PlainTextResponse
from markupsafe import Markup

from selon.explain import wording as wordings
from selon.explain.chart import svg
from selon.explain.figures import chart_of
from selon.explain.story import build
from selon.ledger import Ledger
from selon.positions import Standing, at_point, of_actor
from selon.records import Stance
from selon.records.codec import report_to_json
from selon.records.lineage import origin_tree, origin_tree_to_json
from selon.records.links import Point
from selon.records.positions import position_to_json, shift_to_json
from selon.web.desk import Desk
from selon.web.pages.common import (
    ROWS,
    Here,
    Json,
    PageNumber,
    claim_row,
    judgement_row,
    line_row,
    listing,
    point_row,
    points_of,
    report_row,
    with_reports,
)
from selon.web.paper import desk_of, twin, words_of

router = APIRouter(tags=["things"])
#: Characters shown on either side of a claim.
AROUND = 600
Name = Annotated[str, InPath(description="An id, or the beginning of one.")]
STANCES: tuple[str, ...] = get_args(Stance)
#: Positions shown on one page.
POSITIONS = 60


@router.get("/reports/{name:path}/text", response_class=PlainTextResponse, summary="A report's text as it was read")
def text(desk: Here, name: Name) -> PlainTextResponse:
    """The report's text alone."""
    return PlainTextResponse(desk.ledger.report(desk.ledger.find("report", name)).text)


@twin(router, "/reports/{name:path}", "report")
def report(desk: Here, name: Name) -> Json:
    """A report with its claims, notices, copies and revisions."""
    ledger = desk.ledger
    found = ledger.report(ledger.find("report", name))
    claims = [claim_row(claim) for claim in ledger.claims(report=found.id)]
    copies = ledger.copies_among([found.id])
    revisions = ledger.revisions_among([found.id])
    names = {copy.a for copy in copies} | {copy.b for copy in copies}
    names |= {item.earlier for item in revisions} | {item.later for item in revisions}
    others = ledger.report_lines(limit=len(names), ids=sorted(names - {found.id}))
    return {
        "report": report_to_json(found),
        "claims": claims,
        "copies": [
            {
                "other": copy.b if copy.a == found.id else copy.a,
                "extent": copy.extent,
                "score": copy.score,
                "original": copy.original,
                "reason": copy.reason,
            }
            for copy in copies
        ],
        "revisions": [{"earlier": item.earlier, "later": item.later, "reason": item.reason} for item in revisions],
        "others": {line.id: line_row(line) for line in others},
    }


@twin(router, "/claims/{name}", "claim")
def claim(desk: Here, name: Name) -> Json:
    """A claim with its report, its points, where they come from, and what was decided about it."""
    ledger = desk.ledger
    found = ledger.claim(ledger.find("claim", name))
    home = ledger.report(found.report)
    start, end = found.content.spans[0].start, found.content.spans[-1].end
    low = max(0, min(start, *(span.start for span in found.source.spans), start) - AROUND)
    low += len(home.text[low:start]) - len(home.text[low:start].lstrip("\n"))
    points = ledger.points_of(found.id)
    near = ledger.claims_of([found.parent] if found.parent else [])
    return {
        "claim": claim_row(found),
        "report": report_row(home),
        "context": {"start": low, "text": home.text[low : end + AROUND]},
        "parent": next((claim_row(item) for item in near.values()), None),
        "points": points_of(desk, points),
        "origins": [_origins(desk, point) for point in points],
        "judgements": [judgement_row(item) for item in ledger.judgements(subject=found.id)],
        "stances": list(STANCES),
    }


def chart(request: Request, data: Json) -> Json:
    """The point's ranges as a `<figure>`, in the reader's language; empty where there is nothing to compare."""
    desk, language, name = desk_of(request), words_of(request).language, data["point"]["id"]

    def make() -> str:
        found = desk.ledger.point(name)
        claims = desk.ledger.claims_of(found.claims)
        reports = desk.ledger.some_reports(claim.report for claim in claims.values())
        story = build(wordings.load(language), reports, claims.values(), (), [found])
        drawn = chart_of(story.points[0], story) if story.points else None
        return svg(drawn) if drawn else ""

    return {"chart": Markup(desk.kept(("chart", name, language), make))}  # noqa: S704 (`svg` escapes its words)


@twin(router, "/points/{name}", "point", more=chart)
def point(desk: Here, name: Name) -> Json:
    """A point: its figures by source, a chart's description, disagreements, updates and origins."""
    ledger = desk.ledger
    found = ledger.point(ledger.find("point", name))
    claims = ledger.claims_of(found.claims)
    row = point_row(found, claims)
    lines = ledger.report_lines(limit=len(claims), ids=sorted({item.report for item in claims.values()}))
    return {
        "point": row,
        "reports": {line.id: line_row(line) for line in lines},
        "origins": _origins(desk, found),
        "judgements": [judgement_row(item) for item in ledger.judgements(subject=found.id)],
        **_held(desk, at_point, found.id),
    }


@twin(router, "/actors/{name:path}", "actor")
def actor(desk: Here, name: Name, page: PageNumber = 1, stance: str | None = None) -> Json:
    """An actor: everything said, the latest first."""
    from selon import judging

    found = judging.actor_called(desk.ledger, name)
    wanted = stance if stance in STANCES else None
    claims, total = desk.ledger.claims_page(actor=found.id, stance=wanted, limit=ROWS, offset=(page - 1) * ROWS)
    return {
        "actor": {"id": found.id, "name": found.name, "kind": found.kind, "affiliation": found.affiliation},
        "claims": with_reports(desk, [claim_row(item) for item in claims]),
        "stances": list(STANCES),
        "stance": wanted,
        **_held(desk, of_actor, found.id),
        "judgements": [judgement_row(item) for item in desk.ledger.judgements(subject=found.id)],
        **listing(page, total),
    }


def _origins(desk: Desk, point: Point) -> Json:
    return desk.kept(("origins", point.id), lambda: _origin_tree(desk, point))


def _origin_tree(desk: Desk, point: Point) -> Json:
    claims = desk.ledger.claims_of(point.claims)
    names = sorted({item.report for item in claims.values()})
    reports = {report.id: report for report in desk.ledger.some_reports(names)}
    tree = origin_tree(point, claims, reports, desk.ledger.copies_among(names), desk.ledger.revisions_among(names))
    return origin_tree_to_json(tree)


def _held(desk: Desk, read: Callable[[Ledger, str], Standing], name: str) -> Json:
    """Positions that are wanted, with their points' names, and the shifts between them."""
    known = desk.kept((read.__name__, name), lambda: read(desk.ledger, name))
    return {
        "positions": [
            position_to_json(item) | _told(known, item.point, item.claim) for item in known.positions[:POSITIONS]
        ],
        "positions_total": len(known.positions),
        "shifts": [shift_to_json(item) | _told(known, item.point, item.later) for item in known.shifts[:POSITIONS]],
    }


def _told(known: Standing, point: str, claim: str) -> Json:
    words = known.claims[claim.partition("#")[0]].content.text
    return {"what": known.points[point].what, "content": words}
