"""Figures as words: rebuilt from their bounds, or their own wording where the bounds do not say it all."""

import re

from babel.numbers import format_decimal, get_currency_name

from selon.explain.page import Piece
from selon.explain.quoting import folded, quotation
from selon.explain.wording import Wording
from selon.languages import things
from selon.records import Claim, Figure, Report, Span

#: Longest quotation of a figure's own words, in characters.
WORDS = 80
#: Code points behind a figure among which its noun is completed, and a part told.
AHEAD, LONGEST_PART = 60, 64
_SEVERAL = re.compile(r"(?:,\s[a-zà-ÿ'’-]+)*\s(?:et|ou|and|or)\s(?:de\s|d['’])?([a-zà-ÿ-]{4,})")
#: « 108 individus mis | en cause », « 118 blessés | parmi les manifestants ».
_INCOMPLETE = re.compile(r"\b(?:mise?s?|placements?|départs?|foyers?|jets?|dépôts?)$", re.IGNORECASE)
#: "89 000 members": of what is said right behind.
_MEMBERS = re.compile(
    r"(?:membres?|agents?|représentants?|dirigeants?|salariés?|employés?|personnels?|members?|leaders?)$", re.IGNORECASE
)
_OF_THEM = re.compile(
    r"\s(?:(?:de la|du|des|de|of the|of)\s|de l['’]|d['’])[\w’'-]+(?:\s(?:(?:de la|du|des|de|of the|of)\s|de l['’]|d['’])[\w’'-]+)*"
)
_COMPLETED = re.compile(
    r"\s(?:en\s[a-zà-ÿ]{4,}(?:\sà\s[a-zà-ÿ]+)?|d(?:e\s|['’])[a-zà-ÿ]{3,}|(?P<among>(?:parmi|chez|among)\s(?:les\s|l['’]|the\s)?[a-zà-ÿ-]{4,}(?:\sde\s(?:la\s|l['’])?[a-zà-ÿ]+)?))"
)
_CLAUSE_END = re.compile(r"[,;:.!?)»”\n]|\s[-–—]\s|\s(?:et|selon|d['’]après|and|according)\s")

_CURRENCY = re.compile(r"^[A-Z]{3}$")


def number(value: float, wording: Wording) -> tuple[str, bool]:
    """A number by locale ("12 000", "1,5 million"), and whether a counted noun after it needs "of"."""
    for scale, name in ((1e9, "billion"), (1e6, "million")):
        part = value / scale
        if abs(part) >= 1 and round(part, 3) == part:
            one, many = wording[f"figure.{name}"]
            words = many if abs(part) >= wording["figure.singular_below"] else one
            return f"{format_decimal(part, locale=wording.locale)}\u00a0{words}", bool(wording["figure.of"])
    return format_decimal(value, locale=wording.locale, format="#,##0.######"), False


def manner(figure: Figure, wording: Wording) -> str:
    """What the figure's own words say more exactly than its bounds do: "more_than" of an open one, "nearly" of an approximate one."""
    low, high = figure.min, figure.max
    said, words = wording["figure"], folded(figure.text)
    if low is not None and high is None and re.match(str(said["exceeds"]), words, re.IGNORECASE):
        return "more_than"
    if figure.approx and low is not None and low == high and re.match(str(said["almost"]), words, re.IGNORECASE):
        return "nearly"
    return ""


def bare(figure: Figure, wording: Wording, *, loosely: bool = False) -> str | None:
    """The figure's number with its bounds ("au moins 1 500", "plus de 70", "près de 12 000"); None if it has no bounds.

    With `loosely` no more is said than its bounds do ("au moins 70", "environ 12 000"): others give it in other words.
    """
    low, high = figure.min, figure.max
    if low is None and high is None:
        return None
    say = wording["figure"]
    if low is not None and high is not None and low != high:
        text = say["between"].format(a=number(low, wording)[0], b=number(high, wording)[0])
        return str(say["about"].format(n=text)) if figure.approx else str(text)
    value = low if low is not None else high
    assert value is not None
    bound = "at_most" if low is None else "at_least" if high is None else ""
    about = "about" if figure.approx else ""
    own = "" if loosely else manner(figure, wording)
    template = say.get(own or "_".join(part for part in (bound, about) if part), "{n}")
    return str(template.format(n=number(value, wording)[0]))


def is_vague(figure: Figure) -> bool:
    """Whether a figure is a word for many ("des milliers"), whose bounds would be more exact than its source."""
    open_ = figure.min is None or figure.max is None
    return figure.approx and open_ and not any(map(str.isdigit, figure.text))


def is_currency(code: str | None, wording: Wording) -> bool:
    """Whether a unit is an ISO 4217 code ("EUR")."""
    return bool(code and _CURRENCY.match(code) and code in wording.locale.currencies)


def _is_fraction(figure: Figure) -> bool:
    """A share told in words ("les deux tiers"): its decimals would be more exact than its source."""
    bounds = [bound for bound in (figure.min, figure.max) if bound is not None]
    return not re.search(r"\d", figure.text) and any(not float(bound).is_integer() for bound in bounds)


def _needs_of(figure: Figure, wording: Wording) -> bool:
    value = figure.max if figure.max is not None else figure.min
    return value is not None and number(value, wording)[1]


def _noun(figure: Figure, wording: Wording) -> str | None:
    """What stands after the number: a currency's name, a sign, a unit, or the thing counted."""
    for code in (figure.unit, figure.of):
        if code == "%":
            return "%"
        if is_currency(code, wording):
            value = figure.max if figure.max is not None else figure.min
            return get_currency_name(str(code), count=value, locale=wording.locale)
    noun = figure.unit or figure.of
    return None if noun and noun.lower().split(" ")[0] in wording["figure.not_things"] else noun


