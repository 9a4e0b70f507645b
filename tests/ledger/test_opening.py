"""What is no ledger, what cannot be opened, and what the schema's history does."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from selon.errors import LedgerError
from selon.ledger import open_ledger
from selon.ledger.schema import metadata
from selon.records import Report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def test_a_new_ledger_has_the_schema_of_the_tables(path: Path) -> None:
    open_ledger(path, create=True).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        # The indexes of words are SQLite's own tables, kept by triggers.
        options = {"include_name": lambda name, *_: "_search" not in (name or "")}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    engine.dispose()


def test_a_closed_ledger_is_one_file(path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        ledger.add(Report("r1", "Un texte.", "fr"), [])
    assert [found.name for found in path.parent.iterdir()] == ["ledger.db"]


@pytest.mark.parametrize("target", ["missing.db", "no-folder/ledger.db", "."])
def test_what_is_not_there_is_named(tmp_path: Path, target: str) -> None:
    with pytest.raises(LedgerError, match=str(tmp_path)):
        open_ledger(tmp_path / target)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no-folder does not exist"):
        open_ledger(tmp_path / "no-folder" / "ledger.db", create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_another_kind_of_file_is_left_as_it_is(path: Path, create: bool) -> None:
    path.write_bytes(b"Once upon a time there was no database here. " * 200)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a SQLite file"):
        open_ledger(path, create=create)
    assert path.read_bytes() == before


def test_another_database_is_left_as_it_is(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"not a ledger.*recipes"):
        open_ledger(path, create=True)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_only_when_asked(path: Path) -> None:
    path.touch()
    with pytest.raises(LedgerError, match="holds no ledger"):
        open_ledger(path)
    with open_ledger(path, create=True) as ledger:
        assert ledger.add(Report("r1", "Un texte.", "fr"), [])


def test_a_damaged_ledger_says_so(path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        for n in range(50):
            ledger.add(Report(f"r{n}", "Un texte. " * 300, "fr"), [])
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"ledger\.db: (damaged|not a)"), open_ledger(path) as ledger:
        list(ledger.reports())


def test_a_cut_off_ledger_says_so(path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        for n in range(50):
            ledger.add(Report(f"r{n}", "Un texte. " * 300, "fr"), [])
    path.write_bytes(path.read_bytes()[: 40 * 1024])
    with pytest.raises(LedgerError, match=r"ledger\.db"), open_ledger(path) as ledger:
        list(ledger.reports())


def test_a_ledger_of_a_newer_selon_is_refused(path: Path) -> None:
    open_ledger(path, create=True).close()
    newer = sqlite3.connect(path)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    with pytest.raises(LedgerError, match=r"newer Selon \(schema 9999"):
        open_ledger(path)


def test_a_creation_that_fails_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("selon.ledger.connect._upgrade", fail)
    with pytest.raises(LedgerError, match="No space left"):
        open_ledger(path, create=True)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("url", ["mysql://host/name", "nonsense://", "postgresql://:badport:x/y"])
def test_urls_of_other_databases_are_refused(url: str) -> None:
    with pytest.raises(LedgerError):
        open_ledger(url)


def test_a_server_that_cannot_be_used_is_named_without_its_password() -> None:
    with pytest.raises(LedgerError, match=r"127\.0\.0\.1:1/ledger") as raised:
        open_ledger("postgresql://reporter:sesame@127.0.0.1:1/ledger")
    assert "sesame" not in str(raised.value)


def test_a_sqlite_url_is_a_path(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}", create=True) as ledger:
        assert ledger.add(Report("r1", "Un texte.", "fr"), [])
    with open_ledger(str(path)) as ledger:
        assert ledger.has_report("r1")
