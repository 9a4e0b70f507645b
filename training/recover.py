"""The shipped graphs → a network file that training can go on from.

usage: python -m training.recover WEIGHTS_DIR OUT.pt --base DIR [--layers 0,1,…]

A checkpoint in float is larger than what is shipped and is not kept with it. This takes the weights back
out of `encoder.onnx` and `linker.onnx`, rounded as they are there: whole products as they stand, int8 ones
times their scales. The flat role head is only a training aid and not in the graphs; it starts anew.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training import base as start
from training.model import Network, Shape
from training.train import save

Tensors = dict[str, NDArray[np.generic]]
#: How the exporter calls one product's node: ".../up.3/MatMul_quant" is weight "up.3".
SUFFIXES = ("_quant", "_Q8", "/Gemm_MatMul", "/Gemm", "/MatMul")


def module_of(node: str) -> str:
    """As in "/stance/stance.0/Gemm_MatMul_quant" → "stance.0", "/blocks.0/qkv/MatMul" → "blocks.0.qkv"."""
    for suffix in SUFFIXES:
        node = node.removesuffix(suffix)
    parts = node.strip("/").split("/")
    # A layer of a sequence repeats the sequence's name: stance/stance.0.
    named = [
        part for index, part in enumerate(parts) if not parts[index + 1 :] or not parts[index + 1].startswith(part)
    ]
    return ".".join(named)


def weight_of(node: onnx.NodeProto, tensors: Tensors) -> NDArray[np.float32] | None:
    """The weight of one product, (out, in) as torch keeps it; None for products of two activations.

    Raises:
        ValueError: the node is no product that `training.export` writes.
    """
    if node.op_type == "MatMul":
        known = tensors.get(node.input[1])
        return None if known is None else known.astype(np.float32).T
    if node.op_type == "MatMulInteger":
        stem = node.input[1].removesuffix("_quantized")
        zero = tensors[node.input[3]].astype(np.float32)
        return ((tensors[node.input[1]].astype(np.float32) - zero) * tensors[f"{stem}_scale"].astype(np.float32)).T
    if node.op_type == "MatMulNBits":
        blocks = tensors[node.input[1]].astype(np.float32) - 128
        scales = tensors[node.input[2]].astype(np.float32).reshape(blocks.shape[:2])
        facts = {item.name: item.i for item in node.attribute}
        return (blocks * scales[:, :, None]).reshape(facts["N"], -1)[:, : facts["K"]]
    raise ValueError(f"{node.op_type} is no product of the shipped graphs")


def state_of(path: Path, prefix: str, inner: str = "") -> dict[str, torch.Tensor]:
    """The state of one graph: named initialisers as they are (without `inner`), products by their node's name."""
    graph = onnx.load(path).graph
    tensors: Tensors = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    state = {
        prefix + name.removeprefix("network."): torch.from_numpy(np.array(value, np.float32))
        for name, value in tensors.items()
        if name.endswith((".weight", ".bias")) and not name.startswith("onnx::")
    }
    for node in graph.node:
        if node.op_type.startswith("MatMul") and (weight := weight_of(node, tensors)) is not None:
            name = module_of(node.name)
            holder = "" if name == "anchor" else inner
            state[f"{prefix}{holder}{name}.weight"] = torch.from_numpy(weight.copy())
    return state


def recover(weights: Path, base: Path, shape: Shape) -> Network:
    """The network whose graphs lie in `weights`.

    Raises:
        RuntimeError: a weight of the network is not in the graphs, or has another shape.
    """
    network = Network(start.load(base / "base.npz"), shape)
    state = state_of(weights / "encoder.onnx", "", "encoder.") | state_of(weights / "linker.onnx", "linker.")
    result = network.load_state_dict(state, strict=False)
    missing = [key for key in result.missing_keys if not key.startswith(("encoder.word.", "flat."))]
    if missing or result.unexpected_keys:
        raise RuntimeError(f"not found: {missing}; not known: {result.unexpected_keys}")
    return network


def main() -> None:
    """Runs the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--layers", default=",".join(map(str, range(12))))
    o = parser.parse_args()
    network = recover(o.weights, o.base, Shape(tuple(map(int, o.layers.split(",")))))
    save(network, o.out, {"recovered": str(o.weights.name)})


if __name__ == "__main__":
    main()
