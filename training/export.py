"""Trained network → the files Selon ships: ONNX int8 graphs, word vectors, tokenizer, facts.

usage: python -m training.export NETWORK.pt OUT_DIR --base DIR

Three graphs: `encoder.onnx` (vectors, mask, first → word states, anchor logits),
`linker.onnx` (word states, mask, window, anchor → tag and stance logits) and
`sentences.onnx` (vectors, mask → one vector per passage: the start weights as they are,
all twelve layers, mean-pooled). Both encoders read the same word vectors, which training
leaves as they are: `words.npy`, int8, with one scale per row in `scales.npy`. Matrix products
are int8 (dynamic, per channel, 7 bits so that processors without VNNI do not saturate) except the
heads and the down projections, which cost accuracy when rounded.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training import base as start
from training.model import Encoder, Network, Shape
from training.train import network_of

OPSET = 18
#: How many of the last layers keep their down projection in float. Rounding all of them costs the extraction
#: encoder a point of relation F1; sentence vectors only find candidates.
ALL_LAYERS, FEW_LAYERS = 12, 2


class EncoderGraph(nn.Module):
    """The encoder and anchor head with the guide's marker folded in."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Word vectors (B, L, H), mask (B, L), first (B, W) → states (B, W, H), anchor logits (B, W, 3)."""
        states = self.network.encoder.layers(vectors, mask, torch.zeros_like(first[:, 0]))
        states = states.gather(1, first[:, :, None].expand(-1, -1, states.shape[2]))
        return states, self.network.anchor(states)


class SentenceGraph(nn.Module):
    """The start weights as a passage encoder: the mean of the last states, of length one (Wang et al. 2024)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """Word vectors (B, L, H) and mask (B, L) → (B, H)."""
        states = self.encoder.layers(vectors, mask, torch.zeros_like(mask[:, 0], dtype=torch.long))
        inside = mask[:, :, None].float()
        return functional.normalize((states * inside).sum(1) / inside.sum(1), dim=1)


def word_vectors(table: Tensor, out: Path) -> None:
    """`words.npy` (V, H) int8 and `scales.npy` (V,) float32."""
    scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    np.save(out / "words.npy", torch.round(table / scale).to(torch.int8).numpy())
    np.save(out / "scales.npy", scale[:, 0].float().numpy())


def sentences(weights: dict[str, NDArray[np.float32]], out: Path) -> None:
    """Writes `sentences.onnx` from the start weights; it does not depend on what was trained."""
    network = Network(weights, Shape(guides=1))
    network.eval()
    vectors, mask = torch.randn(2, 24, weights["word"].shape[1]), torch.ones(2, 24, dtype=torch.bool)
    write(
        SentenceGraph(network.encoder),
        (vectors, mask),
        out / "sentences.onnx",
        inputs=["vectors", "mask"],
        outputs=["passages"],
        axes={"vectors": {0: "batch", 1: "length"}, "mask": {0: "batch", 1: "length"}},
        exact=False,
    )


def export(network: Network, out: Path, base: Path, facts: dict[str, Any]) -> None:
    """Writes the shipped files of a network into `out`."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    table = network.encoder.word.weight.detach()
    word_vectors(table, out)
    vectors = torch.randn(2, 24, table.shape[1])
    mask, first = torch.ones(2, 24, dtype=torch.bool), torch.arange(24)[None, 1:21].repeat(2, 1)
    batch, length, words = "batch", "length", "words"
    encoder = EncoderGraph(network)
    with torch.no_grad():
        states, _ = encoder(vectors, mask, first)
    write(
        encoder,
        (vectors, mask, first),
        out / "encoder.onnx",
        inputs=["vectors", "mask", "first"],
        outputs=["states", "anchors"],
        axes={"vectors": {0: batch, 1: length}, "mask": {0: batch, 1: length}, "first": {0: batch, 1: words}},
    )
    write(
        network.linker,
        (states, torch.ones(2, 20, dtype=torch.bool), torch.tensor([0, 1, 1]), torch.tensor([3, 5, 7])),
        out / "linker.onnx",
        inputs=["states", "mask", "window", "anchor"],
        outputs=["tags", "stance"],
        axes={
            "states": {0: batch, 1: words},
            "mask": {0: batch, 1: words},
            "window": {0: "anchors"},
            "anchor": {0: "anchors"},
        },
    )
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    (out / "model.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write(
    module: nn.Module,
    arguments: tuple[Tensor, ...],
    path: Path,
    *,
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    exact: bool = True,
) -> None:
    """One graph: exported in float, then rounded to int8; `exact` keeps in float what rounding would hurt."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module,
            arguments,
            str(plain),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=exact,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=kept_in_float(onnx.load(plain), ALL_LAYERS if exact else FEW_LAYERS),
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def kept_in_float(model: onnx.ModelProto, count: int) -> list[str]:
    """Names of the matrix products that rounding would hurt."""
    products = [node.name for node in model.graph.node if node.op_type == "MatMul"]
    down = sorted(name for name in products if "/down." in name)
    layers = sorted({int(name.split("/down.")[1].split("/")[0]) for name in down})[-count:]
    late = [name for name in down if int(name.split("/down.")[1].split("/")[0]) in layers]
    heads = [name for name in products if any(f"/{head}/" in name for head in ("anchor", "tags", "stance"))]
    return late + heads


def main() -> None:
    """Runs the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--size", type=int, default=320)
    parser.add_argument("--context", type=int, default=96)
    parser.add_argument("--name", default="selon-1")
    options = parser.parse_args()
    weights = start.load(options.base / "base.npz")
    network = network_of(options.network, weights)
    facts = {
        "name": options.name,
        "threshold": options.threshold,
        "size": options.size,
        "context": options.context,
    }
    export(network, options.out, options.base, facts)
    sentences(weights, options.out)
    for path in sorted(options.out.iterdir()):
        print(f"{path.name} {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
