"""Linking: points, disagreements and origins held against labelled stories; time and memory of many reports.

usage: python benchmarks/linking.py [--data DIR] [--selon CMD] stories [FOLDER …]
       python benchmarks/linking.py [--data DIR] scale REPORTS.jsonl[.gz] N [N …]

DIR (or the environment variable SELON_EVAL) is the folder with measure/measure.py, whose
docstring defines every number. A story is a folder of claims.jsonl, points.jsonl and
reports.txt, ids and offsets only; without one named, `tolls` beside this file and DIR's
linking-dev are measured. `scale` analyses the first N reports once and times copies
and points for each N, in this process; memory is its peak resident set.
"""

import argparse
import gzip
import importlib.util
import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

TOLLS = Path(__file__).with_name("tolls")


def folder(given: Path | None) -> Path:
    """The folder of labelled sets, or exit with what is missing."""
    named = given or (Path(os.environ["SELON_EVAL"]) if "SELON_EVAL" in os.environ else None)
    if named is None or not (named / "measure" / "measure.py").is_file():
        sys.exit("linking: name the folder that has measure/measure.py with --data DIR or SELON_EVAL")
    return named


def measurer(data: Path) -> ModuleType:
    """measure.py of the folder."""
    spec = importlib.util.spec_from_file_location("measure", data / "measure" / "measure.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stories(data: Path, command: str, named: list[Path]) -> None:
    """Prints one line of numbers for each story."""
    measure = measurer(data)
    selon = measure.Selon(command)
    for story in named or [TOLLS, *sorted((data / "linking-dev").iterdir())]:
        found = measure.linking(story, selon)
        shown = {key: round(value, 3) if isinstance(value, float) else value for key, value in found.items()}
        print(story.name, json.dumps(shown))


def scale(source: Path, sizes: list[int]) -> None:
    """Prints reports, figures, seconds of analysis, copies and points, and the peak memory."""
    from selon.extraction import Encoder
    from selon.intake import read_reports
    from selon.linking import find_copies, find_points
    from selon.pipeline import analyse
    from selon.records import Report

    most, encoder = max(sizes), Encoder.shipped()
    with (gzip.open if source.suffix == ".gz" else open)(source, "rt") as lines, tempfile.TemporaryDirectory() as place:
        some = Path(place) / "some.jsonl"
        some.write_text("".join(line for _, line in zip(range(most), lines, strict=False)), encoding="utf-8")
        clock = time.process_time()
        readings = [analyse(report, encoder) for report in read_reports([some]) if isinstance(report, Report)]
    print(f"analysis: {(time.process_time() - clock) / len(readings):.3f} s of CPU a report")
    for size in sorted(sizes):
        chosen = readings[:size]
        reports = [reading.report for reading in chosen]
        claims = [claim for reading in chosen for claim in reading.claims]
        clock = time.process_time()
        copies = find_copies(reports)
        copied = time.process_time()
        points = find_points(reports, claims, copies)
        done = time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        figures = sum(len(claim.figures) for claim in claims)
        print(
            f"{len(reports)} reports, {figures} figures: copies {copied - clock:.1f} s, points {done - copied:.1f} s, "
            f"{len(points)} points, peak {peak:.0f} MB"
        )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--selon", default=str(Path(sys.executable).with_name("selon")))
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("stories").add_argument("folders", type=Path, nargs="*")
    timed = verbs.add_parser("scale")
    timed.add_argument("source", type=Path)
    timed.add_argument("sizes", type=int, nargs="+")
    asked = parser.parse_args()
    if asked.verb == "stories":
        stories(folder(asked.data), asked.selon, asked.folders)
    else:
        scale(asked.source, asked.sizes)


if __name__ == "__main__":
    main()
