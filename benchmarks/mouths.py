"""Whether statements are put into the right mouths: random claims to be read, and what their verdicts come to.

usage: python benchmarks/mouths.py --data DIR --reserved FILE [--sample N] [--seed N] [--verdicts OUT.jsonl]
       python benchmarks/mouths.py --summary VERDICTS.jsonl

Draws N claims at the model's default threshold, as many from each corpus of DIR (`CORPORA`, JSON Lines of reports) and
at most `PER_REPORT` from one report, and prints them with the text around for reading. Ids listed in FILE, one a line,
measure the program elsewhere and are never drawn. OUT gets a line per claim, without any text:

    {"corpus", "report", "source": [[start, end] …], "cue": …, "content": …, "name", "probability", "verdict": null}

`name` tells whether the source was resolved to a name. The reader writes the verdict: "right"; "wrong-mouth" (said by
somebody else, or resolved to somebody else); "not-a-claim" (nobody says it); "edge" (the right mouth, but words of
source or content that change what is said are missing or too many). `--summary` gives the share of each with Wilson's
95 % interval (Wilson 1927), per corpus and in all; lines without a verdict are counted and left out.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from selon.extraction import Encoder, extract
from selon.languages import load, supported
from selon.records import Attribution, Report, text_of

CORPORA = ("wikinews-fr", "wikinews-en", "gilets-jaunes", "rss-fr-2025-09", "basil-en")
VERDICTS = ("right", "wrong-mouth", "not-a-claim", "edge")
PER_REPORT = 3
#: Code points of text shown before and behind a claim.
_AROUND = 350
_Z = 1.96

Row = dict[str, Any]


def reserved_ids(path: Path) -> frozenset[str]:
    """The first word of each line that is no comment; exits when there is none, as then the file cannot be meant."""
    lines = path.read_text(encoding="utf-8").splitlines()
    ids = frozenset(line.split()[0] for line in lines if line.strip() and not line.startswith("#"))
    return ids or sys.exit(f"mouths: {path} lists no ids")


def drawn_rows(path: Path, reserved: frozenset[str], chance: random.Random) -> list[Row]:
    """The rows of one corpus that may be read, in random order: in a language with word lists, and not reserved."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["id"] not in reserved and row.get("lang") in supported() and row.get("text")]
    chance.shuffle(rows)
    return rows


def draw(
    data: Path, reserved: frozenset[str], sample: int, seed: int, encoder: Encoder
) -> Iterator[tuple[str, Row, Attribution]]:
    """(corpus, row, claim), as many of each corpus as the others; fewer where a corpus has no more."""
    for place, corpus in enumerate(CORPORA):
        chance = random.Random(f"{seed} {corpus}")
        wanted = sample // len(CORPORA) + (place < sample % len(CORPORA))
        for row in drawn_rows(data / f"{corpus}.jsonl.gz", reserved, chance):
            if not wanted:
                break
            report = Report(id=row["id"], text=row["text"], language=row["lang"])
            found = extract(report, encoder, load(row["lang"])).attributions
            taken = chance.sample(found, min(PER_REPORT, wanted, len(found)))
            wanted -= len(taken)
            yield from ((corpus, row, claim) for claim in sorted(taken, key=lambda item: item.content))


def line(corpus: str, row: Row, claim: Attribution) -> Row:
    """What is kept of a claim: ids and offsets, no words of the text."""
    return {
        "corpus": corpus,
        "report": row["id"],
        **{role: [list(span) for span in getattr(claim, role)] for role in ("source", "cue", "content")},
        "name": claim.resolution is not None,
        "probability": claim.probability,
        "verdict": None,
    }


def shown(number: int, corpus: str, row: Row, claim: Attribution) -> str:
    """A claim for reading: its parts, and the text around with the content between ⟦ ⟧."""
    text = row["text"]
    spans = (*claim.source, *claim.cue, *claim.content)
    begin = max(0, min(span.start for span in spans) - _AROUND)
    end = max(span.end for span in spans) + _AROUND
    marks = sorted([(s, "⟦") for s, _ in claim.content] + [(e, "⟧") for _, e in claim.content])
    around, at = "", begin
    for place, mark in marks:
        around += text[at:place] + mark
        at = place
    name = f" = {claim.resolution.name}" if claim.resolution else ""
    return (
        f"{number}. {corpus} {row['id']}  p={claim.probability:.2f}  {claim.voice}\n"
        f"   who   {text_of(text, claim.source) or '–'}{name}\n"
        f"   cue   {text_of(text, claim.cue) or '–'}\n"
        f"   what  {text_of(text, claim.content)}\n"
        f"   …{(around + text[at:end]).strip()}…\n"
    )


def interval(count: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    share, square = count / total, _Z * _Z / total
    middle, half = share + square / 2, _Z * sqrt(share * (1 - share) / total + square / total / 4)
    return max(0.0, (middle - half) / (1 + square)), min(1.0, (middle + half) / (1 + square))


def summary(rows: Sequence[Row]) -> str:
    """A table of verdicts per corpus and in all; exits on a verdict that is none of `VERDICTS`."""
    strange = {row["verdict"] for row in rows} - {*VERDICTS, None}
    if strange:
        sys.exit(f"mouths: no verdict: {', '.join(map(repr, strange))}; a verdict is one of {', '.join(VERDICTS)}")
    judged = [row for row in rows if row["verdict"]]
    lines = [f"{'corpus':16} {'read':>5}  " + "  ".join(f"{verdict:>22}" for verdict in VERDICTS)]
    for corpus in (*sorted({row["corpus"] for row in judged}), "all"):
        part = [row for row in judged if corpus in ("all", row["corpus"])]
        if part:
            lines.append(f"{corpus:16} {len(part):5}  " + "  ".join(_cells(part)))
    lines.append(f"{len(rows) - len(judged)} claims without a verdict")
    return "\n".join(lines)


def _cells(part: Sequence[Row]) -> Iterator[str]:
    counts = Counter(row["verdict"] for row in part)
    for verdict in VERDICTS:
        low, high = interval(counts[verdict], len(part))
        share = f"{100 * counts[verdict] / len(part):.1f} % ({100 * low:.1f}–{100 * high:.1f})"
        yield f"{counts[verdict]:4} {share:>17}"


def written(rows: Iterable[Row]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> None:
    """Runs the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--reserved", type=Path, default=None)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--verdicts", type=Path, default=None)
    parser.add_argument("--summary", type=Path, default=None)
    options = parser.parse_args()
    if options.summary:
        print(summary([json.loads(row) for row in options.summary.read_text(encoding="utf-8").splitlines()]))
        return
    if options.data is None or options.reserved is None:
        parser.error("--data and --reserved are needed to draw claims")
    if options.verdicts and options.verdicts.exists():
        parser.error(f"{options.verdicts} exists: verdicts written there would be lost")
    kept: list[Row] = []
    reserved = reserved_ids(options.reserved)
    for drawn in draw(options.data, reserved, options.sample, options.seed, Encoder.shipped()):
        kept.append(line(*drawn))
        print(shown(len(kept), *drawn))
    if options.verdicts:
        options.verdicts.write_text(written(kept), encoding="utf-8")
    if len(kept) < options.sample:
        print(f"mouths: only {len(kept)} of {options.sample} claims could be drawn", file=sys.stderr)


if __name__ == "__main__":
    main()
