"""The rows of tables of figures: equal figures of one source, or one body, put together, and in which order and number they are shown."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from selon.explain.counted_by import sourced
from selon.explain.credited import is_credited
from selon.explain.dates import bounds
from selon.explain.known import body_of
from selon.explain.naming import source_of
from selon.explain.onecount import by_hour, plainness
from selon.explain.page import Piece
from selon.explain.plenty import has_plenty
from selon.explain.quantities import clause_of, lent
from selon.explain.story import Story
from selon.explain.sure import is_sure
from selon.explain.vouched import is_vouched
from selon.languages.folding import fold
from selon.records import Claim, Figure, FigureRef


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one source at a point; `refs` are the places that give it.

    `claim` names the source (of a nameless count whoever gave it: its id is then no claim's, and that of `refs[0]` is
    the one to look up); `told` is the figure to show, which may stand in a claim
    around or within it (only one of the two may hold the figure's parts).
    """

    claim: Claim
    figure: Figure
    refs: tuple[FigureRef, ...]
    told: FigureRef


def party_of(row: Row, story: Story) -> str:
    """Who stands behind a row: its party, else its source."""
    return story.parties.get(row.refs[0].claim) or _who_key(row.claim, story)


def claim_of(ref: FigureRef, story: Story) -> Claim:
    """The claim that gives a figure."""
    return story.claims[ref.claim]


def figure_of(ref: FigureRef, story: Story) -> Figure:
    """The figure itself."""
    return story.claims[ref.claim].figures[ref.index]


def rows_of(refs: Sequence[FigureRef], story: Story) -> tuple[Row, ...]:
    """Equal figures of one source collapsed, smallest first; without those that are not that source's."""
    return story.recalled(
        ("rows", *refs),
        lambda: _rows_of([ref for ref in refs if is_vouched(ref, story) and is_told_alone(ref, story)], story),
    )


def is_told_alone(ref: FigureRef, story: Story) -> bool:
    """Whether a figure is its source's, and no part that only its whole explains ("dont 7 parmi les forces de l'ordre").

    A part of a place of its own ("dont 8 000 à Paris") is a figure of that place.
    """
    if not is_credited(ref, story) or _is_open(claim_of(ref, story), story) or not is_sure(ref, story):
        return False
    claim, figure = claim_of(ref, story), figure_of(ref, story)
    report = story.report_of(claim)
    if not lent(figure, claim, report):
        return True
    place, clause = figure.setting.place if figure.setting else None, clause_of(figure, claim, report)
    return clause is not None and bool(place) and str(place) in report.text[slice(*clause)]


def _is_open(claim: Claim, story: Story) -> bool:
    """Whether somebody says it whom the records do not know: a figure of his is not nobody's."""
    return claim.voice == "attributed" and source_of(claim, story) is None


def _rows_of(refs: Sequence[FigureRef], story: Story) -> tuple[Row, ...]:
    groups: dict[tuple[object, ...], list[list[FigureRef]]] = defaultdict(list)
    for place in _places(refs, story):
        claim, figure = sourced(place[0], story), figure_of(place[0], story)
        who = counted_by(place[0], claim, story)
        groups[(who, figure.min, figure.max, figure.approx, figure.unit)].append(place)
    made = [_row(places, story) for held in groups.values() for places in by_hour(held, story)]
    return tuple(sorted(made, key=lambda row: (_middle(row.figure), story.said_on(row.claim) or "9", row.claim.id)))


def counted_by(ref: FigureRef, claim: Claim, story: Story) -> str:
    """Who gives a figure, by one key; on a large page also over the names that papers have for one body."""
    return (has_plenty(story) and body_of(ref, claim, story)) or _who_key(claim, story)


def _row(places: Sequence[Sequence[FigureRef]], story: Story) -> Row:
    def day(place: Sequence[FigureRef]) -> tuple[object, ...]:
        claim = claim_of(place[0], story)
        found = bounds(_edtf(claim, story))
        return str(found.last or found.first or "9"), *plainness(place[0], story), -claim.probability

    # Who has given a figure gave it first when he is first told to.
    first = min(places, key=day)
    told = max(first, key=lambda ref: sum(item.part_of == ref.index for item in claim_of(ref, story).figures))
    others = [ref for place in places if place is not first for ref in place]
    return Row(sourced(first[0], story), figure_of(told, story), (*first, *others), told)


def _places(refs: Sequence[FigureRef], story: Story) -> list[list[FigureRef]]:
    """The same words of the same report, held by a claim and by one around it, are one figure: best named first."""
    found: dict[tuple[object, ...], list[FigureRef]] = defaultdict(list)
    for ref in refs:
        found[(claim_of(ref, story).report, figure_of(ref, story).spans)].append(ref)

    def naming(ref: FigureRef) -> tuple[bool, bool, float]:
        claim = claim_of(ref, story)
        actor = claim.source.actor
        named = actor is not None and actor.kind != "unnamed" and actor.name[:1].isupper()
        return not named, claim.parent is None, -claim.probability

    return [sorted(place, key=naming) for place in found.values()]


