"""Whether two figures of one point are surely of one quantity.

A point may hold what was only likely; that two parties disagree, or that one changed its figure, may be said only of
what is sure. Where a text leaves something open, the figures must be the nearer to each other.
"""

from math import isfinite, log10

from selon.languages import things
from selon.languages.folding import fold
from selon.languages.sentences import Sentences
from selon.linking.quantities import SHORT, Quantity

#: Two figures of one quantity differ by no more than so many times: where one report tells both, and both name the place,
#: or not; where two reports tell them, and both name it, one does, or neither …
IN_ONE, UNNAMED_IN_ONE, BOTH_NAMED, ONE_NAMED, NONE_NAMED = 10.0, 5.0, 3.0, 2.5, 1.5
#: … where the place is open of what a report tells in its own name, or of what befell people in two reports; and they
#: differ by at least so many times where both are rounded.
NARROW, ROUNDED = 1.15, 1.5
#: What a report tells in its own name of a count of that day must lie so many times off: else it was only told later.
LATER = 1.3
#: Code points beside a figure in which a word says that it is a part of another.
BESIDE = 16
#: Code points behind a figure in which its own place stands.
PLACE = 48
#: Two shares that make so nearly a hundred are of those for and those against.
REST = 2
#: Counts from here on are told in round thousands or hundreds.
ROUND = 1000


def at_odds(a: Quantity, b: Quantity, *, placed: bool) -> bool:
    """Whether two parties' figures of a point, which differ, are surely of one quantity at one time.

    `placed` says that some figure of the point names a place: then one that does not may be of another.

    What two reports tell by the way is nobody's statement against another, nor are one's "thousands". Of what befell people, a lower figure told on
    an earlier day is at odds with none, for such a count grows; nor is what a report tells by the way of that very day.
    """
    own = [item for item in (a, b) if item.claim.voice == "own"]
    one_report = a.claim.report == b.claim.report
    if len(own) > 1 or any(_in_words(item) for item in own) or not one_quantity(a, b, placed=placed):
        return False
    if not befell(a):
        return not own or one_report or not a.thing.daily or a.interval.ratio(b.interval) >= LATER
    lower, higher = sorted((a, b), key=lambda item: item.interval)
    if _remains(lower) and not _remains(higher):
        return False
    if own:
        return not one_report and _told_after(lower, higher)
    return one_report or not _told_after(higher, lower)


def one_quantity(a: Quantity, b: Quantity, *, placed: bool, growing: bool = False) -> bool:
    """Whether a difference between two figures of a point is one about the same quantity.

    One that is `growing` from an early hour to a later one may grow to several times what it was.
    """
    if not (_same_days(a, b) and _plain(a) and _plain(b)):
        return False
    if _is_among(a, b) or _is_among(b, a):
        return False
    if _is_part(a) != _is_part(b) or any(_besides(item) or _is_change(item) for item in (a, b)) or _the_rest(a, b):
        return False
    times = a.interval.ratio(b.interval)
    most = _most_times(a, b, one_report=a.claim.report == b.claim.report, placed=placed)
    if times > (IN_ONE if growing and most else most) or _one_rounding(a, b):
        return False
    return not (a.interval.approx and b.interval.approx and times < ROUNDED)


def befell(quantity: Quantity) -> bool:
    """Whether it counts what befell people: such a count only grows."""
    event = things.load()["event"].get(quantity.thing.event or "")
    return event is not None and not event.activity


def _most_times(a: Quantity, b: Quantity, *, one_report: bool, placed: bool) -> float:
    places = a.told_place, b.told_place
    if None not in places:
        if places[0] != places[1]:
            return 0.0
        return IN_ONE if one_report else BOTH_NAMED
    if not placed and not one_report and not a.thing.daily:
        return BOTH_NAMED
    own = any(item.claim.voice == "own" and item.told_place is None and item.thing.daily for item in (a, b))
    if own or (befell(a) and not one_report):
        return NARROW
    if one_report:
        return UNNAMED_IN_ONE
    return NONE_NAMED if places == (None, None) else ONE_NAMED


