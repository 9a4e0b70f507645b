"""What is left of reports that were forgotten."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, or_, select

from selon.ledger import schema
from selon.records import Report


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a forgotten report: its id, and who forgot it, when and why. No word of it."""

    report: str
    forgotten_on: str
    author: str
    reason: str


def tombstone_of(connection: Connection, report: Report) -> Tombstone | None:
    """As `Forgets.forgotten`."""
    table = schema.tombstones
    query = select(table.c.report, table.c.forgotten_on, table.c.author, table.c.reason)
    same = [table.c.report == report.id]
    if report.url:
        same.append(table.c.address == address_of(report.url))
    row = connection.execute(query.where(or_(*same))).first()
    return Tombstone(*row) if row else None


def address_of(url: str | None) -> str | None:
    """What a tombstone keeps of an address: enough to know it again, not enough to read it."""
    return sha256(url.encode("utf-8", "surrogatepass")).hexdigest() if url else None
