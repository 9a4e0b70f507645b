"""What several pages show alike."""

from typing import Annotated, Any

from fastapi import Depends, Query

from selon.ledger.browsing import ReportLine
from selon.records import Claim, Figure, Point, Report
from selon.records.codec import claim_to_json, number_to_json, report_to_json
from selon.records.judgement import Judgement, judgement_to_json
from selon.web.desk import Desk
from selon.web.paper import desk_of

Json = dict[str, Any]
Here = Annotated[Desk, Depends(desk_of)]
#: Rows on one page of a list.
ROWS = 50
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="The page of the list, from 1.")]


def report_row(report: Report) -> Json:
    """A report without its text."""
    row = report_to_json(report)
    del row["text"]
    return row


def line_row(line: ReportLine) -> Json:
    """A report in a list."""
    return {name: getattr(line, name) for name in line.__slots__}


def claim_row(claim: Claim) -> Json:
    """A claim with the id of its report."""
    return {"id": claim.id, "report": claim.report} | claim_to_json(claim)


def with_reports(desk: Desk, claims: list[Json]) -> list[Json]:
    """Claims, each with the line of its report under `in`."""
    names = list(dict.fromkeys(claim["report"] for claim in claims))
    lines = {line.id: line_row(line) for line in desk.ledger.report_lines(limit=len(names), ids=names)}
    return [claim | {"in": lines.get(claim["report"])} for claim in claims]


def point_row(point: Point, claims: dict[str, Claim]) -> Json:
    """A point in a list: what it is about, its figures with who gives them; of a statement, the claims that make it."""
    figures = []
    for ref in point.figures:
        claim = claims.get(ref.claim)
        if claim is None or ref.index >= len(claim.figures):
            continue
        figures.append(figure_row(str(ref), claim, claim.figures[ref.index]))
    return {
        "id": point.id,
        "kind": point.kind,
        "what": point.what,
        "origins": point.origins,
        "figures": figures,
        "claims": [claim_row(claims[name]) for name in point.claims if name in claims and not point.figures],
        "relations": [[item.a, item.b, item.kind, item.score, item.reason] for item in point.relations],
        "disagreements": [[str(item.a), str(item.b), item.reason] for item in point.disagreements],
        "updates": [[str(item.earlier), str(item.later), item.reason] for item in point.updates],
        "parties": [
            {"id": p.id, "name": p.name, "claims": list(p.claims), "counted": p.counted, "reason": p.reason}
            for p in point.parties
        ],
    }


def figure_row(ref: str, claim: Claim, figure: Figure) -> Json:
    """One figure with whose it is and where it stands."""
    actor = claim.source.actor
    return {
        "ref": ref,
        "claim": claim.id,
        "report": claim.report,
        "text": figure.text,
        "min": number_to_json(figure.min),
        "max": number_to_json(figure.max),
        "approx": figure.approx,
        "unit": figure.unit,
        "actor": None if actor is None else {"id": actor.id, "name": actor.name},
        "source": claim.source.text,
        "voice": claim.voice,
        "said_on": claim.said_on,
    }


def points_of(desk: Desk, points: tuple[Point, ...]) -> list[Json]:
    """Points with their figures, in few questions to the ledger."""
    claims = desk.ledger.claims_of(name for point in points for name in point.claims)
    return [point_row(point, claims) for point in points]


def judgement_row(item: Judgement) -> Json:
    """A decision and whether it stands."""
    return judgement_to_json(item) | {"active": item.active}


def listing(page: int, total: int) -> Json:
    """Where a list's page is."""
    return {"page": page, "pages": max(1, -(-total // ROWS)), "total": total}
