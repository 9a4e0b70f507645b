"""Positions of one speaker, and their changes, held against 46 sequences labelled by reading.

usage: python benchmarks/sequences.py --data CORPORA [--half tune|final] [--list]

CORPORA (or the environment variable SELON_CORPORA) is the folder of reports, `NAME.jsonl.gz`, one report a row with
"id" and "text". `sequences.jsonl` beside this file holds ids, offsets and labels, no text: claims of one speaker in the
order of a report, what each holds (several where two readers differ, none where nothing of the list), and which pairs are a
change, the earlier first. Each report is read and linked by itself. A position is right when the program gives the claim one
of the labelled kinds. A shift is right when its two claims are a labelled pair, in that order. Rules of labelling and
results: sequences.md.
"""

from collections import Counter
from pathlib import Path

from labels import Row, asked, same
from selon import pipeline
from selon.extraction import Encoder
from selon.linking import find_about, find_points, find_statements
from selon.linking.anaphora import related
from selon.linking.positions import find_positions, find_shifts
from selon.records import Claim, Report
from selon.records.positions import Position, Shift

LABELS = Path(__file__).with_name("sequences.jsonl")
#: Share of the code points of two contents together that both must hold to be the same claim.
SAME = 0.6


def standing(report: Report, encoder: Encoder) -> tuple[list[Claim], tuple[Position, ...], tuple[Shift, ...]]:
    """The claims of one report, and what linking makes of them."""
    claims = list(pipeline.analyse(report, encoder).claims)
    statements, relations = find_statements([report], claims, ())
    points = related([*find_points([report], claims, ()), *statements], (*relations, *find_about([report], claims)))
    held = find_positions([report], claims, points)
    return claims, held, find_shifts(held, points, claims, [report])


def of_label(label: Row, claims: list[Claim]) -> str:
    """The id of the claim that a label means; empty where the program has none such."""
    whole = (label["content"][0][0], label["content"][-1][1])
    spans = [(claim.content.spans[0].start, claim.content.spans[-1].end) for claim in claims]
    return next((claim.id for claim, span in zip(claims, spans, strict=True) if same(span, whole, SAME)), "")


def count(rows: list[Row], texts: dict[str, str], days: dict[str, str | None], listed: bool) -> Counter[str]:
    """Positions and shifts: labelled, said, right."""
    encoder, counts = Encoder.shipped(), Counter[str]()
    for row in rows:
        report = Report(id=row["id"], text=texts[row["id"]], language=row["lang"], published=days[row["id"]])
        claims, held, shifts = standing(report, encoder)
        names = [of_label(label, claims) for label in row["claims"]]
        kinds = {item.claim: item.kind for item in held}
        for label, name in zip(row["claims"], names, strict=True):
            said = kinds.get(name)
            counts.update({"positions": 1, "said": said is not None, "right": said in label["holds"]})
            if listed and said is not None and said not in label["holds"]:
                print(f"{row['id']}\t{label['content'][0][0]}\tlabelled {label['holds']}\tsaid {said}")
        pairs = {(names[a], names[b]) for a, b in row["shifts"]}
        for shift in shifts:
            right = (shift.earlier, shift.later) in pairs
            known = shift.earlier in names and shift.later in names
            counts.update({"shifts said": known, "shifts right": right})
            if listed and known and not right:
                print(f"{row['id']}\t{shift.kind}: {shift.reason}")
        counts.update({"with a shift": bool(pairs), "sequences": 1})
    return counts


def main() -> None:
    """The command line."""
    job = asked(__doc__, LABELS)
    counts = count(job.rows, job.texts, job.days, job.listed)
    print(f"positions {counts['positions']}: said {counts['said']}, right {counts['right']}", end=" ")
    print(f"({counts['right'] / max(1, counts['said']):.2f} of those said)")
    print(f"sequences {counts['sequences']}, {counts['with a shift']} with a change", end=": ")
    print(f"shifts said {counts['shifts said']}, right {counts['shifts right']}")


if __name__ == "__main__":
    main()
