"""Trains the encoder.

usage: python -m training.train --base DIR --eval DIR --out FILE.pt --train FILE:GUIDE:REPEAT … [options]

`--train` may be given several times; GUIDE is 0 for our own annotation guide and 1
for PolNeAR's looser one; a REPEAT below 1 takes that share of the rows. Rows without a text take it from `--texts`. `--unlabelled` files are labelled by `--teacher` networks
first (see pseudo.py). The epoch with the best mean relation F1 over the dev sets is kept.
Dev sets are only scored, never trained on; rows in reserved-ids.txt are left out everywhere.
"""

import argparse
import copy
import importlib.util
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

import torch
from torch.nn import functional

from selon.extraction.decode import Draft
from selon.extraction.tokens import Pieces
from training import base as start
from training.data import IGNORE, Document, Example, Row, document, examples, load, other_quotes, with_texts
from training.model import Batch, Network, Shape, collate, depth_of
from training.predict import Reading, predict
from training.pseudo import unlabelled_rows

DEV = {
    "fr": "attributions-fr-dev.jsonl.gz",
    "en": "attributions-en-dev.jsonl.gz",
    "polnear": "polnear-dev.jsonl.gz",
}


def options() -> argparse.Namespace:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder of base.npz and tokenizer.json")
    parser.add_argument("--eval", type=Path, required=True, help="folder of the dev sets and score.py")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--train", action="append", required=True, metavar="FILE:GUIDE:REPEAT")
    parser.add_argument("--texts", action="append", default=[], type=Path, help="corpus of rows without a text")
    parser.add_argument("--unlabelled", action="append", default=[], type=Path)
    parser.add_argument("--teacher", action="append", default=[], type=Path)
    parser.add_argument("--pseudo", type=int, default=1000, help="unlabelled reports to use")
    parser.add_argument("--pseudo-weight", type=float, default=0.5)
    parser.add_argument("--init", type=Path, default=None, help="go on from this network")
    parser.add_argument("--layers", default=",".join(map(str, range(12))))
    parser.add_argument("--width", type=int, default=192)
    parser.add_argument("--depth", type=int, default=1)
    parser.add_argument("--guides", type=int, default=2, help="1: no marker of the annotation guide")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--size", type=int, default=320)
    parser.add_argument("--context", type=int, default=96)
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.95, help="learning rate factor per layer downwards")
    parser.add_argument("--pieces", type=int, default=4096, help="word pieces per batch")
    parser.add_argument("--quotes", type=float, default=0.3, help="share of reports with other quotation marks")
    parser.add_argument("--positive", type=float, default=1.0, help="weight of anchors against other words")
    parser.add_argument("--free", type=float, default=1.0, help="weight of anchors without a cue")
    parser.add_argument("--flat", type=float, default=0.5, help="weight of the flat role loss")
    parser.add_argument("--ema", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def scorer(folder: Path) -> ModuleType:
    """score.py of the evaluation folder."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Trainer:
    """One training run."""

    def __init__(self, o: argparse.Namespace) -> None:
        self.o = o
        torch.set_num_threads(o.threads)
        torch.manual_seed(o.seed)
        self.rng = random.Random(o.seed)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.tokenizer = Pieces(o.base / "tokenizer.json")
        self.shape = Shape(tuple(map(int, o.layers.split(","))), o.width, o.depth, o.guides, o.dropout)
        weights = start.load(o.base / "base.npz")
        self.network = Network(weights, self.shape).to(self.device)
        if o.init:
            restore(self.network, o.init)
        self.average = copy.deepcopy(self.network).requires_grad_(False)
        self.score = scorer(o.eval)
        self.dev = {name: load(o.eval / file) for name, file in DEV.items()}
        teachers = [network_of(path, weights).to(self.device) for path in o.teacher]
        self.documents = list(self._documents(teachers))

    def _documents(self, teachers: Sequence[Network]) -> Iterator[Document]:
        o = self.o
        limit = o.size - o.context
        reserved = set((o.eval / "reserved-ids.txt").read_text().split())
        measured = [row for rows in self.dev.values() for row in rows]
        forbidden = reserved | {row["id"] for row in measured}
        for item in o.train:
            file, guide, repeat = item.rsplit(":", 2)
            rows = [row for row in with_texts(load(Path(file)), o.texts) if row["id"] not in forbidden]
            if float(repeat) < 1:
                rows = self.rng.sample(rows, round(len(rows) * float(repeat)))
            for number in range(max(1, int(float(repeat)))):
                for row in rows:
                    yield self._document(row, limit, min(int(guide), o.guides - 1), 1.0, plain=number == 0)
        if teachers:
            reading = Reading(o.size, o.context)
            rows = unlabelled_rows(o.unlabelled, forbidden, measured, o.pseudo, self.rng)
            readings = predict(teachers, self.tokenizer, [row["text"] for row in rows], reading, self.device)
            for row, drafts in zip(rows, readings, strict=True):
                yield self._document(pseudo_row(row, drafts), limit, 0, o.pseudo_weight, plain=True)
            kept = sum(draft.probability >= 0.5 for drafts in readings for draft in drafts)
            print(f"pseudo-labelled {len(rows)} reports, {kept} attributions", flush=True)

    def _document(self, row: Row, limit: int, guide: int, weight: float, *, plain: bool) -> Document:
        if not plain or self.rng.random() < self.o.quotes:
            row = other_quotes(row, self.rng)
        return document(row, self.tokenizer, limit, guide, weight)

    def batches(self) -> list[list[Example]]:
        """One epoch's windows, newly cut and shuffled, windows of like length together."""
        o = self.o
        items = [
            example for doc in self.documents for example in examples(doc, size=o.size, context=o.context, rng=self.rng)
        ]
        self.rng.shuffle(items)
        made: list[list[Example]] = []
        for begin in range(0, len(items), 200):
            group: list[Example] = []
            for item in sorted(items[begin : begin + 200], key=lambda item: len(item.window.ids)):
                if group and (len(group) + 1) * len(item.window.ids) > o.pieces:
                    made.append(group)
                    group = []
                group.append(item)
            made.append(group)
        self.rng.shuffle(made)
        return made

    def loss(self, batch: Batch) -> torch.Tensor:
        """Anchors, flat roles, tags per anchor and stance, weighted into one number."""
        o = self.o
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            states = self.network.words(batch.ids, batch.mask, batch.first, batch.guide)
            states = functional.dropout(states, o.dropout)
            anchors, flat = self.network.anchor(states), self.network.flat(states)
        weight = torch.tensor([1.0, o.positive, o.positive * o.free], device=self.device)
        total = (
            functional.cross_entropy(
                anchors.float().flatten(0, 1), batch.anchors.flatten(), weight, ignore_index=IGNORE
            )
            * 4
        )
        total = total + o.flat * functional.cross_entropy(
            flat.float().flatten(0, 1), batch.flat.flatten(), ignore_index=IGNORE
        )
        if len(batch.window):
            with torch.autocast(self.device.type, dtype=torch.bfloat16):
                tags, stance = self.network.linker(states, batch.word_mask, batch.window, batch.anchor)
            each = functional.cross_entropy(
                tags.float().transpose(1, 2), batch.tags, ignore_index=IGNORE, reduction="none"
            )
            total = total + (each.sum(1) * batch.weight).sum() / (40 * batch.weight.sum().clamp(min=1))
            if bool((batch.stance != IGNORE).any()):
                total = total + 0.3 * functional.cross_entropy(stance.float(), batch.stance, ignore_index=IGNORE)
        return total

    def optimiser(self) -> torch.optim.AdamW:
        """AdamW with slower learning towards the lower layers."""
        o, groups = self.o, []
        top = len(self.shape.layers) - 1
        for name, parameter in self.network.named_parameters():
            if parameter.requires_grad:
                inner = name.startswith("encoder.") and "guide" not in name
                rate = o.rate * o.decay ** (top - depth_of(name)) if inner else o.head_rate
                groups.append({"params": [parameter], "lr": rate, "weight_decay": 0.01 * (parameter.ndim > 1)})
        return torch.optim.AdamW(groups)

    def run(self) -> None:
        """Trains, scores the last epochs and keeps the best one."""
        o, clock = self.o, time.time()
        optimiser = self.optimiser()
        rates = [group["lr"] for group in optimiser.param_groups]
        total = int(len(self.batches()) * o.epochs)
        print(f"{len(self.documents)} documents, {total} steps on {self.device}; {vars(o)}", flush=True)
        step, epoch, best, done = 0, 0, -1.0, False
        while not done:
            for group in self.batches():
                progress = max(step / total, (time.time() - clock) / 60 / o.minutes)
                if progress >= 1:
                    done = True
                    break
                factor = min(1, step / (0.06 * total)) * (1 - progress)
                for settings, rate in zip(optimiser.param_groups, rates, strict=True):
                    settings["lr"] = rate * factor
                self.network.train()
                loss = self.loss(collate(group).to(self.device))
                optimiser.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
                optimiser.step()
                step += 1
                if step % 100 == 0:
                    print(
                        f"step {step}/{total} {(time.time() - clock) / 60:.1f} min, loss {float(loss):.3f}", flush=True
                    )
                self._follow(min(o.ema, (1 + step) / (10 + step)))
            epoch += 1
            done = done or epoch >= o.epochs
            if done or epoch >= o.epochs - 1:
                report = self.evaluate()
                mean = (report["fr"]["rel"] + report["en"]["rel"] + report["polnear"]["rel"]) / 3
                print(
                    f"epoch {epoch} step {step} {(time.time() - clock) / 60:.1f} min {json.dumps(report)}", flush=True
                )
                if mean > best:
                    best = mean
                    save(self.average, o.out, {"options": {k: str(v) for k, v in vars(o).items()}, "dev": report})

    @torch.no_grad()
    def _follow(self, momentum: float) -> None:
        ours = [p for p in self.average.parameters() if p.dtype.is_floating_point]
        theirs = [p.detach() for p in self.network.parameters() if p.dtype.is_floating_point]
        torch._foreach_lerp_(ours, theirs, 1 - momentum)

    def evaluate(self) -> dict[str, Any]:
        """Per dev set: the best threshold for relation F1, with detection and relation F1 there and by type."""
        report: dict[str, Any] = {}
        reading = Reading(self.o.size, self.o.context)
        for name, rows in self.dev.items():
            drafts = predict([self.average], self.tokenizer, [row["text"] for row in rows], reading, self.device)
            report[name] = best_threshold(self.score, rows, drafts)
            if name == "polnear" and self.o.guides > 1:
                own = Reading(self.o.size, self.o.context, guide=1)
                drafts = predict([self.average], self.tokenizer, [row["text"] for row in rows], own, self.device)
                report["polnear-own"] = best_threshold(self.score, rows, drafts)
        return report


def best_threshold(score: ModuleType, rows: Sequence[Row], drafts: Sequence[Sequence[Draft]]) -> dict[str, float]:
    """Scores at the threshold with the best relation F1; percentages."""
    best: dict[str, float] = {"rel": -1.0}
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        counts = [
            score.score_doc(row, {"attributions": [as_row(d) for d in found if d.probability >= threshold]})
            for row, found in zip(rows, drafts, strict=True)
        ]
        result = score.summarise(counts)
        if result["all"]["rel"]["F1"] > best["rel"] / 100:
            detection = result["all"]["J50"]
            best = {
                "rel": round(100 * result["all"]["rel"]["F1"], 2),
                "det": round(100 * detection["F1"], 2),
                "P": round(100 * detection["P"], 1),
                "R": round(100 * detection["R"], 1),
                "threshold": threshold,
                **{kind: round(100 * result[kind]["rel"]["F1"], 1) for kind in ("direct", "indirect", "mixed")},
            }
    return best


def as_row(draft: Draft) -> Row:
    """A draft in the shape of an annotated attribution."""
    roles = ("source", "cue", "content")
    return {role: [list(span) for span in getattr(draft, role)] for role in roles}


def pseudo_row(row: Row, drafts: Sequence[Draft]) -> Row:
    """Sure drafts as annotations; the words of unsure ones are left out of the loss."""
    sure = [draft for draft in drafts if draft.probability >= 0.5 and draft.agreement >= 0.6]
    unsure = [draft for draft in drafts if draft not in sure]
    return {
        **row,
        "attributions": [{**as_row(draft), "stance": draft.stance} for draft in sure],
        "discard": [
            list(span) for draft in unsure for span in (*draft.cue, *(draft.content[:1] if draft.free else []))
        ],
    }


def save(network: Network, path: Path, facts: dict[str, Any]) -> None:
    """Weights as fp16 without the frozen word vectors (they are in base.npz)."""
    state = {key: value.half().cpu() for key, value in network.state_dict().items() if key != "encoder.word.weight"}
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": state, "shape": asdict(network.shape), "facts": facts}, path)


def restore(network: Network, path: Path) -> dict[str, Any]:
    """Reads weights that `save` wrote into a network of the same shape; gives the facts stored with them."""
    stored: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    result = network.load_state_dict({key: value.float() for key, value in stored["state"].items()}, strict=False)
    assert result.missing_keys == ["encoder.word.weight"], result
    assert not result.unexpected_keys, result
    facts: dict[str, Any] = stored["facts"]
    return facts


def network_of(path: Path, weights: dict[str, Any]) -> Network:
    """The network stored at `path`, on its start weights."""
    shape = torch.load(path, map_location="cpu", weights_only=True)["shape"]
    shape["layers"] = tuple(shape["layers"])
    network = Network(weights, Shape(**shape))
    restore(network, path)
    return network


if __name__ == "__main__":
    Trainer(options()).run()
