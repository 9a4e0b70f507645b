"""The labelled claims that evidence, certainty and addressee are measured on."""

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from selon.records.claim import Certainty, EvidenceKind

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "benchmarks" / "grounds.jsonl").read_text(encoding="utf-8").splitlines()
]
KEYS = {"id", "corpus", "lang", "half", "source", "cue", "content", "evidence", "certainty", "addressee"}


def test_there_are_enough_of_each_and_no_claim_twice() -> None:
    languages = Counter(row["lang"] for row in ROWS)
    assert languages == {"fr": 90, "en": 60}
    assert sum(bool(row["evidence"]) for row in ROWS) >= len(ROWS) / 2
    assert sum(row["certainty"] == "hedged" for row in ROWS) >= len(ROWS) / 3
    assert sum(row["addressee"] is not None for row in ROWS) >= len(ROWS) / 3
    assert len({(row["id"], str(row["content"])) for row in ROWS}) == len(ROWS)


def test_no_report_is_in_both_halves() -> None:
    halves = {half: {row["id"] for row in ROWS if row["half"] == half} for half in ("tune", "final")}
    assert not halves["tune"] & halves["final"]
    assert all(len(ids) > len(ROWS) / 4 for ids in halves.values())


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['id']}-{row['content'][0][0]}" for row in ROWS])
def test_a_label_is_offsets_and_words_of_the_design_only(row: dict[str, object]) -> None:
    assert set(row) == KEYS
    spans = [span for role in ("source", "cue", "content") for span in row[role]]  # type: ignore[attr-defined]
    spans += [row["addressee"]] if row["addressee"] else []
    assert all(type(start) is type(end) is int and 0 <= start < end for start, end in spans)
    assert set(row["evidence"]) <= set(get_args(EvidenceKind)) - {"none-stated"}  # type: ignore[call-overload]
    assert row["certainty"] in get_args(Certainty)
