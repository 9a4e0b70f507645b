"""Unlabelled reports for self-training: chosen so that nothing measured leaks into training."""

import gzip
import json
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def shingles(text: str, length: int = 5) -> set[tuple[str, ...]]:
    """Word 5-grams, lower-cased."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def unlabelled_rows(
    files: Iterable[Path], forbidden: set[str], measured: Sequence[Row], number: int, rng: random.Random
) -> list[Row]:
    """`number` reports of 100 to 1 500 words that are neither measured, reserved nor a copy of such a report.

    A report counts as a copy when a tenth of its word 5-grams stand in measured or
    reserved reports.
    """
    rows: list[Row] = []
    taken = {gram for row in measured for gram in shingles(row["text"])}
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] in forbidden:
                    taken |= shingles(row["text"])
                elif 100 < len(row["text"].split()) < 1500 and row.get("lang") in ("fr", "en", "es"):
                    rows.append({"id": row["id"], "text": row["text"]})
    rng.shuffle(rows)
    chosen: list[Row] = []
    for row in rows:
        if len(chosen) == number:
            break
        grams = shingles(row["text"])
        if len(grams & taken) <= 0.1 * len(grams):
            chosen.append(row)
            taken |= grams  # and no copy of another chosen one
    return chosen
