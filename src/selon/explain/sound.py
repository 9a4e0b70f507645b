"""Whether words can be read by themselves, and are all one speaker's: no scrap, no pronoun of what stood before, no title.

Rules: the page's wording files, `[framed]` and `[reaching]`.
"""

import re
from dataclasses import dataclass
from functools import cache

from selon.explain.leftover import left_over, marks_of
from selon.explain.quoting import folded
from selon.explain.reaching import points_there, reaches_back
from selon.explain.somebody import ENDS, surnames
from selon.explain.story import Story
from selon.explain.whole import has_verb
from selon.explain.wording import LANGUAGES, load
from selon.languages import load as load_pack
from selon.languages.interviews import answers
from selon.languages.links import links
from selon.languages.names import fold, has_given, place_names
from selon.languages.wording import find
from selon.records import Claim, Report, Span

#: So many days at the heads of paragraphs make a report a chronicle; characters of an article before a calling.
DAYS, BETWEEN = 3, 8
#: Characters of a sentence in which its subject begins.
OPENED = 20
#: Words before a colon that need no verb.
HEADED = 3
#: Fewer words than these, without a verb, are a slogan or a heading.
SCRAP = 12
_LONE = re.compile(r"(?<![\w’-])[A-ZÀ-Þ][\w’-]+")
#: A name shortly behind a calling, and a person's anywhere.
_BEHIND = re.compile(r"[^.;:!?()«»“”\"]{0,50}?(?<![\w’-])[A-ZÀ-Þ]\w")
_FULL = re.compile(r"(?<![\w’-])([A-ZÀ-Þ][\w’-]+)\s(?:[a-z]{1,3}\s)?[A-ZÀ-Þ][\w’-]+")
#: One word with a capital inside a sentence, between words without.
_GIVEN = re.compile(
    r"(?<=[a-zà-ÿ,]\s)([A-ZÀ-Þ][a-zà-ÿ]{2,}(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?)(?=[,.;:!?»”\"]|\s(?![A-ZÀ-Þ]|(?:de|du|d['’]|van|von|le|la|el|al|ben|bin)\s?[A-ZÀ-Þ])|$)"
)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def is_sound(claim: Claim, passage: Span, story: Story) -> bool:
    """Whether the words are of the day, and lean on no other sentence: no scrap, no question to somebody, no "all this"."""
    report = story.report_of(claim)
    said = _said(claim, passage, story)
    leans = _leans(said, story) or _is_of_before(claim, said.shown, report) or _is_mixed_up(claim, said, story)
    return not leans and _is_of_one(claim, said, passage, story) and _is_whole(claim, said, passage, story)


@dataclass(frozen=True, slots=True)
class _Said:
    """What would be shown of a claim; `outside` is its sentence without what is quoted, `behind` whether the verb comes last."""

    shown: str
    outside: str
    shape: str
    language: str
    spoken: bool
    behind: bool

    def has(self, name: str, text: str) -> bool:
        return _pattern(self.language, name).search(text) is not None


def _said(claim: Claim, passage: Span, story: Story) -> _Said:
    report, shape = story.report_of(claim), story.shape_of(claim).shape
    shown = folded(report.text[slice(*passage)] if shape == "words" else claim.content.text).lstrip(" «“\"'‘")
    outside = _QUOTED.sub(" ", report.text[slice(*passage)])
    behind = claim.cue.spans[0].start > claim.content.spans[0].start
    return _Said(shown, outside, shape, report.language, claim.content.type == "direct", behind)


def _leans(said: _Said, story: Story) -> bool:
    """Whether words begin in the middle of a thought, or point at what only other sentences name."""
    if _pattern(said.language, "leans").match(said.shown) or said.has("such", said.shown):
        return True
    if _pattern(said.language, "that_is").match(said.shown):
        return True  # what "it" is stands elsewhere
    if _names_a_stranger(said.shown, story):
        return True
    if said.spoken:  # to whom it is said stands elsewhere, or what "it" is
        return said.has("asks", said.shown) or reaches_back(said.shown, said.language, surnames(story))
    if said.has("pointed", said.outside) or points_there(said.shown, said.language):
        return True
    if said.shape == "words" and _names_a_calling(said.shown, said.language, whole=True):
        return True
    # whom somebody means within a sentence that is quoted whole, and a condition without what it is of
    inner = any(_pattern(said.language, "taken_up").match(words) for words in _QUOTED.findall(said.shown))
    return inner or _pattern(said.language, "if").match(said.shown) is not None


def _names_a_stranger(text: str, story: Story) -> bool:
    """Whether somebody is called by his given name alone, whom only other sentences introduce."""
    known, others = surnames(story), story.wording["reaching"]["no_person"]
    return any(
        has_given(hit[1]) and hit[1] not in known and hit[1] not in others and fold(hit[1]) not in place_names()
        for hit in _GIVEN.finditer(text)
    )


def _is_of_one(claim: Claim, said: _Said, passage: Span, story: Story) -> bool:
    """Whether all that is shown is one speaker's: no two clauses, no heading before a colon, no title of a film."""
    report = story.report_of(claim)
    if said.has("asks", said.outside) or said.has("titled", report.text[slice(*passage)]) or _is_title(passage, report):
        return False
    if not said.spoken and said.behind and said.has("beside", claim.content.text):
        return False  # of which of two clauses "according to" is said
    head, colon, _ = said.outside.partition(":")
    if not colon or has_verb(head, said.language):
        return True
    if said.shape == "words":  # "A long-awaited word: …" is of another
        return len(head.split()) <= HEADED
    # "A hard sum: the loss is of two millions, by the ministry's count": whose the first words are
    return said.spoken or not said.behind


