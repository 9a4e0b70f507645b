"""Whether a figure is surely what its table would say: of that place, day, source and thing.

A page of hundreds of figures loses nothing by leaving out those of which a reader would have to guess one of these. Words:
the page's wording files, `[sure]`.
"""

import re
from functools import cache

from selon.explain.located import is_placeless, sentence_at, split
from selon.explain.quoting import folded
from selon.explain.standing import cites
from selon.explain.story import WEEK, Story
from selon.explain.wording import LANGUAGES, load
from selon.languages import links, things
from selon.languages import load as load_pack
from selon.languages.wording import find
from selon.records import Claim, Figure, FigureRef, Report, Span

#: Figures up to this are given for anything, also for those of whom a report tells by name.
FEW = 12
#: Days from its report's at which one named by its number is another's, and before it from which on a figure is of another event.
ANOTHER_DAY, EARLIER = 3, 5
#: "Last weekend" lies at most so many days back, and is told at most so many code points behind a figure.
LAST, BEHIND = 14, 40
#: Code points behind a figure within which what was done to the people counted is told, and those of its words.
VERB, DONE = 60, 60
#: A page over fewer claims leaves out nothing that may be right: there is little else.
SMALL = 60
#: An editor's note is at most so many code points long on each side of its figure.
NOTE = 120
_NOTE = re.compile(r"\bN\.?D\.?L\.?R\b|\beditor['’]s note\b|\bed\.\s*$", re.IGNORECASE)
#: Titles of so many words are known again in other reports.
TITLE = 4


def is_sure(ref: FigureRef, story: Story) -> bool:
    """Whether a figure may be a row, and be set against others."""
    return story.recalled(("sure", ref), lambda: _is_sure(ref, story))


def _is_sure(ref: FigureRef, story: Story) -> bool:
    claim = story.claims[ref.claim]
    figure, report = claim.figures[ref.index], story.report_of(claim)
    if not figure.spans or report.language not in LANGUAGES:
        return True
    at = sentence_at(figure.spans[0].start, report, story)
    return not (
        _is_link(figure, at, report, story)
        or _is_editors(figure, report)
        or _is_anothers(claim, figure, at, story)
        or _is_undated(claim, figure, at, story)
        or _counts_another_thing(ref, figure, at, story)
        or is_placeless(ref, story)
    )


def is_small(story: Story) -> bool:
    """Whether a page is over so little that every figure counts."""
    return len(story.claims) < SMALL


def is_time(noun: str, story: Story) -> bool:
    """Whether a noun says how long or how old ("some thirty years")."""
    return any(_pattern(code, "spans_of_time").match(noun) for code in (story.wording.language, *LANGUAGES))


def is_unnamed(claim: Claim, story: Story) -> bool:
    """Whether a source's words name nobody: "a reporter of the agency", "journalists", "official figures"."""
    report = story.report_of(claim)
    if report.language not in LANGUAGES or not claim.source.spans:
        return False
    actor = claim.source.actor
    if actor is not None and actor.kind == "person" and actor.name[:1].isupper() and " " in actor.name:
        return False
    return bool(_pattern(report.language, "unnamed").match(folded(claim.source.text)))


def is_bare(claim: Claim, story: Story) -> bool:
    """Whether a source is a body of which every place has one, without its place ("the prefecture")."""
    report = story.report_of(claim)
    if report.language not in LANGUAGES or not claim.source.spans:
        return False
    return bool(_pattern(report.language, "bare").match(folded(claim.source.text)))


def is_of_another_day(ref: FigureRef, story: Story) -> bool:
    """Whether a figure is of a day well before its report, by its own words, or one that another is compared with."""
    claim = story.claims[ref.claim]
    setting = claim.figures[ref.index].setting
    if setting is None:
        return False
    day, published = story.dates_of(setting.day), story.dates_of(story.published(claim))
    told = day is not None and published is not None and (published - day).days > EARLIER
    return setting.against or (told and setting.day_from in ("content", "sentence"))


