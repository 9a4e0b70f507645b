"""Checks the shipped files against the network they came from, and writes their model card.

usage: python -m training.card NETWORK.pt WEIGHTS_DIR --base DIR --eval DIR

The rounded graphs may lose at most 2 relation F1 on any dev set against torch;
more is an error and no card is written. The card's scores are those of the whole
extraction (with span repair), at the default threshold.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from string import Template
from types import ModuleType
from typing import Any

import torch

from selon.extraction import extract
from selon.extraction.decode import Draft
from selon.extraction.encoder import Encoder
from selon.extraction.tokens import Pieces
from selon.records import Attribution, Report
from training import base as start
from training.data import Row, load
from training.predict import Reading, predict
from training.train import DEV, as_row, network_of, scorer

ALLOWED_LOSS = 2.0
LANGUAGE = {"fr": "fr", "en": "en", "polnear": "en"}
TYPES = ("all", "direct", "indirect", "mixed")
HERE = Path(__file__).parent


def relation(score: ModuleType, rows: Sequence[Row], drafts: Sequence[Sequence[Draft]], threshold: float) -> float:
    """Relation F1 in percent of drafts above a threshold."""
    counts = [
        score.score_doc(row, {"attributions": [as_row(d) for d in found if d.probability >= threshold]})
        for row, found in zip(rows, drafts, strict=True)
    ]
    return 100 * float(score.summarise(counts)["all"]["rel"]["F1"])


def rounding_loss(
    options: argparse.Namespace, encoder: Encoder, score: ModuleType, rows: dict[str, list[Row]]
) -> dict[str, tuple[float, float]]:
    """Per dev set: relation F1 of torch and of the rounded graphs, before span repair."""
    network = network_of(options.network, start.load(options.base / "base.npz"))
    facts = encoder.facts
    reading = Reading(facts.size, facts.context, batch_pieces=4096)
    pieces = Pieces(options.base / "tokenizer.json")
    found = {}
    for name, reports in rows.items():
        texts = [row["text"] for row in reports]
        plain = predict([network], pieces, texts, reading, torch.device("cpu"))
        rounded = [encoder.drafts(text) for text in texts]
        found[name] = (
            relation(score, reports, plain, facts.threshold),
            relation(score, reports, rounded, facts.threshold),
        )
    return found


def read(encoder: Encoder, name: str, row: Row) -> tuple[Attribution, ...]:
    """Every attribution of a dev row above the encoder's floor, after span repair."""
    report = Report(id=row["id"], text=row["text"], language=LANGUAGE[name])
    return tuple(extract(report, encoder, None, min_probability=0.0).attributions)


def spans(item: Attribution) -> Row:
    """An attribution in the shape of an annotated one."""
    return {role: [list(span) for span in getattr(item, role)] for role in ("source", "cue", "content")}


def summary(
    score: ModuleType, rows: Sequence[Row], found: Sequence[Sequence[Attribution]], threshold: float
) -> dict[str, Any]:
    """score.py's summary of the attributions above a threshold."""
    counts = [
        score.score_doc(row, {"attributions": [spans(item) for item in items if item.probability >= threshold]})
        for row, items in zip(rows, found, strict=True)
    ]
    result: dict[str, Any] = score.summarise(counts)
    return result


def reliability(
    score: ModuleType, rows: Sequence[Row], found: Sequence[Sequence[Attribution]]
) -> list[tuple[str, int, float]]:
    """Per band of probability: how many claims, and the share whose content is in the annotation (Jaccard ≥ 0.5)."""
    bands = []
    for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        right = total = 0
        for row, items in zip(rows, found, strict=True):
            gold = [score.chars(item["content"], row["text"]) for item in row["attributions"]]
            for item in items:
                if low <= item.probability < high:
                    total += 1
                    mine = score.chars(item.content, row["text"])
                    right += any(score.jac(mine, other) >= 0.5 for other in gold)
        bands.append((f"{low:.1f} to {min(high, 1.0):.1f}", total, right / total if total else float("nan")))
    return bands


def percent(value: float) -> str:
    """A share with one decimal, as the tables print it."""
    return f"{100 * value:.1f}"


def card(encoder: Encoder, score: ModuleType, rows: dict[str, list[Row]], loss: dict[str, tuple[float, float]]) -> str:
    """The model card as Markdown."""
    threshold = encoder.facts.threshold
    scores, levels, trust = [], [], []
    for name, reports in rows.items():
        found = [read(encoder, name, row) for row in reports]
        at_default = summary(score, reports, found, threshold)
        for kind in TYPES:
            part = at_default[kind]
            cells = [percent(part["J50"][k]) for k in ("P", "R", "F1")] + [percent(part["rel"]["F1"])]
            scores.append(f"| {DEV[name].partition('.')[0]} | {kind} | {part['gold']} | " + " | ".join(cells) + " |")
        for level in (0.3, 0.5, 0.8):
            part = summary(score, reports, found, level)["all"]
            cells = [percent(part[measure][k]) for measure in ("J50", "rel") for k in ("P", "R")]
            levels.append(f"| {DEV[name].partition('.')[0]} | {level} | " + " | ".join(cells) + " |")
        for band, total, share in reliability(score, reports, found):
            trust.append(f"| {DEV[name].partition('.')[0]} | {band} | {total} | {percent(share)} |")
    rounding = [f"| {DEV[name].partition('.')[0]} | {a:.1f} | {b:.1f} |" for name, (a, b) in loss.items()]
    template = Template((HERE / "card.md").read_text(encoding="utf-8"))
    return template.substitute(
        name=encoder.facts.name,
        date=date.today().isoformat(),  # noqa: DTZ011 - the day the card was written, where it was written
        threshold=threshold,
        scores="\n".join(scores),
        levels="\n".join(levels),
        reliability="\n".join(trust),
        rounding="\n".join(rounding),
    )


def main() -> None:
    """Runs the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    options = parser.parse_args()
    score, encoder = scorer(options.eval), Encoder(options.weights)
    rows = {name: load(options.eval / file) for name, file in DEV.items()}
    loss = rounding_loss(options, encoder, score, rows)
    print(json.dumps(loss))
    worst = max(plain - rounded for plain, rounded in loss.values())
    if worst > ALLOWED_LOSS:
        sys.exit(f"the rounded graphs lose {worst:.2f} relation F1; at most {ALLOWED_LOSS} is allowed")
    (options.weights / "MODEL_CARD.md").write_text(card(encoder, score, rows, loss), encoding="utf-8")


if __name__ == "__main__":
    main()
