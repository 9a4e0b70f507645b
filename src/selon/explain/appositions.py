"""The apposition beside a name: « la gérante du port, Nora Lind », "Nora Lind, a retired pilot,", « Nora Lind (PR) »."""

import re

from selon.languages.pack import LanguagePack
from selon.languages.wording import find
from selon.records import Span

#: Code points before and behind a name in which an apposition lies, and the longest one.
BEFORE, BEHIND, LONGEST = 110, 110, 90
#: Words at the head of an apposition behind a name among which its office stands.
HEAD = 6
#: Words between an office and the name that it stands before without a comma.
BETWEEN = 8
#: Kinds of words for who somebody is.
KINDS = ("role", "human")

#: Whose relative or aide somebody is.
HIS = re.compile(r"(?:son|sa|ses|leurs?|notre|nos|his|her|its|their|our)\s", re.IGNORECASE)
_EDGE = re.compile(r"[.!?;:,()«»“”\"\n–—•]")
_OPENS = {
    "fr": re.compile(
        r"(?:(?:^|\s)(?P<article>le|la|un|une)\s|(?P<elided>l['’]))?(?:(?:ancien(?:ne)?|ex|actuel(?:le)?|nouveau|nouvelle|jeune|future?|haute?)[\s-])?$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:(?:^|\s)(?:(?P<article>[Tt]he|[Aa]n?)\s)(?:[a-z'’-]+\s){0,2}|(?:^|\s)(?P<titles>(?:[A-Z][\w'’-]+\s){1,2}))?$"
    ),
}
_POSSESSIVE = re.compile(
    r"\b(?:son|sa|ses|leurs?|notre|nos|votre|mon|ma|his|her|its|their|our|my)\s(?:[\w'’-]+\s){0,2}$", re.IGNORECASE
)
#: What belongs to an office on its left: without it another holds it.
_RANK = re.compile(
    r"(?<![\w’'-])(?:(?:(?:first|second|third|deputy|vice|former|ex|acting|interim|caretaker|assistant|associate|co|sub|under|shadow|junior|honorary|late|outgoing"
    r"|then|would-be|candidate|premi(?:er|ère)|deuxième|second|seconde|troisième|vice|ex|ancien(?:ne)?|adjointe?|sous|co|futur|future|feu)(?:\s|-))+)$",
    re.IGNORECASE,
)
#: Somebody who only has to do with who holds the office.
_OF_ANOTHER = re.compile(
    r"\b(?:candidate?s?|fils|fille|femme|épouse|époux|mari|veu(?:f|ve)|frère|s(?:œ|oe)ur|père|mère|gendre|neveu|nièce|proche|conseill[eè]re?|adjointe?|collaborat\w+|suppléante?"
    r"|assistante?|bras droit|avocate?|son|daughter|wife|husband|widow|widower|brother|sister|father|mother|nephew|niece|aide|adviser|advisor|deputy|assistant|lawyer|candidate)"
    r"\s(?:(?:de|du|des|à|au|pour|to|of|for)\s|d['’])(?:l['’]|(?:la|le|les|the)\s)?(?:(?:ancien(?:ne)?|ex|former)[\s-])?$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:autres?|other|another)\s$", re.IGNORECASE)
#: What no apposition ends in before a name, and no apposition holds.
_LEANS = re.compile(
    r"(?:^|\s)(?:de|du|des|d['’]|à|au|aux|avec|et|ou|par|pour|que|qu['’]|contre|of|with|and|to|by|that|for|against|than)\s?$",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"(?:^|\s)(?:du|au|de\sla|à\sla|de\sl['’]|à\sl['’]|son|sa)\s?$", re.IGNORECASE)
