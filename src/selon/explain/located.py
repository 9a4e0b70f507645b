"""Of which place a figure surely is: the one that its own sentence or its source's name tells.

What a report names elsewhere is a guess. In one that goes from town to town it is a bad one: there a figure without a place
is of nowhere known. Words: the page's wording files, `[sure]`.
"""

import re
from collections.abc import Iterator
from functools import cache

from selon.explain.story import Story
from selon.explain.wording import LANGUAGES, load
from selon.languages import gazetteer, things
from selon.languages.folding import fold
from selon.languages.sentences import Sentences
from selon.records import Claim, Figure, FigureRef, Report, Span

#: Towns that a report which goes from one to the next names at least.
MANY = 4
#: Inhabitants of a town that such reports name.
TOWN = 20_000
#: Code points behind a figure among which the words for a whole country are its own.
BESIDE = 60
_TOWN_BEFORE = re.compile(r"(?<![\w’'-])(?:[àÀA]|[Ii]n|[Aa]t|[Nn]ear|[Pp]rès de|[Dd]e|[Oo]f|[Ff]rom)\s$")
_IN_TOWN = re.compile(r"(?<![\w’'-])(?:[àÀA]|[Ii]n|[Aa]t|[Nn]ear|[Pp]rès de)\s$")
#: "préfecture du Nord", "Varn town hall": a body with a name of its own.
_OF_ITS_OWN = re.compile(r"(?:\b(?:de la|du|des|de|of)\s|\bd['’]|\bl['’])[A-ZÀ-Þ][\w’'-]+")
#: Bodies of which every place has one, and those of a whole country.
LOCAL = frozenset({"prefecture", "city", "hospital", "court", "fire-service"})
NATIONAL = frozenset(
    {"ministry", "interior-ministry", "defence-ministry", "health-ministry", "foreign-ministry", "government"}
)
#: What keys of places begin with; a body's own name is one, too.
COUNTRY, BODY = "country:", "body:"


def sentence_at(at: int, report: Report, story: Story) -> Span:
    """The sentence of a report that holds a position."""
    return split(report, story).whole(at)


def split(report: Report, story: Story) -> Sentences:
    """A report's sentences and paragraphs."""
    return story.recalled(("sentences", report.id), lambda: Sentences(report.text))


def place_of(ref: FigureRef, story: Story) -> str | None:
    """The key of the place that a figure's sentence or source names; None where neither does."""
    return story.recalled(("place of figure", ref), lambda: _place_of(ref, story))


def near_place(ref: FigureRef, story: Story) -> str | None:
    """That place, else what a report of few places lets one guess."""
    found = place_of(ref, story)
    setting, claim = story.claims[ref.claim].figures[ref.index].setting, story.claims[ref.claim]
    if found or setting is None or setting.place_from != "report" or is_national(claim, story):
        return found
    return None if is_round(story.report_of(claim), story) else setting.place_id


def is_placeless(ref: FigureRef, story: Story) -> bool:
    """Whether nobody can tell of which place a figure is: in a report of many towns, or where two are named for it."""
    claim = story.claims[ref.claim]
    report, figure = story.report_of(claim), claim.figures[ref.index]
    if not figure.spans or report.language not in LANGUAGES:
        return False
    key = place_of(ref, story)
    if key is not None and key.startswith("city:") and _is_of_the_country(figure, report):
        return True
    setting = figure.setting
    local = bool(_bodies(claim, story) & LOCAL)
    if local and setting is not None and str(setting.place_id).startswith(COUNTRY) and key is None:
        return is_round(report, story) or setting.place_from != "report"
    if key is not None:
        return False
    return is_round(report, story) and not is_national(claim, story) and not _is_total(figure, report, story)


def is_national(claim: Claim, story: Story) -> bool:
    """Whether a ministry or the government counts."""
    actor = claim.source.actor
    return (actor is None or actor.kind != "person") and bool(_bodies(claim, story) & NATIONAL)


def is_of_country(ref: FigureRef, story: Story) -> bool:
    """Whether a figure without a place may stand under a country: a ministry's, or one said to be the total."""
    claim = story.claims[ref.claim]
    figure, report = claim.figures[ref.index], story.report_of(claim)
    read = bool(figure.spans) and report.language in LANGUAGES
    return is_national(claim, story) or (read and _is_total(figure, report, story))