def original(figure: Figure, report: Report, wording: Wording) -> tuple[Piece, ...]:
    """The figure in the report's own words, quoted."""
    said = quotation(report, figure.spans, wording, limit=WORDS)
    return said or (Piece(folded(figure.text), "value"),)


def figure_pieces(
    claim: Claim,
    index: int,
    report: Report,
    wording: Wording,
    *,
    noun: bool = True,
    parts: bool = True,
    loosely: bool = False,
    aside: tuple[Piece, ...] = (),
) -> tuple[Piece, ...]:
    """One figure of a claim ("environ 12 000 soldats, dont 500 officiers et 3 généraux").

    Without `noun` the thing counted is left out (a table says it once). Figures of a
    report in another language, and those without bounds, are quoted in their own words.
    `loosely` as of `bare`; `aside` is put behind the figure, before its parts.
    """
    figure = claim.figures[index]
    text = bare(figure, wording, loosely=loosely)
    if text is None or figure.kind in ("ordinal", "age", "duration") or _is_fraction(figure) or is_vague(figure):
        return (*original(figure, report, wording), *aside)
    said = _with_noun(figure, text, report, wording) if noun or figure.kind != "number" else (Piece(text, "value"),)
    said = (*said, *aside)
    found = [
        _part(claim, at, report, wording)
        for at, other in enumerate(claim.figures)
        if parts and other.part_of == index and at != index
    ]
    # A part without its noun says nothing.
    inner = [pieces for pieces in found if any(char.isalpha() for piece in pieces for char in piece.text)]
    if not inner:
        return said
    return wording.join((*said, *wording.say("figure.parts", parts=wording.listed(inner))))


def _part(claim: Claim, index: int, report: Report, wording: Wording) -> tuple[Piece, ...]:
    """A part of a figure; in the report's own words where its noun is the whole's."""
    figure = claim.figures[index]
    if not lent(figure, claim, report):
        return figure_pieces(claim, index, report, wording, parts=False)
    clause = clause_of(figure, claim, report)
    return quotation(report, (clause,), wording, limit=WORDS) if clause else ()


def noun_of(figure: Figure, report: Report) -> str | None:
    """The thing counted with what the report says right behind it and it is nothing without.

    "gardes" of « gardes à vue », "policiers" of « policiers, gendarmes et pompiers ».
    """
    noun = figure.of
    if noun is None or figure.unit is not None or not figure.spans:
        return noun
    start = figure.spans[0].start
    at = report.text[start : figure.spans[-1].end + len(noun) + 4].lower().find(noun.lower())
    if at < 0:
        return noun
    at += start
    end = at + len(noun)
    ahead = next(
        (
            item.span.end
            for item in things.find("event", report.text, report.language, at, end + AHEAD)
            if item.span.start <= end < item.span.end
        ),
        end,
    )
    if _MEMBERS.search(noun) and (them := _OF_THEM.match(report.text, ahead, ahead + AHEAD)):
        ahead = them.end()
    more = _COMPLETED.match(report.text, ahead, ahead + AHEAD)
    if more and (_INCOMPLETE.search(noun) or more["among"]):
        ahead = more.end()
    several = _SEVERAL.match(report.text, ahead, ahead + AHEAD)
    if several and things.find("role", report.text, report.language, several.start(1), several.end(1)):
        ahead = several.end()
    return folded(report.text[at:ahead]) if ahead > end else noun


def lent(figure: Figure, claim: Claim, report: Report) -> bool:
    """Whether a part has its noun from its whole: "7" of « 71 blessés, dont 7 parmi les forces de l'ordre »."""
    whole = claim.figures[figure.part_of] if figure.part_of is not None else None
    if figure.of is None or not figure.spans or whole is None or whole.of != figure.of:
        return False
    behind = re.split(r"[.!?;]\s", report.text[figure.spans[-1].end :][:AHEAD], maxsplit=1)[0]
    words = (report.text[figure.spans[0].start : figure.spans[-1].end] + behind).lower()
    return figure.of.split(" ")[0].lower() not in words


def clause_of(figure: Figure, claim: Claim, report: Report) -> Span | None:
    """A part with the words behind it that say which ("7 parmi les forces de l'ordre"), up to the end of clause or content.

    None where the claim's content does not hold it.
    """
    start, end = figure.spans[0].start, figure.spans[-1].end
    last = next((span.end for span in claim.content.spans if span.start <= start and end <= span.end), None)
    if last is None:
        return None
    stop = _CLAUSE_END.search(report.text, end, min(last, end + LONGEST_PART))
    if stop is None and last > end + LONGEST_PART:
        return Span(start, end)
    return Span(start, stop.start() if stop else last)


def _with_noun(figure: Figure, text: str, report: Report, wording: Wording) -> tuple[Piece, ...]:
    noun = _noun(figure, wording)
    if noun is None:
        return (Piece(text, "value"),)
    if noun == figure.of:
        noun = noun_of(figure, report) or noun
    if noun == "%":
        return (Piece(wording.typeset(wording["figure.percent"].format(n=text)), "value"),)
    local = report.language in (wording.language, "und") or figure.kind in ("money", "measure")
    if not local and not (figure.of and figure.of.lower() in figure.text.lower()):
        return (Piece(text, "value"),)
    if not local:
        return (Piece(f"{text} ", "value"), *_aside(original(figure, report, wording)))
    if _needs_of(figure, wording):
        return wording.join((Piece(f"{text} ", "value"), Piece(wording["figure.of"]), Piece(noun, "value")))
    return (Piece(f"{text} {noun}", "value"),)


def _aside(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return (Piece("("), *pieces, Piece(")"))
