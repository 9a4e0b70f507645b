"""Who tells it where another tells of the telling: "Lind, according to the source, told him the dam leaks" is Lind's."""

import re
from collections.abc import Sequence
from dataclasses import replace

from selon.records import Attribution, Span

_ACCORDING = re.compile(r"according to|selon|d['’]après", re.IGNORECASE)
#: The subject in front of the parenthesis, at the start of its sentence.
_SUBJECT = re.compile(
    r"(?:\A|[.!?»”\"]\s+|\n\s*)((?:(?:M|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.\s)?(?:[^\W\d_][\w’'-]*\s){0,5}[^\W\d_][\w’'-]*),\s\Z"
)
#: Its verb behind it.
_TOLD = re.compile(
    r",\s((?:(?:has|had|have|already|then|later|also)\s){0,2}(?:told|warned|assured|promised|informed)\s(?:\w+)"
    r"|(?:(?:lui|leur|nous)\s)?(?:a|ont|avait|avaient|aurait|auraient)\s(?:\w+\s)?(?:dit|confié|assuré|promis|annoncé|affirmé|déclaré)"
    r"|(?:l['’]|les\s)(?:a|ont|avait|avaient|aurait)\s(?:averti|assuré|prévenu|informé)e?s?)\s*",
    re.IGNORECASE,
)
_REACH = 90


def with_tellers(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, what one told according to another given to the one who told it."""
    return [_told(text, item) for item in items]


def _told(text: str, item: Attribution) -> Attribution:
    if len(item.cue) != 1 or len(item.source) != 1 or not _ACCORDING.fullmatch(text, *item.cue[0]):
        return item
    (begin, _), (_, end) = item.cue[0], item.source[0]
    subject = _SUBJECT.search(text, max(0, begin - _REACH), begin)
    verb = _TOLD.match(text, end, item.content[0].start)
    if subject is None or verb is None or verb.end() != item.content[0].start:
        return item
    return replace(item, source=(Span(*subject.span(1)),), cue=(Span(*verb.span(1)),))
