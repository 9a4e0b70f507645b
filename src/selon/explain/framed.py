"""Whether a report says outright who says what: in one sentence that holds speaker, verb and words, and little else.

Where thousands of claims are at hand, a page tells those of which nothing has to be guessed. "Ada Voss told the council that …"
names her and leaves nothing over; of "in the town, where shops had closed, she would have it otherwise" a reader of the words
alone would miss the town and take her for another. Rules: the page's wording files, `[framed]`.
"""

import re
from functools import cache

from selon.explain.naming import FULL, is_pronoun
from selon.explain.own_words import is_of_the_report
from selon.explain.quoting import folded
from selon.explain.reaching import points_there, reaches_back
from selon.explain.running import is_captioned, is_listed, is_quoted_in
from selon.explain.shapes import shape_of
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.whole import has_verb
from selon.explain.wording import LANGUAGES, load
from selon.languages import load as load_pack
from selon.languages.interviews import answers
from selon.languages.links import links
from selon.languages.names import has_given, surname_of
from selon.languages.wording import find
from selon.records import Claim, Report, Span

#: Claims that the extractor holds less likely are left out there.
LIKELY = 0.85
#: Words of a sentence, besides those of speaker, verb and content, that may be left over; of one that is quoted whole, and before them.
OVER, BEHIND, LED = 1, 18, 8
#: Code points before a pronoun in which whom it stands for must be named.
BEFORE = 500
#: So many days at the heads of paragraphs make a report a chronicle; characters of an article before a calling.
DAYS, BETWEEN = 3, 8
#: Characters of a sentence in which its subject begins.
OPENED = 20
#: Words before a colon that need no verb.
HEADED = 3
#: Fewer words than these, without a verb, are a slogan or a heading.
SCRAP = 12
#: Code points from somebody's words to the verb that says whose they are.
BESIDE = 4
_WORD = re.compile(r"\w[\w'’-]*\w|\d")
_NAME = re.compile(
    r"(?<![\w’-])[A-ZÀ-Þ][\w’-]+(?:\s(?:d[eiu]|da|des|von|van|le|la|el|al|bin)|\s[A-ZÀ-Þ][\w’-]+)*\s[A-ZÀ-Þ][\w’-]+"
)
_LONE = re.compile(r"(?<![\w’-])[A-ZÀ-Þ][\w’-]+")
_CAPITAL = re.compile(r"(?<![\w])[A-ZÀ-Þ][\w-]")
#: What ends a sentence.
_ENDS = ".!?…»”\"'"
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_INSERTED = re.compile(r",\s([^,.;:«»“”\"]{3,60}),")


def is_outright(claim: Claim, story: Story) -> bool:
    """Whether nothing has to be guessed: neither who speaks, nor what of the sentence is his."""
    return story.recalled(("outright", claim.id), lambda: _is_outright(claim, story))


def _is_outright(claim: Claim, story: Story) -> bool:
    report = story.report_of(claim)
    if claim.corrected:
        return True
    if claim.voice == "own":
        return claim.id not in story.claims  # a report's first sentence, which may open the page
    if claim.voice == "hearsay" and report.language in LANGUAGES:
        return claim.probability >= LIKELY
    if claim.voice != "attributed" or claim.probability < LIKELY or report.language not in LANGUAGES:
        return False
    passage = passage_of(claim, report)
    if passage is None or len(claim.source.spans) != 1 or not claim.cue.spans:
        return False
    if (
        is_listed(passage.start, report)
        or is_captioned(passage.end, report)
        or is_quoted_in(claim.cue.spans[0], report)
    ):
        return False
    return (
        _is_verb_of_saying(claim, report)
        and _is_sound(claim, passage, report, story)
        and not _is_answered(passage, report, story)
        and is_somebody(claim, passage, story)
        and _is_alone(claim, passage, story)
        and _leaves_little(claim, passage, report, story)
    )


