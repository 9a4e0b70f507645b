"""Attributions from trained networks, in torch: for the dev scores and for pseudo-labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from selon.extraction.decode import Draft, draft, without_doubles
from selon.extraction.windows import Tokenizer, Window, units, windows
from training.data import Example
from training.model import Batch, Network, collate

#: Anchors below this probability are never looked at.
FLOOR = 0.1


@dataclass(frozen=True)
class Reading:
    """How texts are cut for the networks."""

    size: int
    context: int
    guide: int = 0
    batch_pieces: int = 16384


@torch.no_grad()
def predict(
    networks: Sequence[Network], tokenizer: Tokenizer, texts: Sequence[str], reading: Reading, device: torch.device
) -> list[list[Draft]]:
    """Drafts of every anchor above `FLOOR`, per text; several networks' log-probabilities are averaged."""
    for network in networks:
        network.eval()
    found: list[list[Draft]] = [[] for _ in texts]
    items: list[tuple[int, Window]] = []
    for index, text in enumerate(texts):
        parts = units(text, tokenizer, reading.size - reading.context)
        items.extend((index, window) for window in windows(parts, size=reading.size, context=reading.context))
    items.sort(key=lambda item: len(item[1].ids))
    for group in _groups(items, reading.batch_pieces):
        batch = collate([Example(window, [0] * len(window.words), [], reading.guide) for _, window in group]).to(device)
        for (index, _), drafts in zip(group, _drafts(networks, batch, group, texts, device), strict=True):
            found[index].extend(drafts)
    return [without_doubles(drafts) for drafts in found]


def _groups(items: list[tuple[int, Window]], pieces: int) -> Iterable[list[tuple[int, Window]]]:
    group: list[tuple[int, Window]] = []
    for item in items:
        if group and (len(group) + 1) * len(item[1].ids) > pieces:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _drafts(
    networks: Sequence[Network],
    batch: Batch,
    group: Sequence[tuple[int, Window]],
    texts: Sequence[str],
    device: torch.device,
) -> list[list[Draft]]:
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
        states = [network.words(batch.ids, batch.mask, batch.first, batch.guide).float() for network in networks]
    chance = torch.stack([n.anchor(s).softmax(-1) for n, s in zip(networks, states, strict=True)]).mean(0)
    fired: list[tuple[int, int]] = []
    for row, (_, window) in enumerate(group):
        begin, end = window.core
        fired += [(row, begin + int(i)) for i in torch.nonzero(chance[row, begin:end, 0] < 1 - FLOOR)[:, 0]]
    drafts: list[list[Draft]] = [[] for _ in group]
    for start in range(0, len(fired), 512):
        part = fired[start : start + 512]
        rows = torch.tensor([row for row, _ in part], device=device)
        anchor = torch.tensor([word for _, word in part], device=device)
        outputs = [n.linker(s, batch.word_mask, rows, anchor) for n, s in zip(networks, states, strict=True)]
        tags = torch.stack([o[0].log_softmax(-1) for o in outputs]).mean(0).cpu().numpy()
        stance = torch.stack([o[1].log_softmax(-1) for o in outputs]).mean(0).cpu().numpy()
        for place, (row, word) in enumerate(part):
            index, window = group[row]
            p = chance[row, word].cpu().numpy()
            made = draft(
                texts[index],
                window.words,
                float(1 - p[0]),
                int(1 + np.argmax(p[1:])),
                tags[place, : len(window.words)],
                stance[place],
            )
            if made:
                drafts[row].append(made)
    return drafts
