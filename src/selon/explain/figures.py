"""The figures: each point at issue in a sentence, as a chart of ranges and as a table with its sources."""

import re
from collections.abc import Sequence

from selon.explain.naming import source_of
from selon.explain.opposed import by_value, name_of, opposed, set_against, value_of
from selon.explain.page import Bar, Block, Chart, Paragraph, Piece, Section, Sentence, Subheading, Table
from selon.explain.quantities import figure_pieces, is_vague
from selon.explain.quoting import folded, language_note, quotation
from selon.explain.rivals import (
    USUAL,
    Row,
    but_remains,
    citations_of,
    claim_of,
    dated,
    exact_rows,
    is_plain_count,
    main_rows,
    of_a_kind,
    over_time,
    ranked_points,
    rows_of,
    what_is_counted,
    where,
    who_says,
)
from selon.explain.standing import is_nobody_known
from selon.explain.statements import has_damage, is_official
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.wording import finished
from selon.languages import things
from selon.records import Claim, Figure, FigureRef, Point, Report, Span

POINTS = 12
ROWS = 14
OTHERS = 12
#: Sources named in a heading, where its thing alone does not tell it from another.
TOLD_APART = 2
#: So many sources must give figures for one noun to be told of together; figures up to this are given for anything.
SEVERAL, FEW = 3, 12
#: Hours at which noon, and the end of the day, begin.
NOON, LATE = 12, 17
#: Code points around a figure, and at its sentence's head, in which its hour stands.
BESIDE_IT, OPENING = 70, 30
_SENTENCE = re.compile(r"[.!?;]\s+")
#: Length of an EDTF date that names one day.
DAY = 10
#: Longest quotation of the words in which a figure stands, in characters.
WORDS = 180
_HOUR = re.compile(r"\b\d{1,2}\s?(?:h|heures?|a\.?m|p\.?m|:\d\d)", re.IGNORECASE)
#: Figures of one point named in the lead.
IN_LEAD = 6
#: Figures that one is set against there.
BESIDE = 3


def at_issue(point: Point, story: Story, turn: int = 0) -> Sentence | None:
    """The rival figures in one sentence: « Le nombre de disparus varie selon les sources : 40 selon A contre 65 selon B ».

    None where they differ and nobody surely disagrees. `turn` says how many sentences of such differences stand before it.
    """
    # Figures of other hours or days differ, too: that sources do is said only where they surely do, and of those.
    pairs = opposed(point, story, most=1, beside=BESIDE) if point.disagreements else ()
    if pairs:
        rows = [row for pair in pairs for row in pair.rows]
    else:
        rows = main_rows(exact_rows(rows_of(point.figures, story), story), story, IN_LEAD)
        sharp = [row for row in rows if not is_vague(row.figure)]
        rows = sharp if len(sharp) > 1 else rows
    if len(rows) < 2 or (not pairs and _differ(rows)):
        return None
    wording = story.wording
    what: tuple[Piece, ...] = (what_is_counted(point, story),)
    plain = is_plain_count(point, what[0].text, story)
    # A reader takes figures without a day for those of now; where others of other days exist, theirs is told.
    days = dated([row.claim for row in rows_of(point.figures, story)], story)
    listed = set_against(pairs, story, days=days) if pairs else wording.listed(by_value(rows, story))
    refs = [ref for row in rows for ref in (row.refs[0], row.told)]
    place = where(refs, story)
    if plain and pairs:
        turns: list[str] = wording["lead.number"]
        pieces = wording.fill(turns[turn % len(turns)], what=place.after(what), list=listed)
    else:
        key = "lead.at_issue" if pairs else "lead.agreed"
        pieces = wording.say(key, what=place.after(wording.quoted(what)), list=listed)
    cited = tuple(dict.fromkeys((*citations_of(refs, story), *place.citations)))
    return Sentence(finished((*pieces, *language_note(pieces, wording))), cited)