def _same_days(a: Quantity, b: Quantity) -> bool:
    """Of what is counted day by day, whether both days are known, or one report names no two."""
    if a.against != b.against and (a.told_period is None or a.told_period != b.told_period):
        return False
    if not a.thing.daily:
        return True
    if a.period is not None and b.period is not None:
        return a.period == b.period or all(end - start <= SHORT for start, end in (a.period, b.period))
    if a.claim.report != b.claim.report or (a.period is None) != (b.period is None):
        return False
    named, others = _open_days(a), _open_days(b)
    return not (named and others) or bool(named & others)


def _open_days(quantity: Quantity) -> frozenset[str]:
    """Days that a report without a date names: "samedi", or a day of no year."""
    return frozenset(when.edtf or fold(when.text) for when in quantity.claim.whens)


def _plain(quantity: Quantity) -> bool:
    """Whether the figure's own noun says whom it counts: "2,000 rallies" counts no demonstrators."""
    if quantity.thing.event is None or not quantity.figure.of:
        return True
    language, named = quantity.story.report.language, quantity.figure.of
    known = [mention.span for kind in ("role", "event") for mention in things.find(kind, named, language)]
    return any(span.start == 0 for span in known) or (language == "en" and bool(known))


def _is_among(some: Quantity, all_of_them: Quantity) -> bool:
    """Whether one counts some of those whom the other counts, and no more than these: passengers, and people aboard."""
    named = {role.name for role in _within(some)}
    others = {role.name for role in _within(all_of_them)}
    return bool(named - others) and some.interval.high <= all_of_them.interval.high


def _within(quantity: Quantity) -> list[things.Thing]:
    language, noun = quantity.story.report.language, quantity.figure.of or ""
    return [mention.thing for mention in things.find("role", noun, language) if mention.thing.within]


def _is_part(quantity: Quantity) -> bool:
    """Whether words beside it make it a part of another figure; not where a place of its own tells it apart."""
    text, language, span = quantity.story.report.text, quantity.story.report.language, quantity.span
    named = quantity.place_name
    if named and quantity.told_place and named in text[span.end : span.end + PLACE]:
        return False
    before, behind = (max(0, span.start - BESIDE), span.start), (span.end, span.end + BESIDE)
    return quantity.part or any(things.find("partly", text, language, *beside) for beside in (before, behind))


def _besides(quantity: Quantity) -> bool:
    """Whether the sentence says that it tells of others than those told of before."""
    text, language = quantity.story.report.text, quantity.story.report.language
    return bool(things.find("besides", text, language, *Sentences(text).whole(quantity.span.start)))


def _remains(quantity: Quantity) -> bool:
    return things.counts_remains(quantity.story.report.text, quantity.story.report.language, quantity.span)


def _is_change(quantity: Quantity) -> bool:
    """Whether it says how many more or fewer: "a thousand fewer than last week"."""
    text, language, end = quantity.story.report.text, quantity.story.report.language, quantity.span.end
    noun = f"{quantity.figure.of} " if quantity.figure.of else ""
    return bool(things.find("change", text, language, end, end + len(noun) + BESIDE))


def _in_words(quantity: Quantity) -> bool:
    return not any(mark.isdigit() for mark in quantity.figure.text)


def _the_rest(a: Quantity, b: Quantity) -> bool:
    """Whether one share is what the other leaves: 59 % who say no, 40 % who say yes."""
    shares = a.figure.unit == b.figure.unit == "%"
    return shares and abs(a.interval.low + b.interval.high - 100) <= REST


def _one_rounding(a: Quantity, b: Quantity) -> bool:
    """Whether both may be one large number, rounded or cut off: 282 710, "282 000", "283 000"."""
    numbers = (a.interval.low, a.interval.high, b.interval.low, b.interval.high)
    if not all(isfinite(number) and abs(number) >= ROUND for number in numbers):
        return False
    unit = max(_unit(number) for number in numbers)
    far = max(abs(a.interval.low - b.interval.high), abs(b.interval.low - a.interval.high))
    return far <= unit and far <= 0.02 * abs(numbers[0])


def _unit(number: float) -> float:
    """The place of the last digit that is no nought."""
    whole = round(abs(number))
    noughts = len(str(whole)) - len(str(whole).rstrip("0"))
    return 10.0 ** min(noughts, int(log10(whole)))


def _told_after(later: Quantity, earlier: Quantity) -> bool:
    day, other = later.story.day, earlier.story.day
    return day is not None and other is not None and day[0] > other[1]
