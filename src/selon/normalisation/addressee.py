"""To whom something was said: "aux sénateurs", "told reporters".

Looks at the words right after the cue (and its inverted source), outside the content.
Cases: `specs/<language>/addressee.toml`.
"""

import re
from typing import Any

from selon.languages import LanguagePack
from selon.records import Addressee, Attribution, Span

_WINDOW = 90
_PREPOSITION = re.compile(r"(?:aux?|à|devant|auprès (?:de|du|des)|to|before|in front of)\s+", re.IGNORECASE)


def addressee_of(text: str, found: Attribution, pack: LanguagePack) -> Addressee | None:
    """The addressee the sentence names next to the cue, or None."""
    rules = pack.profile.get("addressee")
    if rules is None or not found.cue:
        return None
    for start in sorted({span.end for span in (*found.cue, *found.source)}):
        end = _limit(text, start, found)
        span = _told(text, start, end, found, rules) or _after_preposition(text, start, end, rules)
        if span is not None:
            return Addressee(text[span.start : span.end], (span,))
    return None


def noun_of(text: str, addressee: Addressee) -> Span:
    """The addressee without its preposition: "à l'agence Maréa" → "l'agence Maréa"."""
    span = addressee.spans[0]
    match = _PREPOSITION.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def _limit(text: str, start: int, found: Attribution) -> int:
    """How far to look: to the next content, source or cue, to a mark that ends the phrase, to the window's end."""
    ends = [span.start for span in (*found.content, *found.source, *found.cue) if span.start >= start]
    mark = re.search(r"[.,;:!?«»“”\"\n()]", text[start : start + _WINDOW])
    return min([*ends, start + (mark.start() if mark else _WINDOW), len(text)])


def _after_preposition(text: str, start: int, end: int, rules: dict[str, Any]) -> Span | None:
    """The phrase after "à", "aux", "devant", "to" … as long as it names people, a body, or carries a capital."""
    piece = text[start:end]
    match = re.match(rules["before"], piece)
    if match is None:
        return None
    lead = piece[match.start(1) :].lower().replace("’", "'")
    if any(lead.startswith(place) for place in rules["places"]):
        return None
    return _phrase(text, start + match.start(1), start + match.end(1), end, rules)


def _told(text: str, start: int, end: int, found: Attribution, rules: dict[str, Any]) -> Span | None:
    """English verbs that take whom they speak to as their object: "told reporters that …"."""
    pattern = rules.get("told")
    if pattern is None or not any(span.end == start for span in found.cue):
        return None
    if not re.search(pattern, text[max(0, start - 12) : start], re.IGNORECASE):
        return None
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    return _phrase(text, begin, begin, end, rules)


def _phrase(text: str, begin: int, noun: int, end: int, rules: dict[str, Any]) -> Span | None:
    stop = re.search(rules["stop"], text[noun:end], re.IGNORECASE)
    end = noun + stop.start() if stop else end
    match = re.match(rules["phrase"], text[noun:end])
    if match is None or not match.group().strip():
        return None
    wording = match.group().rstrip(" \u00a0,'’")
    people = re.search(rf"\b{rules['people']}\b" if rules["people"] != "." else ".", wording, re.IGNORECASE)
    if people is None and not re.search(r"[A-ZÀ-Þ]", wording):
        return None
    return Span(begin, noun + len(wording))
