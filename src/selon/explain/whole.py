"""Whether words taken out of a report's sentence are a sentence themselves, and leave nothing behind that they need.

"A fall in arrests" of "we saw, by a count, a fall in arrests" has lost its verb, "6,000 took part" of "6,000 took part,
according to the prefecture" its source. Then the report's whole sentence is quoted, or nothing. Rules: the page's wording
files, `[whole]`.
"""

import re
from functools import cache
from itertools import pairwise

from selon.explain.surroundings import passage_of
from selon.explain.wording import LANGUAGES, load
from selon.records import Claim, Report, Span

_WORD = re.compile(r"[\w-]+['’]?")
#: Where one main clause ends and another begins.
_APART = re.compile(r"[:;.!?]")
#: Words between two pieces of a content that are more than what ties it to its speaker.
TORN = 3


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["whole"][name]), re.IGNORECASE)


def has_verb(text: str, language: str) -> bool:
    """Whether words have a finite verb of a main clause: not only that of "the rise that was announced"."""
    words = [found.group() for found in _WORD.finditer(_pattern(language, "inset").sub(", ", text))]
    pending, last = 0, -2
    for index, word in enumerate(words):
        if _pattern(language, "opens").fullmatch(word):
            pending += 1
        elif _is_verb(words, index, language):
            follows, last = index == last + 1, index
            if not follows and not pending:
                return True
            pending -= not follows  # "has been seen" is one
    return False


def _is_verb(words: list[str], index: int, language: str) -> bool:
    """Whether a word is, or only stands before, a finite verb."""
    word = words[index]
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if word[:1].isupper() and index:
        return False
    if _follows_who(words, index, language):
        return True  # "who oppose it"
    if _pattern(language, "marker").fullmatch(word):
        bare = _pattern(language, "no_marker_after").fullmatch(before) or (
            _pattern(language, "no_verb").fullmatch(after)
            or (_pattern(language, "weak").fullmatch(word) and _pattern(language, "infinitive").fullmatch(after))
        )
        return bool(after) and after[:1].islower() and not bare
    if before.endswith(("'", "’")) and _pattern(language, "noun_after").fullmatch(before):
        return False  # "l'est du pays"
    if _pattern(language, "verb").fullmatch(word):
        return True
    if _pattern(language, "ending").fullmatch(word) and _pattern(language, "many").fullmatch(before):
        return True
    if _pattern(language, "noun_after").fullmatch(before) or _pattern(language, "agent").fullmatch(after):
        return False  # "the fire caused by a lamp"
    if _pattern(language, "maybe").fullmatch(word):
        return True
    # any other word like a verb, right before its object: "the press | prints | the list"
    return bool(before and _pattern(language, "like").fullmatch(word) and _pattern(language, "object").fullmatch(after))


def _follows_who(words: list[str], index: int, language: str) -> bool:
    """Whether a word stands right behind "who", or parted from it only by what stands before a verb."""
    clitic = _pattern(language, "clitic")
    if clitic.fullmatch(words[index]):
        return False
    at = index - 1
    while at >= 0 and clitic.fullmatch(words[at]):
        at -= 1
    return at >= 0 and _pattern(language, "who").fullmatch(words[at]) is not None


def begins_whole(text: str, language: str) -> bool:
    """Whether words begin as a clause does: not with a verb that has lost its subject, nor with "who" or "of which"."""
    return _pattern(language, "headless").match(text) is None


def is_incomplete(claim: Claim, report: Report, spans: tuple[Span, ...], *, clause: bool) -> bool:
    """Whether a content told without the rest of its sentence is no clause, or has lost what belongs to it.

    `clause` is true of what must be one itself, behind "according to X" or "said that".
    """
    if report.language not in LANGUAGES or claim.corrected or not spans:
        return False
    text = " ".join(report.text[span.start : span.end] for span in spans)
    if clause and not (has_verb(text, report.language) and begins_whole(text.lstrip(" «“\"'‘"), report.language)):
        return True
    if _is_cited_behind(claim, report) or (len(claim.content.spans) > 1 and _is_torn(claim, report)):
        return True
    return clause and _leans_on_rest(claim, report)


def _is_cited_behind(claim: Claim, report: Report) -> bool:
    """Whether the sentence closes with a source of its own: "…, according to the prefecture"."""
    end = claim.content.spans[-1].end
    found = _pattern(report.language, "behind").match(report.text, end)
    return found is not None and not any(span.start < found.end() and span.end > end for span in _marks(claim))


def _is_torn(claim: Claim, report: Report) -> bool:
    """Whether pieces of a content are parted by more than its source and its verb of saying."""
    spans = claim.content.spans
    for one, two in pairwise(spans):
        left = _without(report.text, Span(one.end, two.start), _marks(claim))
        if _pattern(report.language, "tie").fullmatch(left.strip(' ,–—-«»“”"\n')) is not None:
            continue
        many = len(re.findall(r"\w{2,}", left)) >= TORN and claim.content.type != "direct"
        if many or has_verb(left, report.language):
            return True
    return False


def _leans_on_rest(claim: Claim, report: Report) -> bool:
    """Whether what stands before the content, but for its source and cue, holds a verb or a conjunction that it needs."""
    passage = passage_of(claim, report)
    start = claim.content.spans[0].start
    if passage is None or claim.content.type == "direct" or passage.start >= start:
        return False
    before = report.text[passage.start : start].replace("\u00a0", " ")
    if _pattern(report.language, "conjunction").search(before.rstrip(' «“"')):
        return True
    begin = max((found.end() for found in _APART.finditer(before)), default=0) + passage.start
    cues = claim.cue.spans
    if not cues or cues[0].start >= start:
        left = _without(report.text, Span(begin, start), _marks(claim))
        return has_verb(left, report.language) or bool(_pattern(report.language, "past").search(left))
    if _pattern(report.language, "according").match(claim.cue.text) is None:
        return False
    first = min(cues[0].start, *(span.start for span in claim.source.spans), start)
    left = report.text[begin:first]
    return has_verb(left, report.language) or bool(_pattern(report.language, "past").search(left))


def _marks(claim: Claim) -> tuple[Span, ...]:
    return (*claim.source.spans, *claim.cue.spans)


def _without(text: str, span: Span, marks: tuple[Span, ...]) -> str:
    """A stretch of text without what stands in some of its parts."""
    kept = [char for at, char in enumerate(text[span.start : span.end], span.start) if not _in(at, marks)]
    return "".join(kept)


def _in(at: int, marks: tuple[Span, ...]) -> bool:
    return any(mark.start <= at < mark.end for mark in marks)
