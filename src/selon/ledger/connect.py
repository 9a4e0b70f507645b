"""Opening a ledger: where it is, whether it is one, and which schema it has.

A new ledger is made at the newest schema, an older one is brought up to it, each in
one transaction, and a newer one is refused: this version would not know what its
columns mean.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from selon.errors import LedgerError
from selon.ledger.failures import translated
from selon.ledger.lock import FileLock, ServerLock

#: "SELO": tells a ledger from any other SQLite file (`file ledger.db`).
APPLICATION_ID = 0x53454C4F
#: Milliseconds a reader waits for SQLite's own short locks.
BUSY_TIMEOUT = 10_000
#: Seconds a second writer waits before it is told that the ledger is busy.
WRITER_WAIT = 5.0


@dataclass(frozen=True, slots=True)
class Target:
    """Where a ledger is: `path` for SQLite, None for a server. `name` is fit to be shown (no password)."""

    url: URL
    path: Path | None
    name: str


def target_of(written: str | Path) -> Target:
    """Reads what the user wrote: a path, or a `sqlite:` or `postgresql:` URL.

    Raises:
        LedgerError: a URL that cannot be read, or of another kind of database.
    """
    if isinstance(written, Path) or "://" not in written:
        path = Path(written)
        return Target(URL.create("sqlite", database=str(path)), path, str(path))
    try:
        url = make_url(written)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"not a ledger's URL (expected postgresql://USER@HOST/NAME): {error}") from None
    kind = url.get_backend_name()
    if kind == "sqlite":
        path = Path(url.database or "")
        return Target(url, path, str(path))
    if kind == "postgresql":
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        return Target(url, None, url.render_as_string(hide_password=True))
    raise LedgerError(f"{url.drivername}: a ledger is a SQLite file or a PostgreSQL database")


def connect(target: Target, *, create: bool) -> Engine:
    """An engine on a ledger at the newest schema.

    Raises:
        LedgerError: there is none (and `create` is false), it is something else, it
            is damaged, of a newer Selon, or cannot be opened or made.
    """
    if target.path is None:
        engine = _server_engine(target)
        new = False
    else:
        new = _check_path(target.path, create=create)
        engine = _file_engine(target.path)
    try:
        with translated(target.name):
            _bring_up(target, engine, create=create)
    except BaseException:
        engine.dispose()
        if new and target.path is not None:
            _remove_unborn(target.path)
        raise
    return engine


def lock_for(target: Target, engine: Engine) -> FileLock | ServerLock:
    """The writer's lock that fits this ledger, not yet taken."""
    return ServerLock(engine, target.name) if target.path is None else FileLock(target.path)


def _check_path(path: Path, *, create: bool) -> bool:
    """True when there is no file yet; complains about what can be seen without opening it."""
    if not str(path) or path.is_dir():
        raise LedgerError(f"{path}: a folder; a ledger is one file")
    if path.exists():
        return False
    if not create:
        raise LedgerError(f"{path}: no such ledger; `selon add {path} REPORT…` makes one")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: its folder {path.parent} does not exist; make it first")
    return True


def _remove_unborn(path: Path) -> None:
    """What a creation that failed has left, so that nothing half-made stays."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _server_engine(target: Target) -> Engine:
    try:
        return create_engine(target.url)
    except ImportError as error:
        raise LedgerError(f"{target.name}: PostgreSQL needs psycopg: install selon[postgres]") from error


def _file_engine(path: Path) -> Engine:
    """SQLite with its transactions begun by us, so that a writer's begins as a writer's."""
    engine = create_engine(URL.create("sqlite", database=str(path)), creator=lambda: _open_file(path))

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("selon_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _open_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _uri(path), uri=True, timeout=BUSY_TIMEOUT / 1000, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys = ON")
    # A kill leaves the ledger whole with either; NORMAL may only lose the last reports of a power
    # failure, which the next run adds again, and spares one fsync per report.
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _uri(path: Path) -> str:
    """A ledger in a folder that cannot be written opens as the fixed file that it is."""
    quoted = path.absolute().as_uri()
    fixed = path.exists() and not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return f"{quoted}?mode=ro&immutable=1" if fixed else quoted


def _bring_up(target: Target, engine: Engine, *, create: bool) -> None:
    with engine.connect() as connection:
        state = _state(target, connection)
    if state == "current":
        return
    if state == "empty" and not create:
        raise LedgerError(f"{target.name}: holds no ledger; `selon add` makes one")
    lock = lock_for(target, engine)
    lock.acquire(WRITER_WAIT)
    try:
        if target.path is not None:
            with engine.connect() as connection:
                cursor: Any = connection.connection.cursor()
                cursor.execute("PRAGMA journal_mode = WAL")
                cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                cursor.close()
        with engine.connect().execution_options(selon_write=True) as connection, connection.begin():
            if _state(target, connection) != "current":  # another may have done it while we waited
                _upgrade(connection)
    finally:
        lock.release()


def _state(target: Target, connection: Connection) -> str:
    """Whether it is "empty", "older" or "current"; anything else is an error."""
    script = ScriptDirectory.from_config(_config())
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision == script.get_current_head():
        return "current"
    if revision is None:
        tables = inspect(connection).get_table_names()
        if tables:
            raise LedgerError(f"{target.name}: a database, but not a ledger (it holds: {', '.join(tables[:5])})")
        return "empty"
    if revision not in {known.revision for known in script.walk_revisions()}:
        raise LedgerError(
            f"{target.name}: made by a newer Selon (schema {revision}; this one knows up to "
            f"{script.get_current_head()}); update Selon"
        )
    return "older"


def head() -> str:
    """The newest schema that this version knows."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("selon.ledger") / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def reading(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that sees one state of the ledger."""
    with translated(name), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction that takes effect as a whole or not at all."""
    with translated(name), engine.connect().execution_options(selon_write=True) as connection, connection.begin():
        yield connection
