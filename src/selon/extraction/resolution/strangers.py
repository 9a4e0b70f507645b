"""People a report brings in without a name: "un jeune homme de 19 ans", "a woman".

They are whom "il" and "she" may mean as well as anybody named: without them the last
name would be put in their place.
"""

import re
from dataclasses import dataclass

from selon.languages import LanguagePack
from selon.languages.wording import find, longest
from selon.records import Span

_DEFINITE = re.compile(r"(?<!\w)(?:(le|la|cet?|cette|the|this)\s+(?:[\w-]+\s+)?|l['’])$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\w)(un|une|an?)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_AGE = re.compile(r"\s(?:âgée?\s)?de\s\d+\sans|\saged\s\d+|\sof\s\d+(?!\w)")
_GENDERS = {"un": "m", "une": "f", "le": "m", "la": "f", "ce": "m", "cet": "m", "cette": "f"}
#: A body's noun that opens its sentence.
_OPENING = re.compile(r"(?:^|[.!?»”\n])\s*(?:[\w-]+,\s)?(?:Le|La|Ce|Cette|The)\s$")
#: A body by its initials that opens a clause: "Seule, la CGT …".
_ACRONYM = re.compile(r"(?:^|[.!?»”\n,])\s*(La|Le|la|le)\s([A-Z]{2,6})(?!\w)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody without a name, as first brought in."""

    name: str
    span: Span
    gender: str | None
    human: bool = True


def strangers_in(text: str, pack: LanguagePack, quoted: bytearray) -> list[Stranger]:
    """The people brought in by an indefinite article outside quotation marks, in text order."""
    found = []
    for hit in longest(find(pack, "sources", "human", text)):
        article = _ARTICLE.search(text, max(0, hit.span.start - 24), hit.span.start)
        if article is None or quoted[hit.span.start]:
            continue
        age = _AGE.match(text, hit.span.end)
        span = Span(article.start(), age.end() if age else hit.span.end)
        gender = _GENDERS.get(article.group(1).lower()) or hit.row.get("gender")
        found.append(Stranger(text[span.start : span.end], span, gender))
    return found


def rivals_in(text: str, pack: LanguagePack, quoted: bytearray) -> list[Stranger]:
    """Those told of by a definite article, outside quotation marks: "l'homme", and a body that opens its sentence ("Le parti").

    They stand for nobody; where one of them may be meant, a pronoun is not given to somebody named.
    """
    found = []
    for kind in ("human", "body"):
        for hit in longest(find(pack, "sources", kind, text)):
            article = _DEFINITE.search(text, max(0, hit.span.start - 24), hit.span.start)
            if article is None or quoted[hit.span.start]:
                continue
            if kind == "body" and not _OPENING.search(text, max(0, hit.span.start - 24), hit.span.start):
                continue
            span = Span(article.start(), hit.span.end)
            gender = _GENDERS.get((article.group(1) or "").lower()) or hit.row.get("gender")
            gender = gender if gender in ("m", "f") else None
            found.append(Stranger(text[span.start : span.end], span, gender, human=kind == "human"))
    for match in _ACRONYM.finditer(text):
        if not quoted[match.start(1)]:
            span = Span(match.start(1), match.end(2))
            found.append(Stranger(text[span.start : span.end], span, _GENDERS[match[1].lower()]))
    return found


def groups_in(text: str, pack: LanguagePack, quoted: bytearray) -> list[Stranger]:
    """Groups spoken of outside quotation marks ("the protesters"): "they" may mean them."""
    hits = longest(find(pack, "sources", "group", text))
    return [Stranger(text[slice(*hit.span)], hit.span, None) for hit in hits if not quoted[hit.span.start]]
