"""The ledger: the only room that speaks SQL.

One SQLite file by default, PostgreSQL by URL, the same tables and the same code.
The record (reports, claims and what was normalised from them) is only ever added
to; copies and points are derived from it and replaced as a whole.
"""

from selon.ledger.runs import Run
from selon.ledger.store import Ledger, open_ledger

__all__ = ["Ledger", "Run", "open_ledger"]
