"""An open ledger: its engine, its writer's lock, and the end of both."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from selon.ledger.connect import WRITER_WAIT, connect, lock_for, reading, target_of, writing


class Opened:
    """What reading and writing stand on; close it, or use it in a `with` statement."""

    def __init__(self, target: str | Path, *, create: bool = False, wait: float = WRITER_WAIT) -> None:
        self._target = target_of(target)
        self._engine = connect(self._target, create=create)
        self._lock = lock_for(self._target, self._engine)
        self._wait = wait
        self._locked = False

    @property
    def name(self) -> str:
        """Where it is, fit to be shown: a path, or a URL without its password."""
        return self._target.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the writer's lock go. A second call does nothing."""
        if self._locked:
            self._lock.release()
            self._locked = False
        self._engine.dispose()

    def lock(self) -> None:
        """Becomes the one writer; every write does this by itself.

        Raises:
            LedgerBusy: another process is writing.
        """
        if not self._locked:
            self._lock.acquire(self._wait)
            self._locked = True

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with reading(self._engine, self.name) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self.lock()
        with writing(self._engine, self.name) as connection:
            yield connection
