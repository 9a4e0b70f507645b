"""The figures: each point at issue in a sentence, as a chart of ranges and as a table with its sources."""

import re
from collections.abc import Sequence

from selon.explain.behind import origins
from selon.explain.cells import counted, given, words_of
from selon.explain.naming import source_of
from selon.explain.opposed import by_value, name_of, opposed, set_against, value_of
from selon.explain.ownside import SENTENCE, sentence_of
from selon.explain.page import Bar, Block, Chart, Paragraph, Piece, Section, Sentence, Subheading, Table
from selon.explain.plenty import has_plenty
from selon.explain.quantities import is_vague
from selon.explain.quoting import folded, quotation
from selon.explain.rivals import (
    USUAL,
    citations_of,
    is_plain_count,
    of_a_kind,
    ranked_points,
    what_is_counted,
    where,
    who_says,
)
from selon.explain.rows import (
    Row,
    bare_name,
    claim_of,
    counted_by,
    dated,
    exact_rows,
    is_told_alone,
    main_rows,
    over_time,
    rows_of,
    without_retold,
)
from selon.explain.standing import is_nobody_known, stands_alone
from selon.explain.statements import has_damage
from selon.explain.story import Story
from selon.explain.sure import is_bare, is_small, is_time, is_unnamed
from selon.explain.tables import CONSIDERED, ROWS, Counted, differ, refs_of, surely, tables
from selon.explain.vouched import is_vouched
from selon.explain.wording import finished
from selon.records import Claim, Figure, FigureRef, Point, Report, Span

POINTS = 12
OTHERS = 12
#: So many sources must give figures for one noun to be told of together; figures up to this are given for anything.
SEVERAL, FEW = 3, 12
_SENTENCE = re.compile(r"[.!?;]\s+")
#: Longest quotation of the words in which a figure stands, in characters.
WORDS = 180
#: Figures of one point named in the lead.
IN_LEAD = 6
#: Who has a name on a page, and the shapes of words that are a sentence's.
NAMED = ("person", "organisation", "state", "media")
CLAUSES = ("clause", "direct", "according")
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
        rows = main_rows(exact_rows(rows_of(of_a_kind(point.figures, story), story), story), story, IN_LEAD)
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
    return Sentence(finished(pieces), cited)


def side_by_side(story: Story) -> Sentence | None:
    """The noun for which most sources give figures that are not known to count the same, with these figures.

    For small stories whose figures meet at no point: « plusieurs chiffres sont avancés pour « soldats » : … ». Of hundreds of
    figures for one noun, each of its own place and hour, a few say nothing.
    """
    if not is_small(story):
        return None
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
        if len({bare_name(name_of(row, story)) for row in rows}) >= SEVERAL and _differ(rows)
    }
    if not several:
        return None
    noun = max(several, key=lambda noun: (len(several[noun]), noun))
    rows = main_rows(several[noun], story, IN_LEAD)
    heads = [(row.figure.of or "").split(" ")[0] for row in rows]
    what = Piece(max(set(heads), key=heads.count), "name")
    pieces = wording.say("lead.beside", what=what, list=wording.listed(by_value(rows, story)))
    refs = [ref for row in rows for ref in (row.refs[0], row.told)]
    return Sentence(finished(pieces), citations_of(refs, story))


def _differ(rows: Sequence[Row]) -> bool:
    return len({(row.figure.min, row.figure.max) for row in rows}) > 1


def figures(story: Story) -> Section | None:
    """None when no claim gives a figure."""
    ranked = ranked_points(story)
    found = tables(ranked, story)
    blocks: list[Block] = []
    titles: dict[str, list[Row]] = {}
    shown: list[Counted] = []
    alone: set[FigureRef] = set()
    left = max(0, len(ranked) - CONSIDERED)
    for one in found:
        several = sum(other.what == one.what and differ(other.rows) for other in found) > 1
        made = _point(one, story, titles, several=several) if len(shown) < POINTS and differ(one.rows) else None
        if made is None:
            alone |= set(refs_of(one.rows))
            left += differ(one.rows)
            continue
        blocks.extend(made[1])
        shown.append(made[0])
    told = {ref for one in shown for point in one.points for ref in point.figures} - alone
    others, more = _others(told, story)
    blocks.extend(others)
    more += unsaid(story)
    if left + more:
        pieces = story.wording.count("figures.more", left + more)
        blocks.append(Paragraph((Sentence(finished(pieces), role="note"),)))
    return Section("figures", story.wording["headings.figures"], tuple(blocks)) if blocks else None


def _point(
    one: Counted, story: Story, titles: dict[str, list[Row]], *, several: bool
) -> tuple[Counted, list[Block]] | None:
    """A heading with remarks, chart and table; `titles` are those taken, with their rows. None where nothing tells it apart.

    `several` says that there are more tables of this thing.
    """
    what = one.what
    for held in (one, surely(one, story)):
        if held is None:
            continue
        refs = refs_of(held.rows)
        place = where(refs, story)
        name = place.name if held.place is not None else ""
        told = ", ".join(part for part in (name, place.day) if part)
        title = _title(
            what.text, told, held.rows, titles, story, several=several or bool(place.day) or has_plenty(story)
        )
        if title is not None:
            titles[title] = held.rows
            return held, _blocks(held, title, headed=bool(name) and name in title, story=story)
    return None


