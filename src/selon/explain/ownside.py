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
#: Longest sentence that is shown whole beside a figure, on a large page.
SENTENCE = 320


def own_side(figure: Figure, at: Span, report: Report, *, part: bool = False) -> Span:
    """A figure's sentence up to where another count begins; of a part, from the number on to the end of its clause."""
    start, end = figure.spans[0].start, figure.spans[-1].end
    rule = load(report.language)["vouched"]
    if part:
        stop = re.compile(r"[,;:.()–—]|\s-\s").search(report.text, end, at.end)
        return Span(start, stop.start() if stop else at.end)
    stop = re.compile(str(rule["beside"]), re.IGNORECASE).search(report.text, end, at.end)
    return Span(at.start, stop.start() if stop else at.end)


def sentence_of(ref: FigureRef, story: Story) -> Span | None:
    """A figure's sentence, where it is short enough to be shown whole."""
    claim = story.claims[ref.claim]
    report = story.report_of(claim)
    at = sentence_at(claim.figures[ref.index].spans[0].start, report, story)
    found = trimmed(at, report)
    return found if found.end - found.start <= SENTENCE else None


def trimmed(at: Span, report: Report) -> Span:
    """A sentence without the spaces around it, nor the lone mark of the next line ("»" of a list's bullet)."""
    words = re.sub(r"\s*\n[\s»«•●-]*$", "", report.text[slice(*at)]).rstrip()
    return Span(at.start + len(words) - len(words.lstrip()), at.start + len(words))


def _whole_of(ref: FigureRef, story: Story) -> Figure:
    """A figure, of a part its whole: a part is of the day and hour of that."""
    figures = story.claims[ref.claim].figures
    whole = figures[ref.index].part_of
    return figures[ref.index if whole is None else whole]


def _side_of(ref: FigureRef, story: Story) -> tuple[Span, Report]:
    """The words of a figure's day and hour."""
    figure, report = _whole_of(ref, story), story.report_of(story.claims[ref.claim])
    return own_side(figure, sentence_at(figure.spans[0].start, report, story), report), report


def _counting_words(ref: FigureRef, story: Story, *, when: str) -> str:
    """A figure's side without the words of who gives it, and what is told behind these of when and where that was said.

    `when` is the pattern of what may stand right behind them and is the figure's.
    """
    claim = story.claims[ref.claim]
    side, report = _side_of(ref, story)
    said = [*claim.source.spans, *claim.cue.spans]
    words = list(report.text[slice(*side)])
    last = max(span.end for span in said)
    behind = re.compile(rf"\s(?:{when})", re.IGNORECASE).match(report.text, last) if when else None
    kept = behind.end() if behind else last
    blank = [(span.start, span.end) for span in said]
    number = _whole_of(ref, story).spans
    between = report.text[number[-1].end : min(span.start for span in said)]
    at_once = re.fullmatch(str(load(report.language)["vouched"]["at_once"]), between, re.IGNORECASE)
    # « 310 marcheurs, selon la mairie, ont défilé samedi »: what is behind is told of them
    if number[0].start < last and not at_once:
        blank += [(min(span.end for span in said), last), (kept, side.end)]
    elif not when and not at_once:
        spoken = re.compile(str(load(report.language)["vouched"]["said_when"]), re.IGNORECASE)
        blank += [hit.span() for span in said if (hit := spoken.match(report.text, span.end))]
    for start, end in blank:
        for at in range(max(start, side.start), min(end, side.end)):
            words[at - side.start] = " "
    return "".join(words)


def is_of_its_day(claim: Claim, figure: Figure, side: Span, story: Story) -> bool:
    """Whether nothing at the figure names another day than that of its report or the one before."""
    report, setting = story.report_of(claim), figure.setting
    words = report.text[slice(*side)]
    rule = load(report.language)["sure"]
    if re.search(str(rule["another_day"]), words, re.IGNORECASE) or (setting is not None and setting.against):
        return False
    own = load(report.language)["vouched"]
    if re.search(str(own["since"]), words, re.IGNORECASE):
        return False
    # « l'acte XII » may have been any day, unless one stands with it
    if re.search(str(own["occasion"]), words, re.IGNORECASE) and not re.search(str(own["days"]), words, re.IGNORECASE):
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
    """Whether a figure's own side of the sentence names one day, which is not that of the saying."""
    report = story.report_of(story.claims[ref.claim])
    if report.language not in LANGUAGES:
        return False
    words = _counting_words(ref, story, when="")
    days = [hit.group().lower() for hit in re.finditer(_days(report.language), words, re.IGNORECASE)]
    named, numbered = ({day for day in days if day[0].isalpha() is alpha} for alpha in (True, False))
    return bool(days) and len(named) < 2 and len(numbered) < 2


def _days(language: str) -> str:
    return str(load(language)["vouched"]["days"])


def names_a_day(claim: Claim, story: Story) -> bool:
    """Whether a day stands in the sentence in which a claim's source gives its figure, before anything is compared."""
    report = story.report_of(claim)
    if report.language not in LANGUAGES:
        return False
    sides = [_side_of(FigureRef(claim.id, at), story)[0] for at, item in enumerate(claim.figures) if item.spans]
    return any(re.search(_days(report.language), report.text[slice(*side)], re.IGNORECASE) for side in sides)


def hour_of(ref: FigureRef, story: Story) -> str:
    """The hour at which a figure holds, as its sentence says it (« à 18 h »), in the page's spelling; nothing where it says none or two."""
    report = story.report_of(story.claims[ref.claim])
    if report.language != story.wording.language:
        return ""
    rule = load(report.language)["vouched"]
    hits = list(re.finditer(str(rule["hour"]), _counting_words(ref, story, when=_unnamed(rule["hour"])), re.IGNORECASE))
    if len(hits) != 1:
        return ""
    named = {name: value or "" for name, value in hits[0].groupdict().items()}
    named["at"] = rule["hour_at"].get(named["at"].lower(), named["at"].lower())
    named["m"] = "" if named["m"].strip(":.") == "00" else named["m"]
    return " ".join(story.wording.text("vouched.hour_told", **named).split())


def _unnamed(pattern: str) -> str:
    """A pattern without the names of its groups, to stand beside itself."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


def names_its_hour(ref: FigureRef, story: Story) -> bool:
    """Whether words for an hour or a part of the day stand on the figure's own side."""
    report = story.report_of(story.claims[ref.claim])
    if report.language not in LANGUAGES:
        return False
    rule = load(report.language)["vouched"]
    hours = f"{_unnamed(rule['hour'])}|{rule['hours']}"
    return bool(re.search(hours, _counting_words(ref, story, when=hours), re.IGNORECASE))
