"""Labelled claims (ids, offsets and labels, no text) and the reports they are about; for the programs beside this one."""

import argparse
import gzip
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selon.languages import load
from selon.normalisation import normalise
from selon.records import Attribution, Claim, Report, Span

Row = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """What a program was asked to measure: labelled claims, texts and days by report, and whether to list the misses."""

    rows: list[Row]
    texts: dict[str, str]
    days: dict[str, str | None]
    listed: bool


def asked(doc: str | None, labels: Path) -> Asked:
    """Reads the command line that these programs share."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("SELON_CORPORA"))
    parser.add_argument("--half", choices=("tune", "final"))
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    rows = labelled(labels, given.half)
    reports = corpus_rows(Path(given.data or "."), [side for row in rows for side in sides(row)])
    texts = {name: row["text"] for name, row in reports.items()}
    days = {name: row.get("published") for name, row in reports.items()}
    return Asked(rows, texts, days, given.list)


def sides(row: Row) -> list[Row]:
    """The claims of a labelled row: itself, or the two of a pair."""
    return [row] if "id" in row else [row["a"], row["b"]]


def labelled(path: Path, half: str | None) -> list[Row]:
    """The labelled claims of a file, of one half where it is named."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if half in (None, row["half"])]


def corpus_rows(data: Path, claims: list[Row]) -> dict[str, Row]:
    """The reports of the labelled claims by id, or exit with the file that is missing."""
    wanted, found = {claim["id"] for claim in claims}, {}
    for corpus in sorted({claim["corpus"] for claim in claims}):
        path = data / f"{corpus}.jsonl.gz"
        if not path.is_file():
            sys.exit(f"no {path}; name the folder of reports with --data DIR or SELON_CORPORA")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found.update((row["id"], row) for row in map(json.loads, lines) if row["id"] in wanted)
    return found


def claim_of(row: Row, text: str) -> Claim:
    """What the program reads of a labelled claim's spans."""
    source, cue, content = (tuple(Span(*span) for span in row[role]) for role in ("source", "cue", "content"))
    report = Report(id=row["id"], text=text, language=row["lang"])
    (claim,) = normalise(report, [Attribution(source, cue, content, 1.0)], load(row["lang"]))
    return claim


def same(a: tuple[int, int], b: tuple[int, int], share: float) -> bool:
    """Whether two spans share so much of what they cover together."""
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) >= share
