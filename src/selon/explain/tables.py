"""The tables of a page's figures: one thing of one place and time each, its rows those of one or several points.

Linking joins what may be one count. A reader is shown what surely is: rows whose own words name different places are parted,
and those of one thing and place that points keep apart are put together.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.explain.known import is_national_voice
from selon.explain.located import BODY, COUNTRY, is_of_country, near_place, place_of
from selon.explain.opposed import name_of
from selon.explain.ownside import hour_of
from selon.explain.page import Piece
from selon.explain.plenty import has_plenty
from selon.explain.rivals import of_a_kind, what_is_counted
from selon.explain.rows import (
    Row,
    bare_name,
    claim_of,
    counted_by,
    exact_rows,
    main_rows,
    over_time,
    rows_of,
    without_retold,
)
from selon.explain.story import Story
from selon.explain.sure import is_small
from selon.explain.together import together
from selon.explain.toll import of_one_event
from selon.languages import things
from selon.records import FigureRef, Point

ROWS = 14
#: Points compared with one another: a page shows far fewer.
CONSIDERED = 150
#: From so many rows with a source on, a large page leaves out those that a paper gives in its own words.
SIGNED = 2
#: The key of the country that a page is about, where no figure names it.
NATION = "country:"


@dataclass(slots=True)
class Counted:
    """What a table shows: `what` is counted by the `rows` of these points, at the place of that key if all rows are."""

    what: Piece
    points: list[Point]
    rows: list[Row]
    place: str | None = None


def tables(ranked: Sequence[Point], story: Story) -> list[Counted]:
    """What could be a table each, in the order of their first points; it is one where its rows `differ`."""
    found: list[Counted] = []
    for points in together(ranked[:CONSIDERED], story):
        what = what_is_counted(points[0], story)
        rows = _told(points, story)
        for place, held in _by_place(rows, story):
            home = next((one for one in found if place and one.place == place and one.what == what), None)
            if home is None or not _is_event(what, story):
                found.append(Counted(what, list(points), held, place))
                continue
            home.points += [point for point in points if point not in home.points]
            refs = tuple(dict.fromkeys(ref for row in (*home.rows, *held) for ref in row.refs))
            home.rows = _shown(rows_of(refs, story), story)
    return found


def differ(rows: Sequence[Row]) -> bool:
    """Whether rows give more than one figure: one told by many is a figure like others."""
    return len({(row.figure.min, row.figure.max) for row in rows}) > 1


def surely(one: Counted, story: Story) -> Counted | None:
    """The table with those rows alone whose own words tell its place; None where these are no table."""
    keys = [key for row in one.rows if (key := _place(row, story)) is not None]
    if not keys:
        return None
    place = max(sorted(set(keys)), key=keys.count)
    rows = [row for row in one.rows if _stands_under(row, place, story)]
    return Counted(one.what, one.points, rows, place) if differ(rows) else None


def _told(points: Sequence[Point], story: Story) -> list[Row]:
    refs = tuple(dict.fromkeys(ref for point in points for ref in of_a_kind(point.figures, story)))
    rows = of_one_event(rows_of(refs, story), points[0], story)
    signed = [row for row in rows if row.claim.voice == "attributed"]
    # whose a paper's own figures are a large page need not guess, where others are signed
    return _shown(rows if is_small(story) or len(signed) < SIGNED else signed, story)


def _shown(rows: Sequence[Row], story: Story) -> list[Row]:
    if has_plenty(story):
        rows = exact_rows(rows, story)
    return over_time(main_rows(_joined(without_retold(rows, story), story), story, ROWS), story)


def _joined(rows: Sequence[Row], story: Story) -> list[Row]:
    """Rows whose sources a reader cannot tell apart are one, if they give the same figure of one place."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        low, high = row.figure.min, row.figure.max
        named = bare_name(name_of(row, story)) if row.claim.voice == "attributed" else row.claim.report
        hour = hour_of(row.told, story) if has_plenty(story) else ""
        named = counted_by(row.told, row.claim, story) if has_plenty(story) else named
        key = (named, low, high, row.figure.approx, row.figure.unit, _place(row, story), hour)
        first = found.get(key)
        found[key] = row if first is None else replace(first, refs=(*first.refs, *row.refs))
    return list(found.values())


def _is_event(what: Piece, story: Story) -> bool:
    return bool(things.find("event", what.text, what.lang or story.wording.language)) or bool(
        things.find("role", what.text, what.lang or story.wording.language)
    )


def _place(row: Row, story: Story) -> str | None:
    """The place that one of a row's own passages names."""
    return next((key for ref in (row.told, *row.refs) if (key := place_of(ref, story)) is not None), None)


def _stands_under(row: Row, place: str, story: Story) -> bool:
    own = _place(row, story)
    return own == place or (own is None and place.startswith(COUNTRY) and is_of_country(row.told, story))


def _by_place(rows: Sequence[Row], story: Story) -> list[tuple[str | None, list[Row]]]:
    """Rows by the place that they are of; those of none known stay with the others of a point that tells of one place.

    On a small page they stay together, each with its place.
    """
    near = {row.told: _near(row, story) for row in rows}
    if has_plenty(story):
        return _by_certain_place(rows, story)
    places = [key for key in dict.fromkeys(near.values()) if key is not None]
    apart = len(places) > 1 or (bool(places) and places[0].startswith(BODY) and None in near.values())
    if not apart or is_small(story):
        place = places[0] if places else None
        under = place is not None and not apart and all(_stands_under(row, place, story) for row in rows)
        return [(place if under else None, list(rows))]
    country = next((key for key in places if key.startswith(COUNTRY)), None)
    held: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        key = near[row.told]
        held[country if key is None and is_of_country(row.told, story) else key].append(row)
    return [
        (key if key is not None and all(_stands_under(row, key, story) for row in some) else None, some)
        for key, some in held.items()
    ]


def _by_certain_place(rows: Sequence[Row], story: Story) -> list[tuple[str | None, list[Row]]]:
    """Rows by their place alone; those of a ministry without one are of its country, by whatever name others of it are."""
    keys = {row.told: _place(row, story) for row in rows}
    country = next((key for key in keys.values() if key is not None and key.startswith(COUNTRY)), NATION)
    held: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        key = keys[row.told]
        held[country if key is None and _is_of_nation(row, story) else key].append(row)
    return list(held.items())


def _is_of_nation(row: Row, story: Story) -> bool:
    return is_of_country(row.told, story) or is_national_voice(claim_of(row.told, story), story)


def _near(row: Row, story: Story) -> str | None:
    return _place(row, story) or (None if is_of_country(row.told, story) else near_place(row.told, story))


def refs_of(rows: Sequence[Row]) -> list[FigureRef]:
    """All places that give the rows' figures."""
    return [ref for row in rows for ref in (*row.refs, row.told)]
