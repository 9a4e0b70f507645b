"""A claim as people have corrected it: what was read, with the judgements about it applied in their order.

`value` of a `corrected` judgement has these keys, in the shapes of `records.codec`:

| key | value |
|---|---|
| `source`, `cue` | `{"spans", "text"}` |
| `content` | `{"spans", "text", "figures", "whens", "places"}`: other words, and what stands in them |
| `type`, `voice`, `stance`, `certainty`, `polarity` | one of their words |
| `said_on` | EDTF, or null |
| `actor` | an actor, or null |
| `figures` | `[{"span", …}]`: the figure at that span, with the keys that are to be other |
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from selon.records.claim import Claim, Correction
from selon.records.codec import (
    actor_from_json,
    actor_to_json,
    claim_from_json,
    claim_to_json,
    figure_to_json,
)
from selon.records.entities import Actor
from selon.records.judgement import Judgement, figure_at

#: Keys that stand in a claim's JSON as they are.
PLAIN = ("voice", "stance", "certainty", "polarity", "said_on")


def corrected(
    claim: Claim, judgements: Iterable[Judgement], actors: Mapping[str, tuple[Mapping[str, Any], str]]
) -> Claim:
    """The claim after the judgements about it that stand, and with the actors that are another's put right.

    `actors` is `records.judgement.one_actor`. `status` becomes `wrong` where somebody
    says that it is no claim, and `by-hand` where no reading finds it any longer but
    somebody has corrected it.
    """
    marks: dict[str, Correction] = {}
    row = claim_to_json(claim)
    wrong = False
    for item in judgements:
        if not item.active or item.subject != claim.id:
            continue
        wrong = wrong or item.kind == "wrong"
        if item.kind == "corrected":
            for key, value in item.value.items():
                for name, was, is_now in _put(row, key, value, claim.report):
                    if was == is_now and name not in marks:
                        continue
                    first = marks.get(name)
                    marks[name] = Correction(name, first.was if first else was, item.id)
    found = _merged(claim_from_json(row, claim.report), actors, marks)
    status = claim.status
    if wrong:
        status = "wrong"
    elif status == "not-found" and any(item.kind == "corrected" for item in judgements if item.active):
        status = "by-hand"
    return replace(found, corrected=tuple(marks.values()), status=status)


def _put(row: dict[str, Any], key: str, value: Any, report: str) -> list[tuple[str, Any, Any]]:
    """Puts one value in its place; what was put, as (name, what it was, what it is now)."""
    if key in PLAIN:
        was, row[key] = row[key], value
        return [(key, was, value)]
    if key == "type":
        was, row["content"]["type"] = row["content"]["type"], value
        return [("type", was, value)]
    if key == "actor":
        was, row["source"]["actor"] = row["source"]["actor"], value
        row["source"]["resolution"] = None
        return [("actor", was["name"] if was else None, value["name"] if value else None)]
    if key in ("source", "cue", "content"):
        was = row[key]["text"]
        row[key] |= {"spans": value["spans"], "text": value["text"]}
        row |= {name: value[name] for name in ("figures", "whens", "places") if name in value}
        return [(key, was, value["text"])]
    if key == "figures":
        return [changed for patch in value for changed in _put_figure(row, patch, report)]
    return []  # a later version's word: what this one does not know it leaves alone


def _put_figure(row: dict[str, Any], patch: Mapping[str, Any], report: str) -> list[tuple[str, Any, Any]]:
    claim = claim_from_json(row, report)
    index = figure_at(claim, patch["span"], 0)
    if index is None:
        return []
    figure = figure_to_json(claim.figures[index])
    keys = [key for key in patch if key != "span"]
    row["figures"][index] = figure | {key: patch[key] for key in keys}
    return [(f"figures[{index}].{key}", figure[key], patch[key]) for key in keys]


def _merged(claim: Claim, actors: Mapping[str, tuple[Mapping[str, Any], str]], marks: dict[str, Correction]) -> Claim:
    if not actors:
        return claim
    actor = claim.source.actor
    other = _other(actor, actors)
    if actor is not None and other is not None and other != actor:
        if actor.id in actors:
            marks["actor"] = Correction(
                "actor", marks["actor"].was if "actor" in marks else actor.name, actors[actor.id][1]
            )
        claim = replace(claim, source=replace(claim.source, actor=other))
    addressee = claim.addressee
    if addressee is not None:
        claim = replace(claim, addressee=replace(addressee, actor=_other(addressee.actor, actors)))
    return claim


def _other(actor: Actor | None, actors: Mapping[str, tuple[Mapping[str, Any], str]]) -> Actor | None:
    """The actor that this one is; one who speaks for an actor that is another's speaks for that other."""
    if actor is None:
        return None
    if actor.id in actors:
        return actor_from_json(actors[actor.id][0])
    if actor.affiliation is not None and actor.affiliation in actors:
        return replace(actor, affiliation=actors[actor.affiliation][0]["id"])
    return actor


def actor_value(actor: Actor | None) -> Mapping[str, Any] | None:
    """An actor as the `value` of a judgement holds it."""
    return actor_to_json(actor)
