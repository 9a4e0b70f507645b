"""Values as rows: what each table keeps of a report, a claim, a copy, a point."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Table

from selon.languages.folding import fold
from selon.ledger import schema
from selon.records import Actor, Claim, Copy, Point, Relation, Report, Span
from selon.records.codec import claim_to_json, report_to_json
from selon.records.days import bounds
from selon.records.linkcodec import copy_to_json, point_to_json
from selon.records.positions import Position, Shift

Row = dict[str, Any]
Placed = tuple[Table, Row]
#: Stands in a key where no run is known.
UNKNOWN_RUN = ""


def dump(value: Mapping[str, Any]) -> str:
    """Compact, with the keys in the codec's order: the same value is always the same text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_claim(claim: Claim) -> str:
    """A claim's whole value, as its `json` columns hold it."""
    return dump(claim_to_json(claim))


def report_rows(report: Report, run: str | None) -> Iterator[Placed]:
    """The report and its notices. Its text stands in the column `text` alone, not again in `json`."""
    value = report_to_json(report)
    del value["text"]
    first, last = bounds(report.published)
    yield (
        schema.reports,
        {
            "id": report.id,
            "language": report.language,
            "title": report.title,
            "outlet": report.outlet,
            "url": report.url,
            "published": report.published,
            "day_from": first,
            "day_to": last,
            "agencies": json.dumps(list(report.agencies), ensure_ascii=False),
            "text": report.text,
            "json": dump(value),
            "run": run,
        },
    )
    for n, notice in enumerate(report.notices):
        span = notice.span
        row = {"report": report.id, "n": n, "code": notice.code, "message": notice.message}
        yield schema.notices, row | {"start": span.start if span else None, "end": span.end if span else None}


def claim_rows(claim: Claim, n: int, published: str | None, run: str | None) -> Iterator[Placed]:
    """The `n`-th claim of its report, found by a run, and everything normalised from it."""
    yield schema.claims, claim_row(claim, published) | {"n": n, "run": run, "lost": None}
    yield from detail_rows(claim)


def claim_row(claim: Claim, published: str | None) -> Row:
    """The columns that follow from the claim's own values.

    Its days are those it was said on or, when that is not known, those of the report.
    """
    source, actor = claim.source, claim.source.actor
    first, last = bounds(claim.said_on or published)
    named = [source.text, *([actor.name, actor.id] if actor else [])]
    return {
        "id": claim.id,
        "report": claim.report,
        "voice": claim.voice,
        "source": source.text,
        "actor": actor.id if actor else None,
        "actor_name": actor.name if actor else None,
        "cue": claim.cue.text,
        "content": claim.content.text,
        "type": claim.content.type,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "said_on": claim.said_on,
        "day_from": first,
        "day_to": last,
        "probability": claim.probability,
        "parent": claim.parent,
        "status": claim.status,
        "corrected": bool(claim.corrected),
        "folded_source": fold(" | ".join(named)),
        "folded_content": fold(claim.content.text),
        "json": dump_claim(claim),
    }


def detail_rows(claim: Claim) -> Iterator[Placed]:
    """Figures, whens, places, channels and grounds of a claim."""
    for n, figure in enumerate(claim.figures):
        start, end = _extent(figure.spans)
        row = {"text": figure.text, "start": start, "end": end, "min": figure.min, "max": figure.max}
        row |= {"approx": figure.approx, "of": figure.of, "unit": figure.unit, "kind": figure.kind}
        yield schema.figures, {"claim": claim.id, "n": n, "part_of": figure.part_of} | row
    for n, when in enumerate(claim.whens):
        first, last = bounds(when.edtf)
        row = {"text": when.text, "edtf": when.edtf, "day_from": first, "day_to": last}
        yield schema.whens, {"claim": claim.id, "n": n, "time": when.time, "reason": when.reason} | row
    for n, place in enumerate(claim.places):
        yield schema.places, {"claim": claim.id, "n": n, "name": place.name}
    for n, via in enumerate(claim.via):
        yield schema.vias, {"claim": claim.id, "n": n, "name": via.name, "kind": via.kind}
    for n, ground in enumerate(claim.evidence):
        yield schema.evidence, {"claim": claim.id, "n": n, "kind": ground.kind}


def actor_rows(claim: Claim) -> Iterator[Row]:
    """Every actor a claim names, in each form it was met in."""
    addressee = claim.addressee.actor if claim.addressee else None
    for actor in (claim.source.actor, addressee):
        if actor is not None:
            yield _actor_row(actor)


def _actor_row(actor: Actor) -> Row:
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "affiliation": actor.affiliation or ""}


def copy_row(copy: Copy) -> Row:
    """A copy; its passages stand in `json`."""
    row = {"a": copy.a, "b": copy.b, "extent": copy.extent, "score": copy.score}
    return row | {"original": copy.original, "reason": copy.reason, "json": dump(copy_to_json(copy))}


def point_rows(point: Point, n: int, claims: Mapping[str, Claim]) -> Iterator[Placed]:
    """The `n`-th point with its figures, parties, disagreements and updates."""
    row = {"id": point.id, "n": n, "kind": point.kind, "what": point.what, "origins": point.origins}
    yield schema.points, row | {"json": dump(point_to_json(point, claims))}
    for ref in point.figures:
        yield schema.point_figures, {"point": point.id, "claim": ref.claim, "n": ref.index}
    for claim in point.claims:
        yield schema.point_claims, {"point": point.id, "claim": claim}
    for party in point.parties:
        for claim in party.claims:
            yield schema.parties, {"point": point.id, "party": party.id, "name": party.name, "claim": claim}
    for place, item in enumerate(point.disagreements):
        ends = {"a": str(item.a), "b": str(item.b)}
        yield schema.disagreements, {"point": point.id, "n": place, "reason": item.reason} | ends
    for place, update in enumerate(point.updates):
        ends = {"earlier": str(update.earlier), "later": str(update.later)}
        yield schema.updates, {"point": point.id, "n": place, "reason": update.reason} | ends


def relation_row(relation: Relation) -> Row:
    """A relation, as its table has it."""
    row = {"a": relation.a, "b": relation.b, "kind": relation.kind, "score": relation.score}
    return row | {"reason": relation.reason, "features": dump(dict(relation.features))}


def position_row(position: Position, n: int) -> Row:
    """A position, the `n`-th of all."""
    row = {name: getattr(position, name) for name in position.__slots__ if name != "on"}
    return row | {"n": n, "day": position.on}


def shift_row(shift: Shift, n: int) -> Row:
    """A shift, the `n`-th of all, with the claims that its ends are of."""
    ends = {"earlier_claim": shift.earlier.partition("#")[0], "later_claim": shift.later.partition("#")[0]}
    return {name: getattr(shift, name) for name in shift.__slots__} | {"n": n} | ends


def _extent(spans: tuple[Span, ...]) -> tuple[int, int]:
    return (spans[0].start, spans[-1].end) if spans else (0, 0)