def _is_verb_of_saying(claim: Claim, report: Report) -> bool:
    cue = folded(claim.cue.text)
    if _pattern(report.language, "words_only").match(cue):
        return False  # only what stands in quotation marks is his
    if _pattern(report.language, "according").match(cue):
        return True
    if _pattern(report.language, "before").match(cue):
        return False  # what somebody had said is of another day
    if _pattern(report.language, "noun").fullmatch(cue):
        return False  # "at the union's call to march 600 came" tells of those who came
    if _pattern(report.language, "then").search(cue) and not _is_beside(claim):
        return False  # what somebody "defended" at some time
    if _pattern(report.language, "turned").search(cue):
        return False  # "the rise announced by the minister" is what is spoken of, not what he says
    if _is_beside(claim) or (claim.figures and _pattern(report.language, "counts").search(cue)):
        return not _pattern(report.language, "deed").match(cue)  # whatever the verb beside somebody's words
    if _pattern(report.language, "judged").search(cue) and _pattern(report.language, "judges").match(claim.source.text):
        return False
    return bool(find(load_pack(report.language), "cues", "cue", cue)) and not _pattern(report.language, "deed").match(
        cue
    )


def _is_sound(claim: Claim, passage: Span, report: Report, story: Story) -> bool:
    """Whether the words are of the day, and lean on no other sentence: no scrap, no question to somebody, no "all this"."""
    language, shape = report.language, shape_of(claim, report).shape
    shown = folded(report.text[slice(*passage)] if shape == "words" else claim.content.text).lstrip(" «“\"'‘")
    outside = _QUOTED.sub(" ", report.text[slice(*passage)])
    spoken = claim.content.type == "direct"
    behind = claim.cue.spans[0].start > claim.content.spans[0].start
    if _pattern(language, "leans").match(shown) or _pattern(language, "asks").search(outside):
        return False
    if shape == "words" and (shown[:1].islower() or "?" in outside[:-2]):
        return False
    if shape == "as_reported" and language != story.wording.language:
        return False
    if spoken and _pattern(language, "asks").search(shown):
        return False  # to whom it is said stands elsewhere
    if spoken and len(shown.split()) < SCRAP and not has_verb(shown, language):
        return False  # a heading, or a slogan
    if not spoken and behind and _pattern(language, "beside").search(claim.content.text):
        return False  # of which of two clauses "according to" is said
    if _pattern(language, "that_is").match(shown) and not (spoken and _LONE.search(shown, 1)):
        return False  # what "it" is stands elsewhere
    if not spoken and _pattern(language, "pointed").search(outside):
        return False  # "this barrier"
    if reaches_back(shown, language, _surnames(story)) if spoken else points_there(shown, language):
        return False
    head, colon, _ = outside.partition(":")
    if shape != "words" and not spoken and colon and behind and not has_verb(head, language):
        return False  # "A hard sum: the loss is of two millions, by the ministry's count": whose the first words are
    if _pattern(language, "titled").search(report.text, *passage) or _is_title(passage, report):
        return False  # a film's title, with where to see it
    if (
        _pattern(language, "such").search(shown)
        or _is_of_before(claim, shown, report)
        or _is_mixed_up(claim, shown, story)
    ):
        return False
    if _is_chronicle(report, story) and not _pattern(language, "day").search(report.text, *passage):
        return False  # of which day stands over the paragraph
    if shape == "words":  # "A long-awaited word: …" is of another
        return not colon or len(head.split()) <= HEADED or has_verb(head, language)
    told = _left_over(report.text, passage, _marks(claim), language, kept=True)
    # a count without the hour that its sentence tells is another's, and so is what was said on a day that is not told
    timed = bool(claim.figures) and _pattern(language, "hour").search(told)
    return not timed and not (_pattern(language, "day").search(told) and story.said_on(claim) is None)


def _is_mixed_up(claim: Claim, shown: str, story: Story) -> bool:
    """Whether words would read as another's: of a person only called by his calling, or with somebody's "I" amid the report's own."""
    report = story.report_of(claim)
    language, spoken = report.language, claim.content.type == "direct"
    if language != story.wording.language and not spoken and _pattern(language, "pronoun").match(shown):
        return True
    inner = " ".join(_QUOTED.findall(claim.content.text))
    if (
        claim.content.type == "mixed"
        and shape_of(claim, report).shape == "according"
        and _pattern(language, "myself").search(inner)
    ):
        return True
    return not _LONE.search(shown, 1) and _names_a_calling(shown[:OPENED] if spoken else shown, language)


