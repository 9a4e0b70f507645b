"""The story at a glance, and the lists of reports, points and actors."""

from fastapi import APIRouter

from selon.web.pages.common import ROWS, Here, Json, PageNumber, line_row, listing, points_of
from selon.web.paper import twin

router = APIRouter(tags=["story"])
#: On the first page.
POINTS, REPORTS, ACTORS = 10, 8, 16


@twin(router, "/", "story", json_path="/index.json")
def story(desk: Here) -> Json:
    """The story: counts, the largest points, the latest reports, who speaks most."""

    def make() -> Json:
        ledger = desk.ledger
        actors, _ = ledger.actor_lines(limit=ACTORS)
        return {
            "counts": ledger.counts(),
            "points": points_of(desk, ledger.points_page(limit=POINTS)),
            "reports": [line_row(line) for line in ledger.report_lines(limit=REPORTS)],
            "actors": [{"id": item.id, "name": item.name, "claims": item.claims} for item in actors],
        }

    return desk.kept("story", make)


@twin(router, "/reports", "reports")
def reports(desk: Here, page: PageNumber = 1) -> Json:
    """All reports, the latest first."""

    def make() -> Json:
        lines = desk.ledger.report_lines(limit=ROWS, offset=(page - 1) * ROWS)
        return {"reports": [line_row(line) for line in lines], **listing(page, desk.ledger.counts()["reports"])}

    return desk.kept(("reports", page), make)


@twin(router, "/points", "points")
def points(desk: Here, page: PageNumber = 1) -> Json:
    """All points, those with most figures first."""

    def make() -> Json:
        found = desk.ledger.points_page(limit=ROWS, offset=(page - 1) * ROWS)
        return {"points": points_of(desk, found), **listing(page, desk.ledger.counts()["points"])}

    return desk.kept(("points", page), make)


@twin(router, "/actors", "actors")
def actors(desk: Here, page: PageNumber = 1) -> Json:
    """All named actors, those with most claims first."""

    def make() -> Json:
        found, total = desk.ledger.actor_lines(limit=ROWS, offset=(page - 1) * ROWS)
        rows = [{"id": item.id, "name": item.name, "claims": item.claims} for item in found]
        return {"actors": rows, **listing(page, total)}

    return desk.kept(("actors", page), make)
