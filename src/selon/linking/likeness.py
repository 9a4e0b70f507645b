"""What two statements must share, and what forbids them, to be of one quantity."""

from selon.linking.nodes import Node
from selon.linking.quantities import Quantity

#: Days within which figures without a date of their own can be of one event ...
WINDOW = 7
#: ... and of things that are counted day by day.
DAILY_WINDOW = 1
#: An open figure this many times another is hardly of the same quantity.
FAR = 8.0


def near_in_time(a: Node, b: Node) -> bool:
    """Whether two reports appeared within the window of what they count; unknown days only meet in one report."""
    day, other = a.best.story.day, b.best.story.day
    if day is None or other is None:
        return a.best.story.report.id == b.best.story.report.id or (day is None and other is None)
    return max(day[0], other[0]) - min(day[1], other[1]) <= window(a)


def window(node: Node) -> int:
    """Days within which figures without a date of their own can be of one event."""
    return DAILY_WINDOW if node.best.thing.daily else WINDOW


def rivals(a: Node, b: Node) -> bool:
    """Two values of one claim are of two quantities ("66 000, against 126 000 the week before").

    So are two of one report by the same source: it would have said which holds.
    """
    if a.best.interval.overlaps(b.best.interval) or a.best.stage != b.best.stage:
        return False
    said = {_said(member) for member in a.members}
    return any(_said(member) in said for member in b.members)


def _said(member: Quantity) -> tuple[str, str]:
    """The report, and who spoke in it: the claim itself where that is not known."""
    actor = member.claim.source.actor
    speaker = actor.id if actor else "own" if member.claim.voice == "own" else member.claim.id
    return member.claim.report, speaker
