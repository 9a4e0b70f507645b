"""How runs end: exit codes, one line per error, nothing on stdout but results."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import selon.ledger
from selon.cli import run

Selon = Callable[..., "subprocess.CompletedProcess[str]"]
HEAVY = (
    "onnxruntime",
    "numpy",
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "edtf",
    "rich.progress",
    "altair",
    "datasketch",
)


def test_alone_it_helps(selon: Selon) -> None:
    done = selon()
    assert done.returncode == 0
    assert "selon add story.db" in " ".join(done.stdout.split())
    assert done.stderr == ""


def test_version(selon: Selon) -> None:
    assert selon("--version").stdout == f"selon {selon_version()}\n"


def selon_version() -> str:
    from selon import __version__

    return __version__


def test_help_loads_nothing_heavy() -> None:
    code = f"""
import sys
from selon.cli import run
assert run(["read", "--help"]) == 0
assert run(["--help"]) == 0
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["unknown"], "No such command 'unknown'"),
        (["read"], "Missing argument 'PATH'"),
        (["read", "--nonsense", "x"], "No such option: --nonsense"),
        (["read", "x", "--format", "xml"], "'xml' is not one of"),
        (["read", "x", "--date", "yesterday"], "--date: 'yesterday' is not a date"),
        (["read", "x", "--date", "2026-02-30"], "--date: '2026-02-30' is not a date"),
        (["read", "x", "--lang", "xx"], "no language pack for 'xx'"),
        (["read", "x", "--min-probability", "2"], "'--min-probability'"),
        (["read", ""], "an empty PATH"),
        (["add", "x.db", ""], "an empty PATH"),
        (["claims", "x.db", "--stance", "shout"], "'shout' is no stance; there are: state, confirm"),
        (["claims", "x.db", "--since", "hier"], "--since: 'hier' is not a date"),
        (["explain", "x.db", "-o", "page.pdf"], "does not end in .html, .md or .json"),
    ],
)
def test_wrong_calls_exit_2_with_one_line(selon: Selon, arguments: list[str], words: str, tmp_path: Path) -> None:
    done = selon(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("selon: ")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize("verb", ["claims", "points", "copies", "link", "explain"])
def test_a_ledger_that_is_not_there_exits_1(selon: Selon, verb: str, tmp_path: Path) -> None:
    done = selon(verb, "nowhere.db", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("selon: nowhere.db: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert not (tmp_path / "nowhere.db").exists()


def test_a_file_that_is_no_ledger_exits_1(selon: Selon, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("this is a shopping list, not a database " * 20)
    done = selon("claims", "notes.db", cwd=tmp_path)
    assert done.returncode == 1
    assert "not a ledger" in done.stderr


def unforeseen(*_: object, **__: object) -> None:
    raise RuntimeError("two\nlines \x1b[31mred")


def test_an_unforeseen_error_is_one_line_with_advice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(selon.ledger, "open_ledger", unforeseen)
    assert run(["claims", "x.db"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("selon: unexpected error: RuntimeError: two lines ")
    assert "--debug" in err
    assert err.count("\n") == 1
    assert "\x1b" not in err


@pytest.mark.parametrize("arguments", [["--debug", "claims", "x.db"], ["claims", "x.db", "--debug"]])
def test_debug_shows_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setattr(selon.ledger, "open_ledger", unforeseen)
    assert run(arguments) == 1
    err = capsys.readouterr().err
    assert "Traceback (most recent call last)" in err
    assert "in unforeseen" in err


def test_after_two_dashes_debug_is_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--", "--debug"]) == 1
    assert "--debug" in capsys.readouterr().err
