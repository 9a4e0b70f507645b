"""Which contents are worth comparing: those that share rare words, names or places, or whose sentence vectors are near.

Near-linear in their number: of the holders of a word only the nearest in time are looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from selon.linking.statements.proposition import Proposition

#: By so many of its rarest keys a content is found.
RAREST = 10
#: So many of a key's holders, the nearest before a content, are looked at.
HOLDERS = 40
#: A candidate has this much of the smaller content's weight in keys it was found by.
LEAST_SHARE = 0.3
#: So many of the nearest contents in other languages are compared.
NEAREST = 8
#: Contents that a small record is thought to have besides.
PRIOR = 50
_BLOCK = 1024

Pair = tuple[int, int]


def weights_of(propositions: Sequence[Proposition]) -> dict[str, float]:
    """How much each key tells: the logarithm of how rare it is (Spärck Jones 1972), in a small record hardly by it."""
    counts = Counter(key for item in propositions for key in item.keys)
    return {key: log(1 + (len(propositions) + PRIOR) / (count + 2)) for key, count in counts.items()}


def candidates(propositions: Sequence[Proposition], weights: dict[str, float]) -> Iterable[Pair]:
    """Pairs of places in `propositions`, the lower first, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    totals = [sum(min(weights[key] for key in word.keys) for word in item.words) for item in propositions]
    for at, item in enumerate(propositions):
        rarest = sorted(item.keys, key=lambda key: (-weights[key], key))[:RAREST]
        shared: dict[int, float] = defaultdict(float)
        for key in rarest:
            for other in holders[key][-HOLDERS:]:
                shared[other] += weights[key]
        for key in rarest:
            holders[key].append(at)
        for other, weight in shared.items():
            if weight >= LEAST_SHARE * min(totals[at], totals[other]):
                yield other, at


def nearest(vectors: NDArray[np.float32], languages: Sequence[str]) -> dict[Pair, float]:
    """For each content its nearest ones of other languages: pairs, the lower first, with the nearness of their vectors."""
    found: dict[Pair, float] = {}
    tongues = np.array(languages)
    for language in sorted(set(languages)):
        here, there = np.flatnonzero(tongues == language), np.flatnonzero(tongues != language)
        if not len(there):
            continue
        count = min(NEAREST, len(there))
        for start in range(0, len(here), _BLOCK):
            rows = here[start : start + _BLOCK]
            scores = vectors[rows] @ vectors[there].T
            best = np.argpartition(-scores, count - 1, axis=1)[:, :count]
            for n, row in enumerate(rows):
                for column in best[n]:
                    pair = (min(int(row), int(there[column])), max(int(row), int(there[column])))
                    found[pair] = float(scores[n, column])
    return found
