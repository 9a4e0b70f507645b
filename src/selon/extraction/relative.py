"""A relative pronoun as source gives way to the noun phrase before it: "le préfet, qui craint une crue" → "le préfet".

The annotation guide has the noun phrase there. English "who" stays: guides differ about it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from selon.records import Span

_PRONOUN = re.compile(r"qui", re.IGNORECASE)
_GAP = re.compile(r"\s*[,–-]?\s*")
#: A phrase is looked for no farther back than this many code points.
_REACH = 160
#: Nothing before these belongs to the phrase: marks, what joins clauses, prepositions and verbs that govern it.
_EDGE = re.compile(
    r"(?:(?<!\bM)(?<!\bMM)\.|[;:!?\n«»“”\"()\[\]…—–,])\s*|\s-\s"
    r"|(?<!\w)(?:(?:par|chez|selon|avec|pour|contre|comme|sans|et|ou|mais|où|que|quand|puis|dont|notamment|y|sur|sous"
    r"|dans|en|vers|entre|à|est|sont|était|étaient|a|ont|avait|avaient|sera|fut|soit)\s|(?:qu|d['’]après|c)['’\s])\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?<![\w-])(?:(?:les?|la|une?|ce|cet|cette|ces|son|sa|ses|leurs?|plusieurs|certains|certaines|quelques|MM?\.|Mme|Mgr"
    r"|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\s|l['’])",
    re.IGNORECASE,
)
#: These hold "de" or "à" and the article of the noun behind them.
_FUSED = re.compile(r"(?<!\w)(?:du|des|aux?)\s+|(?<!\w)(?:de\s+la\s+|de\s+l['’])", re.IGNORECASE)
_OF = re.compile(r"(?:(?<!\w)de\s|(?<!\w)d['’])\s*$", re.IGNORECASE)
#: In "les espoirs du maire, qui" it is the maire who speaks, in "le président du club, qui" the president.
_ABSTRACT = re.compile(r"\w*(?:[st]ion|té|tive|oir|[ae]nce|age|isme|ure)s?\s*", re.IGNORECASE)
_NAME = re.compile(
    r"(?<!\w)[A-ZÀ-Þ][\w'’\-]*(?:\s+(?:(?:de|du|des|la|van|von|el|al|ben|d['’])\s*)*[A-ZÀ-Þ][\w'’\-]*)*$"
)


def with_antecedent(text: str, source: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """The source, or the noun phrase that it stands for when it is "qui" alone.

    `others` are sources found elsewhere in the report, sorted by their ends: one that ends right before the pronoun is the phrase.
    Where no phrase can be told the pronoun stays.
    """
    if len(source) != 1 or not _PRONOUN.fullmatch(text, *source[0]):
        return tuple(source)
    pronoun = source[0]
    first = bisect_left(others, pronoun.start - 3, key=_end)
    near = [
        span
        for span in others[first : bisect_right(others, pronoun.start, key=_end)]
        if _GAP.fullmatch(text, span.end, pronoun.start)
    ]
    if near:
        return (max(near, key=lambda span: span.end - span.start),)
    before = text[max(0, pronoun.start - _REACH) : pronoun.start].rstrip(" \u00a0\t,–-")
    start = _phrase(before)
    shift = max(0, pronoun.start - _REACH)
    return tuple(source) if start is None else (Span(shift + start, shift + len(before)),)


def _end(span: Span) -> int:
    return span.end


def _phrase(before: str) -> int | None:
    """Where the noun phrase begins that `before` ends with; None when it cannot be told."""
    floor = max((match.end() for match in _EDGE.finditer(before)), default=0)
    if floor >= len(before):
        return None
    articles = [match for match in _ARTICLE.finditer(before, floor) if not _OF.search(before, 0, match.start())]
    fused = [match.end() for match in _FUSED.finditer(before, floor)]
    if articles:
        head = articles[-1]
        if len(articles) > 1 and articles[-2].end() == head.start():
            head = articles[-2]
        inner = next((at for at in fused if at > head.end()), None)
        if inner is None or not _ABSTRACT.match(before, head.end(), inner):
            return head.start()
        return inner
    if fused:
        return floor if before[floor].isupper() else fused[0]
    name = _NAME.search(before, floor)
    return name.start() if name else None