def _who_key(claim: Claim, story: Story) -> str:
    who = source_of(claim, story)
    if who is None:
        return f"{claim.voice}:{claim.report}"
    # one name on the page is one source to its readers, whatever report gives it
    return bare_name(who.text) if any(map(str.isupper, who.text[1:])) and who.key not in story.actors else who.key


def bare_name(words: str) -> str:
    """A source's words without what spellings differ in: case, apostrophes, quotation marks, the article."""
    plain = re.sub(r"[«»“”\"‹›]", " ", fold(words))
    return re.sub(r"^(?:le|la|les|the)\s|^l'", "", " ".join(plain.split()))


def _middle(figure: Figure) -> float:
    bounds = [bound for bound in (figure.min, figure.max) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else float("inf")


def dated(claims: Sequence[Claim], story: Story) -> bool:
    """Whether figures side by side must be told with their days: where these differ."""
    return len({_edtf(claim, story) for claim in claims}) > 1


def when_said(claim: Claim, story: Story) -> tuple[Piece, ...]:
    """« (le 12 mars) »: the day a figure was given, or that of its report."""
    edtf = story.day_of(claim)
    if not edtf:
        return ()
    if not story.said_on(claim):
        key = "figures.when_report" if len(edtf) == len("2031-05-06") else "figures.when_report_open"
        return story.wording.say(key, when=Piece(story.dates.plain(edtf), "value"))
    return story.wording.say("figures.when", when=Piece(story.dates.adverb(edtf), "value"))


def _edtf(claim: Claim, story: Story) -> str | None:
    return story.said_on(claim) or story.published(claim)


def exact_rows(rows: Sequence[Row], story: Story) -> list[Row]:
    """Without a source's rounded figure where it gives the same one exactly."""

    def key(row: Row) -> tuple[object, ...]:
        return counted_by(row.refs[0], row.claim, story), row.figure.min, row.figure.max

    exact = {key(row) for row in rows if not row.figure.approx}
    return [row for row in rows if not row.figure.approx or key(row) not in exact]


def main_rows(rows: Sequence[Row], story: Story, limit: int) -> list[Row]:
    """The newest figure of each party first, then others, at most `limit`; in the order given."""

    def date(row: Row) -> str:
        found = bounds(story.said_on(row.claim) or story.published(row.claim))
        return str(found.last or found.first or "")

    newest: dict[str, Row] = {}
    for row in sorted(rows, key=date):
        newest[party_of(row, story)] = row
    # Where there is no room for all, what is known latest is what is known; nobody's figure goes last.
    latest = sorted(newest.values(), key=date, reverse=True)
    latest.sort(key=lambda row: source_of(row.claim, story) is None)
    first = {row.told for row in latest}
    picked = [*latest, *(row for row in rows if row.told not in first)]
    kept = {row.told for row in picked[:limit]}
    return [row for row in rows if row.told in kept]


def over_time(rows: Sequence[Row], story: Story) -> list[Row]:
    """In the order of the days on which they were given, of one day party by party and the smaller before the larger."""

    def day(row: Row) -> str:
        found = bounds(story.day_of(row.claim))
        return str(found.last or found.first or "9")

    first: dict[tuple[str, str], float] = {}
    for row in rows:
        key = day(row), party_of(row, story)
        first[key] = min(_middle(row.figure), first.get(key, float("inf")))

    def place(row: Row) -> tuple[object, ...]:
        key = day(row), party_of(row, story)
        return key[0], first[key], key[1], _middle(row.figure)

    return sorted(rows, key=place)


def without_retold(rows: Sequence[Row], story: Story) -> list[Row]:
    """Without what a paper tells in its own name of a figure that stands there as a named source's, of that day or before."""

    def given(row: Row) -> str:
        found = bounds(story.published(row.claim) if row.claim.voice == "own" else story.day_of(row.claim))
        return str(found.first or found.last or "")

    named: dict[tuple[object, ...], str] = {}
    for row in rows:
        if row.claim.voice == "attributed" and source_of(row.claim, story) is not None:
            key = row.figure.min, row.figure.max, row.figure.unit
            named[key] = min(given(row), named.get(key, "9"))
    rows = [row for row in rows if row.claim.voice != "own" or not _is_rounded(row, rows, story)]
    return [
        row
        for row in rows
        if row.claim.voice != "own" or given(row) < named.get((row.figure.min, row.figure.max, row.figure.unit), "9")
    ]


def _is_rounded(row: Row, rows: Sequence[Row], story: Story) -> bool:
    """Whether a paper gives the same number elsewhere as it stands: "some 600", "more than 600" and 600 are one."""
    low, high = row.figure.min, row.figure.max
    value = low if low is not None else high
    if low == high and not row.figure.approx:
        return False
    return (low == high or None in (low, high)) and any(
        other.figure.min == other.figure.max == value
        and not other.figure.approx
        and _who_key(other.claim, story) == _who_key(row.claim, story)
        for other in rows
    )
