"""Selon: a ledger of attributed claims.

Reads news reports and records who says what, to whom, when, on what evidence,
with which figures and through which chain of reporting. It never says what is
true: it says who says it, and shows the characters where they said it.

    for reading in selon.read(["report.txt"], published="2026-03-09"):
        ...                              # a Reading (report, claims) or an IntakeError

    list(selon.add("story.db", ["reports/"]))
    selon.link("story.db")
    with selon.open_ledger("story.db") as ledger:
        claims = list(ledger.claims(stance="deny"))

The page is made by `selon.pipeline.explain` (`selon.explain` is the room it is made in).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selon.errors import IntakeError, SelonError
    from selon.ledger import open_ledger
    from selon.pipeline import Reading, add, link, read
    from selon.records import Claim, Copy, Notice, Point, Report, Span

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Copy",
    "IntakeError",
    "Notice",
    "Point",
    "Reading",
    "Report",
    "SelonError",
    "Span",
    "add",
    "link",
    "open_ledger",
    "read",
]

_ROOMS = {
    "selon.errors": ("IntakeError", "SelonError"),
    "selon.ledger": ("open_ledger",),
    "selon.pipeline": ("Reading", "add", "link", "read"),
    "selon.records": ("Claim", "Copy", "Notice", "Point", "Report", "Span"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """A name of the front door, from its room: heavy libraries load when they are first needed."""
    if name not in _HOME:
        raise AttributeError(f"module 'selon' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
