"""What kind of words a source is: a pronoun, a name, a description, something else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from selon.languages.names import Name, find_names, fold
from selon.languages.pack import LanguagePack
from selon.languages.wording import Hit, compile_form, find
from selon.records import Span

Number = Literal["s", "p"]
Kind = Literal["pronoun", "relative", "speaker", "name", "description", "phrase"]

NAME_OF_ANOTHER = re.compile(
    r"(?:^|[\s(])(?:de|du|des|d['’]|of|to|à|au|aux|pour|chez|avec|from|with|by|par|for|against|contre|sur|about|entre|between|and|et)\s*$",
    re.IGNORECASE,
)
#: "the party's secretary, chaired by the minister, …": another leads it.
LED_BY = re.compile(
    r"\b(?:présidé|dirigé|mené|fondé|piloté|led|chaired|headed|founded|run)(?:e|s|es)?\s(?:par|by)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
#: Behind a body's noun, whose it is.
_OF_BODY = re.compile(r"\s(?:de la|de l['’]|de|du|des|d['’]|of the|of)(?:\s|(?<=['’]))", re.IGNORECASE)
#: Pieces of one source parted by no more than this many code points are read as one phrase.
_NEAR = 12
_WORD = re.compile(r"[^\W\d_][\w\-]*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source's words, read.

    `gender` and `number` are None where the words do not show them; "n" is the English
    "it". `name` is the person's name the words hold as their head. `roles` are the
    role nouns ("ministre") and `words` all other content words, folded.
    """

    kind: Kind
    text: str
    span: Span
    gender: str | None = None
    number: Number | None = None
    name: Name | None = None
    roles: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    anaphoric: bool = False
    human: bool = False


def extent(source: Sequence[Span]) -> Span:
    """The stretch a source is read from: all of it, or its first piece where the pieces stand far apart."""
    first, last = source[0], source[-1]
    return Span(first.start, last.end) if last.start - first.end <= _NEAR else first


def read_phrase(text: str, span: Span, pack: LanguagePack) -> Phrase:
    """The kind of a source's words, with the gender and number they show."""
    wording = text[span.start : span.end]
    bare = wording.strip(' ,;:-–—"«»“”()\u00a0').lower()
    bare = bare.removeprefix("t-").removeprefix("même ").strip()
    for row in pack.rows("sources", "pronoun"):
        if compile_form(row.form).fullmatch(bare) or compile_form(row.form).fullmatch("t-" + bare):
            if row.get("person"):
                return Phrase("speaker", wording, span, number=row.get("number"))
            if row.get("relative"):
                return Phrase("relative", wording, span)
            gender, last = row.get("gender"), bool(row.get("last"))
            return Phrase(
                "pronoun", wording, span, None if gender == "any" else gender, row.get("number"), anaphoric=last
            )
    gender, number, anaphoric = _determiner(wording, pack)
    roles = head_roles(wording, pack)
    words = content_words(wording, pack) - _taken(_head_hits(wording, pack), wording, pack)
    head = head_name(text, span, pack)
    if head is not None:
        return Phrase("name", wording, span, head.gender or gender, "s", head, roles, words)
    kind: Kind = "description" if anaphoric else "phrase"
    human = bool(roles or find(pack, "sources", "human", wording) or find(pack, "sources", "title", wording))
    return Phrase(kind, wording, span, gender, number, None, roles, words, anaphoric, human)


def head_name(text: str, span: Span, pack: LanguagePack) -> Name | None:
    """The person a noun phrase names as its head: not the owner in "l'avocat de Nora Lind"."""
    found = list(find_names(text, pack, span.start, span.end))
    found.sort(key=lambda name: not (name.sure or roles_in(text[span.start : name.span.start], pack)))
    for name in found:
        before, after = text[span.start : name.span.start], text[name.span.end : name.span.end + 2]
        if _names_a_body(before, name, pack):
            continue
        if (
            LED_BY.search(before)
            or NAME_OF_ANOTHER.search(_untitled(before, pack))
            or re.match(r"['’]s\b", after)
            or after[:1] == "'"
        ):
            continue
        return name
    return None


