"""Whom "qui" and "who" continue: the words right before them in the same sentence."""

import re
from collections.abc import Sequence

from selon.extraction.resolution.people import Person
from selon.extraction.resolution.sentences import Sentences
from selon.extraction.resolution.speakers import Speaker
from selon.languages.phrases import Phrase
from selon.records import Resolution, Span

#: Between a name and "qui" nothing stands but an apposition between commas.
_NOTHING = re.compile(r"\s*,?\s*")
_APPOSITION = re.compile(r"\s*,\s*[^.;:!?«»“”\"()]{2,90},\s*")
_VERB = re.compile(
    r"\b(?:(?<!,\s)a|ont|est|sont|avait|avaient|était|étaient|has|have|had|is|are|was|were|qui|who|that|que)\b",
    re.IGNORECASE,
)
#: In "l'avocat de Nora Lind, qui" it may be either.
_OWNER = re.compile(r"(?:\b(?:de|du|des|of|for|pour|à)|\bd['’])\s*$", re.IGNORECASE)
#: In "a niece of his rival Nora Lind, who" it is not she.
_KIN = re.compile(
    r"\b(?:niece|nephew|wife|husband|son|daughter|mother|father|brother|sister|widow|cousin|lawyer|aide|friend|colleague|supporter"
    r"|nièce|neveu|épouse|femme|mari|époux|fils|fille|mère|père|frère|sœur|veuve|cousine?|avocate?|amie?|collègue|proche|partisan)s?"
    r"\s(?:of|to|for|de|du|des|d['’])[^.;,]*$",
    re.IGNORECASE,
)
#: A sentence that has nothing yet but one short noun phrase: "Les deux pêcheurs, qui".
_OPENING = re.compile(r"[A-ZÀ-Þ][\w'’\-]*(?:\s[\w'’\-]+){0,5}")


def continued(
    text: str, phrase: Phrase, people: Sequence[Person], speakers: Sequence[Speaker], sentences: Sentences
) -> Resolution | None:
    """The earlier source, the person or the sentence's own subject that a relative pronoun continues, or None."""
    at = phrase.span.start
    reason = f"{phrase.text!r} continues the words before it"
    for speaker in reversed(speakers[-3:]):
        if speaker.until <= at and _NOTHING.fullmatch(text, speaker.until, at):
            return Resolution(speaker.name, speaker.span, reason, 0.9, speaker.kind)
    begin = sentences.start(at)
    named = [
        (span.end, span.start, person)
        for person in people
        if (span := person.last_before(at)) is not None and span.start >= begin
    ]
    if named:
        end, start, person = max(named, key=lambda entry: entry[:2])
        apposed = _APPOSITION.fullmatch(text, end, at) and not _VERB.search(text, end, at)
        if not apposed and not _NOTHING.fullmatch(text, end, at):
            return None
        owner = _OWNER.search(text[max(begin, start - 6) : start]) or _KIN.search(text[begin:start])
        return None if owner else Resolution(person.name, person.span, reason, 0.85, "person")
    opening = _OPENING.match(text, begin, at)
    if opening is None or not _NOTHING.fullmatch(text, opening.end(), at) or _VERB.search(opening.group()):
        return None
    return Resolution(opening.group(), Span(*opening.span()), reason, 0.8)
