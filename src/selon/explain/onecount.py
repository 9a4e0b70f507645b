"""One count of one body in many papers: which of them tell it of one hour, and which tells it best.

On a page that is not large every row is told as it stands.
"""

from collections import defaultdict

from selon.explain.known import counting
from selon.explain.ownside import hour_of
from selon.explain.plenty import has_plenty
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.records import FigureRef


def by_hour(places: list[list[FigureRef]], story: Story) -> list[list[list[FigureRef]]]:
    """Places that give one count, parted by the hours that they tell; those without an hour go with the others where these tell one."""
    if not has_plenty(story):
        return [places]
    held: dict[str, list[list[FigureRef]]] = defaultdict(list)
    for place in places:
        held[_clock(place[0], story)].append(place)
    without = held.pop("", [])
    if not held:
        return [without]
    if len(held) == 1:
        without = [*next(iter(held.values())), *without]
        return [without]
    return [*held.values(), *([without] if without else [])]


def _clock(ref: FigureRef, story: Story) -> str:
    return "".join(char for char in hour_of(ref, story) if char.isdigit())


def plainness(ref: FigureRef, story: Story) -> tuple[object, ...]:
    """On a large page, where a body's count is told best: in the page's language, under its own name, with its hour."""
    if not has_plenty(story):
        return ()
    claim = story.claims[ref.claim]
    foreign = story.report_of(claim).language != story.wording.language
    text = folded(claim.source.text)
    return foreign, counting(claim, story) != text, not hour_of(ref, story), len(text)
