"""Chains of reporting held against 123 claims labelled by reading.

usage: python benchmarks/chains.py --data CORPORA [--half tune|final] [--list]

CORPORA (or the environment variable SELON_CORPORA) is the folder of reports, `NAME.jsonl.gz`, one report a row with
"id" and "text". `chains.jsonl` beside this file holds ids, offsets and labels, no text: source, cue and content as in the
report, and through what it came, the nearest first, as kind and place of the words. What is measured is the reading of
those spans, not the finding of them. A chain is right when it has as many links, each of the right kind and at the same
words, in that order. `--list` names each miss by id and offset. Rules of labelling and results: chains.md.
"""

from collections import Counter
from pathlib import Path

from labels import Row, asked, claim_of, same

LABELS = Path(__file__).with_name("chains.jsonl")
#: Share of the code points of two spans together that both must hold ("Figaro", "au Figaro").
SAME = 0.4

Link = tuple[str, tuple[int, int]]


def read(row: Row, text: str) -> list[Link]:
    """The links that the program reads; a name of several pieces stands at its first."""
    return [(via.kind, (via.spans[0].start, via.spans[0].end)) for via in claim_of(row, text).via if via.spans]


def alike(gold: list[Link], said: list[Link]) -> tuple[bool, bool]:
    """Whether the places of two chains are the same, and whether the kinds are, too."""
    placed = len(gold) == len(said) and all(same(a[1], b[1], SAME) for a, b in zip(gold, said, strict=True))
    return placed, placed and [kind for kind, _ in gold] == [kind for kind, _ in said]


def count(rows: list[Row], reports: dict[str, str], listed: bool) -> Counter[str]:
    """How many chains there are, how many were read, and how many of them right; claims without one are counted apart."""
    counts: Counter[str] = Counter()
    for row in rows:
        gold = [(link["kind"], (link["span"][0], link["span"][1])) for link in row["chain"]]
        said = read(row, reports[row["id"]])
        placed, right = alike(gold, said)
        group = "chain" if gold else "none"
        counts.update({group: 1, f"{group} said": bool(said), f"{group} placed": placed, f"{group} right": right})
        if listed and not right:
            print(f"{row['id']}\t{row['content'][0][0]}\tlabelled {gold}\tsaid {said}")
    return counts


def main() -> None:
    """The command line."""
    job = asked(__doc__, LABELS)
    counts = count(job.rows, job.texts, job.listed)
    print(f"chains {counts['chain']}: read {counts['chain said']}, right places {counts['chain placed']}", end=", ")
    print(f"fully right {counts['chain right']} ({counts['chain right'] / max(1, counts['chain']):.2f})")
    print(f"claims without a chain {counts['none']}: one read into {counts['none said']}")


if __name__ == "__main__":
    main()
