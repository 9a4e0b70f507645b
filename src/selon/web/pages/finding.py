"""Searching by words, and asking."""

from typing import Annotated

from fastapi import APIRouter, Query

from selon import pipeline
from selon.errors import UsageError
from selon.web.pages.common import ROWS, Here, Json, PageNumber, claim_row, line_row, listing, with_reports
from selon.web.pages.things import STANCES
from selon.web.paper import twin

router = APIRouter(tags=["finding"])
Words = Annotated[str, Query(max_length=500)]
Day = Annotated[str, Query(max_length=40, description="EDTF: 2024, 2024-10, 2024-10-25.")]
#: Reports shown beside the claims that a search finds.
REPORTS = 12


@twin(router, "/search", "search")
def search(
    desk: Here,
    q: Words = "",
    source: Words = "",
    stance: Annotated[str, Query(max_length=20)] = "",
    since: Day = "",
    until: Day = "",
    page: PageNumber = 1,
) -> Json:
    """Claims by words in them, who says them, how, and when; and the reports that have the words."""
    asked = {"q": q, "source": source, "stance": stance, "since": since, "until": until}
    base: Json = {"asked": asked, "stances": list(STANCES), "problem": None}
    narrowed = any((source.strip(), stance, since.strip(), until.strip()))
    if not q.strip() and not narrowed:
        return base | {"claims": [], "reports": [], **listing(page, 0)}
    try:
        if narrowed:
            found, total = desk.ledger.claims_page(
                source=source.strip() or None, stance=stance or None, since=since.strip() or None,
                until=until.strip() or None, text=q.strip() or None, limit=ROWS, offset=(page - 1) * ROWS,
            )  # fmt: skip
        else:
            ids = desk.ledger.search(q, limit=1_000)
            total = len(ids)
            found = tuple(desk.ledger.claims_of(ids[(page - 1) * ROWS : page * ROWS]).values())
    except UsageError as error:
        return base | {"claims": [], "reports": [], "problem": str(error), **listing(page, 0)}
    names = desk.ledger.search_reports(q, limit=REPORTS)
    lines = desk.ledger.report_lines(limit=len(names), ids=names)
    return base | {
        "claims": with_reports(desk, [claim_row(claim) for claim in found]),
        "reports": [line_row(line) for line in lines],
        **listing(page, total),
    }


@twin(router, "/ask", "ask")
def ask(desk: Here, q: Words = "", since: Day = "", until: Day = "") -> Json:
    """The claims that answer a question, by who says them and how."""
    asked = {"q": q, "since": since, "until": until}
    base: Json = {"asked": asked, "groups": [], "nothing": False, "problem": None}
    if not q.strip():
        return base
    try:
        answer = desk.kept(
            ("answer", q, since, until),
            lambda: pipeline.ask(desk.target, q, since=since.strip() or None, until=until.strip() or None),
        )
    except UsageError as error:
        return base | {"problem": str(error)}
    groups = [
        {
            "actor": group.actor,
            "stance": group.stance,
            "claims": with_reports(
                desk,
                [
                    claim_row(hit.context.claim) | {"score": round(hit.score, 3), "reasons": list(hit.reasons)}
                    for hit in group.hits
                ],
            ),
        }
        for group in answer.groups
    ]
    return base | {"groups": groups, "nothing": not groups}