def _blocks(one: Counted, title: str, *, headed: bool, story: Story) -> list[Block]:
    wording, rows, what = story.wording, one.rows, one.what
    table = Table(
        wording.text("figures.caption", what=what.text),
        tuple(wording["figures.header"]),
        tuple(_table_row(row, story, headed=headed) for row in rows),
    )
    chart = _chart(rows, what.text, story, headed=headed)
    said = [origins(one.points, story, among={ref.claim for ref in refs_of(rows)})]
    of_one = where([ref for row in rows for ref in row.refs], story)
    if of_one.title:
        pieces = wording.say("figures.one_report", title=of_one.title)
        said.append(Sentence(finished(pieces), of_one.citations, role="note"))
    blocks: list[Block] = [Subheading(title, what.lang), Paragraph(tuple(said))]
    return [*blocks, *([chart] if chart else []), table]


def _title(
    what: str, place: str, rows: Sequence[Row], titles: dict[str, list[Row]], story: Story, *, several: bool
) -> str | None:
    """What is counted, with its place or its days where there are `several` tables of it; None where nothing tells it apart."""
    plain = what[:1].upper() + what[1:]
    title = f"{plain} ({place})" if several and place else plain
    if title not in titles:
        return title
    if all(row.claim.voice == "own" for row in rows):
        return None  # of which place or day a paper tells in its own words cannot be shown
    days, others = ({day: None for row in some if (day := story.day_of(row.claim))} for some in (rows, titles[title]))
    if days and not others.keys() & days.keys():
        listed = story.wording.listed([(Piece(story.dates.plain(day), "value"),) for day in days])
        return f"{title} ({words_of(listed)})"
    return None


def chart_of(point: Point, story: Story) -> Chart | None:
    """The ranges of one point, by source; None where there is nothing to compare."""
    refs = of_a_kind(point.figures, story)
    rows = over_time(main_rows(without_retold(rows_of(refs, story), story), story, ROWS), story)
    return _chart(rows, what_is_counted(point, story).text, story)


def _table_row(row: Row, story: Story, *, headed: bool) -> tuple[Sentence, ...]:
    # one count in many papers is one row with all of them
    more = row.refs[1:] if has_plenty(story) else row.refs[1:4]
    cited = citations_of((row.refs[0], row.told, *more), story)
    outlets = dict.fromkeys(_outlet(story.reports[citation.report], story) for citation in cited)
    names = [(Piece(name, "name"),) for name in outlets]
    return (
        Sentence(capital(who_says(row.claim, story)), cited, role="cell"),
        Sentence(counted(row, story, headed=headed), citations_of((row.told,), story), role="cell"),
        Sentence((given(row.claim, story),), cited[:1], role="cell"),
        Sentence(story.wording.listed(names), cited, role="cell"),
    )


def _outlet(report: Report, story: Story) -> str:
    return folded(report.outlet or report.title or "") or story.label(report)