def _is_link(figure: Figure, at: Span, report: Report, story: Story) -> bool:
    """Whether a figure stands in another report's title: "Read more: 300 marched in Varn"."""
    start = figure.spans[0].start
    pack = load_pack(report.language)
    led = story.recalled(("links", report.id), lambda: links.links(report.text, pack))
    if any(span.start <= start < span.end for span in led) or find(
        pack, "sources", "link", report.text, at.start, start
    ):
        return True
    line = split(report, story).paragraph(start)
    words = folded(report.text[line.start : line.end]).lower()
    own = folded(report.title or "").lower()
    titles = story.recalled("titles", lambda: _titles(story))
    parts = words.split(" ")
    begun = (" ".join(parts[at : at + TITLE]) for at in range(len(parts) - TITLE + 1))
    return any(title in words for start in begun for title in titles.get(start, ()) if title != own)


def _is_editors(figure: Figure, report: Report) -> bool:
    """Whether a figure stands in brackets that the paper put into somebody's words: "(4,5 millions, ndlr)"."""
    start, end = figure.spans[0].start, figure.spans[-1].end
    opened = max(report.text.rfind(mark, max(0, start - NOTE), start) for mark in "([")
    closed = min((at for mark in ")]" if (at := report.text.find(mark, end, end + NOTE)) >= 0), default=-1)
    inner = report.text[opened:closed] if 0 <= opened < closed else ""
    return bool(_NOTE.search(inner)) and not any(mark in inner[1:] for mark in "()[]")


def _titles(story: Story) -> dict[str, list[str]]:
    """The reports' titles in lower case, by their first words."""
    found: dict[str, list[str]] = {}
    for report in story.reports.values():
        title = folded(report.title or "").lower()
        if len(title.split()) >= TITLE:
            found.setdefault(" ".join(title.split(" ")[:TITLE]), []).append(title)
    return found


def _is_anothers(claim: Claim, figure: Figure, at: Span, story: Story) -> bool:
    """Whether somebody else gives the figure: named behind it, or in the next sentence of a paper's own, or as its subject."""
    report = story.report_of(claim)
    start, end = figure.spans[0].start, figure.spans[-1].end
    if claim.voice == "own":
        parts = split(report, story)
        paragraph = parts.paragraph(start)
        following = parts.whole(at.end) if at.end < paragraph.end else Span(at.end, at.end)
        return (
            cites(claim, story, at)
            or bool(_pattern(report.language, "same_source").search(report.text, at.start, at.end))
            or bool(_pattern(report.language, "further").search(report.text, *following))
        )
    own = [*claim.cue.spans, *claim.source.spans]
    hit = _pattern(report.language, "closing").search(report.text, end, at.end)
    closed = hit is not None and not any(span.start <= hit.end() and end <= span.end for span in own)
    beside = "" if hit is None else report.text[end : hit.start()] + report.text[hit.end() : at.end]
    if closed and not re.search(r"\d", beside):
        return True
    apart = claim.content.type != "direct" and not any(at.start <= span.start < at.end for span in own)
    return apart and bool(_pattern(report.language, "gives").search(report.text, at.start, start))


def _is_undated(claim: Claim, figure: Figure, at: Span, story: Story) -> bool:
    """Whether words of another day stand before a figure of which no day is known: "On 22 December they blocked the port. Some 300 came"."""
    report, setting = story.report_of(claim), figure.setting
    if setting is None or _contradicts_its_day(claim, figure, report, story):
        return setting is not None
    if setting.day is not None and setting.day_from in ("content", "sentence"):
        return _may_be_next_day(claim, figure, at, story)
    parts, start = split(report, story), figure.spans[0].start
    paragraph = parts.paragraph(start)
    before = parts.whole(max(paragraph.start, at.start - 1)) if at.start > paragraph.start else Span(at.start, at.start)
    others = (item.spans[-1].end for other in story.told_of(report.id) for item in other.figures if item.spans)
    begin = max((end for end in others if at.start <= end <= start), default=at.start)
    own = report.text[begin:start]
    told = [hit for hit in _pattern(report.language, "another_day").finditer(own) if not _is_likened(own, hit, report)]
    if told or _names_other_day(own, claim, story):
        return True
    opening = report.text[paragraph.start : parts.whole(paragraph.start).end]
    return _names_other_day(report.text[slice(*before)], claim, story) or _names_other_day(opening[:40], claim, story)


