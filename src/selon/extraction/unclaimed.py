"""Long quotations in which the encoder found nothing: somebody's words nonetheless.

Only sentences in paired marks that begin where a sentence does and end like one, or before a comma, are taken; measured on
quotations that no claim covers, four of five are claims. A speaker is read only where the words behind the comma turn
subject and verb round ("« … », tempère l'agence"); else `followup.py` may know them.
"""

import re
from collections.abc import Iterator, Sequence

from selon.extraction.repair import repaired_source
from selon.records import Attribution, Span

#: How probable such a claim is.
PROBABILITY = 0.7
#: A quotation has at least so many words; so much of it may stand in claims already.
WORDS, COVERED = 6, 0.5
#: Code points before a quotation in which the mark stands that it begins behind.
NEAR = 8
_QUOTED = re.compile(r"«[^«»]{20,1500}»|“[^“”]{20,1500}”")
_OPENS = re.compile(r"[«“]\s*[A-ZÀ-Þ\[(]")
_ENDS = re.compile(r"[.!?…,]\s*[»”]\Z")
#: What a sentence stands behind.
_BEFORE = ".:!?…»”\n"
_BLANK = " \t\u00a0\u202f\u2009"
#: Behind the quotation: ", martèle-t-il", ", tempère cependant l'agence", ", rassure Ada Lind".
_PRONOUN = re.compile(r"[\s\u00a0]*,\s+((?:[\w’']+\s)?[\wà-ÿ’']+[-‐](?:t[-‐])?(il|elle|ils|elles))\b")
_NOUN = re.compile(
    r"[\s\u00a0]*,\s+(?P<cue>[a-zà-ÿ]+(?:\s(?:cependant|toutefois|ainsi|aussi|encore|alors|enfin|ensuite|de les \w+))?)\s"
    r"(?P<source>(?:(?:le|la|les|un|une)\s|l['’]|M\.\s|Mme\s)?[^,.;:«»“”\n]*?[A-ZÀ-Þa-zà-ÿ]{3,}[^,.;:«»“”\n]*?)"
    r"(?=\s(?:dans|sur|lors|devant|qui|à|au|aux|en)\s|[,.;:\n]|\Z)"
)
#: Words before a noun phrase of a speaker.
SPEAKER = 8


def with_quotations(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in text order, with those of the quotations that none of them holds."""
    held = sorted(span for item in items for span in item.content)
    found = [*items, *(_claim(text, span) for span in _sentences(text) if not _is_held(span, held))]
    return sorted(found, key=lambda item: item.content[0])


def _sentences(text: str) -> Iterator[Span]:
    for match in _QUOTED.finditer(text):
        words = match.group()
        before = text[max(0, match.start() - NEAR) : match.start()].rstrip(_BLANK)[-1:] or "\n"
        behind = text[match.end() : match.end() + 3].lstrip(_BLANK)[:1]
        if (
            len(words.split()) >= WORDS
            and _OPENS.match(words)
            and before in _BEFORE
            and (behind == "," or _ENDS.search(words))
        ):
            yield Span(*match.span())


def _is_held(span: Span, held: Sequence[Span]) -> bool:
    size = span.end - span.start
    return any(min(other.end, span.end) - max(other.start, span.start) > (1 - COVERED) * size for other in held)


def _claim(text: str, span: Span) -> Attribution:
    found = _PRONOUN.match(text, span.end)
    if found:
        return Attribution((Span(*found.span(2)),), (Span(*found.span(1)),), (span,), PROBABILITY)
    found = _NOUN.match(text, span.end)
    if found and len(found["source"].split()) <= SPEAKER:
        source = repaired_source(text, (Span(*found.span("source")),))
        return Attribution(source, (Span(*found.span("cue")),), (span,), PROBABILITY)
    return Attribution((), (), (span,), PROBABILITY)
