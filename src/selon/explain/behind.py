"""How many origins can surely be shown behind the figures of a table: never more than that.

In doubt they are one: what the bodies and officials of a state say is one origin, somebody of whom no report tells an
office adds none beside a state, and a paper that names no source is none beside those who are named.
"""

import re
from collections.abc import Collection, Sequence

from selon.explain.dates import bounds
from selon.explain.naming import source_of
from selon.explain.page import Piece, Sentence
from selon.explain.quoting import folded
from selon.explain.rivals import but_remains
from selon.explain.rows import claim_of, figure_of
from selon.explain.statements import is_official
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES, finished, load
from selon.languages import media, things
from selon.records import Claim, FigureRef, Point

#: What a state's bodies are together, where no report says of which country they are.
STATE = "state"
_COUNTRY = re.compile(r"state:[A-Z]{2}")
#: Bodies that speak for no state.
PRIVATE = ("hospital", "organisers", "protesters", "witnesses")


def origins(points: Sequence[Point], story: Story, among: Collection[str] | None = None) -> Sentence:
    """« Pour ces chiffres, au moins 2 origines distinctes peuvent être montrées »; of several points told together the most of one.

    `among` are the claims whose figures are shown; None for all.
    """
    number = max(shown_origins(point, story, among) for point in points)
    official = any(_are_officials_one(point, story, among) for point in points)
    key = ("figures.origins_state" if official else "figures.origins_one") if number == 1 else "figures.origins"
    shown = {name for point in points for name in _claims(point, story, among) if name in story.claims}
    if number > 1 and len({story.families[story.claims[name].report] for name in shown}) == 1:
        key = "figures.origins_in_one"  # two that one report cites are two voices, and one report's word for both
    pieces = story.wording.say(key, n=Piece(str(number), "count"))
    return Sentence(finished(pieces), role="note")


def shown_origins(point: Point, story: Story, among: Collection[str] | None = None) -> int:
    """How many of a point's origins have a figure of its kind: not the hospital, whose bodies are left out."""
    shown = _claims(point, story, among)
    named: set[str] = set()
    unknown: set[str] = set()
    for party in point.parties:
        claims = [story.claims[name] for name in party.claims if name in shown and name in story.claims]
        attributed = [claim for claim in claims if claim.voice == "attributed" and source_of(claim, story) is not None]
        if not attributed or not (party.counted or _is_brought_to_light(attributed, point, story)):
            continue
        state = next(filter(None, (_state(claim, party.id, story) for claim in attributed)), "")
        (named if state or any(_is_placed(claim, story) for claim in attributed) else unknown).add(state or party.id)
    # bodies of no known country may be of any that is named
    if STATE in named and any(map(_COUNTRY.fullmatch, named)):
        named.discard(STATE)
    if not any(key == STATE or _COUNTRY.fullmatch(key) for key in named):
        named |= unknown
    return max(1, min(point.origins, len(named)))


def _claims(point: Point, story: Story, among: Collection[str] | None) -> set[str]:
    return {ref.claim for ref in but_remains(point.figures, story) if among is None or ref.claim in among}


def _are_officials_one(point: Point, story: Story, among: Collection[str] | None) -> bool:
    """Whether several bodies or officials of a state give the point's figures."""
    shown = _claims(point, story, among)
    return (
        len(
            {
                party.id
                for party in point.parties
                for name in party.claims
                if name in shown and name in story.claims and _state(story.claims[name], party.id, story)
            }
        )
        > 1
    )


def origin_of(claim: Claim, party: str, story: Story) -> str:
    """What stands behind a claim as a reader counts: the state that speaks by it, else its party."""
    return _state(claim, party, story) or party


def _state(claim: Claim, party: str, story: Story) -> str:
    """The state that speaks by a claim's source: its country's id, or `STATE` for one that is not known; "" for none."""
    actor = claim.source.actor
    for key in (party, actor.id if actor else "", (actor.affiliation or "") if actor else ""):
        if _COUNTRY.fullmatch(key):
            return key
    return STATE if is_official(claim) or any(_holds_office(other, story) for other in _of_one(claim, story)) else ""


