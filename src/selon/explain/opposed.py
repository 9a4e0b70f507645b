"""Which figures of a point are surely at odds, told against each other: « 41 selon A contre 52 selon B ».

A row of all of them would set a toll of Thursday beside one of Friday, as if these contradicted each other, too.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from selon.explain.behind import STATE, origin_of
from selon.explain.dates import bounds
from selon.explain.naming import source_of
from selon.explain.page import Piece
from selon.explain.quantities import figure_pieces, is_vague, manner
from selon.explain.quoting import language_note
from selon.explain.rivals import counted_things, of_a_kind, who_says
from selon.explain.rows import Row, bare_name, claim_of, dated, exact_rows, figure_of, party_of, rows_of, when_said
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES
from selon.languages import things
from selon.records import FigureRef, Point

#: What is counted and only becomes more from day to day (`things.toml`).
GROWING = frozenset({"dead", "injured", "arrested", "referred", "demonstrating", "infected"})


@dataclass(frozen=True, slots=True)
class Opposed:
    """One source's figure, and those that cannot hold together with it, the smallest first."""

    one: Row
    others: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them."""
        return (self.one, *self.others)


def opposed(point: Point, story: Story, *, most: int, beside: int) -> tuple[Opposed, ...]:
    """At most `most` figures, those first that most others contradict, with at most `beside` of these each."""
    refs = {ref for pair in point.disagreements for ref in (pair.a, pair.b)}
    kept = set(of_a_kind(sorted(refs, key=str), story))
    rows = [row for row in exact_rows(rows_of(point.figures, story), story) if kept & set(row.refs)]
    of_ref: dict[FigureRef, int] = {ref: at for at, row in enumerate(rows) for ref in row.refs}
    against: dict[int, set[int]] = defaultdict(set)
    for pair in point.disagreements:
        a, b = of_ref.get(pair.a), of_ref.get(pair.b)
        vague = any(is_vague(figure_of(ref, story)) for ref in (pair.a, pair.b))
        if a is None or b is None or a == b or vague:
            continue
        if not (_has_grown(rows[a], rows[b], point, story) or _may_be_one(rows[a], rows[b], point, story)):
            against[a].add(b)
            against[b].add(a)
    found: list[Opposed] = []
    while any(against.values()) and len(found) < most:
        one = max(sorted(against), key=lambda at: len(against[at]))
        met = against.pop(one)
        others = _latest([(at, rows[at]) for at in sorted(met)], story)
        for other in met:
            against[other].discard(one)
        for old in met.difference(others):  # its source says more since
            for held in against.values():
                held.discard(old)
            against[old] = set()
        found.append(Opposed(rows[one], tuple(rows[other] for other in others[:beside])))
    return tuple(found)


def _has_grown(a: Row, b: Row, point: Point, story: Story) -> bool:
    """Whether a count that grows was lower on an earlier day: a toll of Thursday is no rival of Friday's higher one."""
    if not grows(point, story):
        return False
    spans = [bounds(story.day_of(row.claim)) for row in (a, b)]
    firsts, lasts = [span.first for span in spans], [span.last for span in spans]
    for (early, at), (late, then) in (((a, 0), (b, 1)), ((b, 1), (a, 0))):
        end, start = lasts[at], firsts[then]
        if end is not None and start is not None and end < start:
            return _most(early) <= _most(late)
    return False


def _may_be_one(a: Row, b: Row, point: Point, story: Story) -> bool:
    """Whether two figures are one source's, or a state's running count of one day, or of a day nobody tells, of which nobody says at what hours."""
    if bare_name(name_of(a, story)) == bare_name(name_of(b, story)):
        return True
    if not grows(point, story):
        return False
    states = [origin_of(row.claim, "", story).startswith(STATE) for row in (a, b)]
    hours = [row.figure.setting.stage if row.figure.setting else None for row in (a, b)]
    days = {story.day_of(row.claim) for row in (a, b)}
    return all(states) and len(days - {None}) < 2 and (None in hours or hours[0] != hours[1])


def grows(point: Point, story: Story) -> bool:
    """Whether a point counts what can only become more: the dead, the injured, who was arrested or marched on a day."""
    kinds = {
        item.thing.name
        for figure, language in counted_things(point, story)
        for item in things.find("event", figure.of or "", language)
    } or {
        item.thing.name for language in LANGUAGES for item in things.find("event", point.what.split(",")[0], language)
    }
    return bool(kinds) and kinds <= GROWING


