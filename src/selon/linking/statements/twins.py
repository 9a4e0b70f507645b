"""Words of two languages that mean the same, told by their vectors.

A word's vector alone says nothing sure: two words are twins only when each is among the
other's nearest and they are near at all. What is found stands in the reasons of relations
("soldats/soldiers"), where a reader can judge it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from selon.linking.statements.proposition import Proposition

#: Twins are at least so near (dot product of vectors of length one); chosen on words of both languages.
NEAR = 0.885
#: Each is among so many of the other's nearest.
AMONG = 2
_BLOCK = 2048


class Vectors(Protocol):
    """Turns texts into vectors of length one; the dot product of two is their nearness."""

    def __call__(self, texts: Sequence[str], role: Literal["query", "passage"] = "passage") -> NDArray[np.float32]:
        """(texts, H)."""
        ...


def twins_of(propositions: Iterable[Proposition], vectors: Vectors) -> dict[str, frozenset[str]]:
    """For each "LANGUAGE:KEY" the keys of other languages that mean the same."""
    wordings: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for item in propositions:
        for word in item.words:
            if word.kind == "word":
                for key in word.keys:
                    if ":" not in key:
                        wordings[item.language][key][word.text.lower()] += 1
    tables = {language: _table(words, vectors) for language, words in sorted(wordings.items())}
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in combinations(tables, 2):
        for a, b in _mutual(*tables[one], *tables[other]):
            found[f"{one}:{a}"].add(b)
            found[f"{other}:{b}"].add(a)
    return {key: frozenset(keys) for key, keys in found.items()}


def _table(words: Mapping[str, Counter[str]], vectors: Vectors) -> tuple[list[str], NDArray[np.float32]]:
    keys = sorted(words)
    commonest = [min(words[key], key=lambda text, counts=words[key]: (-counts[text], text)) for key in keys]  # type: ignore[misc]
    return keys, vectors(commonest, "query")


def _mutual(
    keys: list[str], these: NDArray[np.float32], others: list[str], those: NDArray[np.float32]
) -> Iterable[tuple[str, str]]:
    forth, back = _nearest(these, those), _nearest(those, these)
    for row, columns in forth.items():
        for column, nearness in columns:
            if nearness >= NEAR and any(at == row for at, _ in back[column]):
                yield keys[row], others[column]


def _nearest(these: NDArray[np.float32], those: NDArray[np.float32]) -> dict[int, list[tuple[int, float]]]:
    found: dict[int, list[tuple[int, float]]] = {}
    count = min(AMONG, len(those))
    for start in range(0, len(these) if count else 0, _BLOCK):
        scores = these[start : start + _BLOCK] @ those.T
        best = np.argpartition(-scores, count - 1, axis=1)[:, :count]
        for n in range(len(scores)):
            found[start + n] = [(int(column), float(scores[n, column])) for column in best[n]]
    return found