def side_by_side(story: Story) -> Sentence | None:
    """The noun for which most sources give figures that are not known to count the same, with these figures.

    For stories whose figures meet at no point: « plusieurs chiffres sont avancés pour « soldats » : … ».
    """
    wording = story.wording
    groups: dict[str, list[FigureRef]] = {}
    for claim in story.told:
        if claim.voice != "attributed" or story.report_of(claim).language != wording.language:
            continue
        for index, figure in enumerate(claim.figures):
            noun = (figure.of or "").lower().split(" ")[0]
            few = max(figure.min or 0, figure.max or 0) <= FEW
            if noun and figure.kind == "number" and figure.part_of is None and not few and not is_vague(figure):
                groups.setdefault(noun.removesuffix("s"), []).append(FigureRef(claim.id, index))
    kept = {
        noun: [row for row in rows_of(refs, story) if source_of(row.claim, story)]
        for noun, refs in groups.items()
        if noun not in wording["figure.not_things"]
    }
    several = {
        noun: rows
        for noun, rows in kept.items()
        if len({name_of(row, story) for row in rows}) >= SEVERAL and _differ(rows)
    }
    if not several:
        return None
    noun = max(several, key=lambda noun: (len(several[noun]), noun))
    rows = main_rows(several[noun], story, IN_LEAD)
    heads = [(row.figure.of or "").split(" ")[0] for row in rows]
    what = Piece(max(set(heads), key=heads.count), "name")
    pieces = wording.say("lead.beside", what=what, list=wording.listed(by_value(rows, story)))
    refs = [ref for row in rows for ref in (row.refs[0], row.told)]
    return Sentence(finished((*pieces, *language_note(pieces, wording))), citations_of(refs, story))


def _differ(rows: Sequence[Row]) -> bool:
    return len({(row.figure.min, row.figure.max) for row in rows}) > 1


def figures(story: Story) -> Section | None:
    """None when no claim gives a figure."""
    ranked = ranked_points(story)
    blocks: list[Block] = []
    titles: set[str] = set()
    for point in ranked[:POINTS]:
        blocks.extend(_point(point, story, titles))
    shown = {ref for point in ranked[:POINTS] for ref in point.figures}
    blocks.extend(_others(shown, story))
    if len(ranked) > POINTS:
        pieces = story.wording.count("figures.more", len(ranked) - POINTS)
        blocks.append(Paragraph((Sentence(finished(pieces), role="note"),)))
    return Section("figures", story.wording["headings.figures"], tuple(blocks)) if blocks else None


def _point(point: Point, story: Story, titles: set[str]) -> list[Block]:
    """A point's heading, remarks, chart and table; `titles` are those taken, and its own is added to them."""
    wording = story.wording
    rows = over_time(main_rows(rows_of(of_a_kind(point.figures, story), story), story, ROWS), story)
    what = what_is_counted(point, story)
    title = what.text[:1].upper() + what.text[1:]
    place = where(point.figures, story)
    if title in titles and place.name:
        title += f" ({place.name})"
    if title in titles and all(row.claim.voice == "own" for row in rows):
        return []  # of which place or day a paper tells in its own words cannot be shown
    if title in titles:  # two counts of one thing that could not be shown to be the same
        named = dict.fromkeys(name_of(row, story) for row in rows if not has_damage(story.report_of(row.claim)))
        outlets = dict.fromkeys(_outlet(story.report_of(row.claim), story) for row in rows)
        title += f" ({', '.join(list(named or outlets)[:TOLD_APART])}…)"
    titles.add(title)
    chart = _chart(rows, what.text, story)
    headed = bool(place.name) and place.name in title
    table = Table(
        wording.text("figures.caption", what=what.text),
        tuple(wording["figures.header"]),
        tuple(_table_row(row, story, _place_of(row, rows, headed, story)) for row in rows),
    )
    blocks: list[Block] = [Subheading(title, what.lang), Paragraph((_origins(point, story),))]
    return [*blocks, *([chart] if chart else []), table]


def chart_of(point: Point, story: Story) -> Chart | None:
    """The ranges of one point, by source; None where there is nothing to compare."""
    return _chart(
        main_rows(rows_of(of_a_kind(point.figures, story), story), story, ROWS),
        what_is_counted(point, story).text,
        story,
    )


def _origins(point: Point, story: Story) -> Sentence:
    number = _shown_origins(point, story)
    key = "figures.origins_one" if number == 1 else "figures.origins"
    pieces = story.wording.say(key, n=Piece(str(number), "count"))
    return Sentence(finished(pieces), role="note")


