"""Who gives the same figure, whose figures cannot all be right, and who gave another figure later."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from selon.explain.behind import origin_of
from selon.explain.counted_by import sourced
from selon.explain.dates import bounds
from selon.explain.naming import party_name
from selon.explain.notes import note
from selon.explain.opposed import name_of, noted, opposed, set_against
from selon.explain.page import Block, Listing, Paragraph, Piece, Section, Sentence
from selon.explain.plenty import has_plenty
from selon.explain.quantities import figure_pieces, is_vague
from selon.explain.rivals import (
    citations_of,
    is_damaged,
    is_plain_count,
    of_a_kind,
    ranked_points,
    what_is_counted,
    where,
    who_says,
)
from selon.explain.rows import Row, bare_name, claim_of, dated, rows_of, when_said
from selon.explain.standing import stands_alone
from selon.explain.statements import Statement
from selon.explain.story import Story
from selon.explain.sure import is_unnamed
from selon.explain.telling import Teller
from selon.explain.wording import finished
from selon.records import Claim, FigureRef, Point
from selon.records.positions import Shift

#: Figures up to this are so common that two who give one need not speak of the same.
FEW = 12
#: Points told of in one section, and sources named for one figure.
POINTS, NAMED = 8, 5
#: Figures of one point that others are set against.
AGAINST = 3


def same_and_different(story: Story) -> list[Block]:
    """A paragraph on figures that several give, and one on figures that cannot all be right."""
    points = [point for point in story.points if point.figures]
    points.sort(key=lambda point: (-len(point.parties), -len(point.figures), point.id))
    same = [sentence for point in points if (sentence := _same(point, story)) is not None][:POINTS]
    counted: set[str] = set()
    rivals = (point for point in ranked_points(story) if not is_damaged(point, story))
    apart = [sentence for point in rivals if (sentence := _apart(point, story, counted)) is not None][:POINTS]
    blocks: list[Block] = []
    if same:
        blocks.append(Paragraph((*same, note(story, "agree.caution"))))
    if apart:
        blocks.append(Paragraph(tuple(apart)))
    return blocks


def shifts(story: Story, changed: Sequence[Shift]) -> Section | None:
    """What somebody said before and after, for each change of position; then later figures of one party; None for none."""
    blocks: list[Block] = [*_turns(story, changed)]
    told = [sentence for point in ranked_points(story) for sentence in _changes(point, story)][: 2 * POINTS]
    if told:
        blocks.append(Paragraph(tuple(told)))
    return Section("shifts", story.wording["headings.shifts"], tuple(blocks)) if blocks else None


def _turns(story: Story, changed: Sequence[Shift]) -> list[Block]:
    """Both statements of each change, under what the rules take them for; those of figures are told apart."""
    items: list[Paragraph] = []
    seen: set[tuple[str, str]] = set()
    for shift in changed:
        ends = tuple(story.claims.get(end.partition("#")[0]) for end in (shift.earlier, shift.later))
        before, _, after = shift.kind.partition("→")
        if not after or None in ends or (shift.earlier, shift.later) in seen:
            continue
        seen.add((shift.earlier, shift.later))
        if has_plenty(story) and not all(stands_alone(claim, story) for claim in ends if claim is not None):
            continue
        teller = Teller(story, later=True)
        told = [teller.tell(Statement((claim,), 0.0)) for claim in ends if claim is not None]
        if None in told or len(items) == POINTS:
            continue
        kinds = [story.wording[f"shifts.kinds.{kind}"] for kind in (before, after)]
        heading = story.wording.text("shifts.turn", before=kinds[0], after=kinds[1])
        items.append(Paragraph(tuple(item for item in told if item is not None), heading[:1].upper() + heading[1:]))
    return [Paragraph((note(story, "shifts.caution"),)), Listing(tuple(items))] if items else []


def about_what(point: Point, story: Story, told: set[str]) -> tuple[Piece, ...]:
    """« le nombre de morts » for a plain count, else the point's name in quotation marks; `told` are those said before."""
    what = what_is_counted(point, story)
    if is_plain_count(point, what.text, story):
        again = what.text in told
        told.add(what.text)
        return story.wording.say("agree.other" if again else "agree.number", what=what)
    return story.wording.say("agree.thing", what=story.wording.quoted((what,)))


def _same(point: Point, story: Story) -> Sentence | None:
    """The exact figure that most parties give, if at least two of them count as origins, in texts that are no copies.

    What a paper tells in its own name agrees with nobody, and a few are a few anywhere.
    """
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    counted = {claim: party.id for party in point.parties if party.counted for claim in party.claims}
    for row in rows_of(point.figures, story):
        few = (row.figure.max or row.figure.min or 0) <= FEW
        if row.claim.voice != "attributed" or row.refs[0].claim not in counted or few:
            continue
        if (row.figure.min is not None or row.figure.max is not None) and not is_vague(row.figure):
            groups[row.figure.min, row.figure.max].append(row)

    def weight(rows: Sequence[Row]) -> tuple[int, int]:
        parties = {origin_of(row.claim, counted[row.refs[0].claim], story) for row in rows}
        families = {story.families[row.claim.report] for row in rows}
        return min(len(parties), len(families)), len(rows)

    if not groups:
        return None
    rows = max(groups.values(), key=weight)
    if weight(rows)[0] < 2:
        return None
    exact = next((row for row in rows if not row.figure.approx), rows[0])
    rows = [exact, *(row for row in rows if row is not exact)]
    rows = [row for row in rows if not is_unnamed(row.claim, story)]
    named: dict[str, tuple[Piece, ...]] = {}
    for row in rows:
        named.setdefault(bare_name(name_of(row, story)), noted(who_says(row.claim, story), story))
    if len(named) < 2:
        return None  # "officials" and "the official figures" are nobody, and one nobody
    who = story.wording.listed(list(named.values())[:NAMED])
    value = _value(exact.told, story)
    what: tuple[Piece, ...] = (what_is_counted(point, story),)
    plain = is_plain_count(point, what[0].text, story)
    told = [row.told for row in rows[:NAMED]]
    place = where(told, story)
    pieces = story.wording.say(
        "agree.same" if plain else "agree.same_thing",
        who=who,
        what=place.after(what if plain else story.wording.quoted(what)),
        value=value,
    )
    return Sentence(finished(pieces), (*citations_of(told, story), *place.citations))


