"""Which statements are of one quantity: the same thing, narrowed alike, the same place, the same time.

What a text leaves open ("29 dead", without a place) is put to a group only when one
alone fits, or one alone has that very value; else it stays apart. Two groups that should
be one cost a comparison; one group that should be two would show agreement where there is none.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from selon.languages import things
from selon.linking.counting import compatible
from selon.linking.daily import OTHER, by_day
from selon.linking.joining import Joined
from selon.linking.likeness import FAR, elsewhere, near_in_time, remembered, rivals, window
from selon.linking.nodes import Node
from selon.linking.quantities import SHORT, Period, akin

#: The key of people of no role whom an event befell: what else is said of them ("riders", "motorcyclists") may vary.
BARE = ("role", "event", "extra")

#: Days between two statements of one running story.
GAP = 2
#: A toll that goes on grows, or is mended by less than this.
GROWN = 0.8

Group = list[Node]


def group(nodes: Sequence[Node]) -> list[Group]:
    """Every node in exactly one group."""
    blocks: dict[tuple[object, ...], Group] = defaultdict(list)
    for node in nodes:
        blocks[node.best.key].append(node)
    found: list[Group] = []
    for block in blocks.values():
        worded = _by_words(block) if block[0].best.thing.loose else [block]
        for words in worded:
            daily = words[0].best.thing.daily
            for one in by_day(words) if daily else _by_setting(words):
                found += _apart(one)
    return found


def _by_setting(block: Group) -> list[Group]:
    """By what narrows it, by place, then by time; what is compared, or is of a whole time, goes by itself."""
    return [
        one
        for part in _partings(block)
        for one in _told_again(
            [then for alike in _by_modifiers(part) for there in _by_place(alike) for then in _by_time(there)]
        )
    ]


def _told_again(groups: list[Group]) -> list[Group]:
    """Groups that have one value of one place are one, on whatever days and in whatever words they were told."""
    joined = Joined(len(groups))
    holders: dict[object, list[tuple[int, Node]]] = defaultdict(list)
    for at, found in enumerate(groups):
        for node in found:
            alike = holders[node.best.interval.same_value]
            for other, held in alike[-CLOSE:]:
                if _same_again(held, node):
                    joined.join(other, at)
            alike.append((at, node))
    return [[node for at in found for node in groups[at]] for found in joined.groups()]


def _same_again(a: Node, b: Node) -> bool:
    event = things.load()["event"].get(a.best.thing.event or "")
    if event is None or event.activity or a.best.against or b.best.against:
        return False  # as many can be sent out again another day
    narrowed = len(a.best.thing.key) > len(BARE)
    if narrowed and not compatible(a.best.thing.modifiers, b.best.thing.modifiers):
        return False  # as many soldiers of either side
    named = a.best.place is not None and a.best.place == b.best.place
    untold = a.best.told_place is None or b.best.told_place is None
    if near_in_time(a, b):
        return named or (a.best.interval.telling and untold and akin(a.best.story, b.best.story))
    return named and a.best.interval.telling and remembered(a, b) and akin(a.best.story, b.best.story)


def _partings(block: Group) -> list[Group]:
    """The figures of now, those compared with them, and those of a whole time: one that has another's value goes with it."""
    kinds: dict[tuple[object, ...], Group] = defaultdict(list)
    for node in block:
        best = node.best
        kinds[best.mode != "counted" and best.mode, best.against and best.period is None, best.whole].append(node)
    now = kinds.pop((False, False, False), [])
    values = {
        node.best.interval.same_value: kind
        for kind, nodes in kinds.items()
        for node in nodes
        if node.best.interval.telling and not kind[1] and (kind[0] is False or node.best.figure.kind != "number")
    }
    kept: Group = []
    for node in now:
        kind = None if node.best.told_period else values.get(node.best.interval.same_value)
        (kept if kind is None else kinds[kind]).append(node)
    return [part for part in (kept, *kinds.values()) if part]


