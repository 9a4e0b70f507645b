"""Evidence, certainty and addressee held against 150 claims labelled by reading.

usage: python benchmarks/grounds.py --data CORPORA [--half tune|final] [--list]

CORPORA (or the environment variable SELON_CORPORA) is the folder of reports,
`NAME.jsonl.gz`, one report a row with "id" and "text". `grounds.jsonl` beside this file
holds ids, offsets and labels, no text: source, cue and content as in the report, the
kinds of evidence, whether the claim is hedged, and where the words stand to whom it was
said. What is measured is the reading of those spans, not the finding of them. A kind of
evidence is right when the label has it; an addressee when the spans share half of what
they cover together. `--list` names each miss by id and offsets. Rules of labelling and
results: grounds.md.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from labels import asked, claim_of, same

LABELS = Path(__file__).with_name("grounds.jsonl")
#: Share of the code points of two spans together that both must hold.
SAME = 0.5


def read(row: dict[str, Any], text: str) -> tuple[set[str], str, tuple[int, int] | None]:
    """The program's kinds of evidence, certainty and addressee for a labelled claim."""
    claim = claim_of(row, text)
    kinds = {item.kind for item in claim.evidence} - {"none-stated"}
    spans = claim.addressee.spans if claim.addressee else ()
    return set(kinds), claim.certainty, (spans[0].start, spans[-1].end) if spans else None


def count(rows: list[dict[str, Any]], reports: dict[str, str], listed: bool) -> dict[str, Counter[str]]:
    """For each field, and each kind of evidence: how many are labelled, said, and right."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        kinds, certainty, addressee = read(row, reports[row["id"]])
        labels, gold = set(row["evidence"]), tuple(row["addressee"]) if row["addressee"] else None
        met = gold is not None and addressee is not None and same(gold, addressee, SAME)
        found = [("evidence", kind in labels, kind in kinds, kind in labels & kinds) for kind in sorted(labels | kinds)]
        found += [(f"  {kind}", *rest) for (_, *rest), kind in zip(found, sorted(labels | kinds), strict=True)]
        hedged = (row["certainty"] == "hedged", certainty == "hedged")
        found += [("hedged", *hedged, all(hedged)), ("addressee", gold is not None, addressee is not None, met)]
        for name, wanted, said, right in found:
            counts.setdefault(name, Counter()).update(labelled=wanted, said=said, right=right)
            if listed and (wanted, said) != (right, right):
                print(f"{row['id']}\t{row['content'][0][0]}\t{name.strip()}\t{'missed' if wanted else 'said'}")
    return counts


def main() -> None:
    """The command line."""
    job = asked(__doc__, LABELS)
    counts = count(job.rows, job.texts, job.listed)
    print(f"{'field':<18}{'labelled':>9}{'said':>6}{'right':>6}{'precision':>11}{'recall':>8}")
    for name in sorted(counts, key=lambda key: (key.startswith(" "), key)):
        wanted, said, right = (counts[name][key] for key in ("labelled", "said", "right"))
        shares = [f"{right / whole:.2f}" if whole else "–" for whole in (said, wanted)]
        print(f"{name:<18}{wanted:>9}{said:>6}{right:>6}{shares[0]:>11}{shares[1]:>8}")


if __name__ == "__main__":
    main()
