"""Relations between claims: their contents compared, and what a figure takes for granted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from selon.languages import things
from selon.languages.stems import WORD, stem
from selon.linking.statements.candidates import Pair, candidates, nearest, weights_of
from selon.linking.statements.comparing import TOO_FEW, Comparer, Comparison
from selon.linking.statements.proposition import Proposition
from selon.linking.statements.twins import Vectors, twins_of
from selon.records import Relation

#: A statement that a figure presupposes stands so far in the figure's content, with what befell them or was done …
GRANTED = 0.5
#: … or shares with it, besides the thing counted, so many places.
NAMED = 2
#: Words that a reason names.
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Found:
    """The relations, and for each pair of propositions that was held to be of one point its score."""

    relations: tuple[Relation, ...]
    edges: Mapping[Pair, float]


def relate(
    propositions: Sequence[Proposition], vectors: Vectors | None, meanings: Mapping[str, NDArray[np.float32]]
) -> Found:
    """Compares what is worth it. `vectors` serve only where there are several languages; `meanings` are known ones."""
    weights = weights_of(propositions)
    nearness = _across(propositions, vectors, meanings)
    twins = {} if vectors is None or not nearness else _twins(propositions, nearness, vectors)
    comparer = Comparer(weights, twins)
    relations: list[Relation] = []
    edges: dict[Pair, float] = {}
    for pair in sorted({*candidates(propositions, weights), *nearness}):
        a, b = (propositions[at] for at in pair)
        if a.counted and b.counted:
            continue
        compared = comparer.compare(a, b)
        if a.counted or b.counted:
            figure, bare = (a, b) if a.counted else (b, a)
            granted = _presupposed(figure, bare, compared, swapped=figure is b)
            if granted is not None:
                relations.append(granted)
            continue
        if compared.kind is not None:
            edges[pair] = compared.score
            features = (*compared.features, *([("nearness", round(nearness[pair], 3))] if pair in nearness else []))
            relations.append(
                Relation(a.claim.id, b.claim.id, compared.kind, compared.score, _reason(a, b, compared), features)
            )
    return Found(tuple(relations), edges)


def _across(
    propositions: Sequence[Proposition], vectors: Vectors | None, meanings: Mapping[str, NDArray[np.float32]]
) -> dict[Pair, float]:
    languages = [item.language for item in propositions]
    if vectors is None or len(set(languages)) < 2:
        return {}
    lacking = [item.claim for item in propositions if item.claim.id not in meanings]
    made = vectors([claim.content.text for claim in lacking], "passage")
    known = {**meanings, **dict(zip((claim.id for claim in lacking), made, strict=True))}
    return nearest(np.stack([known[item.claim.id] for item in propositions]), languages)


def _twins(
    propositions: Sequence[Proposition], nearness: Mapping[Pair, float], vectors: Vectors
) -> dict[str, frozenset[str]]:
    return twins_of([propositions[at] for at in sorted({at for pair in nearness for at in pair})], vectors)


def _reason(a: Proposition, b: Proposition, compared: Comparison) -> str:
    words = [_both(a.words[i].text, b.words[j].text) for i, j in compared.matched[:SHOWN]]
    said = f"both say {', '.join(words)}" if words else "the same"
    if compared.contrary:
        return f"{said}; {compared.contrary}"
    return f"{said}; both are {a.mode}" if a.mode == b.mode else said


def _both(one: str, other: str) -> str:
    return one if one.casefold() == other.casefold() else f"{one}/{other}"


def _presupposed(figure: Proposition, bare: Proposition, compared: Comparison, *, swapped: bool) -> Relation | None:
    """That so many did it says that they did it: the thing counted is the bare statement's too."""
    if compared.against not in ("", TOO_FEW) or compared.contrary or bare.mode != "fact" or figure.mode != "fact":
        return None
    if bare.denied or figure.denied:
        return None
    pairs = [(j, i) for i, j in compared.matched] if swapped else list(compared.matched)
    counted = _counted_keys(figure)
    things_shared = [i for i, j in pairs if figure.words[i].keys & bare.words[j].keys & counted]
    if not things_shared:
        return None
    places = sum(figure.words[i].kind == "place" for i, _ in pairs)
    done = any(key.startswith("event:") for i, j in pairs for key in figure.words[i].keys & bare.words[j].keys)
    shares = dict(compared.features)
    share = len(pairs) / len(bare.words)
    if not ((done and share >= GRANTED and len(pairs) >= 3) or (places >= NAMED and len(pairs) > 3)):
        return None
    words = [_both(figure.words[i].text, bare.words[j].text) for i, j in pairs[:SHOWN]]
    score = round(min(1.0, 0.5 + 0.5 * share), 3)
    reason = f"a number of them takes for granted that there were any; both say {', '.join(words)}"
    return Relation(figure.claim.id, bare.claim.id, "presupposes", score, reason, tuple(shares.items()))


def _counted_keys(figure: Proposition) -> frozenset[str]:
    """The keys of the things that a claim counts."""
    found: set[str] = set()
    for item in figure.claim.figures:
        if item.of:
            found |= {f"role:{mention.thing.name}" for mention in things.find("role", item.of, figure.language)}
            found |= {stem(word, figure.language) for word in WORD.findall(item.of)}
    return frozenset(found)