def _names_a_calling(text: str, language: str) -> bool:
    """Whether "the officer" is told of, and no office that there is once."""
    return any(
        _pattern(language, "told_by").search(text[max(0, hit.span.start - BETWEEN) : hit.span.start])
        and not _pattern(language, "known_role").match(text, hit.span.start)
        for kind in ("role", "human")
        for hit in find(load_pack(language), "sources", kind, text)
    )


def _is_chronicle(report: Report, story: Story) -> bool:
    """Whether a report goes from day to day, each told at the head of a paragraph."""

    def counted() -> bool:
        return len(set(_pattern(report.language, "chronicle").findall(report.text))) >= DAYS

    return story.recalled(("chronicle", report.id), counted)


def is_sentence(span: Span, report: Report, story: Story) -> bool:
    """Whether a stretch of a report is a whole sentence of its own words: no title, link, caption, or part of an answer."""
    text, language = folded(report.text[slice(*span)]), report.language
    if language not in LANGUAGES or not (text[:1].isupper() or text[:1].isdigit()) or text[-1:] not in _ENDS:
        return False
    outside = _QUOTED.sub(" ", text)
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
    if _names_a_calling(text[:OPENED], language):
        return False
    led = story.recalled(("links", report.id), lambda: links(report.text, load_pack(language)))
    linked = any(at.start < span.end and span.start < at.end for at in led)
    return not linked and not _is_title(span, report) and not _is_answered(span, report, story)


def _is_of_before(claim: Claim, shown: str, report: Report) -> bool:
    """Whether a count is of a time before the report's, of which the sentence says nothing: "24 had been hurt, by the police's count"."""
    language = report.language
    counted = claim.figures and _pattern(language, "according").match(folded(claim.cue.text))
    placed = any(_pattern(language, name).search(shown) for name in ("hour", "day", "weekday"))
    return bool(counted) and not placed and _pattern(language, "past").search(shown) is not None


def _is_title(passage: Span, report: Report) -> bool:
    """Whether a passage is the report's first line, and no sentence."""
    line = report.text.partition("\n")[0].rstrip()
    return passage.end <= len(line) and line[-1:] not in _ENDS


def _is_answered(passage: Span, report: Report, story: Story) -> bool:
    """Whether the sentence stands in somebody's answer, where the subject of a clause is whom he speaks of."""
    spans = story.recalled(
        ("answers", report.id), lambda: [span for answer in answers(report.text) for span in answer.paragraphs]
    )
    return any(span.start <= passage.start < span.end for span in spans)


def is_somebody(claim: Claim, passage: Span, story: Story) -> bool:
    """Whether the sentence names a person, or a body that a reader knows; or a pronoun that can be nobody else's."""
    report, actor, at = story.report_of(claim), claim.source.actor, claim.source.spans[0]
    text = folded(claim.source.text)
    if actor is None or not (passage.start <= at.start and at.end <= passage.end):
        return False
    if is_pronoun(text, report.language):
        return actor.kind == "person" and _is_named_before(actor.name, at, story, report)
    if _pattern(report.language, "office").fullmatch(text):
        return actor.kind == "person" and surname_of(actor.name) in report.text
    if _pattern(report.language, "reporter").match(text):
        return _pattern(report.language, "saw").search(claim.cue.text) is not None
    if _pattern(report.language, "this").search(text):
        return False
    if any(name in actor.name for name in load(report.language)["framed"]["agencies"]) and actor.kind != "media":
        return False
    if actor.kind == "person" and actor.name[:1].isupper() and " " in actor.name:
        several = load(report.language).is_joined(text) and len(text) <= FULL
        alone = several or not _pattern(report.language, "plural").match(folded(claim.cue.text))
        return alone and surname_of(actor.name).lower() in text.lower()
    if _pattern(report.language, "nobody").search(text):
        return False
    if actor.kind == "media":
        agency = any(name in text for name in load(report.language)["framed"]["agencies"])
        own = folded(report.outlet or "").lower() in text.lower()
        return not agency and not own and bool(_pattern(report.language, "according").match(folded(claim.cue.text)))
    known = bool(_pattern(report.language, "known").fullmatch(text))
    return known or (actor.kind in ("state", "organisation") and bool(_CAPITAL.search(text[1:])))


