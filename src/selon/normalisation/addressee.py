"""To whom something was said: "aux sénateurs", "told reporters".

Looks at the words right after the cue (and its inverted source), at the sentence's opening
("Speaking to the Quay, …"), at the pronoun of the verb ("lui répond"), and, with a verb of asking,
at whom the content begins with ("urged states not to wait").
Cases: `specs/<language>/addressee.toml`.
"""

import re
from typing import Any

from selon.languages import LanguagePack
from selon.languages.wording import find
from selon.normalisation.media import media_in
from selon.records import Addressee, Attribution, Span

_WINDOW = 90
#: The last word of a source, where it is a common noun.
_COMMON = re.compile(r"(?:^|\s)[a-zà-ÿ][\w\-]*$")
_PREPOSITION = re.compile(
    r"(?:aux?|à(?: (?:destination|l['’]adresse|l['’]intention) d[e'’]s?)?|devant|auprès (?:de|du|des)|to|before|with|in front of)\s+",
    re.IGNORECASE,
)


def addressee_of(text: str, found: Attribution, pack: LanguagePack) -> Addressee | None:
    """The addressee the sentence names next to the cue, or None."""
    rules = pack.profile.get("addressee")
    if rules is None or not found.cue:
        return None
    for start in _starts(text, found, rules):
        end = _limit(text, start, found)
        span = _told(text, start, end, found, rules, pack) or _after_preposition(text, start, end, found, rules, pack)
        if span is not None:
            return Addressee(text[span.start : span.end], (span,))
    other = (
        _asked(text, found, rules, pack)
        or _in_source(text, found, rules)
        or _ahead(text, found, rules, pack)
        or _clitic(text, found, rules)
    )
    return None if other is None else Addressee(text[other.start : other.end], (other,))


def _starts(text: str, found: Attribution, rules: dict[str, Any]) -> list[int]:
    """Where to begin looking: behind each piece of cue and source; at the preposition that a cue ends with."""
    ends = {span.end for span in (*found.cue, *found.source)}
    left = (re.search(rules["left"], text[span.start : span.end]) for span in found.cue)
    prepositions = {span.start + hit.start() for span, hit in zip(found.cue, left, strict=True) if hit}
    return sorted(ends | prepositions)


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


def _after_preposition(
    text: str, start: int, end: int, found: Attribution, rules: dict[str, Any], pack: LanguagePack
) -> Span | None:
    """The phrase after "à", "aux", "devant", "to" … as long as it names people, a body, or carries a capital."""
    piece = text[start:end]
    match = re.match(rules["before"], piece)
    if match is None or any(re.search(rules["impersonal"], text[span.start : span.end]) for span in found.cue):
        return None
    lead = piece[match.start(1) :].lower().replace("’", "'")
    if any(lead.startswith(place) for place in rules["places"]):
        return None
    # "Laurent, serveur" goes on with where he serves, "l'élue" may go on with whom she tells.
    owner = any(span.end == start and _COMMON.search(text[span.start : span.end]) for span in found.source)
    medium = bool(media_in(text, start, end))
    return _phrase(text, start + match.start(1), start + match.end(1), end, rules, pack, capital=medium or not owner)


def _told(
    text: str, start: int, end: int, found: Attribution, rules: dict[str, Any], pack: LanguagePack
) -> Span | None:
    """English verbs that take whom they speak to as their object: "told reporters that …"."""
    pattern = rules.get("told")
    if pattern is None or not any(span.end == start for span in found.cue):
        return None
    if not re.search(pattern, text[max(0, start - 12) : start], re.IGNORECASE):
        return None
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    return _phrase(text, begin, begin, end, rules, pack, whoever=True)


def _asked(text: str, found: Attribution, rules: dict[str, Any], pack: LanguagePack) -> Span | None:
    """Whom a verb of asking has as its object, before what is asked or at its beginning: "invite ses élus à"."""
    if not any(re.search(rules["asking"], text[span.start : span.end], re.IGNORECASE) for span in found.cue):
        return None
    last = max(span.end for span in found.cue)
    content = next((span for span in found.content if span.start >= last), None)
    match = content and re.compile(rules["asked"], re.IGNORECASE).match(text, last, content.end)
    if not match or any(match.start(1) < span.end and span.start < match.end(1) for span in found.source):
        return None
    anybody = rules["asked_of"] == "anybody"
    return Span(*match.span(1)) if anybody or _people(match.group(1), rules, pack) else None


def _in_source(text: str, found: Attribution, rules: dict[str, Any]) -> Span | None:
    """The medium or the press spoken to, where the source was taken to hold it: "la maire au Courrier"."""
    pattern = rules.get("spoken")
    for span in found.source:
        for hit in re.finditer(pattern, text[span.start : span.end]) if pattern else ():
            begin = span.start + hit.start(1)
            if hit.start() > 0 and (hit.group("press") or media_in(text, begin, min(span.end, span.start + hit.end()))):
                return Span(begin, span.start + hit.end())
    return None


def _ahead(text: str, found: Attribution, rules: dict[str, Any], pack: LanguagePack) -> Span | None:
    """Whom the sentence's opening names: "Devant les élus, le maire a dit", "Speaking to the Quay, he said"."""
    first = min(span.start for span in (*found.source, *found.cue))
    match = re.search(rules["ahead"], text[max(0, first - _WINDOW) : first])
    if match is None:
        return None
    begin, noun = (max(0, first - _WINDOW) + at for at in (match.start(1), match.start(2)))
    return _phrase(text, begin, noun, max(0, first - _WINDOW) + match.end(2), rules, pack)


def _clitic(text: str, found: Attribution, rules: dict[str, Any]) -> Span | None:
    """The pronoun before the verb: "lui répond", "nous ont dit"."""
    for span in found.cue:
        match = re.match(rules["clitic"], text[span.start : span.end], re.IGNORECASE)
        if match:
            return Span(span.start + match.start(1), span.start + match.end(1))
    return None


def _phrase(
    text: str,
    begin: int,
    noun: int,
    end: int,
    rules: dict[str, Any],
    pack: LanguagePack,
    *,
    whoever: bool = False,
    capital: bool = True,
) -> Span | None:
    """The noun phrase from `noun` on, as long as it names people, a body, or (`capital`) anything with a capital."""
    stop = re.search(rules["stop"], text[noun:end], re.IGNORECASE)
    end = noun + stop.start() if stop else end
    match = re.match(rules["phrase"], text[noun:end])
    if match is None or not match.group().strip():
        return None
    wording = match.group().rstrip(" \u00a0,'’")
    return Span(begin, noun + len(wording)) if whoever or _people(wording, rules, pack, capital) else None


def _people(wording: str, rules: dict[str, Any], pack: LanguagePack, capital: bool = True) -> bool:
    """Whether a noun phrase names people or a body, told by a capital, the profile or the lists of sources."""
    if capital and re.search(r"[A-ZÀ-Þ]", wording):
        return True
    listed = any(find(pack, "sources", kind, wording) for kind in ("human", "role", "group"))
    return listed or re.search(rf"\b{rules['people']}\b", wording, re.IGNORECASE) is not None