def _of_one(claim: Claim, story: Story) -> list[Claim]:
    """The claims of the same speaker, each of whose words may tell his office."""
    actor = claim.source.actor
    if actor is None or actor.kind == "unnamed":
        return [claim]

    def grouped() -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for other in story.claims.values():
            if other.source.actor is not None and other.voice == "attributed":
                found.setdefault(other.source.actor.id, []).append(other)
        return found

    return story.recalled("by speaker", grouped).get(actor.id, [claim])


def _holds_office(claim: Claim, story: Story) -> bool:
    """Whether a source's words name a body of the state ("the spokeswoman of the prefecture", "secrétaire d'État …")."""
    report, actor, text = story.report_of(claim), claim.source.actor, folded(claim.source.text)
    if report.language not in things.LANGUAGES or (
        actor is not None and actor.kind in ("media", "organisation", "group")
    ):
        return False
    if actor is not None and actor.kind == "document" and _is_revealed(claim, story):
        return any(item.thing.name not in PRIVATE for item in things.find("body", _head(text), report.language))
    return any(item.thing.name not in PRIVATE for item in things.find("body", text, report.language))


def _is_placed(claim: Claim, story: Story) -> bool:
    """Whether it is known for whom the source speaks: not of a person whom every report only names."""
    actor = claim.source.actor
    if actor is None or actor.kind != "person" or actor.affiliation:
        return True
    return any(len(folded(other.source.text)) > len(actor.name) + 2 for other in _of_one(claim, story))


def _head(text: str) -> str:
    """A document's own name, without who revealed it."""
    return next((text[: found.start()] for found in _revealed(text)), text)


def _revealed(text: str) -> list[re.Match[str]]:
    hits = (re.search(str(load(code)["figures.revealed"]), text, re.IGNORECASE) for code in LANGUAGES)
    return [hit for hit in hits if hit is not None]


def _is_revealed(claim: Claim, story: Story) -> bool:
    """Whether a source is a document that an outlet brought to light ("a ticket record revealed by the Courier")."""
    text = folded(claim.source.text)
    by = " ".join(text[found.end() :] for found in _revealed(text)).lower()
    return bool(by) and any(name in by for name in story.recalled("outlets", lambda: _outlets(story)))


def _outlets(story: Story) -> frozenset[str]:
    """What the page's papers and the known media are called, in lower case."""
    own = {folded(report.outlet).lower() for report in story.reports.values() if report.outlet}
    named = {actor.name.lower() for actor in story.actors.values() if actor.kind == "media"}
    return frozenset(own | named | {medium.name.lower() for medium in media.load()})


def _is_brought_to_light(claims: Sequence[Claim], point: Point, story: Story) -> bool:
    """Whether a document that an outlet revealed contradicts all that a state had said of it until then.

    Such a one is no echo of the state's figure, though this came round to it later.
    """
    ids = {claim.id for claim in claims if _is_revealed(claim, story) and not _holds_office(claim, story)}
    theirs = [ref for ref in point.figures if ref.claim in ids]
    if not theirs:
        return False
    parties = {name: party.id for party in point.parties for name in party.claims}
    states = [
        ref
        for ref in point.figures
        if claim_of(ref, story).voice == "attributed"
        and ref.claim not in ids
        and _state(claim_of(ref, story), parties.get(ref.claim, ""), story)
    ]
    until = min(_day(ref, story) for ref in theirs)
    before = [ref for ref in states if _day(ref, story) <= until]
    return bool(before) and not any(_meet(ref, one, story) for ref in theirs for one in before)


def _day(ref: FigureRef, story: Story) -> str:
    found = bounds(story.day_of(claim_of(ref, story)))
    return str(found.first or found.last or "9")


def _meet(a: FigureRef, b: FigureRef, story: Story) -> bool:
    """Whether one number could be meant by both, "nearly 600" by 595."""
    one, other = figure_of(a, story), figure_of(b, story)
    slack = 0.05 * max(one.max or one.min or 0, other.max or other.min or 0) if one.approx or other.approx else 0
    inf = float("inf")
    low = max(-inf if one.min is None else one.min, -inf if other.min is None else other.min)
    high = min(inf if one.max is None else one.max, inf if other.max is None else other.max)
    return low <= high + slack
