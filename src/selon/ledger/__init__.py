"""The ledger: the only room that speaks SQL.

One SQLite file by default, PostgreSQL by URL, the same tables and the same code.
The record (reports, and what each run read in them) is only ever added to, unless a
report is forgotten; judgements stand beside it; copies, revisions and points are
derived and replaced as a whole.
"""

from selon.ledger.health import Info
from selon.ledger.rereading import Reread
from selon.ledger.runs import Run
from selon.ledger.sound import Problem
from selon.ledger.store import Ledger, open_ledger
from selon.ledger.tombstones import Tombstone

__all__ = ["Info", "Ledger", "Problem", "Reread", "Run", "Tombstone", "open_ledger"]
