"""The figures: each point at issue in a sentence, as a chart of ranges and as a table with its sources."""

from collections.abc import Sequence

from selon.explain.naming import party_name, source_of
from selon.explain.page import Bar, Block, Chart, Paragraph, Piece, Section, Sentence, Subheading, Table
from selon.explain.quantities import figure_pieces
from selon.explain.quoting import folded, language_note
from selon.explain.rivals import (
    USUAL,
    Row,
    citations_of,
    claim_of,
    counted_things,
    exact_rows,
    main_rows,
    ranked_points,
    rows_of,
    what_is_counted,
    who_says,
)
from selon.explain.story import Story
from selon.explain.wording import Wording, finished
from selon.records import Claim, Disagreement, Figure, FigureRef, Point, Report, Update

POINTS = 12
ROWS = 14
OTHERS = 25
REMARKS = 4
#: Sources named in a heading, where its thing alone does not tell it from another.
TOLD_APART = 2
#: Figures of one point named in the lead.
IN_LEAD = 6


def at_issue(point: Point, story: Story) -> Sentence | None:
    """The rival figures in one sentence: « Le nombre de disparus varie selon les sources : 40 selon A, 65 selon B »."""
    rows = main_rows(exact_rows(rows_of(point.figures, story), story), story, IN_LEAD)
    if len(rows) < 2:
        return None
    wording = story.wording
    items = [
        wording.say(
            "figure.selon" if source_of(row.claim, story) else "figure.unsourced",
            value=_value(row, story),
            who=who_says(row.claim, story),
        )
        for row in rows
    ]
    what: tuple[Piece, ...] = (what_is_counted(point, story),)
    differ = bool(point.disagreements) or _differ(rows)
    plain = what[0].lang is None and any(figure.of == what[0].text for figure, _ in counted_things(point, story))
    key = "lead.number" if differ and plain else "lead.at_issue" if differ else "lead.agreed"
    if key != "lead.number":
        what = wording.quoted(what)
    pieces = wording.say(key, what=what, list=wording.listed(items))
    refs = [ref for row in rows for ref in (row.refs[0], row.told)]
    return Sentence(finished((*pieces, *language_note(pieces, wording))), citations_of(refs, story))


def _name(row: Row, story: Story) -> str:
    return "".join(piece.text for piece in who_says(row.claim, story))


def _differ(rows: Sequence[Row]) -> bool:
    return len({(row.figure.min, row.figure.max) for row in rows}) > 1


def _value(row: Row, story: Story, *, noun: bool = False) -> tuple[Piece, ...]:
    report = story.report_of(row.claim)
    return figure_pieces(claim_of(row.told, story), row.told.index, report, story.wording, noun=noun)


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
    wording, rows = story.wording, main_rows(rows_of(point.figures, story), story, ROWS)
    what = what_is_counted(point, story)
    remarks = [_origins(point, story)]
    remarks += _disagreements(point.disagreements[:REMARKS], story)
    remarks += [_update(item, story) for item in point.updates[:REMARKS]]
    title = what.text[:1].upper() + what.text[1:]
    if title in titles:  # two counts of one thing that could not be shown to be the same
        title += f" ({', '.join(dict.fromkeys(_name(row, story) for row in rows[:TOLD_APART]))}…)"
    titles.add(title)
    chart = _chart(rows, what.text, story)
    table = Table(
        wording.text("figures.caption", what=what.text),
        tuple(wording["figures.header"]),
        tuple(_table_row(row, story) for row in rows),
    )
    blocks: list[Block] = [Subheading(title, what.lang), Paragraph(tuple(remarks))]
    return [*blocks, *([chart] if chart else []), table]


def chart_of(point: Point, story: Story) -> Chart | None:
    """The ranges of one point, by source; None where there is nothing to compare."""
    return _chart(main_rows(rows_of(point.figures, story), story, ROWS), what_is_counted(point, story).text, story)


def _origins(point: Point, story: Story) -> Sentence:
    key = "figures.origins_one" if point.origins == 1 else "figures.origins"
    pieces = story.wording.say(key, n=Piece(str(point.origins), "count"))
    return Sentence(finished(pieces), role="note")


def _disagreements(found: Sequence[Disagreement], story: Story) -> list[Sentence]:
    """One sentence for all pairs of figures that cannot both hold."""
    if not found:
        return []
    wording = story.wording
    if len(found) == 1:
        pieces = wording.say("figures.disagree", **_pair(found[0], story))
    else:
        pairs = [wording.say("figures.pair", **_pair(item, story)) for item in found]
        pieces = wording.say("figures.disagree_many", list=_semicolons(pairs, wording))
    refs = [ref for item in found for ref in (item.a, item.b)]
    return [Sentence(finished(pieces), citations_of(refs, story))]