def _is_whole(claim: Claim, said: _Said, passage: Span, story: Story) -> bool:
    """Whether words are a sentence or a clause, and nothing of their sentence is lost that says when."""
    report, language = story.report_of(claim), said.language
    if said.shape == "words" and (said.shown[:1].islower() or "?" in said.outside[:-2]):
        return False
    if said.shown.rstrip(' »”"').endswith(("...", "…")):
        return False  # a teaser
    if said.shape == "as_reported" and language != story.wording.language:
        return False
    if said.spoken and len(said.shown.split()) < SCRAP and not has_verb(said.shown, language):
        return False  # a heading, or a slogan
    if _is_chronicle(report, story) and not _pattern(language, "day").search(report.text, *passage):
        return False  # of which day stands over the paragraph
    if said.shape == "words":
        return True
    # "21 were being held": at which hour, only the sentences before tell
    going = re.search(str(load(language)["vouched"]["going"]), said.shown, re.IGNORECASE)
    counted = any(figure.kind == "number" for figure in claim.figures)
    if counted and not said.spoken and going and not said.has("hour", said.shown):
        return False
    told = left_over(report.text, passage, marks_of(claim), language, kept=True)
    # a count without the hour that its sentence tells is another's, and so is what was said on a day that is not told
    timed = bool(claim.figures) and said.has("hour", told)
    return not timed and not (said.has("day", told) and story.said_on(claim) is None)


def _is_mixed_up(claim: Claim, said: _Said, story: Story) -> bool:
    """Whether words would read as another's: of a person only called by his calling, or with somebody's "I" amid the report's own."""
    language, spoken, shown = said.language, said.spoken, said.shown
    if language != story.wording.language and not spoken and _pattern(language, "pronoun").match(shown):
        return True
    inner = " ".join(_QUOTED.findall(claim.content.text))
    if claim.content.type == "mixed" and said.shape == "according" and _pattern(language, "myself").search(inner):
        return True
    return not _LONE.search(shown, 1) and _names_a_calling(shown[:OPENED] if spoken else shown, language)


def _names_a_calling(text: str, language: str, *, whole: bool = False) -> bool:
    """Whether "the officer" is told of, and no office that there is once; of a `whole` sentence, whom it names nowhere."""
    spans = [hit.span for kind in ("role", "human") for hit in find(load_pack(language), "sources", kind, text)]
    spans += [Span(*hit.span()) for hit in _pattern(language, "calling").finditer(text)]
    return any(
        _pattern(language, "told_by").search(text[max(0, span.start - BETWEEN) : span.start])
        and not _pattern(language, "known_role").match(text, span.start)
        and not (whole and (_BEHIND.match(text, span.end) or _names_somebody(text[: span.start])))
        for span in spans
    )


def _names_somebody(text: str) -> bool:
    return any(has_given(hit[1]) for hit in _FULL.finditer(text))


def _is_chronicle(report: Report, story: Story) -> bool:
    """Whether a report goes from day to day, each told at the head of a paragraph."""

    def counted() -> bool:
        return len(set(_pattern(report.language, "chronicle").findall(report.text))) >= DAYS

    return story.recalled(("chronicle", report.id), counted)


def is_sentence(span: Span, report: Report, story: Story) -> bool:
    """Whether a stretch of a report is a whole sentence of its own words: no title, link, caption, or part of an answer."""
    text, language = folded(report.text[slice(*span)]), report.language
    if language not in LANGUAGES or not (text[:1].isupper() or text[:1].isdigit()) or text[-1:] not in ENDS:
        return False
    if " | " in text:
        return False  # what stands before is a place or a heading
    outside = _QUOTED.sub(" ", text)
    if text.rstrip(' »”"').endswith(("?", "...", "…")) or _pattern(language, "if").match(text):
        return False
    if (
        _pattern(language, "leans").match(text)
        or _pattern(language, "hangs").search(outside)
        or _is_chronicle(report, story)
    ):
        return False
    if any(
        _pattern(language, name).search(part) for name, part in (("asks", outside), ("titled", text), ("such", text))
    ):
        return False
    if _names_a_stranger(text, story) or _pattern(language, "met").match(text):
        return False
    if _names_a_calling(text[:OPENED], language) or _names_a_calling(text, language, whole=True):
        return False
    led = story.recalled(("links", report.id), lambda: links(report.text, load_pack(language)))
    linked = any(at.start < span.end and span.start < at.end for at in led)
    return not linked and not _is_title(span, report) and not is_answered(span, report, story)


def _is_of_before(claim: Claim, shown: str, report: Report) -> bool:
    """Whether a count is of a time before the report's, of which the sentence says nothing: "24 had been hurt, by the police's count"."""
    language = report.language
    counted = claim.figures and _pattern(language, "according").match(folded(claim.cue.text))
    placed = any(_pattern(language, name).search(shown) for name in ("hour", "day", "weekday"))
    return bool(counted) and not placed and _pattern(language, "past").search(shown) is not None


def _is_title(passage: Span, report: Report) -> bool:
    """Whether a passage is the report's first line, and no sentence."""
    line = report.text.partition("\n")[0].rstrip()
    return passage.end <= len(line) and line[-1:] not in ENDS


def is_answered(passage: Span, report: Report, story: Story) -> bool:
    """Whether the sentence stands in somebody's answer, where the subject of a clause is whom he speaks of."""
    spans = story.recalled(
        ("answers", report.id), lambda: [span for answer in answers(report.text) for span in answer.paragraphs]
    )
    return any(span.start <= passage.start < span.end for span in spans)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["framed"][name]), re.IGNORECASE)
