"""A noun behind a preposition is not the subject of the verb that follows: in "letters sent to the council suggest …" the letters say it.

Of 382 annotated sources that stand before their cue, five follow a preposition (French and English development sets).
"""

import re

from selon.records import Attribution

#: A preposition, with an article, that ends where the source begins; "with" and "by" are not among them: they open clauses.
_GOVERNED = re.compile(
    r"(?<!\w)(?P<word>to|of|from|at|against|about|de|du|des|d['’]|à|aux?|contre|chez|vers)"
    r"\s*(?:(?:the|an?|les?|la|l['’]|une?|ces?|cet|cette)\s*)?\Z",
    re.IGNORECASE,
)
_REACH = 16
#: "footage of Nora Lind asking …": behind these a participle is the noun's own.
_OF = ("of", "de", "du", "des", "d'", "d’")
_PARTICIPLE = re.compile(r"\w+(?:ing|ant)\b", re.IGNORECASE)
#: "to the mayor, who says", "the decision of the council to close": the noun acts all the same.
_ACTS = re.compile(
    r"(?<!\w)(?:qui|que|dont|où|who|which|that)(?!\w)|\A['’]s?\s|(?<!\w)(?:to|de|d['’]|à)\s?\Z", re.IGNORECASE
)
_INFINITIVE = re.compile(r"(?:to|de|d['’]|à)\s", re.IGNORECASE)
#: "contrary to his claim", "of Lind's offer".
_OWNER = re.compile(r"(?:my|our|your|his|her|its|their)\b.*|.*['’]s?", re.IGNORECASE | re.DOTALL)


def is_governed(text: str, item: Attribution) -> bool:
    """Whether a preposition that is no part of the cue governs a source that stands before its cue."""
    if not item.source or not item.cue:
        return False
    (start, _), end, cue = item.source[0], item.source[-1].end, item.cue[0]
    if cue.start < end or _OWNER.fullmatch(text, start, end):
        return False
    word = _GOVERNED.search(text[max(0, start - _REACH) : start])
    if word is None or _ACTS.search(text[end : cue.start]) or _INFINITIVE.match(text, *cue):
        return False
    return word["word"].lower() not in _OF or not _PARTICIPLE.match(text, *cue)
