"""Points that a page shows in one table: one thing, counted on by the same source, which linking has not joined.

Linking keeps the toll of one day and another of the next apart where nothing shows that they are one count. A reader sees
two tables of "dead" and no reason. They are put together where somebody gives figures in both that follow each other
from day to day, and no words tell different places.
"""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from selon.explain.dates import bounds
from selon.explain.rivals import of_a_kind, what_is_counted, where
from selon.explain.rows import Row, party_of, rows_of
from selon.explain.story import Story
from selon.languages import things
from selon.records import Point

#: Between the figures of two points lie at most so many days.
NEAR = 2


def together(points: Sequence[Point], story: Story) -> list[tuple[Point, ...]]:
    """Each point with those that are shown in its table, in the order given."""
    groups: list[list[Point]] = []
    for point in points:
        home = next((group for group in groups if all(_is_one_count(other, point, story) for other in group)), None)
        if home is None:
            groups.append([point])
        else:
            home.append(point)
    return [tuple(group) for group in groups]


def _is_one_count(a: Point, b: Point, story: Story) -> bool:
    what = what_is_counted(a, story)
    if what != what_is_counted(b, story) or not things.find("event", what.text, what.lang or story.wording.language):
        return False
    first, second = (rows_of(of_a_kind(point.figures, story), story) for point in (a, b))
    rows = (*first, *second)
    plain = all(row.figure.kind == "number" and row.figure.unit is None for row in rows)
    refs = (*a.figures, *b.figures)
    one_place = len(_places(rows)) <= 1 and not where(refs, story).day
    return plain and one_place and _are_near(first, second, story) and _is_counted_on(first, second, story)


def _places(rows: Sequence[Row]) -> set[str]:
    """The places that the figures' own sentences name."""
    settings = [row.figure.setting for row in rows]
    return {
        setting.place_id
        for setting in settings
        if setting is not None and setting.place_id and setting.place_from in ("content", "sentence")
    }


def _day(row: Row, story: Story) -> date | None:
    found = bounds(story.day_of(row.claim))
    return found.first if found.first is not None and found.first == found.last else None


def _are_near(first: Sequence[Row], second: Sequence[Row], story: Story) -> bool:
    spans = [[day for row in rows if (day := _day(row, story)) is not None] for rows in (first, second)]
    if not all(spans):
        return False
    early, late = sorted(spans, key=min)
    return (min(late) - max(early)).days <= NEAR


def _is_counted_on(first: Sequence[Row], second: Sequence[Row], story: Story) -> bool:
    """Whether a named source gives figures in both, which do not fall from day to day."""
    held: dict[str, list[tuple[date, float]]] = defaultdict(list)
    homes: dict[str, set[int]] = defaultdict(set)
    for at, rows in enumerate((first, second)):
        for row in rows:
            day = _day(row, story)
            if row.claim.voice == "attributed" and day is not None:
                held[party_of(row, story)].append((day, row.figure.min or row.figure.max or 0.0))
                homes[party_of(row, story)].add(at)
    both = [party for party, found in homes.items() if len(found) > 1]
    return bool(both) and all(_grows(held[party]) for party in both)


def _grows(steps: Sequence[tuple[date, float]]) -> bool:
    ordered = sorted(steps)
    pairs = list(itertools.pairwise(ordered))
    # of one day nobody knows which came first
    return all(later[1] >= earlier[1] for earlier, later in pairs)
