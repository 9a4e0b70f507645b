"""The mean of several networks' weights, trained on from one start.

usage: python -m training.soup OUT.pt NETWORK.pt[:SHARE] NETWORK.pt[:SHARE] …

SHARE (1 where it is left out) says how much a network counts. Networks that were trained on from the same weights lie in
one valley, and their mean does as well as several of them together, at the price of one (Wortsman et al. 2022,
"Model soups", arXiv:2203.05482).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch


def mean_of(networks: Sequence[tuple[dict[str, Any], float]]) -> dict[str, Any]:
    """The stored network whose weights are the mean of these; shape and facts are the first one's.

    Raises:
        ValueError: they are of different shapes.
    """
    (first, _), *others = networks
    if any(other["shape"] != first["shape"] for other, _ in others):
        raise ValueError("networks of different shapes have no mean")
    whole = sum(share for _, share in networks)
    state = {}
    for name, kept in first["state"].items():
        if kept.is_floating_point():
            kept = (sum(share * stored["state"][name].float() for stored, share in networks) / whole).half()
        state[name] = kept
    return {"state": state, "shape": first["shape"], "facts": first["facts"]}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("networks", nargs="+")
    options = parser.parse_args()
    networks = []
    for item in options.networks:
        path, _, share = item.partition(":")
        networks.append((torch.load(path, map_location="cpu", weights_only=True), float(share or 1)))
    torch.save(mean_of(networks), options.out)


if __name__ == "__main__":
    main()
