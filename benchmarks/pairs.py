"""Pairs of claims held against labels by reading: the same statement, its contrary, or neither.

usage: python benchmarks/pairs.py --data CORPORA [--half tune|final] [--list]

CORPORA (or the environment variable SELON_CORPORA) is the folder of reports, `NAME.jsonl.gz`, one report a row with
"id" and "text". `pairs.jsonl` beside this file holds ids, offsets and labels, no text: two claims, from two reports or one,
and what they are to each other. The labelled reports are read by the program as one record, by which it weighs words; a
labelled claim that it does not find is made from its spans. Measured is what it says of the labelled pairs. `--list` names
each miss. Rules of labelling and results: pairs.md.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from labels import Asked, Row, asked, claim_of, same, sides
from selon import pipeline
from selon.extraction import Encoder
from selon.extraction.passages import PassageEncoder
from selon.linking import find_statements
from selon.records import Claim, Report

LABELS = Path(__file__).with_name("pairs.jsonl")
#: Share of the code points of two contents together that both must hold to be the same claim.
SAME = 0.8
KINDS = ("same", "contradicts")


def claims_of(labelled: list[Row], report: Report, encoder: Encoder) -> tuple[list[Claim], list[str]]:
    """All claims of a report, and the ids of the labelled ones."""
    claims = list(pipeline.analyse(report, encoder).claims)
    ids = []
    for side in labelled:
        whole = (side["content"][0][0], side["content"][-1][1])
        found = next((claim for claim in claims if same(_whole(claim), whole, SAME)), None)
        if found is None:
            found = claim_of(side, report.text)
            claims.append(found)
        ids.append(found.id)
    return claims, ids


def _whole(claim: Claim) -> tuple[int, int]:
    return claim.content.spans[0].start, claim.content.spans[-1].end


def said(job: Asked) -> list[str]:
    """What the program says of each pair: "same", "contradicts" or nothing."""
    encoder = Encoder.shipped()
    by_report: dict[str, list[Row]] = defaultdict(list)
    for row in job.rows:
        for side in sides(row):
            by_report[side["id"]].append(side)
    reports, claims = [], []
    known: dict[int, str] = {}
    for name, of_report in by_report.items():
        report = Report(id=name, text=job.texts[name], language=of_report[0]["lang"], published=job.days[name])
        found, ids = claims_of(of_report, report, encoder)
        reports.append(report)
        claims += found
        known.update((id(side), claim) for side, claim in zip(of_report, ids, strict=True))
        print(f"\rread {len(reports)} of {len(by_report)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    _, relations = find_statements(reports, claims, (), vectors=PassageEncoder.shipped())
    kinds = {frozenset((item.a, item.b)): item.kind for item in relations if item.kind in KINDS}
    return [kinds.get(frozenset((known[id(row["a"])], known[id(row["b"])])), "") for row in job.rows]


def main() -> None:
    """The command line."""
    job = asked(__doc__, LABELS)
    answers = said(job)
    counts = Counter((row["label"], answer) for row, answer in zip(job.rows, answers, strict=True))
    print("labelled", dict(Counter(row["label"] for row in job.rows)))
    for kind in KINDS:
        right = counts[kind, kind]
        stated = sum(number for (_, answer), number in counts.items() if answer == kind)
        gold = sum(number for (label, _), number in counts.items() if label == kind)
        precision, recall = right / max(1, stated), right / max(1, gold)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(
            f"{kind}: right {right} of {stated} said and {gold} labelled: {precision:.2f} / {recall:.2f} / F1 {f1:.2f}"
        )
    for row, answer in zip(job.rows, answers, strict=True) if job.listed else ():
        if answer != (row["label"] if row["label"] in KINDS else ""):
            a, b = row["a"], row["b"]
            print(
                f"{row['label']} said {answer or 'neither'}\t{a['id']} {a['content'][0][0]}\t{b['id']} {b['content'][0][0]}"
            )


if __name__ == "__main__":
    main()
