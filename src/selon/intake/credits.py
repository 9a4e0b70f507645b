"""Agency credits: "(AFP)" at a report's foot, "Paris (AFP) –" at its head, "Contributeur : Reuters".

A credit says that the report is, or draws on, an agency's text. A mention in a
sentence ("a-t-il dit à l'AFP") does not: a credit is told by its place (a line of
its own, the first lines, the end of the last ones) and its form. An agency that
the table does not know is taken from the strict forms only.
"""

import re
from collections.abc import Iterator
from functools import cache

from selon.languages import agencies, media

#: Lines looked at from either end; an agency's date line can follow title, subtitle and hour.
_ENDS = 8
#: No line that credits is longer (a dateline is the beginning of one).
_LONGEST_CREDIT = 140

#: An agency no table knows: capitals ("ADN"), or a name that says what it is.
_CAPITALS = r"[A-ZÀ-Þ]{2,6}"
_SAYS_SO = (
    r"(?:Agence|Agencia|Agenzia|Agência)(?:\s(?:de|d['’]|du|des|la|presse|[A-ZÀ-Þ])[\w'’.-]*){1,4}"
    r"|(?:[A-ZÀ-Þ][\w'’.-]+\s){1,3}(?:News\sAgency|Press\sAgency|Newswire|Presse?)"
)


def find_agencies(text: str, outlet: str | None = None) -> tuple[str, ...]:
    """The canonical names of the agencies credited, in the order they are found, each once.

    An agency that is itself the `outlet` is not credited to itself.
    """
    found: list[str] = []
    for names in _credits(text):
        for name in _split(names):
            if name not in found:
                found.append(name)
    return tuple(name for name in found if not outlet or not media.same(name, outlet))


def canonical_agency(wording: str) -> str:
    """The name Selon prints for an agency; an unknown one keeps its wording."""
    wording = re.sub(r"\s+", " ", wording).strip()
    medium = media.find(wording) or media.find(re.sub(r"(?i)^(?:l['’]|la |the |l['’]agence |agence )+", "", wording))
    return medium.name if medium is not None and medium.kind == "agency" else wording


def _credits(text: str) -> Iterator[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        at_head, at_foot = number < _ENDS, number >= len(lines) - _ENDS
        if at_head:
            yield from _matches(_head_forms(), line[:200])
        if at_foot:
            yield from _matches(_foot_forms(), line[-200:])
        yield from _matches(_forms_abroad(at_head, at_foot, len(line) <= _LONGEST_CREDIT), line)
        if len(line) <= _LONGEST_CREDIT:
            yield from _matches(_line_forms(), line)
            if at_head or at_foot:
                yield from _matches(_byline_forms(), line)


def _matches(forms: tuple[re.Pattern[str], ...], line: str) -> Iterator[str]:
    for form in forms:
        match = form.search(line)
        if match is not None:
            yield match["agencies"]


def _split(names: str) -> Iterator[str]:
    found = sorted((match.start(), match[0]) for match in _either_name().finditer(names))
    for _, name in found:
        yield agencies.of_wording(name) or canonical_agency(name)
    if not found:
        for piece in re.split(r"\s*(?:,|/|&|\bet\b|\band\b)\s*", names):
            if piece:
                yield canonical_agency(piece)


@cache
def _known() -> str:
    wordings = {w for medium in media.load() if medium.kind == "agency" for w in medium.wordings}
    variants = wordings | {w.upper() for w in wordings if len(w) > 4} | {w.replace("'", "’") for w in wordings}
    ordered = sorted(variants, key=lambda w: (-len(w), w))
    return r"(?<!\w)(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s") for w in ordered) + r")(?![\w-])"


@cache
def _either_name() -> re.Pattern[str]:
    """An agency's name in the table of media or in another language's list, the surer first."""
    return re.compile(f"{_known()}|{agencies.any_name().pattern}")


@cache
def _forms_abroad(head: bool, foot: bool, short: bool) -> tuple[re.Pattern[str], ...]:
    """Forms of languages without word lists, for a line near the head or the foot; whole lines are short ones."""
    places = {"head": head, "foot": foot, "line": short and (head or foot)}
    return tuple(form.pattern for form in agencies.forms() if places[form.where])


def _list_of(one: str) -> str:
    article = r"(?:l['’]\s?|la\s|le\s|the\s|les\s)?(?:agences?\s|news agency\s)?"
    return rf"{article}(?P<agencies>(?:{one})(?:\s?(?:,|/|&|\+|-|\bet\b|\band\b)\s?{article}(?:{one}))*)"


