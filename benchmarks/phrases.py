"""Dates and figures of phrases: `selon normalise` held against suites of phrases with expected values.

usage: python benchmarks/phrases.py [--data DIR] [--selon CMD] [--wrong N]

DIR (or SELON_EVAL) holds duckling-fr-en, rustling-fr and text2num-fr-en (JSON Lines). Phrases of
time are measured on their days: a day, an interval's two ends, an open end, and the clock time where
one is named; of a time of day alone, on the clock. Seasons are EDTF's own numbers. The table tells what
is left out, and how much of it there is. Numbers are right when the one value expected is that of the
only figure; approximate ones also when they are said to be approximate. The suites look forward for a
bare weekday, so phrases are read with `--prefer future`.
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
Bounds = tuple[date | None, date | None]
STAMP = re.compile(r"[(\[](\d+(?:, \d+)*)[)\]]")
GRAINS = ("Year", "Month", "Day", "Hour", "Minute", "Second")
COARSE = ("Day", "Week", "Month", "Quarter", "Year", "NoGrain")
#: Phrases with one of these name a day even where the day is that of the reference time.
NAMED_DAY = re.compile(
    r"aujourd|demain|hier|ce (?:jour|soir|matin|midi)|cet(?:te)? (?:après|nuit|apr)|\b(?:lun|mar|mer|jeu|ven|sam|dim)\w*di"
    r"|today|to-?morrow|yesterday|tonight|this (?:morning|evening|afternoon|night)|last night|veille"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d[/.-]\d|\d(?:st|nd|rd|th)\b|\b(?:le|du|the) \d"
    r"|janv|f[ée]v|mars|avril|\bmai\b|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c|jan|feb|march|april|\bmay\b|june|july|aug",
    re.IGNORECASE,
)
#: Feasts that no pack lists: of the Hindu, Sikh, Buddhist, Chinese and Parsi calendars, and days of one cause or land.
UNLISTED = re.compile(
    r"chinese|diwali|dhanteras|chaturdashi|dooj|chhath|saptami|vijayadashami|navaratri|chauth|yatra|raksha|jayanti"
    r"|shivaratri|pongal|boghi|vaisakhi|onam|panchami|holi|janmashtami|parsi|vesak|diwas|chaturthi|navami|ugadi"
    r"|youth service|earth hour|king's day|vegan|boss's|wida",
    re.IGNORECASE,
)
#: Feasts that begin at sundown: the suite counts from the evening before, the packs from the day.
SUNDOWN = re.compile(
    r"kippur|atzeret|torah|atzmaut|omer|hashoah|rosh|hanukkah|passover|sukkot|shavuot|bishvat|purim",
    re.IGNORECASE,
)
COUNTED_DAYS = re.compile(r"\b(?:days?|jours?)\b", re.IGNORECASE)
#: Words that tell the half of the day; without them "3:30" may be either, and the suite's hour of now decides.
HALF = re.compile(
    r"\b(?:[ap] ?m|[ap]\.m|\d[ap]|morning|noon|evening|night|matin|mat|midi|soir|minuit|h)\b", re.IGNORECASE
)
ZONE = re.compile(r"\b(?:GMT|UTC|CET|CST|PST|BST|IST|EST)\b", re.IGNORECASE)
SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}


@dataclass(frozen=True)
class Expected:
    """Days [first, last] (None: open), and the clock time of the beginning where the value is finer than a day."""

    first: date | None
    last: date | None
    clock: str | None
    grain: str
    holiday: bool = False
    season: str | None = None
    spread: bool = False
    sundown: bool = False


def expected(text: str) -> Expected | None:
    """Duckling's or rustling's value as days; None where it is of another shape."""
    text = text.rpartition("check_moment")[2]
    stamps = [_stamp(found) for found in STAMP.findall(text)]
    if not 1 <= len(stamps) <= 2 or None in stamps:
        return None
    (start, size), *rest = [stamp for stamp in stamps if stamp]
    grain = re.search(r"(?:\) |Grain::)(NoGrain|Second|Minute|Hour|Day|Week|Month|Quarter|Year)", text)
    name = grain.group(1) if grain else GRAINS[size - 1]
    clock = None if name in COARSE else f"{start:%H:%M}"
    open_end = re.search(r"\b(After|Before)\b", text)
    if open_end:
        after = open_end.group(1) == "After"
        return Expected(start.date() if after else None, None if after else start.date(), clock, name)
    end = rest[0][0] if rest else _after(start, name)
    last = (end - timedelta(seconds=1)).date()
    seasonal = bool(rest) and start.month in SEASONS and start.day >= 19 and 80 < (end - start).days < 100
    season = f"{start.year}-{SEASONS[start.month]}" if seasonal else None
    return Expected(start.date(), last, clock, name, "Holiday" in text, season, bool(rest), bool(SUNDOWN.search(text)))


def _stamp(digits: str) -> tuple[datetime, int] | None:
    numbers = [int(part) for part in digits.split(",")]
    year, month, day, *rest = [*numbers, 0, 0, 0, 0, 0][:6]
    try:
        return datetime(year, month or 1, day or 1, *rest), min(len(numbers), 6)  # noqa: DTZ001 -- the suites have no zones
    except ValueError:
        return None


def _after(start: datetime, grain: str) -> datetime:
    if grain in ("Month", "Quarter", "Year"):
        months = {"Month": 1, "Quarter": 3, "Year": 12}[grain]
        month = start.month - 1 + months
        return start.replace(year=start.year + month // 12, month=month % 12 + 1)
    return start + {"Week": timedelta(7), "Day": timedelta(1), "Hour": timedelta(hours=1)}.get(grain, timedelta(0, 1))


def left_out(phrase: str, expect: str, want: Expected, day: date) -> str | None:
    """The class that a phrase is left out for, or None."""
    name = expect.partition('"')[2] if want.holiday else ""
    if UNLISTED.search(name):
        return "feasts that no pack lists"
    if ZONE.search(phrase):
        return "clock times of a named zone"
    counted = re.search(r"hour|heure|minute|\bmin|\dh\b|\bh\b|['\"]$", phrase, re.IGNORECASE)
    if want.grain == "Second" or (alone(phrase, want, day) and counted and not _is_clock(phrase)):
        return "counted from the clock's now"
    return None


def _is_clock(phrase: str) -> bool:
    return not re.search(
        r"^(?:in|dans|il y a|last|next|d'ici)\b|ago|prochain|derni|suivant|\bfor\b|\d+/\d", phrase, re.IGNORECASE
    )


def alone(phrase: str, want: Expected, day: date) -> bool:
    """Whether a phrase is a time of day without any day."""
    first = want.first or want.last
    near = first is not None and 0 <= (first - day).days <= 1
    return (
        want.grain in ("Hour", "Minute") and near and not NAMED_DAY.search(phrase) and not COUNTED_DAYS.search(phrase)
    )


def said(answer: Row) -> tuple[str | None, Bounds | None, str | None] | None:
    """EDTF, days and clock of the first time with a date, or else with a clock, in an answer."""
    for when in answer["whens"]:
        bounds = _days(when["edtf"]) if when["edtf"] else None
        if bounds is not None:
            return when["edtf"], bounds, when["time"]
    return next(((None, None, when["time"]) for when in answer["whens"] if when["time"]), None)


def _days(edtf: str) -> Bounds | None:
    try:
        parsed = parse_edtf(edtf)
        first = None if edtf.startswith("..") else parsed.lower_strict()
        last = None if edtf.endswith("..") else parsed.upper_strict()
        return tuple(None if at is None else date(at.tm_year, at.tm_mon, at.tm_mday) for at in (first, last))  # type: ignore[return-value]
    except Exception:  # noqa: BLE001 -- edtf raises kinds of its own; an unreadable answer is a wrong one
        return None


def right(phrase: str, want: Expected, answer: Row, day: date) -> bool:
    """Whether an answer has the days, and the clock time, that are wanted."""
    got = said(answer)
    if got is None:
        return False
    edtf, days, clock = got
    if want.season:
        return edtf == want.season
    if alone(phrase, want, day):
        either = clock and want.clock and not HALF.search(phrase) and int(clock[:2]) % 12 == int(want.clock[:2]) % 12
        return (
            clock == want.clock
            or bool(either and clock[2:] == want.clock[2:])
            or (clock is None and want.spread and days == (day, day))
        )
    if days is None:
        return False
    first, last = days
    if want.sundown:
        return first is not None and want.first is not None and first - want.first == timedelta(1)
    if want.clock is None:
        ends = (want.first, want.last)
        before = want.last - timedelta(1) if want.last and want.first is None else want.last
        return days in (ends, (want.first, before))
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


def suites(data: Path) -> Iterator[tuple[str, str, list[tuple[str, str]], str]]:
    """Name, language, phrases with what is expected of each, and reference day of every suite of times."""
    duckling = [row for row in rows_of(data / "duckling-fr-en.jsonl.gz") if row["dim"] == "Time"]
    for language in ("fr", "en"):
        rows = [row for row in duckling if row["lang"] == language]
        yield f"Time {language}", language, [(row["input"], row["expect"]) for row in rows], rows[0]["ref"][:10]
    rows = [row for row in rows_of(data / "rustling-fr.jsonl.gz") if row["check"].startswith("check_moment")]
    yield "Time fr (rustling)", "fr", [(row["input"], row["check"]) for row in rows], rows[0]["ref"][:10]


def times(data: Path, command: list[str], show: int) -> None:
    """The phrases of time, suite by suite."""
    for name, language, rows, reference in suites(data):
        day = date.fromisoformat(reference)
        out: Counter[str] = Counter()
        kept: list[tuple[str, str, Expected]] = []
        for phrase, expect in rows:
            want = expected(expect)
            why = "of another shape" if want is None else left_out(phrase, expect, want, day)
            if why or want is None:
                out[str(why)] += 1
            else:
                kept.append((phrase, expect, want))
        options = ("--lang", language, "--date", reference, "--prefer", "future")
        found = list(answers(command, [phrase for phrase, _, _ in kept], *options))
        hits = [right(phrase, want, answer, day) for (phrase, _, want), answer in zip(kept, found, strict=True)]
        print(f"{name}: {sum(hits)} of {len(hits)} right ({100 * sum(hits) / len(hits):.1f} %)")
        left = sum(out.values())
        print(f"  left out: {left} of {len(rows)} ({100 * left / len(rows):.1f} %)")
        for why, count in out.most_common():
            print(f"  {count:6d}  {why}")
        wrong = [(*row, answer) for row, answer, hit in zip(kept, found, hits, strict=True) if not hit]
        for phrase, expect, _, answer in wrong[:show]:
            told = [(when["text"], when["edtf"], when["time"]) for when in answer["whens"]]
            print(f"  ✗ {phrase!r}: {expect}; said {told}")


def numbers(data: Path, command: list[str], show: int) -> None:
    """Number words and numerals, per language."""
    rustling = rows_of(data / "rustling-fr.jsonl.gz")
    for language in ("fr", "en"):
        wanted: list[tuple[str, float]] = []
        for row in rows_of(data / "duckling-fr-en.jsonl.gz"):
            value = re.fullmatch(r"NumeralValue \(?(-?[\d.e+]+)\)?", row["expect"])
            if row["dim"] == "Numeral" and row["lang"] == language and value:
                wanted.append((row["input"], float(value.group(1))))
        for row in rows_of(data / "text2num-fr-en.jsonl.gz"):
            plain = re.fullmatch(r"[1-9]\d*|0", row["expect"] or "")
            if row["lang"] == language and row["kind"] == "text2digits" and plain:
                wanted.append((row["input"], float(row["expect"])))
        if language == "fr":
            exact = [(row, re.match(r"check_(?:integer|float)\((-?[\d.]+)\)$", row["check"])) for row in rustling]
            wanted += [(row["input"], float(value.group(1))) for row, value in exact if value]
        found = answers(command, [phrase for phrase, _ in wanted], "--lang", language)
        wrong = [
            (phrase, value, answer["figures"])
            for (phrase, value), answer in zip(wanted, found, strict=True)
            if not _equal(answer["figures"], value)
        ]
        _report(f"Numbers {language}", len(wanted), wrong, show)


def approximate(data: Path, command: list[str], show: int) -> None:
    """Sums and lengths that are said to be approximate; of a length, its minutes."""
    rows = [row for row in rows_of(data / "rustling-fr.jsonl.gz") if "Precision::Approximate" in row["check"]]
    rows = [row for row in rows if not row["check"].startswith("check_moment")]
    found = answers(command, [row["input"] for row in rows], "--lang", "fr")
    wrong = []
    for row, answer in zip(rows, found, strict=True):
        value, scale = _quantity(row["check"])
        figures = [
            {**figure, **{end: _scaled(figure, end, scale) for end in ("min", "max")}} for figure in answer["figures"]
        ]
        if not _equal(figures, value) or not figures[0]["approx"]:
            wrong.append((row["input"], value, answer["figures"]))
    _report("Approximate fr", len(rows), wrong, show)


def _quantity(check: str) -> tuple[float, bool]:
    """The value of a sum, or a length in minutes, and whether it is a length."""
    parts = re.search(r"\[([\d, ]+)\]", check)
    if parts is None:
        return float(re.findall(r"\((-?[\d.]+)", check)[0]), False
    weights = (525600, 43800, 10080, 1440, 60, 1, 1 / 60)
    return sum(int(part) * weight for part, weight in zip(parts.group(1).split(","), weights, strict=False)), True


def _scaled(figure: Row, end: str, scale: bool) -> float | None:
    per = {"hour": 60, "minute": 1, "second": 1 / 60, "day": 1440}.get(figure["unit"] or "", 1) if scale else 1
    return None if figure[end] is None else figure[end] * per


def _report(name: str, total: int, wrong: list[tuple[str, float, list[Row]]], show: int) -> None:
    print(f"{name}: {total - len(wrong)} of {total} right ({100 * (total - len(wrong)) / total:.1f} %)")
    for phrase, value, figures in wrong[:show]:
        print(f"  ✗ {phrase!r}: {value:g}; said {[(f['text'], f['min'], f['max']) for f in figures]}")


def _equal(figures: list[Row], value: float) -> bool:
    if len(figures) != 1 or figures[0]["min"] is None:
        return False
    low, high = figures[0]["min"], figures[0]["max"]
    if figures[0]["unit"] == "%":  # a share is told in percent
        value *= 100
    return low == high and abs(low - value) < 1e-6 * max(1.0, abs(value))


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
    approximate(data, command, options.wrong)


if __name__ == "__main__":
    main()
