"""Points of statements: claims that make, or deny, one."""

from collections.abc import Mapping, Sequence

from selon.linking.joining import Joined
from selon.linking.statements.candidates import Pair
from selon.records import Decisions

#: Two groups become one only when more than this share of their pairs are of one point: a long quotation
#: that holds two statements must not make them one.
SHARE = 0.5


def grouped(size: int, edges: Mapping[Pair, float], decided: Sequence[Pair], apart: Sequence[Pair]) -> list[list[int]]:
    """Numbers 0…size-1 in groups, the surest pairs first; what people decided goes before what was computed."""
    joined = Joined(size)
    members: dict[int, list[int]] = {at: [at] for at in range(size)}
    barred = {frozenset(pair) for pair in apart}

    def join(a: int, b: int, *, by_hand: bool) -> None:
        first, second = joined.lead(a), joined.lead(b)
        if first == second:
            return
        pairs = [(min(x, y), max(x, y)) for x in members[first] for y in members[second]]
        if any(frozenset(pair) in barred for pair in pairs):
            return
        if not by_hand and sum(pair in edges for pair in pairs) <= SHARE * len(pairs) and len(pairs) > 1:
            return
        joined.join(first, second)
        lead = joined.lead(first)
        members[lead] = sorted(members.pop(first) + members.pop(second))

    for a, b in decided:
        join(a, b, by_hand=True)
    for (a, b), _ in sorted(edges.items(), key=lambda item: (-item[1], item[0])):
        join(a, b, by_hand=False)
    return joined.groups()


def pairs_of(decided: Sequence[tuple[str, str]], places: Mapping[str, int]) -> list[Pair]:
    """Pairs of claims as pairs of their places; those of claims without one are left out."""
    return [(places[a], places[b]) for a, b in decided if a in places and b in places]


def by_hand(decided: Decisions, known: Mapping[str, int]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that people said to be the same, and those they said not to be."""
    return pairs_of(decided.same_claims, known), pairs_of(decided.apart_claims, known)