@cache
def _head_forms() -> tuple[re.Pattern[str], ...]:
    """At the beginning of one of the first lines."""
    either = _list_of(f"{_known()}|{_CAPITALS}|{_SAYS_SO}")
    known = _list_of(_known())
    place = r"[A-ZÀ-Þ][\w'’.,/ -]{1,50}(?:\([\w' ’-]{2,30}\)\s?)?[\w'’.,/ -]{0,30}?"
    # Before an agency nobody knows only what is surely a place: "Jean Roux (LR) – " is no dateline.
    town = r"[A-ZÀ-Þ][\w'’-]+(?:,[\w'’. ]{3,30})?|[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,40}(?:,[\w'’. ]{3,30})?"
    dash = r"\s?[-–—―]+(?:\s|$)"
    return (
        re.compile(rf"^{place}\s?[-–—]?\s?\((?:avec\s|with\s)?{known}\){dash}"),
        re.compile(rf"^(?:{town})\s?[-–—]?\s?\((?:avec\s|with\s)?{either}\){dash}"),
        re.compile(rf"^\((?:avec\s|with\s)?{known}\)(?:{dash}|\s?[:.]?\s)"),
        re.compile(rf"^\((?:avec\s|with\s)?{either}\){dash}"),
        # Only in capitals: "Bloomberg – " may speak of the man.
        re.compile(rf"^(?=[A-ZÀ-Þ]{{2,6}}\b|Reuters){known}{dash}"),
        re.compile(rf"^[A-ZÀ-Þ][A-ZÀ-Þ' ’-]{{2,40}},[^.()]{{0,40}}[-–—]\s?{known}\s?[-–—]"),
    )


@cache
def _foot_forms() -> tuple[re.Pattern[str], ...]:
    """At the end of one of the last lines."""
    known = _list_of(_known())
    either = _list_of(f"{_known()}|{_CAPITALS}|{_SAYS_SO}")
    return (
        re.compile(rf"[(\[](?:[Ss]ources?\s?:?\s|[Dd]['’]après\s)?{known}[)\]]\s?\.?$"),
        re.compile(rf"[(\[](?:[\w' ’.-]{{0,40}}\s)?(?:[Aa]vec|[Ww]ith)\s{either}[)\]]\s?\.?$"),
        re.compile(rf"[.!?…»”\"]\s?[-–—]+\s?(?:[Aa]vec\s|[Ww]ith\s)?{known}\.?$"),
        re.compile(rf"[.!?…»”\"]\s+(?:[Aa]vec|[Ww]ith|[Ss]ources?\s?:)\s{known}\s?\.?$"),
        re.compile(rf"[Aa]dditional reporting (?:by|from)\s.{{0,60}}?{known}\.?\)?$"),
    )


@cache
def _line_forms() -> tuple[re.Pattern[str], ...]:
    """A whole line, wherever it stands."""
    known = _list_of(_known())
    either = _list_of(f"{_known()}|{_CAPITALS}|{_SAYS_SO}")
    label = (
        r"(?:contributeurs?|contributrices?|contributors?|agences?|agency|agencies|crédit texte|texte|text)\s?:"
        r"|(?:rédigé|rédaction|écrit|publié|actualisé|written|published)\s(?:avec|par|by|with)(?:\s(?:les agences|agencies))?"
    )
    source = r"(?:sources?|d['’]après|from)\s?:?"
    closing = r"[)\]]?\s?\.?$"
    return (
        re.compile(rf"^[(\[]?(?i:{label})\s?{either}{closing}"),
        re.compile(rf"^[(\[]?(?i:{source})\s?{known}{closing}"),
        re.compile(rf"^[(\[]?(?:[A-ZÀ-Þ][\w' ’.-]{{1,40}},?\s)?(?i:avec|with)\s{either}{closing}"),
        re.compile(
            rf"(?:[Pp]rovided|[Cc]ontributed|[Ss]upplied|[Dd]istributed|[Ff]iles from|[Rr]eporting from|[Ff]iles)\s(?:by\s)?{known}\.?$"
        ),
        re.compile(
            rf"^(?i:(?:cet|ce|this)\s.{{0,60}}(?:dépêches?|wire|dispatch(?:es)?)\s(?:de\s|d['’]|from\s|of\s)?){known}\.?"
        ),
        re.compile(rf"^[(\[]?©\s?(?:\d{{4}}\s){known}{closing}"),
        re.compile(rf"^{known}\s?©\s?\d{{4}}"),
    )


@cache
def _byline_forms() -> tuple[re.Pattern[str], ...]:
    """A short line near either end: "Par Jeanne Roux avec AFP", "AFP", "© 2019 AFP"."""
    known = _list_of(_known())
    either = _list_of(f"{_known()}|{_CAPITALS}|{_SAYS_SO}")
    return (
        re.compile(rf"^[(\[]?{known}[)\]]?\.?$"),
        re.compile(
            rf"^(?i:par|by|la rédaction|rédaction|publié par|published by)\s(?:[^.!?]{{0,90}}[\s,/(])?{known}\)?\.?$"
        ),
        re.compile(rf"^(?i:par|by)\s{known}[\s,|–-]"),
        re.compile(rf"^(?i:par|by)\s[^.!?]{{0,90}}\((?i:avec|with|et|and)\s{either}\)"),
        re.compile(rf"^[(\[]{known}[)\]]\s?[-–—]?\s"),
        re.compile(rf"^[-–—]+\s?{known}\.?$"),
    )