def _by_words(block: Group) -> list[Group]:
    """Shares, sums and measures have no thing of their own: most of the words around them must agree.

    With the very same value, some of them; a number of nothing at all needs its value.
    """
    joined = Joined(len(block))
    holders: dict[str, list[int]] = defaultdict(list)
    for at, node in enumerate(block):
        for word in sorted(node.best.thing.words):
            for other in holders[word][-CLOSE:]:
                if _worded_alike(block[other], node):
                    joined.join(other, at)
            holders[word].append(at)
    return [[block[at] for at in found] for found in joined.groups()]


#: Of the statements that share a word, so many of the latest are compared.
CLOSE = 20


def _worded_alike(a: Node, b: Node) -> bool:
    first, second = a.best.thing.words, b.best.thing.words
    shared = len(first & second)
    named = a.best.thing.key[1] != ""
    if a.best.thing.key[0] == "poll":  # of one name, or of another
        return shared > 0 and near_in_time(a, b)
    if not near_in_time(a, b):
        return False
    if a.best.interval.same_value == b.best.interval.same_value:
        return shared >= 2 and (named or shared >= 0.3 * min(len(first), len(second)))
    return named and shared >= 3 and shared >= 0.6 * max(len(first), len(second))


def _by_modifiers(block: Group) -> list[Group]:
    def same(a: Node, b: Node) -> bool:
        return compatible(a.best.thing.modifiers, b.best.thing.modifiers)

    return _split(block, lambda node: bool(node.best.thing.modifiers), same)


def _by_place(block: Group) -> list[Group]:
    return _split(
        block, lambda node: node.best.told_place is not None, lambda a, b: a.best.told_place == b.best.told_place
    )


def _split(block: Group, closed: Callable[[Node], bool], same: Callable[[Node, Node], bool]) -> list[Group]:
    """The closed ones by sameness with a group's first; then each open one where it alone can belong."""
    groups: list[Group] = []
    for node in filter(closed, block):
        home = next((found for found in groups if same(found[0], node)), None)
        if home is None:
            groups.append([node])
        else:
            home.append(node)
    rest: Group = []
    homes = [list(found) for found in groups]
    for node in block:
        if not closed(node):
            at = _only_home(node, homes)
            (rest if at is None else groups[at]).append(node)
    return groups + ([rest] if rest else [])


def _only_home(node: Node, homes: Sequence[Group]) -> int | None:
    """The one group of the place its report speaks of, else the one that fits, or of those the one with its very value."""
    here = [
        at
        for at, home in enumerate(homes)
        if node.best.place and home[0].best.told_place == node.best.place and any(_fits_here(node, n) for n in home)
    ]
    if len(here) == 1:
        return here[0]
    fitting = [at for at, home in enumerate(homes) if any(_fits(node, other) for other in home)]
    if len(fitting) > 1:
        value = node.best.interval.same_value
        fitting = [at for at in fitting if any(value == other.best.interval.same_value for other in homes[at])]
    return fitting[0] if len(fitting) == 1 else None


def _fits(node: Node, other: Node) -> bool:
    near = near_in_time(node, other) and akin(node.best.story, other.best.story) and not elsewhere(node, other)
    return near and node.best.interval.ratio(other.best.interval) <= FAR and not rivals(node, other)


def _fits_here(node: Node, other: Node) -> bool:
    return (
        near_in_time(node, other) and node.best.interval.ratio(other.best.interval) <= FAR and not rivals(node, other)
    )


def _by_time(block: Group) -> list[Group]:
    """Dated ones by their dates; undated ones with the latest date that had passed, or among themselves."""
    dated: list[Group] = []
    for node in block:
        if node.best.told_period is not None:
            home = next((found for found in dated if _same_period(found[0], node)), None)
            if home is None:
                dated.append([node])
            else:
                home.append(node)
    undated: Group = []
    known = [list(found) for found in dated]
    for node in block:
        if node.best.told_period is None:
            at = _latest(node, known)
            (undated if at is None else dated[at]).append(node)
    return dated + _chained(undated)