def _pair(item: Disagreement, story: Story) -> dict[str, Sequence[Piece]]:
    a, b = claim_of(item.a, story), claim_of(item.b, story)
    return {
        "a": who_says(a, story),
        "b": who_says(b, story),
        "x": figure_pieces(a, item.a.index, story.report_of(a), story.wording, noun=False, parts=False),
        "y": figure_pieces(b, item.b.index, story.report_of(b), story.wording, noun=False, parts=False),
    }


def _semicolons(items: Sequence[Sequence[Piece]], wording: Wording) -> tuple[Piece, ...]:
    out: list[Piece] = []
    for item in items:
        out += [Piece(wording["figures.chart_join"])] if out else []
        out += item
    return tuple(out)


def _update(item: Update, story: Story) -> Sentence:
    early, late = claim_of(item.earlier, story), claim_of(item.later, story)
    party = story.parties.get(late.id)
    who = (Piece(party_name(party, story), "source"),) if party else who_says(late, story)
    pieces = story.wording.say(
        "figures.update",
        a=who,
        x=figure_pieces(early, item.earlier.index, story.report_of(early), story.wording, noun=False, parts=False),
        y=figure_pieces(late, item.later.index, story.report_of(late), story.wording, noun=False, parts=False),
        when_x=_when(early, story),
        when_y=_when(late, story),
    )
    return Sentence(finished(pieces), citations_of((item.earlier, item.later), story))


def _when(claim: Claim, story: Story) -> tuple[Piece, ...]:
    edtf = claim.said_on or story.published(claim)
    if not edtf:
        return ()
    return story.wording.say("figures.when", when=Piece(story.dates.adverb(edtf), "value"))


def _date_cell(claim: Claim, story: Story) -> Piece:
    edtf = claim.said_on or story.published(claim)
    return Piece(story.dates.plain(edtf) if edtf else story.wording["figures.undated"], "value" if edtf else "words")


def _table_row(row: Row, story: Story) -> tuple[Sentence, ...]:
    cited = citations_of((row.refs[0], row.told, *row.refs[1:4]), story)
    outlets = dict.fromkeys(_outlet(story.reports[citation.report], story) for citation in cited)
    names = [(Piece(name, "name"),) for name in outlets]
    return (
        Sentence(capital(who_says(row.claim, story)), cited, role="cell"),
        Sentence(_value(row, story, noun=True), citations_of((row.told,), story), role="cell"),
        Sentence((_date_cell(row.claim, story),), cited[:1], role="cell"),
        Sentence(story.wording.listed(names), cited, role="cell"),
    )


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
    report = story.report_of(row.claim)
    said = figure_pieces(claim_of(row.told, story), row.told.index, report, story.wording, noun=False, parts=False)
    value = "".join(piece.text for piece in said)
    return Bar(
        label=f"{label} ({date.text})" if date.kind == "value" else label,
        value=value,
        low=row.figure.min,
        high=row.figure.max,
        approx=row.figure.approx,
        citations=citations_of(row.refs[:1], story),
    )


def _others(shown: set[FigureRef], story: Story) -> list[Block]:
    """Figures that stand alone, as one table; parts are told with their whole."""
    refs = [
        FigureRef(claim.id, index)
        for claim in story.told
        for index, figure in enumerate(claim.figures)
        if FigureRef(claim.id, index) not in shown and _is_news(figure)
    ]
    rows = sorted(rows_of(refs, story), key=lambda row: (-len(row.refs), -row.claim.probability, row.claim.id))
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
    """Not a part (told with its whole), no date or rank, and no bare article ("une enquête")."""
    article = figure.min == figure.max == 1 and not any(char.isdigit() for char in figure.text)
    return figure.part_of is None and figure.kind in USUAL and not article


def _other_row(row: Row, story: Story) -> tuple[Sentence, ...]:
    cited = citations_of((row.refs[0], row.told, *row.refs[1:4]), story)
    return (
        Sentence(capital(_value(row, story, noun=True)), cited, role="cell"),
        Sentence(capital(who_says(row.claim, story)), cited[:1], role="cell"),
        Sentence((_date_cell(row.claim, story),), cited[:1], role="cell"),
    )
