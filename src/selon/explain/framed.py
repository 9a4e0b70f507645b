"""Whether a report says outright who says what: in one sentence that holds speaker, verb and words, and little else.

Where thousands of claims are at hand, a page tells those of which nothing has to be guessed. "Ada Voss told the council that …"
names her and leaves nothing over; of "in the town, where shops had closed, she would have it otherwise" a reader of the words
alone would miss the town and take her for another. Rules: the page's wording files, `[framed]`.
"""

import re
from functools import cache

from selon.explain.leftover import BESIDE, is_beside, left_over, marks_of, plain, words
from selon.explain.own_words import is_of_the_report
from selon.explain.quoting import folded
from selon.explain.running import is_captioned, is_listed, is_quoted_in
from selon.explain.somebody import is_somebody
from selon.explain.sound import is_answered, is_sound
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.wording import LANGUAGES, load
from selon.languages import load as load_pack
from selon.languages.wording import find
from selon.records import Claim, Report, Span

#: Claims that the extractor holds less likely are left out there.
LIKELY = 0.85
#: Words of a sentence, besides those of speaker, verb and content, that may be left over; of one that is quoted whole, and before them.
OVER, BEHIND, LED = 1, 18, 8
#: Code points before a verb in which a "who" makes it one of a clause beside.
NEAR = 24
_MARK = re.compile(r"[«“\"]")
_CAPITAL = re.compile(r"(?<![\w])[A-ZÀ-Þ][\w-]")


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
        or any(
            _MARK.search(report.text, *span) for span in claim.cue.spans
        )  # « a "demandé à la police … » is another's
    ):
        return False
    return (
        _is_verb_of_saying(claim, report)
        and is_sound(claim, passage, story)
        and not is_answered(passage, report, story)
        and is_somebody(claim, passage, story)
        and _is_alone(claim, passage, story)
        and _leaves_little(claim, passage, report, story)
    )


def _is_verb_of_saying(claim: Claim, report: Report) -> bool:
    cue, beside = folded(claim.cue.text), is_beside(claim)
    if _pattern(report.language, "words_only").match(cue):
        return False  # only what stands in quotation marks is his
    # « pour la maire, la trêve aura été courte » may be what the report says of her
    if _pattern(report.language, "according").match(cue):
        return beside or not _pattern(report.language, "for_him").fullmatch(cue)
    if _is_background(cue, report) or not (beside or _is_foreground(claim, cue, report)):
        return False
    if _pattern(report.language, "deed").match(cue):
        return False
    if beside or (claim.figures and _pattern(report.language, "counts").search(cue)):
        return True  # whatever the verb beside somebody's words
    judged = _pattern(report.language, "judged").search(cue)
    if judged and _pattern(report.language, "judges").match(claim.source.text):
        return False
    return bool(find(load_pack(report.language), "cues", "cue", cue))


def _is_background(cue: str, report: Report) -> bool:
    """Whether somebody "had said" it, on another day, or the verb is a noun or turned: "at his call 600 came", "the rise announced by"."""
    noun = _pattern(report.language, "noun").fullmatch(cue)
    turned = _pattern(report.language, "turned").search(cue)
    return bool(noun or turned or _pattern(report.language, "before").match(cue))


def _is_foreground(claim: Claim, cue: str, report: Report) -> bool:
    """Whether the verb is what the sentence tells of its subject: not what he "defended" at some time, means to do, or does beside."""
    language = report.language
    if _pattern(language, "infinitive").fullmatch(cue) or _pattern(language, "then").search(cue):
        return False  # "came back to the march held to protest": who protests is another
    if claim.stance == "commit" and not _pattern(language, "pledges").search(cue):
        return False
    # "the union, which calls for a march, widens its aims" is told for the aims
    return not _pattern(language, "who").search(report.text[: claim.cue.spans[0].start][-NEAR:])


def _is_alone(claim: Claim, passage: Span, story: Story) -> bool:
    """Whether nobody else is cited in the sentence; words in quotation marks right beside their verb are anybody's no more."""
    for other in story.told_of(claim.report):
        if other.id == claim.id or other.voice != "attributed" or not other.source.spans:
            continue
        here = any(passage.start <= span.start and span.end <= passage.end for span in other.cue.spans)
        if here and not set(other.source.spans) & set(claim.source.spans) and not is_beside(claim):
            return False
    return True


def _leaves_little(claim: Claim, passage: Span, report: Report, story: Story) -> bool:
    """Whether little of the sentence is neither speaker nor verb nor words, and nothing that changes them.

    Of words right beside their verb what follows changes nothing; a sentence that is quoted whole may hold more, but begins
    with him who speaks, or nearly so.
    """
    marks, language = marks_of(claim), report.language
    whole = is_of_the_report(claim, story)
    beside = not whole and is_beside(claim)
    ends = [span.end for span in marks if not beside or span.start < claim.cue.spans[-1].end + BESIDE]
    last = max(ends)
    inner = left_over(report.text, Span(passage.start, min(last, passage.end)), marks, language)
    if beside:
        return not _CAPITAL.search(inner) and words(inner) <= OVER
    behind = plain(report.text[last : passage.end], language)
    if report.text[passage.start] in ",;" or any(_pattern(language, "cites").search(part) for part in (inner, behind)):
        return False
    if whole:
        led = plain(report.text[passage.start : max(passage.start, marks[0].start)], language)
        return words(led) <= LED and words(inner) + words(behind) <= BEHIND
    return not _CAPITAL.search(inner) and words(inner) <= OVER and words(behind) <= OVER


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["framed"][name]), re.IGNORECASE)
