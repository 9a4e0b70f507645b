"""Trained network → the files Selon ships: ONNX int8 graphs, word vectors, tokenizer, facts.

usage: python -m training.export NETWORK.pt OUT_DIR --base DIR

Three graphs: `encoder.onnx` (vectors, mask, first → word states, anchor logits),
`linker.onnx` (word states, mask, window, anchor → tag and stance logits) and
`sentences.onnx` (vectors, mask → one vector per passage: the start weights as they are,
all twelve layers, mean-pooled). Both encoders read the same word vectors, which training
leaves as they are: `words.npy`, int8, with one scale per row in `scales.npy`. Matrix products of the
extraction graphs have int8 weights and activations in blocks of 32 numbers with a scale of their own
(MatMulNBits), except the heads: one large activation then spoils its own block only. Sentence vectors
only find candidates: dynamic int8 with one scale per activation tensor does, and is faster.
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
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn
from torch.nn import functional

from training import base as start
from training.model import Encoder, Network, Shape
from training.train import network_of

OPSET = 18
#: Numbers with one scale. Blocks of 64 and 128 are a tenth faster and twice as far from the float graph.
BLOCK = 32
#: MatMulNBits: products in int8, with rounded activations too.
INT8_PRODUCTS = 4
#: How many of the last layers of the passage encoder keep their down projection in float.
FLOAT_LAYERS = 2


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
    """One graph: exported in float, then rounded to int8, block by block where it is to be `exact`."""
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
        if exact:
            rounded = MatMulNBitsQuantizer(
                onnx.load(plain),
                bits=8,
                block_size=BLOCK,
                is_symmetric=True,
                accuracy_level=INT8_PRODUCTS,
                nodes_to_exclude=heads(onnx.load(plain)),
            )
            rounded.process()
            rounded.model.save_model_to_file(str(path), use_external_data_format=False)
        else:
            quantize_dynamic(
                plain,
                path,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                weight_type=QuantType.QInt8,
                nodes_to_exclude=last_downs(onnx.load(plain)),
                extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            )


def products(model: onnx.ModelProto) -> list[str]:
    """Names of the matrix products."""
    return [node.name for node in model.graph.node if node.op_type == "MatMul"]


def heads(model: onnx.ModelProto) -> list[str]:
    """The products whose few outputs are logits."""
    return [name for name in products(model) if any(f"/{head}/" in name for head in ("anchor", "tags", "stance"))]


def last_downs(model: onnx.ModelProto) -> list[str]:
    """The down projections of the last layers, whose activations have the largest outliers."""
    layer_of = {name: int(name.split("/down.")[1].split("/")[0]) for name in products(model) if "/down." in name}
    last = sorted(set(layer_of.values()))[-FLOAT_LAYERS:]
    return [name for name, layer in layer_of.items() if layer in last]


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
