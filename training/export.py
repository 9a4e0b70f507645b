"""Trained network → the files Selon ships: ONNX int8 graphs, tokenizer, facts.

usage: python -m training.export NETWORK.pt OUT_DIR --base DIR

Two graphs: `encoder.onnx` (ids, mask, first → word states, anchor logits) and
`linker.onnx` (word states, mask, window, anchor → tag and stance logits). Word
vectors are int8 with one scale per row; matrix products are int8 (dynamic, per
channel) except the heads and the last two layers' down projections, which cost
accuracy when rounded.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training import base as start
from training.model import Network
from training.train import network_of

OPSET = 18
FULL_PRECISION_LAYERS = 2


class EncoderGraph(nn.Module):
    """The encoder and anchor head with rounded word vectors and the guide's marker folded in."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        encoder = network.encoder
        table = encoder.word.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Ids and mask (B, L), first (B, W) → states (B, W, H), anchor logits (B, W, 3)."""
        vectors = self.table[ids].float() * self.scale[ids]  # type: ignore[index]
        states = self.network.encoder.layers(vectors, mask, torch.zeros_like(ids[:, 0]))
        states = states.gather(1, first[:, :, None].expand(-1, -1, states.shape[2]))
        return states, self.network.anchor(states)


def export(network: Network, out: Path, base: Path, facts: dict[str, Any]) -> None:
    """Writes the shipped files of a network into `out`."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(4, 1000, (2, 24))
    mask, first = torch.ones(2, 24, dtype=torch.bool), torch.arange(24)[None, 1:21].repeat(2, 1)
    batch, length, words = "batch", "length", "words"
    encoder = EncoderGraph(network)
    with torch.no_grad():
        states, _ = encoder(ids, mask, first)
    write(
        encoder,
        (ids, mask, first),
        out / "encoder.onnx",
        inputs=["ids", "mask", "first"],
        outputs=["states", "anchors"],
        axes={"ids": {0: batch, 1: length}, "mask": {0: batch, 1: length}, "first": {0: batch, 1: words}},
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
) -> None:
    """One graph: exported in float, then rounded to int8."""
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
            weight_type=QuantType.QInt8,
            nodes_to_exclude=kept_in_float(onnx.load(plain)),
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def kept_in_float(model: onnx.ModelProto) -> list[str]:
    """Names of the matrix products that rounding would hurt."""
    products = [node.name for node in model.graph.node if node.op_type == "MatMul"]
    down = sorted(name for name in products if "/down." in name)
    layers = sorted({int(name.split("/down.")[1].split("/")[0]) for name in down})[-FULL_PRECISION_LAYERS:]
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
    network = network_of(options.network, start.load(options.base / "base.npz"))
    facts = {
        "name": options.name,
        "threshold": options.threshold,
        "size": options.size,
        "context": options.context,
    }
    export(network, options.out, options.base, facts)
    for path in sorted(options.out.iterdir()):
        print(f"{path.name} {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
