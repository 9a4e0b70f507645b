"""Which attribution stands inside the content of which ("A says that B said …")."""

from collections.abc import Sequence

from selon.records import Attribution, Span


def parents(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the index of the smallest content that holds its source, cue and content.

    Its own content never counts, and of two that hold each other neither is a parent.
    """
    hulls = [_hull(item) for item in attributions]
    pieces = sorted((start, end, index) for index, item in enumerate(attributions) for start, end in item.content)
    found: list[int | None] = [None] * len(attributions)
    # One pass in text order, with the pieces of content still open: a long report has few at a time.
    opened: list[tuple[int, int, int]] = []
    upcoming = 0
    for index in sorted(range(len(attributions)), key=lambda index: hulls[index].start):
        hull, content = hulls[index], attributions[index].content
        while upcoming < len(pieces) and pieces[upcoming][0] <= hull.start:
            opened.append(pieces[upcoming])
            upcoming += 1
        opened = [piece for piece in opened if piece[1] > hull.start]
        around = {other for _, end, other in opened if hull.end <= end and other != index}
        around = {other for other in around if not _holds(content, hulls[other])}
        if around:
            found[index] = min(around, key=lambda other: (_size(attributions[other]), other))
    return found


def _size(item: Attribution) -> int:
    return sum(end - start for start, end in item.content)


def _hull(item: Attribution) -> Span:
    spans = (*item.source, *item.cue, *item.content) if item.cue else item.content
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _holds(content: Sequence[Span], hull: Span) -> bool:
    return any(start <= hull.start and hull.end <= end for start, end in content)
