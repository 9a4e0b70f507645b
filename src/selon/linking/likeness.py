"""What two statements must share, and what forbids them, to be of one quantity."""

import re

from selon.languages import things
from selon.linking.nodes import Node
from selon.linking.quantities import Quantity, akin

#: Days within which figures without a date of their own can be of one event ...
WINDOW = 7
#: ... and of things that are counted day by day.
DAILY_WINDOW = 1
#: Days within which a report remembers what befell a place, with its very figure.
MEMORY = 120
#: Counts of one toll that a report tells one after the other differ by less than this many times.
STEP = 2.0
#: An open figure this many times another is hardly of the same quantity.
FAR = 8.0


def near_in_time(a: Node, b: Node) -> bool:
    """Whether two reports appeared within the window of what they count.

    One whose day is not known meets others only with their very figure, in a story akin.
    """
    day, other = a.best.story.day, b.best.story.day
    if day is None or other is None:
        equal = a.best.interval.telling and a.best.interval.same_value == b.best.interval.same_value
        return a.best.story.report.id == b.best.story.report.id or (equal and akin(a.best.story, b.best.story))
    return max(day[0], other[0]) - min(day[1], other[1]) <= window(a)


def window(node: Node) -> int:
    """Days within which figures without a date of their own can be of one event."""
    return DAILY_WINDOW if node.best.thing.daily else WINDOW


def remembered(a: Node, b: Node) -> bool:
    """Whether the later report may still speak of what the earlier told."""
    day, other = a.best.story.day, b.best.story.day
    return day is not None and other is not None and max(day[0], other[0]) - min(day[1], other[1]) <= MEMORY


def elsewhere(a: Node, b: Node) -> bool:
    """Whether both speak of a place, each of another and one beside the figure, and no number is meant by both."""
    first, second = a.best, b.best
    if first.place is None or second.place is None or first.place == second.place:
        return False
    beside = any(q.figure.setting and q.figure.setting.place_from != "report" for q in (first, second))
    return beside and not first.interval.overlaps(second.interval)


def rivals(a: Node, b: Node) -> bool:
    """Two values of one claim are of two quantities ("66 000, against 126 000 the week before").

    So are two of one report by the same source: it would have said which holds. Tolls
    that a report tells one after the other ("first put at 254, then at 273") are not.
    """
    if a.best.interval.overlaps(b.best.interval) or a.best.stage != b.best.stage:
        return False
    event = things.load()["event"].get(a.best.thing.event or "")
    toll = event is not None and not event.activity and not event.daily
    if toll and a.best.interval.ratio(b.best.interval) <= STEP and not _one_sentence(a, b):
        return False
    said = {_said(member) for member in a.members}
    return any(_said(member) in said for member in b.members)


def _one_sentence(a: Node, b: Node) -> bool:
    """Whether both stand in one sentence of one report, where two values are of two things."""
    first, second = sorted((a.best, b.best), key=lambda quantity: (quantity.claim.report, quantity.span))
    if first.claim.report != second.claim.report:
        return False
    gap = first.story.report.text[first.span.end : second.span.start]
    return not re.search(r"[.!?]\s|\n", gap)


def _said(member: Quantity) -> tuple[str, str]:
    """The report, and who spoke in it: the claim itself where that is not known."""
    actor = member.claim.source.actor
    speaker = actor.id if actor else "own" if member.claim.voice == "own" else member.claim.id
    return member.claim.report, speaker