_CLOSED = re.compile(r"\s?[,.;:!?()«»“”\"\n]|$")
_ARTICLE = re.compile(r"(?:^|[\s(])(?:le|la|les|the|l['’])[\s*_]*$", re.IGNORECASE)
_VERB = re.compile(
    r"(?<![\w’'-])(?:a|ont|est|sont|avait|avaient|était|étaient|qui|dont|que|has|have|had|is|are|was|were|who|that|said|says|told|dit)(?![\w’'-])",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r",\s(?:(?:\d+\sans|aged\s\d+|\d+),\s)?(?P<words>[^,.;:()«»“”\"\n–—?!]{4,})(?=[,.;:)?!\n«“\"]|\s[–—(])"
)
#: Where a long apposition may end.
_BREAK = re.compile(r"\s(?:et|and|qui|who|dont)\s")
_ONE_OF = re.compile(r"(?:l['’]une?\sd|one\sof|qui\s|dont\s|who\s|lui|elle|très|pour\s|le\s\d|on\s)", re.IGNORECASE)
#: "Nora Lind, the mayor and the prefect" are three.
_LISTED = re.compile(
    r"^(?:le\s|la\s|l['’]|the\s).*\s(?:et|and)\s(?:le\s|la\s|l['’]|les\s|une?\s|the\s|an?\s)", re.IGNORECASE
)
_SOME = re.compile(r"(?:un|une|a|an)\s[a-zà-ÿ]", re.IGNORECASE)
_JOINED = re.compile(r"(?:et|ou|ainsi|avec|mais|puis|and|or|with|but|then)\s", re.IGNORECASE)
_ASKED = re.compile(r"\s?[?!]")
_ALSO = re.compile(r"(?:also|aussi|également)\s", re.IGNORECASE)
_PARTY = re.compile(r"\s?\((?P<words>[A-ZÀ-Þ][^()\d@]{1,40})\)")


def words_beside(text: str, at: Span, pack: LanguagePack) -> Span | None:
    """The apposition beside a name: before it, else behind it, else a party in brackets."""
    return words_before(text, at, pack) or _behind(text, at, pack)


def words_before(text: str, at: Span, pack: LanguagePack) -> Span | None:
    """The apposition before a name; None where another one, or a verb, stands there."""
    opens = _OPENS.get(pack.language)
    if opens is None:
        return None
    end = at.start
    while end and text[end - 1].isspace() and text[end - 1] != "\n":
        end -= 1
    apart = text[end - 1 : end] == ","
    end -= apart
    edges = list(_EDGE.finditer(text, max(0, end - BEFORE), end))
    start = edges[-1].end() if edges else max(0, end - BEFORE)
    hits = [hit for kind in KINDS for hit in find(pack, "sources", kind, text, start, end)]
    hits = [hit for hit in hits if not any(_holds(other.span, hit.span) for other in hits)]
    # "questioned by the judge, Ivo Karn denied it": only between commas, or at an end, it is his office
    beside = not apart or _CLOSED.match(text, at.end)
    if not hits or not beside or _ARTICLE.search(text, start, at.start):
        return None
    hit = (min if apart else max)(hits, key=lambda hit: hit.span.start)
    rest = text[hit.span.end : end]
    if _VERB.search(rest) or (not apart and (len(rest.split()) > BETWEEN or _LEANS.search(rest))):
        return None
    lead = text[start : hit.span.start]
    if _POSSESSIVE.search(lead) or _ANOTHER.search(lead):
        return None
    related = _OF_ANOTHER.search(lead)
    if related is not None and not apart:
        return None  # "the son of the mayor Nora Lind"
    stem = lead[: related.start()] if related else lead
    more = _RANK.search(stem)  # "first deputy mayor" is no mayor
    stem = stem[: more.start()] if more else stem
    found = opens.search(stem)
    begin = start + len(stem) - (len(found.group().lstrip()) if found else 0)
    if pack.language == "fr" and not apart and begin == hit.span.start and not more and not _CONTRACTED.search(lead):
        return None  # "juge Ada Lind": a verb
    return Span(begin, end) if end - begin <= LONGEST else None


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _behind(text: str, at: Span, pack: LanguagePack) -> Span | None:
    party = _PARTY.match(text, at.end)
    if party:
        return Span(*party.span("words"))
    found = _BEHIND.match(text, at.end, at.end + BEHIND)
    if found is None or _ONE_OF.match(found["words"]) or HIS.match(found["words"]) or _LISTED.search(found["words"]):
        return None
    start, end = found.span("words")
    if _JOINED.match(found["words"]) or _ASKED.match(text, end):
        return None  # "Nora Lind, and her lawyer"; « Nora Lind, un procès pour l'exemple ? »
    also = _ALSO.match(text, start, end)
    start = also.end() if also else start
    stop = _VERB.search(text, start, end) or (_BREAK.search(text, start, end) if end - start > LONGEST else None)
    end = stop.start() if stop else end
    if end - start > LONGEST or _LEANS.search(text[start:end].rstrip()):
        return None  # « une porte-parole des « veilleurs » »
    while text[end - 1 : end].isspace():
        end -= 1
    head = " ".join(text[start:end].split()[:HEAD])
    if not head or not (_SOME.match(head) or any(find(pack, "sources", kind, head) for kind in ("role", "human"))):
        return None
    return Span(start, end)
