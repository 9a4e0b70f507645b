"""The one JSON shape of copies and points (what `selon copies` and `selon points` print).

A figure is written by its reference, `CLAIM#n`: the n-th figure (from 0) of that
claim, so that one content with two figures can stand at two points.
"""

from collections.abc import Mapping
from typing import Any

from selon.records.claim import Claim
from selon.records.codec import Json, number_to_json
from selon.records.links import Copy, Disagreement, FigureRef, Party, Point, Relation, Revision, Update
from selon.records.span import Span


def copy_to_json(copy: Copy) -> Json:
    """`passages` are pairs of `[start, end]`, in `a` and in `b`."""
    return {
        "a": copy.a,
        "b": copy.b,
        "extent": copy.extent,
        "original": copy.original,
        "score": copy.score,
        "reason": copy.reason,
        "passages": [[list(in_a), list(in_b)] for in_a, in_b in copy.passages],
    }


def copy_from_json(row: Mapping[str, Any]) -> Copy:
    """Reads what `copy_to_json` wrote."""
    return Copy(
        a=row["a"],
        b=row["b"],
        extent=row["extent"],
        score=row["score"],
        reason=row["reason"],
        original=row.get("original"),
        passages=tuple((Span(*in_a), Span(*in_b)) for in_a, in_b in row.get("passages", ())),
    )


def revision_to_json(revision: Revision) -> Json:
    """Keys as the fields."""
    return {"earlier": revision.earlier, "later": revision.later, "url": revision.url, "reason": revision.reason}


def point_to_json(point: Point, claims: Mapping[str, Claim]) -> Json:
    """`claims` must hold every claim that the point's figures name, by id. A relation's last item are its features."""
    return {
        "id": point.id,
        "kind": point.kind,
        "what": point.what,
        "claims": list(point.claims),
        "figures": [_figure(ref, claims[ref.claim]) for ref in point.figures],
        "disagreements": [[str(item.a), str(item.b), item.reason] for item in point.disagreements],
        "updates": [[str(item.earlier), str(item.later), item.reason] for item in point.updates],
        "relations": [_relation(item) for item in point.relations],
        "origins": point.origins,
        "parties": [
            {"id": p.id, "name": p.name, "claims": list(p.claims), "counted": p.counted, "reason": p.reason}
            for p in point.parties
        ],
    }


def point_from_json(row: Mapping[str, Any]) -> Point:
    """Reads what `point_to_json` wrote."""
    return Point(
        id=row["id"],
        what=row["what"],
        figures=tuple(figure_ref(figure["ref"]) for figure in row["figures"]),
        parties=tuple(
            Party(p["id"], p["name"], tuple(p["claims"]), p.get("counted", True), p.get("reason", ""))
            for p in row["parties"]
        ),
        origins=row["origins"],
        disagreements=tuple(Disagreement(figure_ref(a), figure_ref(b), why) for a, b, why in row["disagreements"]),
        updates=tuple(Update(figure_ref(a), figure_ref(b), why) for a, b, why in row["updates"]),
        kind=row.get("kind", "figure"),
        claims=tuple(row["claims"]),
        relations=tuple(
            Relation(a, b, kind, score, why, tuple(features[0].items()) if features else ())
            for a, b, kind, score, why, *features in row.get("relations", ())
        ),
    )


def _relation(item: Relation) -> list[Any]:
    return [item.a, item.b, item.kind, item.score, item.reason, dict(item.features)]


def figure_ref(written: str) -> FigureRef:
    """Reads `CLAIM#n`."""
    claim, _, index = written.rpartition("#")
    return FigureRef(claim, int(index))


def _figure(ref: FigureRef, claim: Claim) -> Json:
    figure = claim.figures[ref.index]
    return {
        "ref": str(ref),
        "claim": ref.claim,
        "report": claim.report,
        "spans": [list(span) for span in figure.spans],
        "min": number_to_json(figure.min),
        "max": number_to_json(figure.max),
        "corrected": any(item.field.startswith(f"figures[{ref.index}]") for item in claim.corrected),
    }
