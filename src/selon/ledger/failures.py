"""What a database says when it fails, in words for the person in front of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from selon.errors import LedgerBusy, LedgerError, RefusedReport

#: A piece of the engine's message → what it means here and what to do.
MEANINGS = (
    ("file is not a database", "not a ledger (not a SQLite file)"),
    ("malformed", "damaged (SQLite: database disk image is malformed); restore it from a copy"),
    ("readonly database", "cannot be written: the file or its folder is read-only"),
    ("disk is full", "the disk is full; nothing was half-written: make room and run again"),
    ("disk i/o error", "the disk failed or is full; nothing was half-written: make room and run again"),
    ("unable to open database file", "cannot be opened: look at the folder, its permissions and the room on the disk"),
    ("file is encrypted", "not a ledger (not a SQLite file)"),
    ("no such table", "a database, but not a whole ledger"),
    ("no space left on device", "the server's disk is full; nothing was half-written: make room and run again"),
    ("connection refused", "the server does not answer"),
    ("password authentication failed", "the server refuses this user or password"),
)


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Gives errors of the engine and of the system as `LedgerError`, naming the ledger."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _meaning(name, error) from error
    except UnicodeEncodeError as error:
        raise RefusedReport(
            f"{name}: text that is not Unicode cannot be kept (a lone surrogate at character {error.start})"
        ) from error
    except OSError as error:
        raise LedgerError(f"{name}: {error.strerror or error}") from error


def _meaning(name: str, error: Exception) -> LedgerError:
    cause = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    said = cause.lower()
    if "database is locked" in said or "database table is locked" in said:
        return LedgerBusy(f"{name}: another program is writing to this ledger; try again when it is done")
    if "nul (0x00)" in said or "invalid byte sequence" in said:
        return RefusedReport(f"{name}: PostgreSQL cannot keep a text with a NUL character")
    for piece, meaning in MEANINGS:
        if piece in said:
            return LedgerError(f"{name}: {meaning}")
    first = cause.strip().splitlines()[0] if cause.strip() else type(error).__name__
    if isinstance(error, (OperationalError, InterfaceError)):
        return LedgerError(f"{name}: cannot be reached or used: {first}")
    return LedgerError(f"{name}: {first}")
