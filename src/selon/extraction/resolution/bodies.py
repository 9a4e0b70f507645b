"""Which body "le syndicat", "the company" or "cette source" stands for."""

import re
from collections.abc import Sequence

from selon.extraction.resolution.antecedents import Speaker, agree
from selon.languages import LanguagePack
from selon.languages.names import fold
from selon.languages.phrases import Phrase
from selon.languages.wording import find
from selon.records import Resolution, Span

_CAPITALISED = r"(?:[A-ZÀ-Þ][\w’'&.\-]*\w|[A-ZÀ-Þ]{2,})"
_NAMED = rf"(?:\s+[a-zà-ÿ][\w\-]+){{0,2}}?\s+[«\"“]?\s?((?:{_CAPITALISED})(?:[ \u00a0](?:(?:de|du|des|of|and|for)[ \u00a0])?{_CAPITALISED})*)"


def body_meant(text: str, phrase: Phrase, speakers: Sequence[Speaker], pack: LanguagePack) -> Resolution | None:
    """The named body a bare description points back to, or None.

    First the last "noun + Name" before it ("le syndicat Rivage"), then the last
    speaker that the same noun, or an acronym, names.
    """
    nouns = [phrase.text[hit.span.start : hit.span.end] for hit in find(pack, "sources", "body", phrase.text)]
    if len(phrase.text.split("'")[-1].split()) > 2 or any(letter.isupper() for letter in phrase.text[3:]):
        return None
    if nouns:
        return _named_after(text, nouns[0], phrase) or _spoken(nouns[0], phrase, speakers)
    return _unnamed(phrase, speakers, pack)


def _named_after(text: str, noun: str, phrase: Phrase) -> Resolution | None:
    pattern = re.compile(rf"(?<!\w)(?i:{re.escape(noun)}){_NAMED}")
    matches = list(pattern.finditer(text, 0, phrase.span.start))
    if not matches:
        return None
    match = matches[-1]
    reason = f"{phrase.text!r} after {text[match.start() : match.end(1)]!r}"
    return Resolution(match.group(1), Span(*match.span(1)), reason, 0.8)


def _spoken(noun: str, phrase: Phrase, speakers: Sequence[Speaker]) -> Resolution | None:
    for speaker in reversed(speakers[-4:]):
        if speaker.person or speaker.number == "p" or not agree(phrase.gender, speaker.gender):
            continue
        named = any(letter.isupper() for letter in speaker.name[2:])
        if named and (fold(noun) in fold(speaker.name).split() or _acronym(speaker.name)):
            return Resolution(speaker.name, speaker.span, f"{phrase.text!r} after {speaker.name!r}", 0.7, speaker.kind)
    return None


def _acronym(name: str) -> bool:
    words = re.findall(r"\w+", name)
    return bool(words) and any(len(word) > 1 and word.isupper() for word in words)


def _unnamed(phrase: Phrase, speakers: Sequence[Speaker], pack: LanguagePack) -> Resolution | None:
    if not find(pack, "sources", "unnamed", phrase.text):
        return None
    for speaker in reversed(speakers[-4:]):
        if find(pack, "sources", "unnamed", speaker.name) and speaker.number in (phrase.number, None):
            return Resolution(speaker.name, speaker.span, f"{phrase.text!r} after {speaker.name!r}", 0.75, "unnamed")
    return None
