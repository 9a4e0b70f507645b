"""Which attribution stands inside the content of which ("A says that B said …")."""

from collections.abc import Sequence

from selon.records import Attribution, Span


def parents(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the index of the smallest content that holds its source, cue and content.

    Its own content never counts, and of two that hold each other neither is a parent.
    """
    hulls = [_hull(item) for item in attributions]
    found: list[int | None] = []
    for index, hull in enumerate(hulls):
        around = [
            other
            for other, candidate in enumerate(attributions)
            if other != index
            and _holds(candidate.content, hull)
            and not _holds(attributions[index].content, hulls[other])
        ]
        around.sort(key=lambda other: sum(end - start for start, end in attributions[other].content))
        found.append(around[0] if around else None)
    return found


def _hull(item: Attribution) -> Span:
    spans = (*item.source, *item.cue, *item.content) if item.cue else item.content
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _holds(content: Sequence[Span], hull: Span) -> bool:
    return any(start <= hull.start and hull.end <= end for start, end in content)
