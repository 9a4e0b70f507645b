"""Which of two reports with common text had it first."""

from selon.languages.folding import fold
from selon.languages.media import find, same
from selon.records import Report
from selon.records.days import bounds


def original_of(a: Report, b: Report) -> tuple[str | None, str]:
    """The id of the report held to be the earlier, or None, and why in English words.

    The credited agency's own dispatch comes before the paper that credits it, unless
    it is dated later; else the report whose last possible day lies before the first
    possible day of the other. The same day, or no date, cannot be told.
    """
    for own, other in ((a, b), (b, a)):
        if _credits(other, own) and not _credits(own, other) and not _before(other, own):
            return own.id, f"the other credits {own.outlet}, whose own report this is"
    if _before(a, b):
        return a.id, f"published earlier ({a.published}, the other {b.published})"
    if _before(b, a):
        return b.id, f"published earlier ({b.published}, the other {a.published})"
    return None, "which was first cannot be told from their dates and credits"


def _credits(report: Report, other: Report) -> bool:
    """Whether `report` credits the agency that `other` is a report of."""
    if not other.outlet or (report.outlet and same(report.outlet, other.outlet)):
        return False
    return any(same(agency, other.outlet) for agency in report.agencies)


def medium_id(name: str) -> str:
    """One id for a medium, whatever it is called ("Agence France-Presse", "AFP" → "media:afp")."""
    known = find(name)
    return "media:" + fold(known.name if known else name).replace(" ", "-")


def _before(a: Report, b: Report) -> bool:
    last, first = bounds(a.published)[1], bounds(b.published)[0]
    return last is not None and first is not None and last < first
