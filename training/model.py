"""The network: a small BERT encoder, an anchor head, and a tagger conditioned on one anchor.

Shapes: B windows, L pieces, W words, N anchors, H encoder width, D tagger width.
"""

import re
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from selon.extraction.decode import ANCHORS, STANCES, TAGS
from training.data import IGNORE, Example

HEADS = 12
FLAT = len(TAGS)


@dataclass(frozen=True)
class Shape:
    """What must be known to build the network before its weights are read."""

    layers: tuple[int, ...] = tuple(range(12))
    width: int = 192
    depth: int = 1
    guides: int = 2
    dropout: float = 0.1


class Encoder(nn.Module):
    """Post-norm BERT layers with one projection for query, key and value."""

    def __init__(self, vocabulary: int, hidden: int, inner: int, positions: int, shape: Shape) -> None:
        super().__init__()
        n = len(shape.layers)
        self.word = nn.Embedding(vocabulary, hidden)
        self.position = nn.Embedding(positions, hidden)
        self.guide = nn.Embedding(shape.guides, hidden)
        nn.init.zeros_(self.guide.weight)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.qkv = nn.ModuleList(nn.Linear(hidden, 3 * hidden) for _ in range(n))
        self.out = nn.ModuleList(nn.Linear(hidden, hidden) for _ in range(n))
        self.norm_out = nn.ModuleList(nn.LayerNorm(hidden, eps=1e-12) for _ in range(n))
        self.up = nn.ModuleList(nn.Linear(hidden, inner) for _ in range(n))
        self.down = nn.ModuleList(nn.Linear(inner, hidden) for _ in range(n))
        self.norm_down = nn.ModuleList(nn.LayerNorm(hidden, eps=1e-12) for _ in range(n))
        self.dropout = shape.dropout

    def load_base(self, base: dict[str, NDArray[np.float32]], layers: tuple[int, ...]) -> None:
        """Copies the chosen layers of the start weights."""
        state: dict[str, NDArray[np.float32]] = {
            "word.weight": base["word"],
            "position.weight": base["position"],
            "norm.weight": base["norm.weight"],
            "norm.bias": base["norm.bias"],
        }
        places = {"out": "attention.output.dense", "norm_out": "attention.output.LayerNorm"}
        places |= {"up": "intermediate.dense", "down": "output.dense", "norm_down": "output.LayerNorm"}
        for index, layer in enumerate(layers):
            for part in ("weight", "bias"):
                triple = [base[f"{layer}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                state[f"qkv.{index}.{part}"] = np.concatenate(triple)
                for ours, theirs in places.items():
                    state[f"{ours}.{index}.{part}"] = base[f"{layer}.{theirs}.{part}"]
        missing = self.load_state_dict({key: torch.from_numpy(value) for key, value in state.items()}, strict=False)
        assert missing.missing_keys == ["guide.weight"], missing

    def forward(self, ids: Tensor, mask: Tensor, guide: Tensor) -> Tensor:
        """Ids and mask (B, L), guide (B) → states (B, L, H)."""
        return self.layers(self.word(ids), mask, guide)

    def layers(self, vectors: Tensor, mask: Tensor, guide: Tensor) -> Tensor:
        """Word vectors (B, L, H), mask (B, L) and guide (B) → states (B, L, H)."""
        batch, length, _ = vectors.shape
        x = vectors + self.position.weight[:length] + self.guide(guide)[:, None]
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        attention_mask = mask[:, None, None, :]
        for qkv, out, norm_out, up, down, norm_down in zip(
            self.qkv, self.out, self.norm_out, self.up, self.down, self.norm_down, strict=True
        ):
            q, k, v = qkv(x).view(batch, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
            a = functional.scaled_dot_product_attention(q, k, v, attn_mask=attention_mask)
            a = out(a.transpose(1, 2).reshape(batch, length, -1))
            x = norm_out(x + functional.dropout(a, self.dropout, self.training))
            x = norm_down(x + functional.dropout(down(functional.gelu(up(x))), self.dropout, self.training))
        return x


class Block(nn.Module):
    """One small pre-norm transformer layer over words."""

    def __init__(self, width: int, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.norm_a, self.norm_b = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """States (N, W, D) and mask (N, W) → states (N, W, D)."""
        n, length, _ = x.shape
        q, k, v = self.qkv(self.norm_a(x)).view(n, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        a = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        x = x + self.out(a.transpose(1, 2).reshape(n, length, -1))
        return x + self.down(functional.gelu(self.up(self.norm_b(x))))


class Linker(nn.Module):
    """Tags every word of a window as source, cue or content of one anchor, and reads the anchor's stance."""

    BUCKETS = 12

    def __init__(self, hidden: int, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.token, self.add, self.scale = (nn.Linear(hidden, width) for _ in range(3))
        self.distance = nn.Embedding(2 * self.BUCKETS + 1, width)
        nn.init.zeros_(self.distance.weight)
        self.conv = nn.Conv1d(width, width, 5, padding=2)
        self.blocks = nn.ModuleList(Block(width) for _ in range(shape.depth))
        self.tags = nn.Linear(width, len(TAGS))
        self.stance = nn.Sequential(nn.Linear(hidden, width), nn.GELU(), nn.Linear(width, len(STANCES)))

    def bucket(self, distance: Tensor) -> Tensor:
        """Signed word distance → index: exact below 4, then one bucket per half octave."""
        size = distance.abs().float()
        far = 4 + torch.floor(2 * torch.log2(size.clamp(min=4) / 4))
        index = torch.where(size < 4, size, far).clamp(max=self.BUCKETS)
        return (torch.sign(distance.float()) * index).long() + self.BUCKETS

    def forward(self, states: Tensor, mask: Tensor, window: Tensor, anchor: Tensor) -> tuple[Tensor, Tensor]:
        """States (B, W, H), mask (B, W); per anchor its window and word (N) → tags (N, W, T), stance (N, S)."""
        vector = states[window, anchor]
        position = torch.arange(states.shape[1], device=states.device)[None] - anchor[:, None]
        token, inside = self.token(states)[window], mask[window]
        scale, add = self.scale(vector)[:, None], self.add(vector)[:, None]
        x = functional.gelu(token * (1 + scale) + add + self.distance(self.bucket(position))) * inside[:, :, None]
        x = x + functional.gelu(self.conv(x.transpose(1, 2)).transpose(1, 2))
        for block in self.blocks:
            x = block(x, inside)
        return self.tags(x), self.stance(vector)


class Network(nn.Module):
    """Encoder, anchor head, flat role head (only a training aid) and linker."""

    def __init__(self, base: dict[str, NDArray[np.float32]], shape: Shape) -> None:
        super().__init__()
        vocabulary, hidden = base["word"].shape
        inner = base["0.intermediate.dense.bias"].shape[0]
        self.shape = shape
        self.encoder = Encoder(vocabulary, hidden, inner, base["position"].shape[0], shape)
        self.encoder.load_base(base, shape.layers)
        self.encoder.word.weight.requires_grad_(False)
        self.anchor = nn.Linear(hidden, len(ANCHORS))
        self.flat = nn.Linear(hidden, FLAT)
        self.linker = Linker(hidden, shape)

    def words(self, ids: Tensor, mask: Tensor, first: Tensor, guide: Tensor) -> Tensor:
        """(B, W, H): each word's first piece."""
        states = self.encoder(ids, mask, guide)
        return states.gather(1, first[:, :, None].expand(-1, -1, states.shape[2]))


@dataclass
class Batch:
    """Padded tensors of some windows and the anchors to be tagged in them."""

    ids: Tensor
    mask: Tensor
    first: Tensor
    word_mask: Tensor
    guide: Tensor
    anchors: Tensor
    flat: Tensor
    window: Tensor
    anchor: Tensor
    tags: Tensor
    stance: Tensor
    weight: Tensor

    def to(self, device: torch.device) -> "Batch":
        """The same batch on another device."""
        return Batch(*(value.to(device, non_blocking=True) for value in vars(self).values()))


def collate(items: list[Example]) -> Batch:
    """Pads windows to one length (a multiple of 8 pieces)."""
    length = -(-max(len(item.window.ids) for item in items) // 8) * 8
    count = max(len(item.window.words) for item in items)
    b = len(items)
    ids, mask = np.ones((b, length), np.int64), np.zeros((b, length), bool)
    first, word_mask = np.zeros((b, count), np.int64), np.zeros((b, count), bool)
    anchors, flat = np.full((b, count), IGNORE), np.full((b, count), IGNORE)
    targets = [(index, target) for index, item in enumerate(items) for target in item.targets]
    tags = np.full((len(targets), count), IGNORE)
    for index, item in enumerate(items):
        n, w = len(item.window.ids), len(item.window.words)
        ids[index, :n], mask[index, :n] = item.window.ids, True
        first[index, :w], word_mask[index, :w] = item.window.first, True
        anchors[index, :w] = item.anchors
        flat[index, :w] = np.where(np.array(item.anchors) == IGNORE, IGNORE, 0)
        for target in item.targets:
            labels = np.array(target.tags)
            flat[index, :w] = np.where((labels > 0) & (flat[index, :w] == 0), labels, flat[index, :w])
    for row, (_, target) in enumerate(targets):
        tags[row, : len(target.tags)] = target.tags
    longs = [ids, mask, first, word_mask, np.array([item.guide for item in items]), anchors, flat]
    longs += [np.array([index for index, _ in targets], np.int64), np.array([t.anchor for _, t in targets], np.int64)]
    longs += [tags, np.array([t.stance for _, t in targets], np.int64)]
    tensors = [torch.from_numpy(value) for value in longs]
    return Batch(*tensors, weight=torch.tensor([items[index].weight for index, _ in targets]))


def depth_of(name: str) -> int:
    """The layer a parameter of the encoder belongs to; −1 for the embeddings."""
    match = re.search(r"\.(\d+)\.", name)
    return int(match.group(1)) if match else -1
