"""Contents that point elsewhere ("ces allégations", "this") held against 273 labelled by reading.

usage: python benchmarks/anaphora.py --data CORPORA [--half tune|final] [--list]

CORPORA (or the environment variable SELON_CORPORA) is the folder of reports, `NAME.jsonl.gz`, one report a row with
"id" and "text". `anaphora.jsonl` beside this file holds ids and offsets, no text: the pointing content, and the contents of
the claims it takes up; none where it takes up an event, a thing, or words that are nobody's claim. Each report is read by
the program from the start. A pointing content is right when every claim that the program ties it to is one of those
labelled, and there is one; where none is labelled, when the program leaves it open. It is wrong when the program ties it
to another claim. Rules of labelling and results: anaphora.md.
"""

from collections import Counter
from pathlib import Path

from labels import Row, asked, same
from selon import pipeline
from selon.extraction import Encoder
from selon.linking import find_about, find_denials
from selon.records import Claim, Report, Span

LABELS = Path(__file__).with_name("anaphora.jsonl")
#: Share of the code points of two contents together that both must hold to be the same.
SAME = 0.5


def _at(claims: list[Claim], content: list[list[int]]) -> Claim | None:
    """The claim with this content."""
    return next((claim for claim in claims if same(_whole(claim), (content[0][0], content[-1][1]), SAME)), None)


def _whole(claim: Claim) -> tuple[int, int]:
    spans: tuple[Span, ...] = claim.content.spans
    return spans[0].start, spans[-1].end


def taken_up(row: Row, report: Report, encoder: Encoder) -> tuple[list[Claim], list[Claim]] | None:
    """What the program ties the pointing content to, and all claims; None where it finds no such claim."""
    claims = list(pipeline.analyse(report, encoder).claims)
    pointing = _at(claims, row["content"])
    if pointing is None:
        return None
    tied = {relation.b for relation in find_about([report], claims) if relation.a == pointing.id}
    return [claim for claim in claims if claim.id in tied], claims


def denied(row: Row, report: Report, found: tuple[list[Claim], list[Claim]]) -> tuple[int, int]:
    """Contradictions that the program says of a denial of this content, and how many are of labelled claims."""
    claims = found[1]
    pointing = _at(claims, row["content"])
    wanted = {claim.id for content in row["takes_up"] if (claim := _at(claims, content)) is not None}
    said = [
        item.a
        for item in find_denials([report], claims, find_about([report], claims))
        if pointing and item.b == pointing.id
    ]
    return len(said), sum(name in wanted for name in said)


def judged(row: Row, found: tuple[list[Claim], list[Claim]] | None) -> str:
    """Right, wrong, open (labelled claims not found), or unread where the program has no such claim."""
    if found is None:
        return "unread"
    tied, claims = found
    wanted = {claim.id for content in row["takes_up"] if (claim := _at(claims, content)) is not None}
    if not row["takes_up"]:
        return "wrong" if tied else "right"
    if not tied:
        return "open"
    return "right" if {claim.id for claim in tied} <= wanted else "wrong"


def main() -> None:
    """The command line."""
    job = asked(__doc__, LABELS)
    encoder = Encoder.shipped()
    counts: Counter[tuple[str, str]] = Counter()
    for row in job.rows:
        report = Report(id=row["id"], text=job.texts[row["id"]], language=row["lang"])
        found = taken_up(row, report, encoder)
        verdict = judged(row, found)
        if found is not None:
            said, held = denied(row, report, found)
            counts["denials", "said"] += said
            counts["denials", "right"] += held
        counts["claims" if row["takes_up"] else "none", verdict] += 1
        if job.listed and verdict != "right":
            print(f"{row['id']}\t{row['content'][0][0]}\t{verdict}\tlabelled {row['takes_up']}")
    for group, what in (("claims", "takes up claims"), ("none", "takes up none")):
        told = {verdict: counts[group, verdict] for verdict in ("right", "wrong", "open", "unread")}
        print(f"{what}: {sum(told.values())}: {', '.join(f'{name} {number}' for name, number in told.items())}")
    print(
        f"contradictions of denials: said {counts.pop(('denials', 'said'), 0)}, right {counts.pop(('denials', 'right'), 0)}"
    )
    read = sum(counts.values()) - counts["claims", "unread"] - counts["none", "unread"]
    right, wrong = (counts["claims", name] + counts["none", name] for name in ("right", "wrong"))
    print(f"of {read} read: right {right / max(1, read):.2f}, wrong {wrong / max(1, read):.2f}")


if __name__ == "__main__":
    main()
