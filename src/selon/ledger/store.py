"""The ledger as the other rooms see it.

Every write is one transaction: it is there as a whole or not at all, whenever the
process is killed. The writer's lock is taken at the first write and kept until the
ledger is closed, so that a second writer cannot slip in between a report and the
links made from it.
"""

from pathlib import Path

from selon.ledger.connect import WRITER_WAIT
from selon.ledger.placed import Places


def open_ledger(target: str | Path, *, create: bool = False, wait: float = WRITER_WAIT) -> "Ledger":
    """Opens a ledger: a path to a SQLite file, or a `postgresql://` URL.

    `create` makes it when it is not there. `wait` is how many seconds a write waits
    for another writer.

    Raises:
        LedgerError: it is missing, damaged, something else, of a newer Selon, or cannot be made.
    """
    return Ledger(target, create=create, wait=wait)


class Ledger(Places):
    """An open ledger; close it, or use it in a `with` statement.

    `Reads` holds what it can be asked for, `Judges` the decisions of people, `Adds` what
    puts reports and links in, `Rereads` later readings, `Cares` checks and tidying,
    `Forgets` what takes a report out, `Finds` parts of it, `KeepsVectors` what claims are
    found with, and `Places` who holds what.
    """
