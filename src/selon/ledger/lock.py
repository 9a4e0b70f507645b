"""One writer at a time: a lock that dies with its process.

For SQLite it is an advisory lock on `LEDGER.lock` beside the file (not on the file
itself: closing a second handle to a SQLite file drops SQLite's own locks). For
PostgreSQL it is a session-level advisory lock. Either is let go by the system when
the process ends, however it ends, so that no stale lock is ever left.
"""

import fcntl
import os
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from selon.errors import LedgerBusy, LedgerError

#: Seconds between two tries.
STEP = 0.05


class FileLock:
    """Held from `acquire` to `release`."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._path = ledger.with_name(ledger.name + ".lock")
        self._handle: int | None = None

    def acquire(self, wait: float) -> None:
        """Waits up to `wait` seconds.

        Raises:
            LedgerBusy: another process holds it.
            LedgerError: the lock file cannot be made.
        """
        if not _try_for(self._try, wait):
            raise LedgerBusy(
                f"{self._ledger}: another writer holds this ledger (waited {wait:g} s); try again when it is done"
            )

    def release(self) -> None:
        """Lets it go; without effect when it is not held."""
        if self._handle is not None:
            with suppress(OSError):
                self._path.unlink()  # while it is held: whoever waits sees below that its file is gone
            os.close(self._handle)
            self._handle = None

    def _try(self) -> bool:
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise LedgerError(f"{self._ledger}: cannot be written: {error.strerror} ({self._path.name})") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(handle).st_ino == self._path.stat().st_ino:
                self._handle = handle
                return True
        except OSError:  # held by another, or its holder has just removed the file
            pass
        os.close(handle)
        return False


class ServerLock:
    """The same on PostgreSQL; it holds one connection."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._key = zlib.crc32(b"selon-writer")
        self._connection: Connection | None = None

    def acquire(self, wait: float) -> None:
        """As `FileLock.acquire`."""
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        ask = text("SELECT pg_try_advisory_lock(:key)")
        try:
            held = _try_for(lambda: bool(connection.execute(ask, {"key": self._key}).scalar()), wait)
        except BaseException:
            connection.close()
            raise
        if not held:
            connection.close()
            raise LedgerBusy(
                f"{self._name}: another writer holds this ledger (waited {wait:g} s); try again when it is done"
            )
        self._connection = connection

    def release(self) -> None:
        """Lets it go; without effect when it is not held."""
        if self._connection is not None:
            self._connection.invalidate()  # ends the session, and with it the lock, whatever its state
            self._connection.close()
            self._connection = None


def _try_for(attempt: Callable[[], bool], wait: float) -> bool:
    end = time.monotonic() + wait
    while not attempt():
        if time.monotonic() >= end:
            return False
        time.sleep(STEP)
    return True
