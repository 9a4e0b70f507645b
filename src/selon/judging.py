"""What a person decides, from their words to a judgement in the ledger: for the command line and the pages alike.

The ledger keeps judgements; here ids and their beginnings, actors' names and words of
a report become what a judgement is about and what it puts in the place of what was read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args

from selon.errors import NotInLedger, UsageError
from selon.languages.folding import fold
from selon.ledger import Ledger
from selon.records import (
    About,
    Actor,
    ActorKind,
    Attribution,
    Claim,
    Judgement,
    Report,
    Span,
    slice_spans,
    text_of,
)
from selon.records.codec import actor_to_json, claim_to_json, setting_to_json
from selon.records.correcting import corrected
from selon.records.judgement import anchor


@dataclass(frozen=True, slots=True)
class Subject:
    """What somebody speaks of: its id, and for a claim the figure meant, if one was named."""

    about: About
    id: str
    figure: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be put in the place of what was read; None leaves it.

    `source`, `cue` and `content` are words of the report, or places in it as
    `START:END[,START:END…]`. `said_on` is EDTF, or "none". `actor` is an id or a name;
    of a name that is new here, `kind` and `affiliation` say more. `figure` is a number,
    `LOW..HIGH`, `LOW..`, `..HIGH`, or with `~` before it an approximation; it and the
    words after it are of the figure that is meant: what is counted, its unit, and the
    place, day (EDTF) and stage it holds for ("none" takes them away).
    """

    source: str | None = None
    cue: str | None = None
    content: str | None = None
    actor: str | None = None
    kind: str | None = None
    affiliation: str | None = None
    stance: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    voice: str | None = None
    said_on: str | None = None
    figure: str | None = None
    of: str | None = None
    unit: str | None = None
    place: str | None = None
    day: str | None = None
    stage: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is to be changed."""
        return all(getattr(self, field.name) is None for field in fields(self))


def subject(ledger: Ledger, written: str) -> Subject:
    """What `written` names: a claim (`c…`), one of its figures (`c…#0`), a point (`p…`) or an actor (id or name).

    Of ids the beginning will do, as long as one alone begins so.

    Raises:
        NotInLedger: nothing here, or several things, can be meant.
    """
    name, mark, index = written.strip().partition("#")
    if mark and index.isdigit():
        claim = ledger.claim(ledger.find("claim", name))
        if int(index) >= len(claim.figures):
            raise NotInLedger(f"{claim.id} has {len(claim.figures)} figures; they are counted from 0")
        return Subject("claim", claim.id, int(index))
    for about in ("claim", "point"):
        if re.fullmatch(rf"{about[0]}[0-9a-f]{{2,16}}", name):
            return Subject(about, ledger.find(about, name))
    return Subject("actor", actor_called(ledger, written).id)


def actor_called(ledger: Ledger, written: str) -> Actor:
    """The actor of this id or name, as it is mostly met.

    Raises:
        NotInLedger: there is none, or several have this name.
    """
    found = {actor.id: actor for actor in ledger.actors(written)}
    if not found:
        for actor in ledger.actors():
            if fold(actor.name) == fold(written):
                found.setdefault(actor.id, actor)
    if not found:
        raise NotInLedger(f"no claim, point or actor {written!r} in the ledger")
    if len(found) > 1:
        raise NotInLedger(f"{len(found)} actors are called {written!r}: {', '.join(sorted(found)[:5])}")
    return next(iter(found.values()))


def relate(ledger: Ledger, a: str, b: str, *, same: bool, author: str, reason: str) -> Judgement:
    """Records that two claims, figures, points or actors are the same, or that they are not.

    Of two actors that are the same, the first one's name is the one used from now on.

    Raises:
        NotInLedger: one of them is not here.
        UsageError: they are of two kinds, or one and the same thing.
    """
    first, second = subject(ledger, a), subject(ledger, b)
    if first.about != second.about:
        raise UsageError(f"{a} is of the kind {first.about}, {b} of the kind {second.about}")
    if first == second:
        raise UsageError(f"{a} and {b} are the same thing already")
    kind, about = ("same" if same else "not-same"), first.about
    ends = [first.id, second.id]
    value: dict[str, Any] = {}
    if about == "actor":
        value = {"actor": actor_to_json(actor_called(ledger, first.id))} if same else {}
    else:
        value = {"a": _anchors(ledger, first), "b": _anchors(ledger, second)}
        if first.figure is not None or second.figure is not None:
            about = "figure"
            ends = [f"{end['claim']}#{end['n']}" for side in ("a", "b") for end in value[side][:1]]
        if about == "claim" and same and max(len(value["a"]), len(value["b"])) > 1 and value["a"] and value["b"]:
            raise UsageError(_which(ledger, first.id, second.id))
    return ledger.judge(kind, about, ends[0], ends[1], value=value, author=author, reason=reason)  # type: ignore[arg-type]


def wrong(ledger: Ledger, written: str, *, author: str, reason: str) -> Judgement:
    """Records that a claim is none, or that a figure (`CLAIM#n`) is none.

    Raises:
        NotInLedger: it is not here.
        UsageError: it is no claim.
    """
    found = subject(ledger, written)
    if found.about != "claim":
        raise UsageError(f"{written} is a {found.about}; only a claim, or a figure of one, can be wrong")
    if found.figure is None:
        return ledger.judge("wrong", "claim", found.id, author=author, reason=reason)
    value = {"a": [anchor(ledger.claim(found.id), found.figure)]}
    return ledger.judge("wrong", "figure", f"{found.id}#{found.figure}", value=value, author=author, reason=reason)


def correct(ledger: Ledger, written: str, changes: Changes, *, author: str, reason: str) -> Judgement:
    """Records what a claim should say.

    Raises:
        NotInLedger: the claim is not here.
        UsageError: a change cannot be: words that are not in the report, a word that is
            none of the choices, a figure that is not named; or nothing is changed.
    """
    found = subject(ledger, written)
    if found.about != "claim":
        raise UsageError(f"{written} is a {found.about}; only a claim can be corrected")
    claim = ledger.claim(found.id)
    value = value_of(ledger, claim, ledger.report(claim.report), changes, found.figure)
    if not value or _as_it_is(claim, value):
        raise UsageError("nothing is changed: say what should be other, as with --stance or --date")
    return ledger.judge("corrected", "claim", claim.id, value=value, author=author, reason=reason)


def _as_it_is(claim: Claim, value: dict[str, Any]) -> bool:
    """Whether the claim says all that already."""
    trial = Judgement("j", "corrected", "claim", claim.id, None, value, "-", "-", "-")
    return not corrected(claim, [trial], {}).corrected


def value_of(
    ledger: Ledger, claim: Claim, report: Report, changes: Changes, figure: int | None = None
) -> dict[str, Any]:
    """A `corrected` judgement's `value` (see `records.correcting`)."""
    value: dict[str, Any] = {}
    if changes.source is not None or changes.content is not None:
        value |= _reread(claim, report, changes)
    if changes.cue is not None:
        value["cue"] = _passage(report, changes.cue, claim)
    for name in ("stance", "certainty", "polarity", "voice"):
        word = getattr(changes, name)
        if word is not None:
            value[name] = _one_of(name, word, get_args(Claim.__annotations__[name]))
    if changes.said_on is not None:
        value["said_on"] = _edtf(changes.said_on)
    if changes.actor is not None:
        value["actor"] = None if changes.actor == "none" else actor_to_json(_actor(ledger, changes))
    patch = _figure_patch(changes)
    if patch:
        value["figures"] = [{"span": _figure_span(claim, figure), **patch(claim, figure)}]
    return value