def _names_a_body(before: str, name: Name, pack: LanguagePack) -> bool:
    """Whether the words before a capital say that it names a body: "la compagnie Lignes du Détroit", "l'hôpital Ada Lorn".

    A given name is a person's behind a role ("la présidente du groupe Ada Lorn").
    """
    if any(hit.row.get("who") == "entourage" for hit in find(pack, "sources", "unnamed", before)):
        return True  # "l'entourage du premier ministre, Ada Lorn"
    head = next(iter(find(pack, "sources", "body", before)), None)
    if head is not None and not before[: head.span.start].strip().count(" ") and _OF_BODY.match(before, head.span.end):
        return True  # "le parti du député Ada Lorn"
    if name.titled or (name.sure and roles_in(before, pack)):
        return False
    between = 0 if name.sure else 1
    return any(len(before[hit.span.end :].split()) <= between for hit in find(pack, "sources", "body", before))


def _untitled(before: str, pack: LanguagePack) -> str:
    """The words before a name without the title they end in: "aides to Mr." → "aides to "."""
    for hit in find(pack, "sources", "title", before):
        if not before[hit.span.end :].strip(" .\u00a0"):
            return before[: hit.span.start]
    return before


def roles_in(wording: str, pack: LanguagePack) -> frozenset[str]:
    """The role nouns of a phrase, folded: "la porte-parole du ministère" → {"porte-parole"}."""
    return _roles(_role_hits(wording, pack), wording)


def _role_hits(wording: str, pack: LanguagePack) -> list[Hit]:
    """Role nouns; inside one that another word stands for ("chef de l'État", a president) there is no further one."""
    hits = find(pack, "sources", "role", wording)
    whole = [hit.span for hit in hits if hit.row.get("as")]
    return [
        hit for hit in hits if hit.row.get("as") or not any(s <= hit.span.start and hit.span.end <= e for s, e in whole)
    ]


def _roles(hits: Sequence[Hit], wording: str) -> frozenset[str]:
    """The nouns themselves, or those that stand for the same ("head of state": president)."""
    named = (hit.row.get("as") or wording[hit.span.start : hit.span.end] for hit in hits)
    return frozenset(fold(noun) for names in named for noun in names.split("|"))


def role_words(wording: str, pack: LanguagePack) -> frozenset[str]:
    """The content words that the role nouns of a phrase take up."""
    return _taken(_role_hits(wording, pack), wording, pack)


def _taken(hits: Sequence[Hit], wording: str, pack: LanguagePack) -> frozenset[str]:
    return frozenset(word for hit in hits for word in content_words(wording[hit.span.start : hit.span.end], pack))


def head(wording: str, pack: LanguagePack) -> str:
    """The phrase up to its first complement: "le chef de la police" → "le chef"."""
    links = "|".join(pack.profile.get("source", {}).get("complements", ())) or "(?!)"
    cut = re.search(rf"\s(?:{links})|[,(]", wording)
    return wording[: cut.start()] if cut else wording


def head_roles(wording: str, pack: LanguagePack) -> frozenset[str]:
    """The role nouns that are a phrase's head: "le chef de la police" → "chef", but none in "the mayor's office"."""
    return _roles(_head_hits(wording, pack), wording)


def _head_hits(wording: str, pack: LanguagePack) -> list[Hit]:
    end = len(head(wording, pack))
    hits = [hit for hit in _role_hits(wording, pack) if hit.span.start < end]
    if pack.profile.get("source", {}).get("head") == "last":
        hits = [hit for hit in hits if hit.span.end >= len(wording[:end].rstrip())]
    else:
        hits = [hit for hit in hits if len(wording[: hit.span.start].replace("'", " ").replace("’", " ").split()) <= 2]
    return hits


def content_words(wording: str, pack: LanguagePack) -> frozenset[str]:
    """The words that carry meaning, folded."""
    empty = _folded(tuple(pack.profile.get("source", {}).get("empty", ())))
    return frozenset(word for word in map(fold, _WORD.findall(wording)) if word not in empty and len(word) > 1)


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _determiner(wording: str, pack: LanguagePack) -> tuple[str | None, Number | None, bool]:
    """Gender, number and whether the phrase points back, from its first word."""
    lead = wording.strip(' "«“‘(').lower().replace("’", "'")
    for entry in pack.profile.get("source", {}).get("determiners", ()):
        if lead.startswith(entry["form"]) and (entry["form"].endswith("'") or lead[len(entry["form"]) :][:1] == " "):
            return entry.get("gender"), entry.get("number"), bool(entry.get("definite"))
    return None, None, False
