"""The one JSON shape of reports and claims (the contract of `selon read --format jsonl`).

`*_to_json` give plain dicts, lists, strings and numbers; `*_from_json` read them
back, ignoring keys they do not know, so that a newer writer's extra keys do no harm.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from selon.records.claim import (
    Addressee,
    Claim,
    Content,
    Correction,
    Evidence,
    Passage,
    Resolution,
    Source,
    Via,
)
from selon.records.entities import Actor, Place
from selon.records.quantities import Figure, Setting, When
from selon.records.report import Notice, Report
from selon.records.span import Span

Json = dict[str, Any]


def _spans_out(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans_in(spans: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in spans)


def number_to_json(value: float | None) -> int | float | None:
    """Whole numbers without a decimal point, as people write them."""
    return int(value) if value is not None and float(value).is_integer() else value


def notice_to_json(notice: Notice) -> Json:
    span = notice.span
    return {"code": notice.code, "message": notice.message, "span": [span.start, span.end] if span else None}


def report_to_json(report: Report) -> Json:
    return {
        "id": report.id,
        "text": report.text,
        "language": report.language,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": report.published,
        "agencies": list(report.agencies),
        "notices": [notice_to_json(notice) for notice in report.notices],
    }


def report_from_json(row: Mapping[str, Any]) -> Report:
    notices = tuple(
        Notice(n["code"], n["message"], Span(*n["span"]) if n.get("span") else None) for n in row.get("notices", ())
    )
    return Report(
        id=row["id"],
        text=row["text"],
        language=row["language"],
        title=row.get("title"),
        outlet=row.get("outlet"),
        url=row.get("url"),
        published=row.get("published"),
        agencies=tuple(row.get("agencies", ())),
        notices=notices,
    )


def actor_to_json(actor: Actor | None) -> Json | None:
    if actor is None:
        return None
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "affiliation": actor.affiliation}


def actor_from_json(row: Mapping[str, Any] | None) -> Actor | None:
    return None if row is None else Actor(row["id"], row["name"], row["kind"], row.get("affiliation"))


def _resolution_to_json(resolution: Resolution | None) -> Json | None:
    if resolution is None:
        return None
    span = resolution.span
    return {
        "name": resolution.name,
        "span": [span.start, span.end] if span else None,
        "reason": resolution.reason,
        "confidence": resolution.confidence,
        "kind": resolution.kind,
    }


def _resolution_from_json(row: Mapping[str, Any] | None) -> Resolution | None:
    if row is None:
        return None
    span = Span(*row["span"]) if row.get("span") else None
    return Resolution(row["name"], span, row["reason"], row["confidence"], row.get("kind"))


def figure_to_json(figure: Figure) -> Json:
    return {
        "spans": _spans_out(figure.spans),
        "text": figure.text,
        "min": number_to_json(figure.min),
        "max": number_to_json(figure.max),
        "approx": figure.approx,
        "of": figure.of,
        "unit": figure.unit,
        "kind": figure.kind,
        "part_of": figure.part_of,
        "setting": setting_to_json(figure.setting),
    }


def setting_to_json(setting: Setting | None) -> Json | None:
    if setting is None:
        return None
    return {
        "place": setting.place,
        "place_id": setting.place_id,
        "day": setting.day,
        "stage": setting.stage,
        "against": setting.against,
        "place_from": setting.place_from,
        "day_from": setting.day_from,
    }


def setting_from_json(row: Mapping[str, Any] | None) -> Setting | None:
    if row is None:
        return None
    return Setting(
        row.get("place"),
        row.get("place_id"),
        row.get("day"),
        row.get("stage"),
        row.get("against", False),
        row.get("place_from"),
        row.get("day_from"),
    )


def figure_from_json(row: Mapping[str, Any]) -> Figure:
    return Figure(
        text=row["text"],
        spans=_spans_in(row["spans"]),
        min=row["min"],
        max=row["max"],
        approx=row["approx"],
        of=row.get("of"),
        unit=row.get("unit"),
        kind=row.get("kind", "number"),
        part_of=row.get("part_of"),
        setting=setting_from_json(row.get("setting")),
    )


def when_to_json(when: When) -> Json:
    return {
        "spans": _spans_out(when.spans),
        "text": when.text,
        "edtf": when.edtf,
        "reason": when.reason,
        "time": when.time,
    }


def when_from_json(row: Mapping[str, Any]) -> When:
    return When(row["text"], _spans_in(row["spans"]), row["edtf"], row.get("reason", ""), row.get("time"))


def claim_to_json(claim: Claim) -> Json:
    source, addressee = claim.source, claim.addressee
    return {
        "id": claim.id,
        "voice": claim.voice,
        "source": {
            "spans": _spans_out(source.spans),
            "text": source.text,
            "actor": actor_to_json(source.actor),
            "resolution": _resolution_to_json(source.resolution),
        },
        "cue": {"spans": _spans_out(claim.cue.spans), "text": claim.cue.text},
        "content": {
            "spans": _spans_out(claim.content.spans),
            "text": claim.content.text,
            "type": claim.content.type,
        },
        "stance": claim.stance,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "said_on": claim.said_on,
        "via": [{"name": via.name, "kind": via.kind, "spans": _spans_out(via.spans)} for via in claim.via],
        "addressee": None
        if addressee is None
        else {
            "text": addressee.text,
            "spans": _spans_out(addressee.spans),
            "actor": actor_to_json(addressee.actor),
        },
        "evidence": [{"kind": item.kind, "spans": _spans_out(item.spans)} for item in claim.evidence],
        "figures": [figure_to_json(figure) for figure in claim.figures],
        "whens": [when_to_json(when) for when in claim.whens],
        "places": [{"name": place.name, "spans": _spans_out(place.spans)} for place in claim.places],
        "parent": claim.parent,
        "probability": claim.probability,
        "status": claim.status,
        "corrected": [{"field": c.field, "was": c.was, "judgement": c.judgement} for c in claim.corrected],
    }


def claim_from_json(row: Mapping[str, Any], report: str) -> Claim:
    source, addressee = row["source"], row.get("addressee")
    return Claim(
        id=row["id"],
        report=report,
        voice=row["voice"],
        source=Source(
            _spans_in(source["spans"]),
            source["text"],
            actor_from_json(source.get("actor")),
            _resolution_from_json(source.get("resolution")),
        ),
        cue=Passage(_spans_in(row["cue"]["spans"]), row["cue"]["text"]),
        content=Content(_spans_in(row["content"]["spans"]), row["content"]["text"], row["content"]["type"]),
        stance=row["stance"],
        certainty=row["certainty"],
        polarity=row["polarity"],
        probability=row["probability"],
        said_on=row.get("said_on"),
        via=tuple(Via(v["name"], v["kind"], _spans_in(v["spans"])) for v in row.get("via", ())),
        addressee=None
        if addressee is None
        else Addressee(addressee["text"], _spans_in(addressee["spans"]), actor_from_json(addressee.get("actor"))),
        evidence=tuple(Evidence(e["kind"], _spans_in(e["spans"])) for e in row.get("evidence", ())),
        figures=tuple(figure_from_json(f) for f in row.get("figures", ())),
        whens=tuple(when_from_json(w) for w in row.get("whens", ())),
        places=tuple(Place(p["name"], _spans_in(p["spans"])) for p in row.get("places", ())),
        parent=row.get("parent"),
        status=row.get("status", "found"),
        corrected=tuple(Correction(c["field"], c["was"], c["judgement"]) for c in row.get("corrected", ())),
    )
