"""The cells of a figure's row: on which day it was given, and of which place, day and hour it holds.

The two days are kept apart: what the police said on Friday of Thursday's march was given on Friday, and counts Thursday.
"""

import re
from collections.abc import Sequence

from selon.explain.located import place_of
from selon.explain.opposed import value_of
from selon.explain.ownside import hour_of, names_a_day, names_its_day, names_its_hour
from selon.explain.page import Piece
from selon.explain.plenty import has_plenty
from selon.explain.quoting import folded
from selon.explain.rows import Row, claim_of, figure_of
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.languages import gazetteer, things
from selon.records import Claim, Setting

#: Length of an EDTF date that names one day.
DAY = 10
#: Hours at which noon, and the end of the day, begin.
NOON, LATE = 12, 17
#: Code points around a figure, and at its sentence's head, in which its hour stands.
BESIDE_IT, OPENING = 70, 30
#: States of a count, which a "last count" need not be.
_COUNTS = ("provisional", "final")
_COUNTED_SO = re.compile(r"provisoir|préliminaire|définitif|provisional|preliminary|\bfinal\b", re.IGNORECASE)
_HOUR = re.compile(r"\b\d{1,2}\s?(?:h|heures?|a\.?m|p\.?m|:\d\d)", re.IGNORECASE)


def given(claim: Claim, story: Story) -> Piece:
    """The day on which a figure was given; « texte du 13 mars » where only its report's is known."""
    said, published = said_on(claim, story), story.published(claim)
    if claim.voice != "own" and said:
        return Piece(story.dates.plain(said), "value")
    if claim.voice != "own" and story.is_unsure_when(claim) and not has_plenty(story):
        return Piece(story.wording["figures.unsure"], "words")
    if published is None:
        return Piece(story.wording["figures.undated"], "words")
    key = "figures.given_report" if len(published) == DAY else "figures.given_report_open"
    return Piece(story.wording.text(key, when=story.dates.plain(published)), "value")


def said_on(claim: Claim, story: Story) -> str | None:
    """The day of saying; on a large page only that of the report or the day before, of which its own sentence has words."""
    said = story.said_on(claim)
    if not has_plenty(story) or said is None:
        return said
    day, published = story.dates_of(said), story.dates_of(story.published(claim))
    recent = day is not None and published is not None and 0 <= (published - day).days <= 1
    return said if recent and story.claims.get(claim.id) is not None and names_a_day(claim, story) else None


def counted(
    row: Row, story: Story, *, headed: bool = False, noun: bool = True, parts: bool = True
) -> tuple[Piece, ...]:
    """A row's figure with what its words tell of it: « 1 082 interpellations (Paris, 8 décembre, en fin de journée) ».

    Not the place, where the table is `headed` by it.
    """
    said = words_of(value_of(row, story, noun=noun, parts=False)).lower()
    place = "" if headed else _place(row, story)
    told = [Piece(text, "name") for text in (place,) if text and text.lower() not in said]
    told += [Piece(text, "value") for text in (_day(row, story), _stage(row, story)) if text]
    listed = [piece for at, item in enumerate(told) for piece in ((Piece(", "), item) if at else (item,))]
    aside = (Piece(" ("), *listed, Piece(")")) if told else ()
    return value_of(row, story, noun=noun, parts=parts, aside=aside)


def _setting(row: Row, story: Story) -> Setting | None:
    return figure_of(row.told, story).setting


def _day(row: Row, story: Story) -> str:
    """The day that the figure's own sentence says it counts, unless it is the one on which it was given."""
    setting, claim = _setting(row, story), claim_of(row.told, story)
    if setting is None or setting.day is None or setting.day_from not in ("content", "sentence"):
        return ""
    if len(setting.day) != DAY or (claim.voice != "own" and setting.day == said_on(claim, story)):
        return ""
    if has_plenty(story) and not names_its_day(row.told, story):
        return ""
    return story.dates.plain(setting.day)