def _shown_origins(point: Point, story: Story) -> int:
    """How many of the point's origins have a figure of its kind: not the hospital, whose bodies are left out.

    In doubt they are one: what a state's bodies and officials say is one origin, and a paper that names no source is none
    beside those who are named.
    """
    shown = {ref.claim for ref in but_remains(point.figures, story)}
    named: set[str] = set()
    for party in point.parties:
        claims = [story.claims[name] for name in party.claims if name in shown and name in story.claims]
        attributed = [claim for claim in claims if claim.voice == "attributed" and source_of(claim, story) is not None]
        if party.counted and attributed:
            named.add("state" if any(map(is_official, attributed)) else party.id)
    return max(1, min(point.origins, len(named)))


def _when(row: Row, story: Story) -> tuple[Piece, ...]:
    """A row's day, with the hour or the state of the count that its words tell: noon's arrests are not the day's."""
    day = _date_cell(row.claim, story, row.figure)
    stage = row.figure.setting.stage if row.figure.setting else None
    name = stage if stage in story.wording["figures.stages"] else _part_of_day(stage)
    if name is None or day.kind != "value" or not _is_timed(row, story):
        return (day,)
    return story.wording.say("figures.at", date=day, stage=str(story.wording["figures.stages"][name]))


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


def _date_cell(claim: Claim, story: Story, figure: Figure | None = None) -> Piece:
    """The day of saying; of what a paper counts in its own name, the day that its words give the figure for."""
    setting = figure.setting if figure is not None and claim.voice == "own" else None
    told = setting.day if setting is not None and setting.day_from in ("content", "sentence") else None
    edtf = told if told is not None and len(told) == DAY else story.day_of(claim)
    return Piece(story.dates.plain(edtf) if edtf else story.wording["figures.undated"], "value" if edtf else "words")


def _place_of(row: Row, rows: Sequence[Row], headed: bool, story: Story) -> str:
    """The place a row's own words give, where other rows are of another, or tell none; none under a heading with a place."""

    def told(item: Row) -> str:
        setting = item.figure.setting
        return folded(setting.place or "") if setting and setting.place_from == "content" else ""

    if headed or story.report_of(row.claim).language != story.wording.language:
        return ""
    return told(row) if len({told(item) for item in rows}) > 1 else ""


def _table_row(row: Row, story: Story, place: str) -> tuple[Sentence, ...]:
    cited = citations_of((row.refs[0], row.told, *row.refs[1:4]), story)
    outlets = dict.fromkeys(_outlet(story.reports[citation.report], story) for citation in cited)
    names = [(Piece(name, "name"),) for name in outlets]
    return (
        Sentence(capital(who_says(row.claim, story)), cited, role="cell"),
        Sentence(_with_place(value_of(row, story, noun=True), place), citations_of((row.told,), story), role="cell"),
        Sentence(_when(row, story), cited[:1], role="cell"),
        Sentence(story.wording.listed(names), cited, role="cell"),
    )


def _with_place(value: Sequence[Piece], place: str) -> tuple[Piece, ...]:
    said = "".join(piece.text for piece in value)
    return (*value, Piece(f" ({place})", "name")) if place and place.lower() not in said.lower() else tuple(value)


def _outlet(report: Report, story: Story) -> str:
    return folded(report.outlet or report.title or "") or story.label(report)