def _which(ledger: Ledger, *claims: str) -> str:
    named = [
        f"{name}#{n} ({figure.text})"
        for name in claims
        if len(ledger.claim(name).figures) > 1
        for n, figure in enumerate(ledger.claim(name).figures)
    ]
    return f"several figures: say which is meant: {', '.join(named)}"


def _anchors(ledger: Ledger, found: Subject) -> list[dict[str, Any]]:
    if found.about == "point":
        point = ledger.point(found.id)
        if point.kind == "statement":
            return [{"claim": name, "n": None, "span": None} for name in point.claims]
        claims = {ref.claim: ledger.claim(ref.claim) for ref in point.figures}
        return [anchor(claims[ref.claim], ref.index) for ref in point.figures]
    claim = ledger.claim(found.id)
    return [anchor(claim, n) for n in range(len(claim.figures)) if found.figure in (None, n)]


def _reread(claim: Claim, report: Report, changes: Changes) -> dict[str, Any]:
    """Other words for source or content, and what normalisation makes of them."""
    from selon.pipeline import renormalised

    source = claim.source.spans if changes.source is None else _spans(report, changes.source, claim)
    content = claim.content.spans if changes.content is None else _spans(report, changes.content, claim)
    voice = "attributed" if source and claim.voice == "hearsay" else claim.voice
    found = Attribution(source, claim.cue.spans, content, claim.probability, voice=voice, stance=claim.stance)
    row = claim_to_json(renormalised(report, found))
    value: dict[str, Any] = {}
    if changes.source is not None:
        value["source"] = {"spans": row["source"]["spans"], "text": row["source"]["text"]}
        value["actor"] = row["source"]["actor"]
        if voice != claim.voice:
            value["voice"] = voice
    if changes.content is not None:
        value["content"] = {key: row["content"][key] for key in ("spans", "text")}
        value["content"] |= {key: row[key] for key in ("figures", "whens", "places")}
        value["type"] = row["content"]["type"]
    return value


def _passage(report: Report, words: str, claim: Claim) -> dict[str, Any]:
    spans = _spans(report, words, claim)
    return {"spans": [[span.start, span.end] for span in spans], "text": text_of(report.text, spans)}


