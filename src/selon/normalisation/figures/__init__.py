"""Finds quantities and keeps them as open as the text leaves them.

Data: `languages/<code>/figures.toml`. Cases: `specs/<code>/figures.toml`.
"""

from dataclasses import replace

from selon.languages.pack import LanguagePack, Row
from selon.normalisation.figures.alone import read_alone
from selon.normalisation.figures.atoms import barriers_in, find_atoms, looks_like_year
from selon.normalisation.figures.counted import counted
from selon.normalisation.figures.extent import (
    Quantity,
    is_minutes_of,
    join_ranges,
    join_sums,
    lengths,
    measure,
    with_minutes,
)
from selon.normalisation.figures.lexicon import Lexicon, lexicon_of
from selon.records import Figure, Span

__all__ = ["barriers_in", "find_figures", "matched_rows"]

#: How far (code points) a part may stand from its whole.
PART_REACH = 120
#: How many words may stand between two parts of one list.
LISTED_WORDS = 6


def find_figures(text: str, start: int, end: int, pack: LanguagePack) -> tuple[Figure, ...]:
    """The quantities named in `text[start:end]`, in text order; spans are absolute in `text`.

    A figure's span holds its modifiers and unit ("au moins 1 500", "3 millions
    d'euros"), not the thing counted, which `of` names. Shares are in percent.
    Dates, clock times, ordinals, article numbers and names with numbers in them are
    no figures.
    """
    lexicon = lexicon_of(pack)
    quantities = _quantities(text, start, end, pack)
    figures: list[Figure] = []
    for quantity in quantities:
        of = quantity.of or counted(text, quantity.end, end, lexicon)[0]
        if of is None and figures and quantity.kind == "number" and _same_sentence(text, figures[-1], quantity):
            # "410 gares sont fermées et 320 menacées": the thing counted is not said twice.
            of = figures[-1].of if figures[-1].kind == "number" else None
        figures.append(
            Figure(
                text=text[quantity.start : quantity.end],
                spans=(Span(quantity.start, quantity.end),),
                min=quantity.min,
                max=quantity.max,
                approx=quantity.approx,
                of=of,
                unit=quantity.unit,
                kind=quantity.kind,
            )
        )
    return tuple(_with_parts(text, figures, lexicon))


def _same_sentence(text: str, figure: Figure, quantity: Quantity) -> bool:
    gap = text[figure.spans[0].end : quantity.start]
    return len(gap) <= PART_REACH and not any(mark in gap for mark in ".!?;\n")


def matched_rows(text: str, pack: LanguagePack) -> tuple[Row, ...]:
    """The rows of `figures.toml` that took part in reading `text`: what a row's own examples are tested with."""
    return tuple(row for quantity in _quantities(text, 0, len(text), pack) for row in quantity.used)


def _quantities(text: str, start: int, end: int, pack: LanguagePack) -> list[Quantity]:
    start, end = max(0, start), min(len(text), end)
    lexicon = lexicon_of(pack)
    found: list[Quantity] = []
    alone = read_alone(text, pack) if (start, end) == (0, len(text)) else None
    if alone is not None:
        return [measure(text, alone, start, end, lexicon)]
    timed = lengths(text, start, end, lexicon)
    atoms = [atom for atom in find_atoms(text, start, end, pack) if not _inside(atom.start, timed)]
    atoms = join_sums(text, atoms)
    for atom in join_ranges(text, atoms, start, lexicon):
        floor = max(start, found[-1].end) if found else start
        if atom.start < floor:
            continue
        quantity = measure(text, atom, floor, end, lexicon)
        if quantity.kind == "ordinal" or quantity.one:
            continue
        if found and is_minutes_of(text, found[-1], quantity):
            found[-1] = with_minutes(found[-1], quantity)
            continue
        if quantity.bare and not quantity.marked and counted(text, quantity.end, end, lexicon)[0] is None:
            continue
        if not quantity.marked and (looks_like_year(text, atom) or _is_label(text, quantity, lexicon)):
            continue
        found.append(quantity)
    return sorted([*found, *timed], key=lambda quantity: quantity.start)


def _inside(place: int, quantities: list[Quantity]) -> bool:
    return any(quantity.start <= place < quantity.end for quantity in quantities)


def _is_label(text: str, quantity: Quantity, lexicon: Lexicon) -> bool:
    """A number in a name ("Europe 1", "Acte 10"): a capital right before it, nothing counted after it."""
    before = text[max(0, quantity.start - 30) : quantity.start]
    word = before.rstrip().rpartition(" ")[2].lstrip("«“\"'(‘")
    if not word[:1].isupper() or not before.endswith((" ", "\u00a0")) or not word.isalpha():
        return False
    return counted(text, quantity.end, min(len(text), quantity.end + 60), lexicon)[0] is None


def _with_parts(text: str, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """Marks the figures after "dont" as parts of the one before it, and lends them the thing counted."""
    out = list(figures)
    whole: int | None = None
    for index, figure in enumerate(figures):
        if index == 0:
            continue
        gap = text[figures[index - 1].spans[0].end : figure.spans[0].start]
        if len(gap) > PART_REACH or any(mark in gap for mark in ".!?;\n:"):
            whole = None
            continue
        if any(entry.regex.search(gap) for entry in lexicon.entries["part"]):
            whole = index - 1 if whole is None else whole
        elif whole is not None and not _listed(gap, lexicon):
            whole = None
        if whole is not None:
            if figure.of is None and figure.kind == "number":
                like = out[whole]
                figure = replace(figure, of=like.of, unit=like.unit, kind=like.kind)
            out[index] = replace(figure, part_of=whole)
    return out


def _listed(gap: str, lexicon: Lexicon) -> bool:
    """Whether two parts stand in one list: few words, and a comma or a conjunction right before the second."""
    if len(gap.split()) > LISTED_WORDS:
        return False
    return gap.rstrip().endswith(",") or lexicon.before("listing", gap, 0, len(gap)) is not None