def capital(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A cell begins with a capital and has no full stop."""
    ended = finished((*pieces, Piece("…")))
    return ended[:-1]


def _chart(rows: Sequence[Row], what: str, story: Story) -> Chart | None:
    drawn = [row for row in rows if row.figure.min is not None or row.figure.max is not None]
    units = {(row.figure.kind, row.figure.unit) for row in drawn}
    values = {(row.figure.min, row.figure.max) for row in drawn}
    if len(values) < 2 or len(units) > 1:
        return None
    bars = tuple(_bar(row, story) for row in drawn)
    words = story.wording.text("figures.chart_join").join(
        story.wording.text("figures.chart_row", label=bar.label, value=bar.value) for bar in bars
    )
    return Chart(story.wording.text("figures.chart", what=what), words, bars, tuple(story.wording["figures.legend"]))


def _bar(row: Row, story: Story) -> Bar:
    label = "".join(piece.text for piece in capital(who_says(row.claim, story)))
    date = _date_cell(row.claim, story)
    when = "".join(piece.text for piece in _when(row, story))
    report = story.report_of(row.claim)
    said = figure_pieces(claim_of(row.told, story), row.told.index, report, story.wording, noun=False, parts=False)
    value = "".join(piece.text for piece in said)
    return Bar(
        label=f"{label} ({when})" if date.kind == "value" else label,
        value=value,
        low=row.figure.min,
        high=row.figure.max,
        approx=row.figure.approx,
        citations=citations_of(row.refs[:1], story),
    )


def _others(shown: set[FigureRef], story: Story) -> list[Block]:
    """Figures that stand alone and somebody gives, as one table; parts are told with their whole."""
    refs = [
        FigureRef(claim.id, index)
        for claim in story.told
        for index, figure in enumerate(claim.figures)
        if claim.voice == "attributed"
        and source_of(claim, story) is not None
        and not has_damage(story.report_of(claim))
        and not is_nobody_known(claim, claim.content.text, story)
        and FigureRef(claim.id, index) not in shown
        and _is_news(figure)
        # what is counted stands beside it only in the page's own language
        and (figure.kind != "number" or story.report_of(claim).language == story.wording.language)
    ]
    named: dict[tuple[str, str], Row] = {}
    for row in sorted(rows_of(refs, story), key=lambda row: (-len(row.refs), -row.claim.probability, row.claim.id)):
        # One figure of one source is one row to a reader, whatever report prints it.
        value = "".join(piece.text for piece in value_of(row, story, noun=True))
        if any(map(str.isalpha, value)) or "%" in value:  # "17" of nobody knows what
            named.setdefault((name_of(row, story), value), row)
    rows = list(named.values())
    if not rows:
        return []
    wording = story.wording
    table = Table(
        wording["figures.other"],
        tuple(wording["figures.header_other"]),
        tuple(_other_row(row, story) for row in rows[:OTHERS]),
    )
    blocks: list[Block] = [table]
    if len(rows) > OTHERS:
        pieces = wording.count("figures.more", len(rows) - OTHERS)
        blocks.append(Paragraph((Sentence(finished(pieces), role="note"),)))
    return blocks


def _is_news(figure: Figure) -> bool:
    """Not a part (told with its whole), no date or rank, no bare article ("une enquête"), and not "3" or "twice" of nobody knows what."""
    article = figure.min == figure.max == 1 and not any(char.isdigit() for char in figure.text)
    named = (figure.of is not None or figure.kind != "number") and figure.unit != "times"
    # "14 kilometres" long, wide or away
    bare = figure.kind == "measure"
    return figure.part_of is None and figure.kind in USUAL and named and not article and not bare


def _other_row(row: Row, story: Story) -> tuple[Sentence, ...]:
    cited = citations_of((row.refs[0], row.told, *row.refs[1:4]), story)
    return (
        Sentence(capital(value_of(row, story, noun=True)), cited, role="cell"),
        Sentence(capital(who_says(row.claim, story)), cited, role="cell"),
        Sentence(_words_of(row, story), citations_of((row.told,), story), role="cell"),
        Sentence((_date_cell(row.claim, story, row.figure),), cited[:1], role="cell"),
    )


def _words_of(row: Row, story: Story) -> tuple[Piece, ...]:
    """The words in which a figure stands: "15 %" alone says nothing of what it is a share of."""
    claim, report = claim_of(row.told, story), story.report_of(claim_of(row.told, story))
    at = claim.figures[row.told.index].spans[:1]
    spans = [
        Span(_sentence_before(report.text, span, at[0]), span.end)
        if at and span.start <= at[0].start < span.end
        else span
        for span in claim.content.spans
        if not at or span.end > at[0].start
    ]
    return tuple(quotation(report, spans, story.wording, limit=WORDS))


def _sentence_before(text: str, content: Span, figure: Span) -> int:
    """Where the sentence of a content begins in which a figure stands, if the content is too long to be shown whole."""
    if figure.end - content.start < WORDS:
        return content.start
    ends = [match.end() for match in _SENTENCE.finditer(text, content.start, figure.start)]
    return ends[-1] if ends else content.start
