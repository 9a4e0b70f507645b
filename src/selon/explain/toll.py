"""Whether the rows of a toll are of one event: the dead of a fire are no rivals of those of another accident in the same news.

Told by words: two rows of one language are of one event if their reports' openings, titles or paragraphs have a word in common,
or one source or report gives both; and so on from row to row.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from selon.explain.located import sentence_at, split
from selon.explain.rows import Row, claim_of, figure_of, party_of
from selon.explain.story import Story
from selon.explain.sure import is_small
from selon.explain.wording import LANGUAGES
from selon.languages import things
from selon.languages.folding import fold
from selon.records import Point

#: What people die or suffer of is an event of its own each time.
TOLLS = frozenset({"dead", "injured", "missing"})
#: Letters by which two words are compared, and sentences of a report that tell what it is about.
STEM, LEAD = 6, 2
#: Longer words, and names.
_WORD = re.compile(r"(?<=[a-zà-ÿ,«]\s)[A-ZÀ-Þ][\w-]{3,}|[a-zà-ÿ]{6,}")


def of_one_event(rows: Sequence[Row], point: Point, story: Story) -> list[Row]:
    """Those that hang together by their words with most others of their language; all, where there is one alone."""
    if is_small(story) or not _is_toll(point):
        return list(rows)
    by_language: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_language[story.report_of(row.claim).language].append(row)
    kept: set[int] = set()
    for some in by_language.values():
        groups = _groups(some, story)
        largest = max(map(len, groups))
        main = [group for group in groups if len(group) == largest]
        kept |= {id(row) for row in main[0]} if len(main) == 1 else set()
    return [row for row in rows if id(row) in kept]


def _groups(rows: Sequence[Row], story: Story) -> list[list[Row]]:
    marks = {id(row): _marks(row, story) for row in rows}
    groups: list[list[Row]] = []
    for row in rows:
        near = [group for group in groups if any(marks[id(row)] & marks[id(other)] for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([row, *(other for group in near for other in group)])
    return groups


def _is_toll(point: Point) -> bool:
    what = point.what.split(",")[0]
    return any(item.thing.name in TOLLS for language in LANGUAGES for item in things.find("event", what, language))


def _marks(row: Row, story: Story) -> frozenset[str]:
    """By what a row hangs together with others: who gives it, its report, and the stems of what it is told of."""
    claim, figure = claim_of(row.told, story), figure_of(row.told, story)
    report = story.report_of(claim)
    marks = {f"report:{story.families[report.id]}", f"party:{party_of(row, story)}"}
    if not figure.spans:
        return frozenset(marks)
    parts, start = split(report, story), figure.spans[0].start
    about = report.text[: parts.first(LEAD)]
    said = f"{about} {report.text[parts.paragraph(start).start : sentence_at(start, report, story).end]} {report.title or ''}"
    for kind in ("event", "role"):
        for item in reversed(things.find(kind, said, report.language)):
            said = f"{said[: item.span.start]} {said[item.span.end :]}"
    return frozenset(marks | {fold(word)[:STEM] for word in _WORD.findall(said)})