def _is_named_before(name: str, at: Span, story: Story, report: Report) -> bool:
    """Whether of all persons named shortly before a pronoun, in its paragraph and the one above, there is this one alone."""
    above = report.text.rfind("\n", 0, max(0, report.text.rfind("\n", 0, at.start)))
    begin, last = max(above + 1, at.start - BEFORE), surname_of(name)
    words = report.text[begin : at.start]
    full = {hit.group() for hit in _NAME.finditer(words) if has_given(hit.group().split()[0])}
    named = set(_LONE.findall(words)) & _surnames(story)
    # a line that is no sentence is a title, or signs a quotation set into the text
    told = [line for line in words.split("\n") if line.rstrip()[-1:] in _ENDS or line == words.split("\n")[-1]]
    return any(last in line for line in told) and {*map(surname_of, full), *named} <= {last}


def _surnames(story: Story) -> frozenset[str]:
    """The surnames of all persons of the ledger."""
    return story.recalled(
        "surnames",
        lambda: frozenset(surname_of(actor.name) for actor in story.actors.values() if actor.kind == "person"),
    )


def _is_alone(claim: Claim, passage: Span, story: Story) -> bool:
    """Whether nobody else is cited in the sentence; words in quotation marks right beside their verb are anybody's no more."""
    for other in story.told_of(claim.report):
        if other.id == claim.id or other.voice != "attributed" or not other.source.spans:
            continue
        here = any(passage.start <= span.start and span.end <= passage.end for span in other.cue.spans)
        if here and not set(other.source.spans) & set(claim.source.spans) and not _is_beside(claim):
            return False
    return True


def _is_beside(claim: Claim) -> bool:
    if claim.content.type != "direct":
        return False
    cue, content = claim.cue.spans[0], claim.content.spans
    gaps = (cue.start - content[-1].end, content[0].start - cue.end, *(cue.start - span.end for span in content))
    return any(0 <= gap <= BESIDE for gap in gaps)


def _leaves_little(claim: Claim, passage: Span, report: Report, story: Story) -> bool:
    """Whether little of the sentence is neither speaker nor verb nor words, and nothing that changes them.

    Of words right beside their verb what follows changes nothing; a sentence that is quoted whole may hold more, but begins
    with him who speaks, or nearly so.
    """
    marks, language = _marks(claim), report.language
    whole = is_of_the_report(claim, story)
    beside = not whole and _is_beside(claim)
    ends = [span.end for span in marks if not beside or span.start < claim.cue.spans[-1].end + BESIDE]
    last = max(ends)
    inner = _left_over(report.text, Span(passage.start, min(last, passage.end)), marks, language)
    if beside:
        return not _CAPITAL.search(inner) and _words(inner) <= OVER
    behind = _plain(report.text[last : passage.end], language)
    if report.text[passage.start] in ",;" or any(_pattern(language, "cites").search(part) for part in (inner, behind)):
        return False
    if whole:
        led = _plain(report.text[passage.start : max(passage.start, marks[0].start)], language)
        return _words(led) <= LED and _words(inner) + _words(behind) <= BEHIND
    return not _CAPITAL.search(inner) and _words(inner) <= OVER and _words(behind) <= OVER


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _marks(claim: Claim) -> tuple[Span, ...]:
    """Where speaker, verb, words and channel stand, in text order."""
    via = (span for item in claim.via for span in item.spans)
    return tuple(sorted({*claim.source.spans, *claim.cue.spans, *claim.content.spans, *via}))


def _left_over(text: str, span: Span, marks: tuple[Span, ...], language: str, *, kept: bool = False) -> str:
    """What of a stretch lies in none of the marks; unless `kept`, without words for a time or for how the sentence goes on."""
    pieces: list[str] = []
    at = span.start
    for mark in marks:
        if mark.start > at:
            pieces.append(text[at : mark.start])
        at = max(at, mark.end)
    pieces.append(text[at : span.end])
    return " ".join(pieces if kept else (_plain(piece, language) for piece in pieces))


def _plain(words: str, language: str) -> str:
    """Words without an aside between commas, a time, and what ties sentences."""
    kept = _INSERTED.sub(
        lambda hit: hit[0] if _pattern(language, "clause").search(hit[1]) or has_verb(hit[1], language) else " ",
        words.replace("\u00a0", " "),
    )
    for name in ("time", "ties"):
        kept = _pattern(language, name).sub(" ", kept)
    return kept


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["framed"][name]), re.IGNORECASE)
