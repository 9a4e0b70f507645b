"""Accuracy gate: how well the shipped extraction finds attributions, held against floors.

usage: python benchmarks/accuracy.py [--data DIR] [--raise] [--save RUN.json] [--against RUN.json]

DIR (or the environment variable SELON_EVAL) is the folder of annotated reports with
their score.py; without it the gate fails. Floors and the digests of the sets they
were measured on stand in floors.toml. A score under its floor, or a changed set,
is an error; `--raise` lifts floors to the scores reached and never lowers one:
that takes an edit of floors.toml, which a reviewer sees. `--against` lists the texts
that gained or lost since a saved run, since a gain and a loss can hide in one F1.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import os
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

from selon.extraction import Encoder, extract
from selon.languages import load, supported
from selon.records import Report

FLOORS = Path(__file__).with_name("floors.toml")
#: Scores move by this much between builds of the runtime; floors are kept this far below what was reached.
MARGIN = 0.3
TYPES = ("all", "direct", "indirect", "mixed")

Row = dict[str, Any]


def folder(given: Path | None) -> Path:
    """The folder of annotated sets, or exit with what is missing."""
    named = given or (Path(os.environ["SELON_EVAL"]) if "SELON_EVAL" in os.environ else None)
    if named is None:
        sys.exit("accuracy: name the folder of annotated reports with --data DIR or SELON_EVAL")
    if not (named / "score.py").is_file():
        sys.exit(f"accuracy: {named} has no score.py")
    return named


def scorer(data: Path) -> ModuleType:
    """score.py of the folder."""
    spec = importlib.util.spec_from_file_location("score", data / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(row: Row, language: str, encoder: Encoder) -> list[Row]:
    """The attributed claims that the shipped extraction finds in one annotated report."""
    report = Report(id=row["id"], text=row["text"], language=language, published=row.get("published") or None)
    pack = load(language) if language in supported() else None
    found = extract(report, encoder, pack).attributions
    return [
        {role: [list(span) for span in getattr(item, role)] for role in ("source", "cue", "content")}
        for item in found
        if item.voice == "attributed"
    ]


def measure(data: Path, floors: dict[str, Any], encoder: Encoder) -> tuple[dict[str, Any], dict[str, float]]:
    """Scores per set, and relation F1 per text; exits when a set is not the one the floors were measured on."""
    score = scorer(data)
    results: dict[str, Any] = {}
    texts: dict[str, float] = {}
    for name, floor in floors.items():
        path = data / floor["file"]
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != floor["sha256"]:
            sys.exit(f"accuracy: {path.name} is not the set that the floors were measured on ({digest})")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        counts = []
        for row in rows:
            count = score.score_doc(row, {"attributions": predictions(row, floor["language"], encoder)})
            counts.append(count)
            texts[f"{name}/{row['id']}"] = round(100 * score.summarise([count])["all"]["rel"]["F1"], 1)
        results[name] = score.summarise(counts)
    return results, texts


def table(results: dict[str, Any]) -> None:
    """Prints precision, recall and F1 of detection and relation, per set and type of speech."""
    print(f"{'set':22} {'type':9} {'gold':>5}  {'J50 P':>6} {'R':>6} {'F1':>6}   {'rel P':>6} {'R':>6} {'F1':>6}")
    for name, result in results.items():
        for kind in TYPES:
            part = result[kind]
            cells = [f"{100 * part[m][k]:6.1f}" for m in ("J50", "rel") for k in ("P", "R", "F1")]
            print(f"{name:22} {kind:9} {part['gold']:5}  {' '.join(cells[:3])}   {' '.join(cells[3:])}")


def below(results: dict[str, Any], floors: dict[str, Any]) -> list[str]:
    """One line per score under its floor."""
    found = []
    for name, floor in floors.items():
        for measured, key in (("detection", "J50"), ("relation", "rel")):
            reached = 100 * results[name]["all"][key]["F1"]
            if reached < floor[measured]:
                found.append(f"{name}: {measured} F1 {reached:.2f} is under its floor {floor[measured]}")
    return found


def raise_floors(results: dict[str, Any], floors: dict[str, Any]) -> None:
    """Writes floors.toml with every floor lifted to what was reached, less the margin."""
    lines = [line for line in FLOORS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for name, floor in floors.items():
        lines += ["", f"[{name}]", f'file = "{floor["file"]}"', f'sha256 = "{floor["sha256"]}"']
        lines.append(f'language = "{floor["language"]}"')
        for measured, key in (("detection", "J50"), ("relation", "rel")):
            reached = round(100 * results[name]["all"][key]["F1"] - MARGIN, 1)
            lines.append(f"{measured} = {max(floor[measured], reached)}")
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def changes(texts: dict[str, float], before: dict[str, float]) -> None:
    """Prints the texts whose relation F1 moved, losses first."""
    moved = sorted((texts[key] - before[key], key) for key in texts if key in before and texts[key] != before[key])
    for difference, key in moved:
        print(f"{difference:+6.1f}  {key}  {before[key]} → {texts[key]}")
    lost = sum(difference < 0 for difference, _ in moved)
    print(f"{lost} texts lost, {len(moved) - lost} gained, {len(texts) - len(moved)} stayed")


def main() -> None:
    """Runs the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--save", type=Path, default=None)
    parser.add_argument("--against", type=Path, default=None)
    options = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    results, texts = measure(folder(options.data), floors, Encoder.shipped())
    table(results)
    if options.against:
        changes(texts, json.loads(options.against.read_text(encoding="utf-8")))
    if options.save:
        options.save.write_text(json.dumps(texts, indent=1) + "\n", encoding="utf-8")
    lines = below(results, floors)
    if lines:
        sys.exit("\n".join(lines))
    if options.lift:
        raise_floors(results, floors)


if __name__ == "__main__":
    main()