def _place(row: Row, story: Story) -> str:
    """The place that the figure's own sentence tells, in the page's words; not that of its source."""
    setting = _setting(row, story)
    if setting is None or not setting.place or setting.place_from not in ("content", "sentence"):
        return ""
    if place_of(row.told, story) != setting.place_id:
        return ""
    claim = claim_of(row.told, story)
    if (
        setting.place_from == "sentence"
        and setting.place in claim.source.text
        and not _is_told_apart(claim, setting, story)
    ):
        return ""
    return _in_the_page(setting, story.report_of(claim).language, story)


def _is_told_apart(claim: Claim, setting: Setting, story: Story) -> bool:
    """Whether a place of the claim's sentence stands there besides in its source's name ("the prefecture of Varn").

    A country there is mostly that which speaks or acts.
    """
    if str(setting.place_id).startswith("country:"):
        return False
    if str(setting.place) not in claim.source.text:
        return True
    report = story.report_of(claim)
    passage = passage_of(claim, report)
    words = report.text[slice(*passage)] if passage is not None else ""
    return words.count(str(setting.place)) > claim.source.text.count(str(setting.place))


def _in_the_page(setting: Setting, language: str, story: Story) -> str:
    """A place's name as the page's language has it: "París" is Paris; nothing where that is not known."""
    key, name = str(setting.place_id), folded(setting.place or "")
    if language == story.wording.language or key.startswith("name:"):
        return name
    if key.startswith("country:"):
        return gazetteer.country_name(key.partition(":")[2], story.wording.language)
    return story.recalled(("place", key), lambda: _called(key, story))


def _called(key: str, story: Story) -> str:
    """What the reports in the page's language call a place of the tables."""
    names = [
        folded(figure.setting.place)
        for claim in story.claims.values()
        if story.report_of(claim).language == story.wording.language
        for figure in claim.figures
        if figure.setting is not None and figure.setting.place_id == key and figure.setting.place
    ]
    return max(sorted(set(names)), key=names.count, default="")


def _stage(row: Row, story: Story) -> str:
    """The hour or the state of the count that its words tell: noon's arrests are not the day's."""
    setting = _setting(row, story)
    stage = setting.stage if setting else None
    if has_plenty(story):
        hour = hour_of(row.told, story)
        if hour or not names_its_hour(row.told, story):
            return hour
    names = story.wording["figures.stages"]
    name = stage if stage in names else _part_of_day(stage)
    if name is None or not _is_timed(row, story):
        return ""
    passage = passage_of(claim_of(row.told, story), story.report_of(row.claim)) if name in _COUNTS else None
    told = name not in _COUNTS or (
        passage is not None and _COUNTED_SO.search(story.report_of(row.claim).text, passage.start, passage.end)
    )
    return str(names[name]) if told else ""


def _is_timed(row: Row, story: Story) -> bool:
    """Whether the words of an hour or state stand beside the figure: « n'était pas encore connu » at noon is no count of noon."""
    report, spans = story.report_of(row.claim), row.figure.spans
    if row.figure.kind != "number" or not spans or report.language not in things.LANGUAGES:
        return False
    passage = passage_of(claim_of(row.told, story), report)
    opening = (passage.start, passage.start + OPENING) if passage else (0, 0)
    near = (max(0, spans[0].start - BESIDE_IT), spans[-1].end + BESIDE_IT)
    return any(
        _HOUR.search(report.text, *at) or things.find("stage", report.text, report.language, *at)
        for at in (near, opening)
    )


def _part_of_day(stage: str | None) -> str | None:
    """« 16:00 » is in the afternoon: the words were "at 4 p.m." or vaguer."""
    if stage is None or not stage[:2].isdigit():
        return None
    hour = int(stage[:2])
    return "morning" if hour < NOON else "midday" if hour < NOON + 2 else "afternoon" if hour < LATE else "evening"


def words_of(pieces: Sequence[Piece]) -> str:
    """Pieces as plain words."""
    return "".join(piece.text for piece in pieces)