def capital(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A cell begins with a capital and has no full stop."""
    ended = finished((*pieces, Piece("…")))
    return ended[:-1]


def _chart(rows: Sequence[Row], what: str, story: Story, *, headed: bool = False) -> Chart | None:
    drawn = [row for row in rows if row.figure.min is not None or row.figure.max is not None]
    units = {(row.figure.kind, row.figure.unit) for row in drawn}
    values = {(row.figure.min, row.figure.max) for row in drawn}
    if len(values) < 2 or len(units) > 1:
        return None
    bars = tuple(_bar(row, story, headed=headed) for row in drawn)
    words = story.wording.text("figures.chart_join").join(
        story.wording.text("figures.chart_row", label=bar.label, value=bar.value) for bar in bars
    )
    return Chart(story.wording.text("figures.chart", what=what), words, bars, tuple(story.wording["figures.legend"]))


def _bar(row: Row, story: Story, *, headed: bool) -> Bar:
    label = "".join(piece.text for piece in capital(who_says(row.claim, story)))
    when = given(row.claim, story)
    return Bar(
        label=f"{label} ({when.text})" if when.kind == "value" else label,
        value=words_of(counted(row, story, headed=headed, noun=False, parts=False)),
        low=row.figure.min,
        high=row.figure.max,
        approx=row.figure.approx,
        citations=citations_of(row.refs[:1], story),
    )


def _others(shown: set[FigureRef], story: Story) -> tuple[list[Block], int]:
    """Figures that stand alone and somebody gives, as one table; parts are told with their whole. And how many more there are."""
    refs = [
        FigureRef(claim.id, index)
        for claim in story.told
        for index, figure in enumerate(claim.figures)
        if claim.voice == "attributed"
        and source_of(claim, story) is not None
        and not has_damage(story.report_of(claim))
        and not is_nobody_known(claim, claim.content.text, story)
        and FigureRef(claim.id, index) not in shown
        and _is_news(figure, story)
        # what is counted stands beside it only in the page's own language
        and (figure.kind != "number" or story.report_of(claim).language == story.wording.language)
    ]
    named: dict[tuple[str, str], Row] = {}
    given_by = rows_of(refs, story)
    given_by = tuple(exact_rows(given_by, story)) if has_plenty(story) else given_by
    for row in sorted(given_by, key=lambda row: (-len(row.refs), -row.claim.probability, row.claim.id)):
        # One figure of one source is one row to a reader, whatever report prints it.
        value = "".join(piece.text for piece in value_of(row, story, noun=True))
        if any(map(str.isalpha, value)) or "%" in value:  # "17" of nobody knows what
            named.setdefault((name_of(row, story), value), row)
    rows = [row for row in named.values() if is_small(story) or _is_read(row, story)]
    if not rows:
        return [], len(named)
    wording = story.wording
    table = Table(
        wording["figures.other"],
        tuple(wording["figures.header_other"]),
        tuple(_other_row(row, story) for row in rows[:OTHERS]),
    )
    return [table], len(named) - len(rows[:OTHERS])


def unsaid(story: Story) -> int:
    """How many figures a large page leaves out because their own sentence does not say all that a row says."""
    if not has_plenty(story):
        return 0
    found = {
        (counted_by(ref, claim, story), figure.min, figure.max, figure.of)
        for claim in story.told
        if claim.voice == "attributed"
        for index, figure in enumerate(claim.figures)
        if _is_news(figure, story) and is_told_alone(ref := FigureRef(claim.id, index), story)
        if not is_vouched(ref, story)
    }
    return len(found)


def _is_read(row: Row, story: Story) -> bool:
    """Whether a reader can know what a figure in a table of others is of; of a large page, all that are left are such."""
    if has_plenty(story):
        return sentence_of(row.told, story) is not None
    return _reads(claim_of(row.told, story), row.figure, story)


def _reads(claim: Claim, figure: Figure, story: Story) -> bool:
    """Whether a figure's words are a clause that is read alone, of a person or body with a name."""
    actor = claim.source.actor
    who = source_of(claim, story)
    named = actor is not None and actor.kind in NAMED and who is not None and any(map(str.isupper, who.text))
    clause = story.shape_of(claim).shape in CLAUSES and stands_alone(claim, story)
    return named and clause and not is_vague(figure) and not (is_unnamed(claim, story) or is_bare(claim, story))


def _is_news(figure: Figure, story: Story) -> bool:
    """Not a part (told with its whole), no date or rank, no bare article ("une enquête"), and not "3" or "twice" of nobody knows what."""
    article = figure.min == figure.max == 1 and not any(char.isdigit() for char in figure.text)
    named = (figure.of is not None or figure.kind != "number") and figure.unit != "times"
    # "14 kilometres" long, wide or away
    bare = figure.kind == "measure"
    timed = figure.kind == "number" and is_time(figure.of or "", story)
    return figure.part_of is None and figure.kind in USUAL and named and not (article or bare or timed)


def _other_row(row: Row, story: Story) -> tuple[Sentence, ...]:
    cited = citations_of((row.refs[0], row.told, *row.refs[1:4]), story)
    return (
        Sentence(capital(counted(row, story, headed=True)), cited, role="cell"),
        Sentence(capital(who_says(row.claim, story)), cited, role="cell"),
        Sentence(_words_of(row, story), citations_of((row.told,), story), role="cell"),
        Sentence((given(row.claim, story),), cited[:1], role="cell"),
    )


def _words_of(row: Row, story: Story) -> tuple[Piece, ...]:
    """The words in which a figure stands: "15 %" alone says nothing of what it is a share of."""
    claim, report = claim_of(row.told, story), story.report_of(claim_of(row.told, story))
    if has_plenty(story) and (whole := sentence_of(row.told, story)) is not None:
        return tuple(quotation(report, (whole,), story.wording, limit=SENTENCE))
    at = claim.figures[row.told.index].spans[:1]
    shaped = story.shape_of(claim)
    # behind the "that" of a content
    opened = shaped.spans[0].start > claim.content.spans[0].start
    spans = [
        Span(_sentence_before(report.text, span, at[0]), span.end)
        if at and span.start <= at[0].start < span.end
        else span
        for span in (shaped.spans if opened else claim.content.spans)
        if not at or span.end > at[0].start
    ]
    return tuple(quotation(report, spans, story.wording, limit=WORDS))


def _sentence_before(text: str, content: Span, figure: Span) -> int:
    """Where the sentence of a content begins in which a figure stands, if the content is too long to be shown whole."""
    if figure.end - content.start < WORDS:
        return content.start
    ends = [match.end() for match in _SENTENCE.finditer(text, content.start, figure.start)]
    return ends[-1] if ends else content.start