def _spans(report: Report, written: str, claim: Claim) -> tuple[Span, ...]:
    """Where in the report the words stand, next to the claim; or the places given."""
    if re.fullmatch(r"\d+:\d+(,\d+:\d+)*", written):
        spans = tuple(Span(*map(int, pair.split(":"))) for pair in written.split(","))
        if not all(0 <= span.start < span.end <= len(report.text) for span in spans):
            raise UsageError(f"{written}: the report has {len(report.text)} characters")
        return spans
    pattern = r"\s+".join(map(re.escape, written.split()))
    near = claim.content.spans[0].start if claim.content.spans else 0
    found = [Span(*match.span()) for match in re.finditer(pattern, report.text)] if pattern else []
    if not found:
        raise UsageError(f"{written!r} does not stand in the report; give its words as they are, or START:END")
    span = min(found, key=lambda at: abs(at.start - near))
    assert slice_spans(report.text, (span,))
    return (span,)


def _one_of(name: str, word: str, words: tuple[str, ...]) -> str:
    if word not in words:
        raise UsageError(f"--{name}: {word!r} is none; there are: {', '.join(words)}")
    return word


def _edtf(written: str) -> str | None:
    from selon.records.days import bounds

    if written == "none":
        return None
    if bounds(written) == (None, None):
        raise UsageError(f"not a date: {written!r}; write it as 2024, 2024-10 or 2024-10-25, or none")
    return written


def _actor(ledger: Ledger, changes: Changes) -> Actor:
    assert changes.actor is not None
    affiliation = actor_called(ledger, changes.affiliation).id if changes.affiliation else None
    try:
        known = actor_called(ledger, changes.actor)
    except NotInLedger as error:
        if " actors are called " in str(error) or ":" in changes.actor:
            raise
        kind = _one_of("kind", changes.kind or "person", get_args(ActorKind))
        slug = re.sub(r"[^a-z0-9]+", "-", fold(changes.actor)).strip("-")
        return Actor(f"{kind}:{slug}", changes.actor, kind, affiliation)  # type: ignore[arg-type]
    if changes.kind or affiliation:
        kind = _one_of("kind", changes.kind or known.kind, get_args(ActorKind))
        return Actor(known.id, known.name, kind, affiliation or known.affiliation)  # type: ignore[arg-type]
    return known


def _figure_span(claim: Claim, figure: int | None) -> list[int]:
    if figure is None and len(claim.figures) != 1:
        if not claim.figures:
            raise UsageError(f"{claim.id} has no figure")
        which = ", ".join(f"{claim.id}#{n} ({item.text})" for n, item in enumerate(claim.figures))
        raise UsageError(f"several figures: say which is meant: {which}")
    span: list[int] = anchor(claim, figure or 0)["span"]
    return span


def _figure_patch(changes: Changes) -> Any:
    """What makes the changed keys of a figure, or None where nothing of it is changed."""
    setting = {name: getattr(changes, name) for name in ("place", "day", "stage")}
    if changes.figure is changes.of is changes.unit is None and not any(setting.values()):
        return None

    def patch(claim: Claim, figure: int | None) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        if changes.figure is not None:
            found |= bounds_of(changes.figure)
        found |= {key: word for key, word in (("of", changes.of), ("unit", changes.unit)) if word is not None}
        if any(setting.values()):
            before = setting_to_json(claim.figures[figure or 0].setting) or {}
            found["setting"] = before | _setting(setting)
        return found

    return patch


def _setting(changed: Mapping[str, str | None]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if changed["place"]:
        place = None if changed["place"] == "none" else changed["place"]
        key = None if place is None else f"name:{fold(place)}"
        found |= {"place": place, "place_id": key, "place_from": place and "content"}
    if changed["day"]:
        day = _edtf(changed["day"])
        found |= {"day": day, "day_from": day and "content"}
    if changed["stage"]:
        found["stage"] = None if changed["stage"] == "none" else changed["stage"]
    return found


def bounds_of(written: str) -> dict[str, Any]:
    """The bounds that `12000`, `10000..12000`, `1500..`, `..500` and `~12000` stand for.

    Raises:
        UsageError: it is none of these.
    """
    number = r"-?\d+(?:\.\d+)?"
    plain = re.sub(r"[\s\u00a0\u202f]", "", written)
    match = re.fullmatch(rf"(~?)(?:({number})|({number})?\.\.({number})?)", plain)
    if match is None or not any(match.groups()[1:]):
        raise UsageError(f"not a figure: {written!r}; write it as 12000, 10000..12000, 1500.., ..500 or ~12000")
    approx, alone, low, high = match.groups()
    least, most = (alone, alone) if alone else (low, high)
    if least and most and float(least) > float(most):
        raise UsageError(f"not a figure: {written!r}: its lower bound is above its upper bound")
    return {
        "min": float(least) if least else None,
        "max": float(most) if most else None,
        "approx": bool(approx),
    }
