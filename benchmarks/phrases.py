"""Dates and figures of phrases: `selon normalise` held against suites of phrases with expected values.

usage: python benchmarks/phrases.py [--data DIR] [--selon CMD] [--wrong N]

DIR (or SELON_EVAL) holds duckling-fr-en, rustling-fr and text2num-fr-en (JSON Lines). Phrases of
time are measured on their days: a day, an interval's two ends, an open end, and the clock time where
one is named. Left out, and counted in the table: what counts from the clock's now ("in two minutes"),
a time of day without any day, and feasts that no language pack lists. Numbers are right when the one
value expected is the first figure's. The suites look forward for a bare weekday, so phrases are read
with `--prefer future`.
"""

import argparse
import gzip
import json
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from edtf import parse_edtf

Row = dict[str, Any]
STAMP = re.compile(r"\((\d+(?:, \d+)+)\)")
COARSE = ("Day", "Week", "Month", "Quarter", "Year", "NoGrain")
#: Phrases with one of these name a day even where the day is that of the reference time.
NAMED_DAY = re.compile(
    r"aujourd|demain|hier|ce (?:jour|soir|matin|midi)|cet(?:te)? (?:après|nuit|apr)|\b(?:lun|mar|mer|jeu|ven|sam|dim)\w*di"
    r"|today|to-?morrow|yesterday|tonight|this (?:morning|evening|afternoon|night)|last night"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d[/.-]\d|\d(?:st|nd|rd|th)\b|\b(?:le|du|the) \d"
    r"|janv|f[ée]v|mars|avril|\bmai\b|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c|jan|feb|march|april|\bmay\b|june|july|aug",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Expected:
    """Days [first, last] (None: open), and the clock time of the beginning where the value is finer than a day."""

    first: date | None
    last: date | None
    clock: str | None
    grain: str
    holiday: bool = False
    start: datetime | None = None


def expected(text: str) -> Expected | None:
    """Duckling's value as days; None where it is of another shape."""
    stamps = [_stamp(found) for found in STAMP.findall(text)]
    grain = re.search(r"\) (NoGrain|Second|Minute|Hour|Day|Week|Month|Quarter|Year)", text)
    if not stamps or None in stamps or grain is None:
        return None
    start: datetime = stamps[0]  # type: ignore[assignment]
    kind, name = text.split(maxsplit=1)[0], grain.group(1)
    clock = None if name in COARSE else f"{start:%H:%M}"
    if kind == "datetimeOpenInterval":
        after = "After" in text
        return Expected(start.date() if after else None, None if after else start.date(), clock, name, start=start)
    if len(stamps) == 2:
        end: datetime = stamps[1]  # type: ignore[assignment]
    else:
        end = _after(start, name)
    last = (end - timedelta(seconds=1)).date()
    return Expected(start.date(), last, clock, name, "Holiday" in kind, start)


def _stamp(digits: str) -> datetime | None:
    numbers = [int(part) for part in digits.split(",")]
    year, month, day, *rest = [*numbers, 0, 0, 0, 0, 0][:6]
    try:
        return datetime(year, month or 1, day or 1, *rest)  # noqa: DTZ001 -- the suites have no zones
    except ValueError:
        return None


def _after(start: datetime, grain: str) -> datetime:
    if grain in ("Month", "Quarter", "Year"):
        months = {"Month": 1, "Quarter": 3, "Year": 12}[grain]
        month = start.month - 1 + months
        return start.replace(year=start.year + month // 12, month=month % 12 + 1)
    return start + {"Week": timedelta(7), "Day": timedelta(1), "Hour": timedelta(hours=1)}.get(grain, timedelta(0, 1))


def left_out(row: Row, want: Expected, reference: datetime) -> str | None:
    """The class that a phrase is left out for, or None."""
    if want.holiday and not re.search(
        r"christmas|new year|thanksgiving|easter|all saint|halloween|labou?r day|independence",
        row["expect"],
        re.IGNORECASE,
    ):
        return "feasts that no pack lists"
    if want.grain == "Second":
        return "counted from the clock's now"
    if want.grain in ("Hour", "Minute") and not NAMED_DAY.search(row["input"]):
        first = want.first or want.last
        if first is not None and 0 <= (first - reference.date()).days <= 1:
            return "time of day alone"
        if re.search(r"hour|heure|minute|\bh\b", row["input"], re.IGNORECASE):
            return "counted from the clock's now"
    return None


def said(answer: Row) -> tuple[date | None, date | None, str | None] | None:
    """Days and clock of the first time with a date in an answer."""
    for when in answer["whens"]:
        if when["edtf"] is not None:
            bounds = _days(when["edtf"])
            if bounds is not None:
                return (*bounds, when["time"])
    return None


def _days(edtf: str) -> tuple[date | None, date | None] | None:
    try:
        parsed = parse_edtf(edtf)
        first = None if edtf.startswith("..") else parsed.lower_strict()
        last = None if edtf.endswith("..") else parsed.upper_strict()
        return tuple(None if at is None else date(at.tm_year, at.tm_mon, at.tm_mday) for at in (first, last))  # type: ignore[return-value]
    except Exception:  # noqa: BLE001 -- edtf raises kinds of its own; an unreadable answer is a wrong one
        return None


def right(want: Expected, got: tuple[date | None, date | None, str | None] | None) -> bool:
    """Whether an answer has the days, and the clock time, that are wanted."""
    if got is None:
        return False
    first, last, clock = got
    if want.clock is None:
        return (first, last) == (want.first, want.last)
    if want.first is None or want.last is None:
        return (want.first or want.last) in (first, last) and clock in (want.clock, None)
    if first == last == want.first:
        # A part of a day is answered by its day.
        return clock == want.clock or (clock is None and want.grain == "Hour")
    # A weekend begins on Friday evening there, on Saturday here.
    return last == want.last and first is not None and 0 <= (first - want.first).days <= 1


def answers(command: list[str], phrases: list[str], *options: str) -> Iterator[Row]:
    """What `selon normalise` says of each phrase."""
    done = subprocess.run(
        [*command, "normalise", "-", "--format", "jsonl", *options],
        input="".join(f"{phrase}\n" for phrase in phrases),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"phrases: {' '.join(command)} failed: {done.stderr.strip()[-300:]}")
    yield from map(json.loads, done.stdout.splitlines())


def rows_of(path: Path) -> list[Row]:
    """Rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def times(data: Path, command: list[str], show: int) -> None:
    """The duckling phrases of time, per language."""
    for language in ("fr", "en"):
        rows = [r for r in rows_of(data / "duckling-fr-en.jsonl.gz") if r["dim"] == "Time" and r["lang"] == language]
        out: Counter[str] = Counter()
        kept: list[tuple[Row, Expected]] = []
        for row in rows:
            want = expected(row["expect"])
            why = "of another shape" if want is None else left_out(row, want, datetime.fromisoformat(row["ref"][:19]))
            if why or want is None:
                out[str(why)] += 1
            else:
                kept.append((row, want))
        reference = rows[0]["ref"][:10]
        options = ("--lang", language, "--date", reference, "--prefer", "future")
        found = list(answers(command, [row["input"] for row, _ in kept], *options))
        hits = [right(want, said(answer)) for (_, want), answer in zip(kept, found, strict=True)]
        print(f"Time {language}: {sum(hits)} of {len(hits)} right ({100 * sum(hits) / len(hits):.1f} %)")
        left = sum(out.values())
        print(f"  left out: {left} of {len(rows)} ({100 * left / len(rows):.1f} %): {dict(out)}")
        wrong = [(row, answer) for (row, _), answer, hit in zip(kept, found, hits, strict=True) if not hit]
        for row, answer in wrong[:show]:
            print(
                f"  ✗ {row['input']!r}: {row['expect']}; said {[(w['text'], w['edtf'], w['time']) for w in answer['whens']]}"
            )


def numbers(data: Path, command: list[str], show: int) -> None:
    """Number words and numerals, per language."""
    for language in ("fr", "en"):
        wanted: list[tuple[str, float]] = []
        for row in rows_of(data / "duckling-fr-en.jsonl.gz"):
            value = re.fullmatch(r"NumeralValue \(?(-?[\d.e+]+)\)?", row["expect"])
            if row["dim"] == "Numeral" and row["lang"] == language and value:
                wanted.append((row["input"], float(value.group(1))))
        for row in rows_of(data / "text2num-fr-en.jsonl.gz"):
            if (
                row["lang"] == language
                and row["kind"] == "text2digits"
                and re.fullmatch(r"[1-9]\d*|0", row["expect"] or "")
            ):
                wanted.append((row["input"], float(row["expect"])))
        found = answers(command, [phrase for phrase, _ in wanted], "--lang", language)
        wrong = [
            (phrase, value, answer["figures"])
            for (phrase, value), answer in zip(wanted, found, strict=True)
            if not answer["figures"] or not _equal(answer["figures"], value)
        ]
        hits = len(wanted) - len(wrong)
        print(f"Numbers {language}: {hits} of {len(wanted)} right ({100 * hits / len(wanted):.1f} %)")
        for phrase, value, figures in wrong[:show]:
            print(f"  ✗ {phrase!r}: {value:g}; said {[(f['text'], f['min'], f['max']) for f in figures]}")


def _equal(figures: list[Row], value: float) -> bool:
    low, high = figures[0]["min"], figures[0]["max"]
    return len(figures) == 1 and low == high and abs(low - value) < 1e-6 * max(1.0, abs(value))


def main() -> None:
    """Runs the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--selon", default=str(Path(sys.executable).with_name("selon")))
    parser.add_argument(
        "--wrong", type=int, default=0, metavar="N", help="show the first N wrong answers of each suite"
    )
    options = parser.parse_args()
    data = options.data or (Path(os.environ["SELON_EVAL"]) if "SELON_EVAL" in os.environ else None)
    if data is None:
        sys.exit("phrases: name the folder of suites with --data DIR or SELON_EVAL")
    command = shlex.split(options.selon)
    times(data, command, options.wrong)
    numbers(data, command, options.wrong)


if __name__ == "__main__":
    main()