def is_round(report: Report, story: Story) -> bool:
    """Whether a report goes from town to town."""
    return story.recalled(("round", report.id), lambda: len(set(_towns(report.text, 0, len(report.text)))) >= MANY)


def _place_of(ref: FigureRef, story: Story) -> str | None:
    claim = story.claims[ref.claim]
    figure, report = claim.figures[ref.index], story.report_of(claim)
    if not figure.spans:
        return None
    sentence = sentence_at(figure.spans[0].start, report, story)
    words = report.text[sentence.start : max(sentence.end, figure.spans[-1].end)]
    setting = figure.setting
    if setting is not None and setting.place_id and setting.place_from in ("content", "sentence"):
        named = setting.place and fold(setting.place) in fold(words)
        # "la capitale" is one place, "la capitale de la Brume" another
        meant = _finds("nationwide" if setting.place_id.startswith(COUNTRY) else "capital", words, report)
        local = bool(_bodies(claim, story) & LOCAL)
        if (named or meant) and not (local and setting.place_id.startswith(COUNTRY)):
            return setting.place_id
    towns = set(_towns(report.text, *sentence, inside=True))
    if (
        len(towns) == 1
        and (setting is None or setting.place_from in (None, "report"))
        and not is_national(claim, story)
    ):
        around = _own_words(figure, sentence, report)
        return next(iter(_towns(report.text, *around, inside=True)), None)
    said = claim.source.text if claim.voice == "attributed" else ""
    named_in = [at for span in claim.source.spans for at in _towns(report.text, *span)] if said else []
    if named_in:
        return named_in[-1]
    if said and _bodies(claim, story) & LOCAL and (own := _OF_ITS_OWN.search(said)):
        return f"{BODY}{fold(said[own.start() :])}"
    return None


def _own_words(figure: Figure, sentence: Span, report: Report) -> Span:
    """What of a sentence is a figure's own: nothing beyond another number or a word for a part."""
    start, end = figure.spans[0].start, figure.spans[-1].end
    other = re.compile(r"\d|(?<!\w)(?:dont|including)(?!\w)")
    before = [hit.end() for hit in other.finditer(report.text, sentence.start, start)]
    behind = other.search(report.text, end, sentence.end)
    return Span(max(before, default=sentence.start), behind.start() if behind else sentence.end)


def _finds(kind: str, words: str, report: Report) -> bool:
    if kind == "nationwide":
        return bool(things.find("nationwide", words, report.language))
    return any(
        not re.match(r"\s(?:de|du|des|d['’]|of)\s?\S", words[at.span.end :])
        for at in things.find("capital", words, report.language)
    )


def _towns(text: str, start: int, end: int, *, inside: bool = False) -> Iterator[str]:
    """The keys of the towns named behind a word of place; with `inside` only behind one that says something is there."""
    before = _IN_TOWN if inside else _TOWN_BEFORE
    for begin, stop in gazetteer.runs(text, start, end):
        name = text[begin:stop]
        if before.search(text, max(start, begin - 12), begin) and gazetteer.inhabitants(name) >= TOWN:
            key = gazetteer.place_key(name)
            if key.startswith("city:"):
                yield key


def _bodies(claim: Claim, story: Story) -> frozenset[str]:
    report = story.report_of(claim)
    if claim.voice != "attributed" or report.language not in LANGUAGES:
        return frozenset()
    return frozenset(item.thing.name for item in things.find("body", claim.source.text, report.language))


def _is_of_the_country(figure: Figure, report: Report) -> bool:
    """« 84 000 manifestants dans toute la France »: the words right behind it tell, whatever town stands before."""
    end = figure.spans[-1].end
    behind = re.split(r"[,;.:()\d]|\bdont\b|\bincluding\b", report.text[end : end + BESIDE], maxsplit=1)[0]
    hit = _pattern(report.language, "everywhere").search(behind)
    return hit is not None and (not hit["name"] or gazetteer.place_key(hit["name"]).startswith(COUNTRY))


def _is_total(figure: Figure, report: Report, story: Story) -> bool:
    start, end = sentence_at(figure.spans[0].start, report, story)
    return bool(_pattern(report.language, "total").search(report.text, start, end))


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["sure"][name]), re.IGNORECASE)