def _apart(point: Point, story: Story, counted: set[str]) -> Sentence | None:
    """The figures of a point that cannot hold together, set against each other; `counted` is what was told of before."""
    pairs = opposed(point, story, most=AGAINST, beside=NAMED)
    if not pairs:
        return None
    rows = [row for pair in pairs for row in pair.rows]
    kept = [row.told for row in rows]
    wording = story.wording
    place = where(kept, story)
    before = len(counted)
    what = place.after(about_what(point, story, counted))
    again = len(counted) == before  # another count of the same thing: of other days, mostly
    listed = set_against(pairs, story, days=again or dated([row.claim for row in rows], story))
    pieces = wording.say("agree.apart_two" if len(rows) == 2 else "agree.apart", what=what, list=listed)
    cited = (*citations_of([*(row.refs[0] for row in rows), *kept], story), *place.citations)
    return Sentence(finished(pieces), tuple(dict.fromkeys(cited)))


def _changes(point: Point, story: Story) -> Iterable[Sentence]:
    chains: dict[str, dict[FigureRef, None]] = defaultdict(dict)
    kept = set(of_a_kind(point.figures, story))
    for update in point.updates:
        if not {update.earlier, update.later} <= kept:
            continue  # bodies in one morgue are no toll
        claim = claim_of(update.later, story)
        if _day(claim_of(update.earlier, story), story) == _day(claim, story):
            continue  # of two figures of one day nobody knows which came first
        chain = chains[story.parties.get(claim.id) or _text(who_says(claim, story))]
        chain.update(dict.fromkeys((update.earlier, update.later)))
    for party, held in chains.items():
        refs = _ones_own(held, point, story)
        if len(refs) < 2:
            continue
        yield _change(point, party, sorted(refs, key=lambda ref: (_day(claim_of(ref, story), story), str(ref))), story)


def _ones_own(refs: Iterable[FigureRef], point: Point, story: Story) -> list[FigureRef]:
    """Under a person's name only what that person said, and all of it: "a new toll" is another's, if of the same party.

    Of a person's figures of one day nobody knows which came first: those that linking found to follow go before.
    """
    kept = list(refs)
    actors = {found.id: found for ref in kept if (found := sourced(ref, story).source.actor) is not None}
    people = [actor.id for actor in actors.values() if actor.kind == "person"]
    if not people:
        return kept

    def speaker(ref: FigureRef) -> str | None:
        found = sourced(ref, story).source.actor
        return found.id if found is not None else None

    one = max(people, key=lambda person: (sum(speaker(ref) == person for ref in kept), person))
    own = [ref for ref in kept if speaker(ref) == one]
    if len(own) < 2:
        return own
    days = {_day(claim_of(ref, story), story) for ref in own}
    for row in rows_of(of_a_kind(point.figures, story), story):
        day = _day(claim_of(row.refs[0], story), story)
        if speaker(row.refs[0]) == one and day not in days:
            own.append(row.refs[0])
            days.add(day)
    return own


def _change(point: Point, party: str, refs: Sequence[FigureRef], story: Story) -> Sentence:
    wording = story.wording
    speakers = {_text(who_says(sourced(ref, story), story)) for ref in refs}
    name = party_name(party, story)
    named = len(speakers) > 1 and (name[:1].isupper() or name.startswith(("le ", "la ", "les ", "l’", "l'")))
    who = (Piece(name, "source"),) if named else who_says(sourced(refs[-1], story), story)
    steps = []
    seen: set[str] = set()
    for ref in refs:
        value = _value(ref, story)
        if _text(value) not in seen:
            steps.append((*value, *when_said(claim_of(ref, story), story)))
        seen.add(_text(value))
    pieces = wording.say(
        "shifts.figure",
        who=who,
        aux=wording["told.aux"][wording.is_plural(_text(who))],
        what=about_what(point, story, set()),
        first=steps[0],
        rest=_then(steps[1:], story),
    )
    return Sentence(finished(pieces), citations_of(refs, story))


def _then(steps: Sequence[Sequence[Piece]], story: Story) -> list[Piece]:
    out: list[Piece] = []
    for index, step in enumerate(steps):
        last = index == len(steps) - 1 and index > 0
        out += [*story.wording.say("shifts.last" if last else "shifts.then", step=step)]
    return out


def _day(claim: Claim, story: Story) -> str:
    found = bounds(story.said_on(claim) or story.published(claim))
    return str(found.last or found.first or "")


def _value(ref: FigureRef, story: Story) -> tuple[Piece, ...]:
    claim = claim_of(ref, story)
    return figure_pieces(claim, ref.index, story.report_of(claim), story.wording, noun=False, parts=False)


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
