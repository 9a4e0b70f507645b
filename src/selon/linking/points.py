"""Points of figures: which figures, over all reports and languages, are of one quantity, and what follows."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from babel.dates import format_date

from selon.languages import things
from selon.linking.decided import settled
from selon.linking.disputes import disputes_of
from selon.linking.grouping import group
from selon.linking.nodes import nodes_of
from selon.linking.origins import origins_of
from selon.linking.parties import Parties
from selon.linking.quantities import Quantity, quantities_of
from selon.records import Claim, Copy, Decisions, FigureRef, Point, Report, Revision

NOTHING = Decisions()
#: Code points of a figure's clause that name it when it has no noun of its own.
EXCERPT = 40
_CLAUSE = re.compile(r"[.,;:!?()«»“”\"\n]| (?:a|ont|est|sont|has|have|is|are|said) ")


def find_points(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    copies: Sequence[Copy],
    revisions: Sequence[Revision] = (),
    decided: Decisions = NOTHING,
) -> tuple[Point, ...]:
    """Every counted figure of every claim in exactly one point, in the order of their first figures.

    Counted are numbers, money, shares and measures; not ordinals, ages and durations.
    The order of the arguments' items does not matter. A point's id is made from its
    first figure, so that it stays when later reports join it. `revisions` are no
    sources of their own; what people `decided` holds, whatever the figures look like.
    """
    quantities = [item for item in quantities_of(reports, claims) if item.ref not in decided.struck]
    parties = Parties(reports, claims, copies, revisions, decided.apart_actors)
    place = {quantity.ref: at for at, quantity in enumerate(quantities)}
    points = [_point(found, parties, place) for found in settled(group(nodes_of(quantities, copies)), decided)]
    return tuple(sorted(points, key=lambda point: place[point.figures[0]]))


def _point(found: Sequence[Quantity], parties: Parties, place: dict[FigureRef, int]) -> Point:
    members = sorted(found, key=lambda member: place[member.ref])
    origins = origins_of(members, parties)
    disagreements, updates = disputes_of(members, origins.of_claim)
    return Point(
        id="p" + sha256(str(members[0].ref).encode()).hexdigest()[:16],
        what=_what(members),
        figures=tuple(member.ref for member in members),
        parties=origins.parties,
        origins=origins.count,
        disagreements=disagreements,
        updates=updates,
    )


def _what(members: Sequence[Quantity]) -> str:
    """What is counted, where and when, in the language of most of its reports: "manifestants, Ostal, 8 mars 2031"."""
    language = _most([member.story.report.language for member in members]) or "en"
    own = [member for member in members if member.story.report.language == language]
    pieces = [_thing(own, language)]
    place = _most([member.place_name for member in own]) or _most([member.place_name for member in members])
    if place and place.casefold() not in pieces[0].casefold():
        pieces.append(place)
    day = _day(members, language)
    return ", ".join([*pieces, day] if day else pieces)


def _thing(members: Sequence[Quantity], language: str) -> str:
    """The commonest wording of what is counted; the event's name where wordings differ or only say "people"."""
    first = members[0]
    named = _most([member.figure.of for member in members])
    events = things.load()["event"]
    if first.thing.event is not None and len(first.thing.key) == 3:  # role, event, extra: an event of people
        label = events[first.thing.event].label.get(language)
        wordings = {member.figure.of for member in members if member.figure.of}
        if label and not (named and len(wordings) == 1 and things.find("event", named, language)):
            return label
    if named and first.figure.kind == "number":
        return named
    return _excerpt(first)


def _excerpt(member: Quantity) -> str:
    """The figure and the words that follow it in its clause: "38 % du personnel en grève"."""
    text = member.story.report.text
    start, end = member.span
    rest = _CLAUSE.split(text[end : end + EXCERPT], maxsplit=1)[0]
    if len(rest) == EXCERPT:
        rest = rest.rpartition(" ")[0]
    return " ".join(f"{text[start:end]}{rest}".split())


def _day(members: Sequence[Quantity], language: str) -> str:
    periods = Counter(member.period for member in members if member.period)
    if not periods:
        return ""
    first, last = min(periods, key=lambda period: (-periods[period], period))
    locale = language if language in ("fr", "en") else "en"
    days = [format_date(date.fromordinal(day), "d MMMM yyyy", locale=locale) for day in (first, last)]
    return days[0] if first == last else f"{days[0]} – {days[1]}"


def _most(values: Sequence[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
