"""Which body "le syndicat", "the ministry" or "cette source" stands for."""

import re
from collections.abc import Sequence

from selon.extraction.resolution.sentences import Sentences
from selon.extraction.resolution.speakers import Speaker, agree
from selon.languages import LanguagePack
from selon.languages.names import fold
from selon.languages.phrases import Phrase, content_words, head
from selon.languages.wording import find
from selon.records import Resolution, Span

_CAPITALISED = r"(?:[A-ZÀ-Þ][\w’'&.\-]*\w|[A-ZÀ-Þ]{2,})"
_NAMED = rf"(?:[ \u00a0]+[a-zà-ÿ][\w\-]{{3,}})??[ \u00a0]+[«\"“]?\s?((?:{_CAPITALISED})(?:[ \u00a0](?:(?:de|du|des|of|and|for)[ \u00a0])?{_CAPITALISED})*)"
#: How many earlier speakers a bare noun may reach back over.
_BACK = 4
_THIS = ("cette", "la même", "this", "the same")


def body_meant(
    text: str, phrase: Phrase, speakers: Sequence[Speaker], sentences: Sentences, pack: LanguagePack
) -> Resolution | None:
    """The named body a bare description points back to, or None; to be asked outside of quotation marks only.

    A ministry, a prosecutor's office: the one body of that noun named in full before.
    A union, a paper: the last "noun + Name" before it ("le syndicat Rivage"), then the
    last speaker that the same noun, or an acronym, names. A source: the last unnamed one.
    """
    if len(phrase.text.split("'")[-1].split()) > 2 or any(letter.isupper() for letter in phrase.text[3:]):
        return None
    office = _noun(phrase, pack, "authority")
    if office is not None:
        return _office(office, phrase, speakers, pack)
    noun = _noun(phrase, pack, "body")
    if noun is not None:
        found = _named_after(text, noun, phrase) or _spoken(noun, phrase, speakers)
        found = found or _office(noun, phrase, speakers, pack)
        return found or (_any_body(phrase, speakers, pack) if _noun(phrase, pack, "umbrella") else None)
    return _unnamed(phrase, speakers, pack) or _just_cited(phrase, speakers, sentences, pack)


def _noun(phrase: Phrase, pack: LanguagePack, kind: str) -> str | None:
    hits = find(pack, "sources", kind, phrase.text)
    return phrase.text[hits[0].span.start : hits[0].span.end] if hits else None


def _office(noun: str, phrase: Phrase, speakers: Sequence[Speaker], pack: LanguagePack) -> Resolution | None:
    """A bare "le ministère" after one "ministère des Transports"; with two ministries nothing is told."""
    if content_words(phrase.text, pack) - {fold(noun)}:
        return None
    fuller = {
        speaker.name: speaker
        for speaker in speakers
        if not speaker.person
        and fold(noun) in content_words(head(speaker.name, pack), pack)
        and len(content_words(speaker.name, pack)) > 1
    }
    if len(fuller) != 1:
        return None
    (speaker,) = fuller.values()
    reason = f"{phrase.text!r} after the one {speaker.name!r}"
    return Resolution(speaker.name, speaker.span, reason, 0.8, speaker.kind)


def _named_after(text: str, noun: str, phrase: Phrase) -> Resolution | None:
    pattern = re.compile(rf"(?<!\w)(?i:{re.escape(noun)}){_NAMED}")
    matches = list(pattern.finditer(text, 0, phrase.span.start))
    if not matches:
        return None
    match = matches[-1]
    reason = f"{phrase.text!r} after {text[match.start() : match.end(1)]!r}"
    return Resolution(match.group(1), Span(*match.span(1)), reason, 0.8)


def _spoken(noun: str, phrase: Phrase, speakers: Sequence[Speaker]) -> Resolution | None:
    for speaker in reversed(speakers[-_BACK:]):
        if speaker.person or speaker.number == "p" or not _proper(speaker):
            continue
        # An acronym has its own gender: "la CSD" is a union, "un syndicat".
        same_noun = fold(noun) in fold(speaker.name).split() and agree(phrase.gender, speaker.gender)
        if same_noun or _acronym(speaker.name):
            return Resolution(speaker.name, speaker.span, f"{phrase.text!r} after {speaker.name!r}", 0.7, speaker.kind)
    return None


def _any_body(phrase: Phrase, speakers: Sequence[Speaker], pack: LanguagePack) -> Resolution | None:
    """An "organisation" after "la Fédération des sauveteurs", the last body that spoke."""
    bodies = [speaker for speaker in speakers if not speaker.person]
    for speaker in reversed(bodies[-_BACK:]):
        if _proper(speaker) and find(pack, "sources", "body", speaker.name):
            return Resolution(speaker.name, speaker.span, f"{phrase.text!r} after {speaker.name!r}", 0.6, speaker.kind)
    return None


def _proper(speaker: Speaker) -> bool:
    return any(letter.isupper() for letter in speaker.name.lstrip('« "')[1:])


def _acronym(name: str) -> bool:
    words = re.findall(r"\w+", name)
    return any(len(word) > 1 and word.isupper() for word in words)


def _unnamed(phrase: Phrase, speakers: Sequence[Speaker], pack: LanguagePack) -> Resolution | None:
    if not find(pack, "sources", "unnamed", phrase.text):
        return None
    for speaker in reversed(speakers[-_BACK:]):
        if find(pack, "sources", "unnamed", speaker.name) and speaker.number in (phrase.number, None):
            return Resolution(speaker.name, speaker.span, f"{phrase.text!r} after {speaker.name!r}", 0.75, "unnamed")
    return None


def _just_cited(
    phrase: Phrase, speakers: Sequence[Speaker], sentences: Sentences, pack: LanguagePack
) -> Resolution | None:
    """The body that was just cited, for "cette source" right after it."""
    demonstrative = phrase.anaphoric and phrase.text.lower().startswith(_THIS)
    if not demonstrative or not speakers or not find(pack, "sources", "unnamed", phrase.text):
        return None
    last = speakers[-1]
    if last.person or last.number == "p" or sentences.number(phrase.span.start) - sentences.number(last.position) > 2:
        return None
    return Resolution(last.name, last.span, f"{phrase.text!r} after {last.name!r}", 0.7, last.kind)
