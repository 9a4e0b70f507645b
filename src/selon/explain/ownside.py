"""What of a sentence is a figure's own: its place, its day and its hour, before another count begins.

« 38 marcheurs à 18 h, contre 66 samedi dernier »: the hour is that of the 38, the Saturday is not. Words: the page's wording
files, `[vouched]`.
"""

import re
from datetime import timedelta

from selon.explain.located import sentence_at
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES, load
from selon.records import Claim, Figure, FigureRef, Report, Span

#: Days before its report's at which a figure of a row may be.
RECENT = 1


def own_side(figure: Figure, at: Span, report: Report, *, part: bool = False) -> Span:
    """A figure's sentence up to where another count begins; of a part, from the number on to the end of its clause."""
    start, end = figure.spans[0].start, figure.spans[-1].end
    rule = load(report.language)["vouched"]
    if part:
        stop = re.compile(r"[,;:.()–—]|\s-\s").search(report.text, end, at.end)
        return Span(start, stop.start() if stop else at.end)
    stop = re.compile(str(rule["beside"]), re.IGNORECASE).search(report.text, end, at.end)
    return Span(at.start, stop.start() if stop else at.end)


def _side_of(ref: FigureRef, story: Story) -> tuple[Figure, Span, Report]:
    claim = story.claims[ref.claim]
    figure, report = claim.figures[ref.index], story.report_of(claim)
    at = sentence_at(figure.spans[0].start, report, story)
    return figure, own_side(figure, at, report, part=figure.part_of is not None), report


def is_of_its_day(claim: Claim, figure: Figure, side: Span, story: Story) -> bool:
    """Whether nothing at the figure names another day than that of its report or the one before."""
    report, setting = story.report_of(claim), figure.setting
    words = report.text[slice(*side)]
    rule = load(report.language)["sure"]
    if re.search(str(rule["another_day"]), words, re.IGNORECASE) or (setting is not None and setting.against):
        return False
    if re.search(str(load(report.language)["vouched"]["since"]), words, re.IGNORECASE):
        return False
    published = story.dates_of(story.published(claim))
    days = [int(next(filter(None, hit.groups()))) for hit in re.finditer(str(rule["numbered"]), words, re.IGNORECASE)]
    if published is None:
        return not days
    recent = {(published - timedelta(days=back)) for back in range(RECENT + 1)}
    if any(day not in {one.day for one in recent} for day in days):
        return False
    # where the report has come to another day, a figure without one is of that day
    return setting is None or setting.day is None or story.dates_of(setting.day) in recent


def names_its_day(ref: FigureRef, story: Story) -> bool:
    """Whether a figure's own side of the sentence names a day."""
    _, side, report = _side_of(ref, story)
    if report.language not in LANGUAGES:
        return False
    return bool(re.search(str(load(report.language)["vouched"]["days"]), report.text[slice(*side)], re.IGNORECASE))


def names_a_day(claim: Claim, story: Story) -> bool:
    """Whether a day stands in the sentence in which a claim's source gives its figure, before anything is compared."""
    return any(names_its_day(FigureRef(claim.id, at), story) for at, item in enumerate(claim.figures) if item.spans)


def hour_of(ref: FigureRef, story: Story) -> str:
    """The hour at which a figure holds, as its sentence says it (« à 18 h »), in the page's spelling; nothing where it says none or two."""
    _, side, report = _side_of(ref, story)
    if report.language != story.wording.language:
        return ""
    rule = load(report.language)["vouched"]
    hits = list(re.finditer(str(rule["hour"]), report.text[slice(*side)], re.IGNORECASE))
    if len(hits) != 1:
        return ""
    hit = hits[0]
    named = {name: (value or "").lower() if name == "at" else value or "" for name, value in hit.groupdict().items()}
    said = story.wording.text("vouched.hour_told", **named)
    return " ".join(said.split())


def names_its_hour(ref: FigureRef, story: Story) -> bool:
    """Whether words for an hour or a part of the day stand on the figure's own side."""
    _, side, report = _side_of(ref, story)
    if report.language not in LANGUAGES:
        return False
    rule = load(report.language)["vouched"]
    words = report.text[slice(*side)]
    return bool(
        re.search(str(rule["hour"]), words, re.IGNORECASE) or re.search(str(rule["hours"]), words, re.IGNORECASE)
    )