def _may_be_next_day(claim: Claim, figure: Figure, at: Span, story: Story) -> bool:
    """Whether a figure's day is a weekday six before its report: reports are brought up to date the day after, and keep their date."""
    report, setting = story.report_of(claim), figure.setting
    day, published = story.dates_of(setting.day if setting else None), story.dates_of(story.published(claim))
    if day is None or published is None or (published - day).days != WEEK - 1:
        return False
    numbers = _pattern(report.language, "numbered").finditer(report.text, at.start, at.end)
    past = _pattern(report.language, "another_day").search(report.text, at.start, at.end)
    return past is None and not any(str(day.day) in hit.groups() for hit in numbers)


def _contradicts_its_day(claim: Claim, figure: Figure, report: Report, story: Story) -> bool:
    """Whether the words right behind a figure tell a recent day, and another was read: "285 000 on 3 May, falling to 500 last weekend"."""
    end, setting = figure.spans[-1].end, figure.setting
    behind = re.split(r"[,;.:()\d]", report.text[end : end + BEHIND], maxsplit=1)[0]
    day, published = story.dates_of(setting.day if setting else None), story.dates_of(story.published(claim))
    hit = _pattern(report.language, "another_day").search(behind)
    likened = hit is not None and _is_likened(behind, hit, report)
    far = day is None or published is None or (published - day).days > LAST
    return hit is not None and not likened and far


def _names_other_day(words: str, claim: Claim, story: Story) -> bool:
    """Whether words name a day by its number that is none of the last before the report."""
    published = story.dates_of(story.published(claim))
    if published is None:
        return False
    for hit in _pattern(story.report_of(claim).language, "numbered").finditer(words):
        number = int(next(group for group in hit.groups() if group))
        away = (published.day - number) % 31
        likened = _is_likened(words, hit, story.report_of(claim))
        if ANOTHER_DAY < away < 31 - ANOTHER_DAY and not likened:
            return True
    return False


def _is_likened(words: str, hit: re.Match[str], report: Report) -> bool:
    """Whether a figure is only compared with that day's ("more than last weekend", « l'équivalent de celle du 3 mars »)."""
    return bool(_pattern(report.language, "likened").search(words[: hit.start()]))


def _counts_another_thing(ref: FigureRef, figure: Figure, at: Span, story: Story) -> bool:
    """Whether a figure counts another thing than its point: « 74 manifestants ont été placés en garde à vue » no demonstrators."""
    claim = story.claims[ref.claim]
    report = story.report_of(claim)
    start, end = figure.spans[0].start, figure.spans[-1].end
    few = (figure.max or figure.min or 0) <= FEW
    if figure.kind == "number" and few and _pattern(report.language, "among").search(report.text, at.start, start):
        return True
    if figure.of and _is_of_the_number_before(figure, at, report):
        return True
    point = story.figure_points.get(ref)
    done = _pattern(report.language, "done").match(report.text, end, min(at.end, end + VERB))
    if point is None or done is None:
        return False
    told = _events(report.text[done.end() : min(at.end, done.end() + DONE)].split(",")[0], report.language)
    counted = {name for language in LANGUAGES for name in _events_or_roles(point.what.split(",")[0], language)}
    return bool(told) and bool(counted) and not told & counted


def _events_or_roles(words: str, language: str) -> set[str]:
    roles = (item.thing.event for item in things.find("role", words, language))
    return _events(words, language) or {event for event in roles if event}


def _events(words: str, language: str) -> set[str]:
    return {item.thing.name for item in things.find("event", words, language)}


def _is_of_the_number_before(figure: Figure, at: Span, report: Report) -> bool:
    """« une ville de 66 000 habitants où ils étaient 6 300 »: the noun is that of the number before, and no thing counted here."""
    noun = re.escape(str(figure.of).split(" ")[0])
    start, end = figure.spans[0].start, figure.spans[-1].end
    behind = re.search(rf"(?<!\w){noun}", report.text[start : at.end], re.IGNORECASE)
    before = re.search(rf"\d\s(?:\w+\s)?{noun}(?!\w)", report.text[at.start : start], re.IGNORECASE)
    crossed = _pattern(report.language, "where").search(report.text, at.start, end)
    return behind is None and before is not None and crossed is not None


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["sure"][name]), re.IGNORECASE)
