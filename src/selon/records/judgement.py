"""What people decide about the record, and what follows from it for claims and links.

A judgement never changes what was recorded: it stands beside it, with its author,
date and reason, and is withdrawn by a date of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from selon.records.claim import Claim
from selon.records.links import FigureRef

JudgementKind = Literal["corrected", "wrong", "same", "not-same"]
About = Literal["claim", "figure", "point", "actor"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about one thing (`subject`), or about two (`subject` and `object`).

    | kind | about | `value` |
    |---|---|---|
    | `corrected` | claim | what is put in the place of what was read (`records.correcting`) |
    | `wrong` | claim, figure | of a figure: `{"a": [anchor]}` |
    | `same`, `not-same` | claim, figure, point | `{"a": [anchor, …], "b": [anchor, …]}`: their figures |
    | `same`, `not-same` | actor | of `same`: `{"actor": …}`, the one that both are from now on |

    An anchor is `{"claim": id, "n": index, "span": [start, end]}`: it finds its figure
    again when a later reading counts the claim's figures otherwise, or points are made anew.
    Of a claim at a point of a statement, `n` and `span` are None.
    `made_on` and `withdrawn_on` are moments in UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    """

    id: str
    kind: JudgementKind
    about: About
    subject: str
    object: str | None
    value: Mapping[str, Any]
    author: str
    made_on: str
    reason: str
    withdrawn_on: str | None = None
    withdrawn_by: str | None = None
    withdrawn_for: str | None = None

    @property
    def active(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_on is None


Pair = tuple[FigureRef, FigureRef]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What linking must keep to: which figures belong together, which must not, which are none.

    `same_claims` and `apart_claims` are pairs of claims, whether or not they have figures;
    `apart_actors` pairs of actor ids that are not one actor. Pairs of one actor need no
    place here: the claims name that actor already.
    """

    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    struck: frozenset[FigureRef] = frozenset()
    same_claims: tuple[tuple[str, str], ...] = ()
    apart_claims: tuple[tuple[str, str], ...] = ()
    apart_actors: frozenset[frozenset[str]] = field(default=frozenset())


def anchor(claim: Claim, index: int) -> dict[str, Any]:
    """How a judgement names the `index`-th figure of a claim."""
    spans = claim.figures[index].spans
    return {"claim": claim.id, "n": index, "span": [spans[0].start, spans[-1].end] if spans else None}


def decisions(judgements: Iterable[Judgement], claims: Iterable[Claim]) -> Decisions:
    """What the judgements that stand mean for these claims; of two about one pair the later one holds.

    What they say of claims or figures that are not there is left out.
    """
    known = {claim.id: claim for claim in claims}
    latest = {_pair(item): item for item in judgements if item.active}
    figures: dict[str, list[Pair]] = {"same": [], "not-same": []}
    of_claims: dict[str, list[tuple[str, str]]] = {"same": [], "not-same": []}
    struck: set[FigureRef] = set()
    actors: set[frozenset[str]] = set()
    for item in latest.values():
        if item.kind == "corrected":
            continue
        a, b = (_refs(item.value.get(side, ()), known) for side in ("a", "b"))
        if item.kind == "wrong":
            struck |= set(a)
        elif item.about == "actor":
            if item.kind == "not-same" and item.object is not None:
                actors.add(frozenset((item.subject, item.object)))
        else:
            # Of two points that are one, one pair is enough; of two that are not, none may meet.
            pairs = list(zip(a[:1], b[:1], strict=False)) if item.kind == "same" else [(x, y) for x in a for y in b]
            figures[item.kind] += pairs
            of_claims[item.kind] += _stated(item, known)
            if item.about == "claim" and item.object in known and item.subject in known:
                of_claims[item.kind].append((item.subject, item.object))
    return Decisions(
        tuple(figures["same"]), tuple(figures["not-same"]), frozenset(struck),
        tuple(of_claims["same"]), tuple(of_claims["not-same"]), frozenset(actors),
    )  # fmt: skip


def one_actor(judgements: Iterable[Judgement]) -> dict[str, tuple[Mapping[str, Any], str]]:
    """For each actor id that is another's: that actor, as JSON, and the judgement that says so."""
    latest = {_pair(item): item for item in judgements if item.active and item.about == "actor"}
    said = {item.object: item for item in latest.values() if item.kind == "same" and item.object is not None}
    found: dict[str, tuple[Mapping[str, Any], str]] = {}
    for name, item in said.items():
        seen, last = {name}, item
        while (further := said.get(last.subject)) is not None and last.subject not in seen:
            seen.add(last.subject)
            last = further
        if last.subject != name:
            found[name] = (last.value["actor"], item.id)
    return found


def _pair(item: Judgement) -> tuple[object, ...]:
    """What the judgement decides; a later one that decides the same takes its place."""
    if item.kind in ("same", "not-same"):
        return (item.about, frozenset((item.subject, item.object)))
    return (item.kind, item.subject, item.id if item.kind == "corrected" else "")


def _stated(item: Judgement, known: Mapping[str, Claim]) -> list[tuple[str, str]]:
    """Of two points of statements: as of their figures, one pair is enough to join them, and none may meet."""
    if item.about != "point":
        return []
    a, b = (
        [found["claim"] for found in item.value.get(side, ()) if found["n"] is None and found["claim"] in known]
        for side in ("a", "b")
    )
    return list(zip(a[:1], b[:1], strict=False)) if item.kind == "same" else [(x, y) for x in a for y in b]


def _refs(anchors: Sequence[Mapping[str, Any]], known: Mapping[str, Claim]) -> list[FigureRef]:
    found = []
    for item in anchors:
        claim = known.get(item["claim"])
        index = None if claim is None or item["n"] is None else figure_at(claim, item.get("span"), item["n"])
        if index is not None:
            found.append(FigureRef(item["claim"], index))
    return found


def figure_at(claim: Claim, span: Sequence[int] | None, index: int) -> int | None:
    """The figure of the claim that stands at these places; where it has none, the `index`-th."""
    if span is None:
        return index if index < len(claim.figures) else None
    for n, figure in enumerate(claim.figures):
        if figure.spans and (figure.spans[0].start, figure.spans[-1].end) == tuple(span):
            return n
    return None


def judgement_to_json(item: Judgement) -> dict[str, Any]:
    """Keys as the fields, `value` as it is."""
    return {entry.name: getattr(item, entry.name) for entry in fields(item)}
