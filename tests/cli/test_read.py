"""`selon read` with the shipped engine, as users call it."""

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import INTERRUPTIBLE

Selon = Callable[..., "subprocess.CompletedProcess[str]"]


def started(*arguments: object) -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*INTERRUPTIBLE, *map(str, arguments)], stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8", text=True
    )


def line_of(process: "subprocess.Popen[str]") -> Any:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def check_spans(value: Any, text: str) -> int:
    """Checks every object that has spans and text against the report, and counts them."""
    if isinstance(value, list):
        return sum(check_spans(item, text) for item in value)
    if not isinstance(value, dict):
        return 0
    count = 0
    if "spans" in value and "text" in value:
        assert " … ".join(text[start:end] for start, end in value["spans"]) == value["text"]
        count = 1
    return count + sum(check_spans(item, text) for item in value.values())


def test_json_lines_hold_each_report_and_true_spans(selon: Selon, story: Path) -> None:
    done = selon("read", "--format", "jsonl", "--date", "2026-01", story)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["report"]["language"] for row in rows] == ["fr", "en", "fr"]
    assert rows[0]["report"]["text"] == (story / "a.txt").read_text(encoding="utf-8")
    assert {row["report"]["published"] for row in rows} == {"2026-01"}
    checked = [check_spans(row["claims"], row["report"]["text"]) for row in rows]
    assert min(checked) > 0
    assert "pont serait fermé" in json.dumps(rows[0]["claims"], ensure_ascii=False)


def test_options_set_what_the_reports_do_not_say(selon: Selon, story: Path) -> None:
    done = selon("read", "-f", "jsonl", "--outlet", "La Vigie", "--lang", "fr", "--date", "2026-01-12", story / "a.txt")
    report = json.loads(done.stdout)["report"]
    assert (report["outlet"], report["language"], report["published"]) == ("La Vigie", "fr", "2026-01-12")


def test_a_report_is_printed_before_the_next_is_read(story: Path) -> None:
    process = started("read", "--format", "jsonl", story / "a.txt", "-")
    first = line_of(process)
    assert process.poll() is None
    rest, complaints = process.communicate("« Rien n'est décidé », a déclaré la ministre Léa Dor.\n")
    second = json.loads(rest)
    assert first["report"]["text"].startswith("Le maire de Brume")
    assert second["report"]["text"].startswith("« Rien n'est décidé »")
    assert (process.returncode, complaints) == (0, "")


def test_a_reader_that_goes_away_is_no_news(story: Path) -> None:
    process = started("read", "--format", "jsonl", story / "a.txt", "-", story / "b.txt")
    line_of(process)
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write("Selon le maire, tout va bien.")
    process.stdin.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == ""
    process.stderr.close()


def test_ctrl_c_ends_without_a_traceback(story: Path) -> None:
    process = started("read", "--format", "jsonl", story / "a.txt", "-")
    line_of(process)
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in complaints


def test_in_a_batch_the_others_go_on(selon: Selon, story: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text('{"text": "Le maire a dit non."}\n{"text": \n', encoding="utf-8")
    done = selon("read", "-f", "jsonl", tmp_path / "missing.txt", tmp_path / "broken.jsonl", story / "a.txt")
    assert done.returncode == 1
    assert len([json.loads(line) for line in done.stdout.splitlines()]) == 2
    assert done.stderr.startswith("selon: 2 of 4 could not be read:\n")
    assert "missing.txt" in done.stderr
    assert "broken.jsonl:2" in done.stderr


@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_where_nothing_can_be_read_there_is_an_error(selon: Selon, tmp_path: Path, form: str) -> None:
    (tmp_path / "empty").mkdir()
    for path in ("empty", "missing"):
        done = selon("read", "-f", form, tmp_path / path)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("selon: ")
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_table_stays_within_the_terminal(selon: Selon, story: Path, columns: int) -> None:
    done = selon("read", story, env={"COLUMNS": str(columns)})
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= columns
    assert "Paul Astier" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_page_marks_the_texts(selon: Selon, story: Path) -> None:
    page = selon("read", "--format", "html", story).stdout
    assert page.count("<section") == 3
    assert '<mark class="content"' in page


def test_least_probability(selon: Selon, story: Path) -> None:
    every = json.loads(selon("read", "-f", "jsonl", story / "a.txt").stdout)["claims"]
    none = json.loads(selon("read", "-f", "jsonl", "--min-probability", "1", story / "a.txt").stdout)["claims"]
    assert len(none) < len(every)
    assert all(claim["probability"] >= 1 for claim in none)


def test_reading_leaves_nothing_in_the_home_folder(selon: Selon, story: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = selon("read", story / "a.txt", env={"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")})
    assert (done.returncode, done.stderr) == (0, "")
    assert list(home.iterdir()) == []