def _latest(node: Node, dated: Sequence[Group]) -> int | None:
    """The dated group an undated statement speaks of: the latest within the window of its report's day."""
    best: tuple[int, int] | None = None
    for at, found in enumerate(dated):
        period, day = found[0].best.told_period, node.best.story.day
        if period is None or day is None or not any(_one_story(node, other) for other in found):
            continue
        if period[0] <= day[1] and day[0] - period[1] <= window(node) and (best is None or period[0] > best[0]):
            best = (period[0], at)
    return best[1] if best else None


def _one_story(a: Node, b: Node) -> bool:
    """A place that both name is enough; without one the reports must be akin."""
    named = a.best.place is not None and a.best.place == b.best.place
    if a.best.interval.ratio(b.best.interval) > OTHER:
        return False
    if not named and a.best.thing.daily and a.best.interval.same_value != b.best.interval.same_value:
        return False  # what is counted day by day is counted town by town
    return named or (
        akin(a.best.story, b.best.story) and a.best.interval.ratio(b.best.interval) <= FAR and not elsewhere(a, b)
    )


def _chained(undated: Group) -> list[Group]:
    """Undated statements of one story: each told within a few days of the last, all within a week unless it is a toll
    that grows.
    """
    chains: list[_Chain] = []
    for node in sorted(undated, key=lambda node: (_told_on(node), tuple(map(str, node.best.order)))):
        home = next((chain for chain in reversed(chains[-CLOSE:]) if chain.takes(node)), None)
        if home is None:
            chains.append(_Chain([node]))
        else:
            home.nodes.append(node)
    return [chain.nodes for chain in chains]


def _told_on(node: Node) -> int:
    """The day a statement is held to be of: its own, else its report's."""
    best = node.best
    return best.period[1] if best.period else best.story.day[0] if best.story.day else 0


@dataclass(slots=True)
class _Chain:
    nodes: Group

    def takes(self, node: Node) -> bool:
        """Whether a later statement goes on about the same."""
        if not any(_one_story(other, node) for other in self.nodes[-CLOSE:]):
            return False
        if node.best.story.day is None or self.nodes[-1].best.story.day is None:
            return near_in_time(self.nodes[-1], node)
        gap, span = _told_on(node) - _told_on(self.nodes[-1]), _told_on(node) - _told_on(self.nodes[0])
        most = max(other.best.interval.low for other in self.nodes)
        if node.best.interval.high < most / FAR:
            return False  # five of them
        event = things.load()["event"].get(node.best.thing.event or "")
        toll = event is not None and not event.activity
        grown = toll and GROWN * most <= node.best.interval.low <= FAR * most
        interval = node.best.interval
        again = interval.telling and any(interval.same_value == other.best.interval.same_value for other in self.nodes)
        return gap <= window(node) and (grown or again or (gap <= GAP and span <= window(node)))


def _same_period(a: Node, b: Node) -> bool:
    left, right = a.best.told_period, b.best.told_period
    if left is None or right is None:
        return False
    lengths = _days(left), _days(right)
    overlap = min(left[1], right[1]) - max(left[0], right[0]) + 1
    if max(lengths) <= SHORT:
        return overlap >= 1
    return min(lengths) > SHORT and overlap >= 0.5 * max(lengths)


def _days(period: Period) -> int:
    return period[1] - period[0] + 1


def _apart(found: Group) -> list[Group]:
    """Values of one claim that differ are taken apart: the one that most others allow stays, with those others."""
    if not any(rivals(a, b) for a, b in combinations(found, 2)):
        return [found]
    weights = {id(node): sum(node.best.interval.overlaps(other.best.interval) for other in found) for node in found}
    groups: list[Group] = []
    for node in sorted(found, key=lambda node: (-weights[id(node)], tuple(map(str, node.best.order)))):
        homes = [kept for kept in groups if not any(rivals(node, other) for other in kept)]
        value = node.best.interval.same_value
        equal = [kept for kept in homes if any(value == other.best.interval.same_value for other in kept)]
        if homes:
            (equal or homes)[0].append(node)
        else:
            groups.append([node])
    return groups