def _latest(others: Sequence[tuple[int, Row]], story: Story) -> list[int]:
    """Of one party's figures the latest: the toll of the morning is not its rival of the evening."""
    newest: dict[str, list[int]] = {}
    days: dict[str, str] = {}
    for at, row in others:
        party = party_of(row, story)
        span = bounds(story.said_on(row.claim) or story.published(row.claim))
        day = str(span.last or span.first or "")
        if party not in newest or day > days[party]:
            newest[party], days[party] = [], day
        if day == days[party]:
            newest[party].append(at)
    # of one day nobody says which came first, but what is counted grows
    largest = {name: max(_most(row) for at, row in others if at in held) for name, held in newest.items()}
    rows = dict(others)
    return sorted(at for name, held in newest.items() for at in held if _most(rows[at]) == largest[name])


def _most(row: Row) -> float:
    return max((bound for bound in (row.figure.min, row.figure.max) if bound is not None), default=0.0)


def set_against(pairs: Sequence[Opposed], story: Story, *, days: bool) -> tuple[Piece, ...]:
    """« 41 selon A contre 52 selon B et C ; 46 selon D contre 76 selon E »; each with its day, if `days`."""
    out: list[Piece] = []
    for index, item in enumerate(pairs):
        if index:
            out.append(Piece(story.wording.text("figures.chart_join")))
        one, *_ = by_value([item.one], story, days=days)
        others = story.wording.listed(by_value(item.others, story, days=days))
        out.extend(story.wording.say("agree.against", one=one, others=others))
    return tuple(out)


def by_value(rows: Sequence[Row], story: Story, *, days: bool | None = None) -> list[tuple[Piece, ...]]:
    """« 587 selon un relevé et le Courrier »: each figure once, with all who give it; with its days, where these differ."""
    groups: dict[str, list[Row]] = {}
    for row in _said_once(rows, story):
        key = "".join(piece.text for piece in value_of(row, story))
        groups.setdefault(key if source_of(row.claim, story) else f"{key}:{row.claim.report}", []).append(row)
    days = dated([row.claim for row in rows], story) if days is None else days
    items = []
    for group in groups.values():
        named = {
            name_of(row, story): (
                *noted(who_says(row.claim, story), story),
                *(when_said(row.claim, story) if days else ()),
            )
            for row in group
        }
        template = "figure.selon" if source_of(group[0].claim, story) else "figure.unsourced"
        who = story.wording.listed(list(named.values()))
        items.append(story.wording.say(template, value=noted(value_of(group[0], story), story), who=who))
    return items


def _said_once(rows: Sequence[Row], story: Story) -> list[Row]:
    """Without a source's figure that another of its own holds ("84 000" beside "at least 84 000")."""

    def holds(wide: Row, row: Row) -> bool:
        same = bare_name(name_of(wide, story)) == bare_name(name_of(row, story))
        value, low, high = row.figure, wide.figure.min, wide.figure.max
        above = low is None or (value.min is not None and low <= value.min)
        below = high is None or (value.max is not None and value.max <= high)
        wider = (low, high) != (value.min, value.max) and None in (low, high)
        return same and above and below and wider

    return [row for row in rows if not any(holds(other, row) for other in rows if other is not row)]


def noted(pieces: Sequence[Piece], story: Story) -> tuple[Piece, ...]:
    """Words with the language that they are in right behind them, where it is not the page's."""
    return (*pieces, *language_note(pieces, story.wording))


def name_of(row: Row, story: Story) -> str:
    """A row's source as plain words."""
    return "".join(piece.text for piece in who_says(row.claim, story))


def value_of(
    row: Row, story: Story, *, noun: bool = False, parts: bool = True, aside: tuple[Piece, ...] = ()
) -> tuple[Piece, ...]:
    """A row's figure, with what it counts if `noun`; in the weaker words, where not all give it in the same."""
    manners = {manner(figure_of(ref, story), story.wording) for ref in row.refs}
    return figure_pieces(
        claim_of(row.told, story),
        row.told.index,
        story.report_of(row.claim),
        story.wording,
        noun=noun,
        parts=parts,
        loosely=len(manners) > 1,
        aside=aside,
    )
