"""What stands round an atom: ranges, approximations, bounds, currencies and units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.languages.pack import Row
from selon.normalisation.figures.atoms import Atom, spelled_scale
from selon.normalisation.figures.lexicon import Lexicon
from selon.records import FigureKind

#: How far before a number (code points) its modifiers are sought.
REACH = 40
THOUSAND, HUNDRED_THOUSAND = 1000, 1e5
#: Minutes of an hour.
HOUR = 60


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in the making; `marked` says that something beside the number makes it a quantity."""

    start: int
    end: int
    min: float | None
    max: float | None
    approx: bool
    unit: str | None
    kind: FigureKind
    of: str | None
    one: bool
    bare: bool
    marked: bool
    used: tuple[Row, ...]


def join_sums(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Atoms with "three crore twelve lakh" added up, and "forty-five (45)" said once."""
    joined: list[Atom] = []
    for atom in atoms:
        left = joined[-1] if joined else None
        if left is not None and _adds(text, left, atom):
            value = (left.value or 0) + (atom.value or 0)
            joined[-1] = replace(
                left, end=atom.end, min=value, max=value, scale=atom.scale, used=(*left.used, *atom.used)
            )
        elif left is not None and _repeats(text, left, atom):
            joined[-1] = replace(left, end=atom.end + 1, used=(*left.used, *atom.used))
        else:
            joined.append(atom)
    return joined


def _adds(text: str, left: Atom, right: Atom) -> bool:
    if left.ordinal or right.ordinal or left.approx or right.approx or left.min != left.max or right.min != right.max:
        return False
    between = text[left.end : right.start]
    return (
        left.scale >= HUNDRED_THOUSAND and bool(between) and between.isspace() and 0 < (right.value or 0) < left.scale
    )


def _repeats(text: str, left: Atom, right: Atom) -> bool:
    bracketed = text[left.end : right.start].strip() == "(" and text[right.end : right.end + 1] == ")"
    return bracketed and left.spelled != right.spelled and (left.min, left.max) == (right.min, right.max)


def lengths(text: str, start: int, end: int, lexicon: Lexicon) -> list[Quantity]:
    """Lengths written like clock times ("environ 1h30", "about 1/4 h"): only where a word before them says that."""
    found = []
    for entry in lexicon.entries["length"]:
        for hit in entry.regex.finditer(text, start, end):
            before = lexicon.before("approx", text, max(start, hit.start() - REACH), hit.start())
            if before is None or not before[0].row.get("length"):
                continue
            parts = {name: int(value) for name, value in hit.groupdict().items() if value}
            hours = parts["above"] / parts["below"] if "below" in parts else parts["hours"] + parts["minutes"] / HOUR
            used = (entry.row, before[0].row)
            found.append(
                Quantity(
                    before[1],
                    hit.end(),
                    hours,
                    hours,
                    True,
                    "hour",
                    "duration",
                    entry.row["of"],
                    False,
                    False,
                    True,
                    used,
                )
            )
    return found


def is_minutes_of(text: str, left: Quantity, right: Quantity) -> bool:
    """As in "une heure trente": a bare number under sixty right after hours."""
    minutes = right.kind == "number" and not right.marked and right.min == right.max and 0 < (right.min or 0) < HOUR
    return left.unit == "hour" and minutes and text[left.end : right.start].strip() == "" and left.min == left.max


def with_minutes(left: Quantity, right: Quantity) -> Quantity:
    """The hours with their minutes."""
    total = (left.min or 0) + (right.min or 0) / HOUR
    return replace(left, end=right.end, min=total, max=total, used=(*left.used, *right.used))


def join_ranges(text: str, atoms: Sequence[Atom], start: int, lexicon: Lexicon) -> list[Atom]:
    """Atoms with "3 à 5", "entre 600 et 800", "deux, trois" made one; a scale or share at the end holds for both."""
    joined: list[Atom] = []
    for atom in atoms:
        both = _range(text, joined[-1], atom, start, lexicon) if joined else None
        if both is not None:
            joined[-1] = both
        else:
            joined.append(atom)
    return joined


def _range(text: str, left: Atom, right: Atom, start: int, lexicon: Lexicon) -> Atom | None:
    between = text[left.end : right.start]
    if len(between) > 24 or left.ordinal or right.ordinal or left.value is None or right.value is None:
        return None
    if left.one and right.one:
        return None
    for entry in lexicon.entries["between"]:
        if not entry.regex.fullmatch(between) or (entry.row.get("spelled") and not (left.spelled and right.spelled)):
            continue
        opener = None
        if entry.row.get("opener"):
            opener = _opener(text, left, start, lexicon)
            if opener is None:
                continue
        low, high = left.value, right.value
        unless = entry.row.get("unless")
        if unless and re.search(
            unless.replace(" ", r"\s+"), text[max(start, left.start - 60) : left.start], re.IGNORECASE
        ):
            continue
        scale = right.scale if right.scale > 1 or not right.spelled else spelled_scale(high)
        if left.scale == 1 and scale > 1 and low < high / scale:
            low *= scale
        elif entry.row.get("opener") and high % THOUSAND == 0 and low * THOUSAND < high:
            # "entre 60 et 80 000": the thousands at the end hold for both.
            low *= THOUSAND
        if not low < high or (entry.row.get("near") and high - low > 1 and not _round(low, high)):
            continue
        begin = opener[1] if opener else left.start
        used = (*left.used, *right.used, entry.row, *((opener[0],) if opener else ()))
        return replace(
            right,
            start=begin,
            min=low,
            max=high,
            approx=left.approx or right.approx,
            one=False,
            percent=left.percent or right.percent,
            used=used,
        )
    return None


def _round(low: float, high: float) -> bool:
    """As in "10 ou 15", "200 or 300": round steps, not a list of two things."""
    return low >= 10 and low % 5 == 0 and high % 5 == 0


def _opener(text: str, left: Atom, start: int, lexicon: Lexicon) -> tuple[Row, int] | None:
    for entry in lexicon.entries["opener"]:
        for hit in entry.regex.finditer(text, max(start, left.start - 16), left.start):
            if hit.end() == left.start and (
                hit.start() == 0 or not text[hit.start() - 1].isalnum() or hit.group()[0].isspace()
            ):
                begin = hit.start() + len(hit.group()) - len(hit.group().lstrip())
                return entry.row, begin
    return None


def measure(text: str, atom: Atom, start: int, end: int, lexicon: Lexicon) -> Quantity:
    """The atom with its unit and modifiers taken in; the span grows over them."""
    quantity = Quantity(
        atom.start,
        atom.end,
        atom.min,
        atom.max,
        atom.approx,
        "%" if atom.percent else None,
        "ordinal" if atom.ordinal else "percent" if atom.percent else "number",
        "%" if atom.percent else None,
        atom.one,
        atom.bare,
        atom.scale > 1 or atom.approx or atom.percent,
        atom.used,
    )
    quantity = _currency_before(text, quantity, start, lexicon)
    quantity = _unit_after(text, quantity, end, lexicon)
    quantity = _signed(text, quantity, start, lexicon)
    quantity = _modified(text, quantity, start, lexicon)
    return _modified_after(text, quantity, end, lexicon)


def _signed(text: str, quantity: Quantity, start: int, lexicon: Lexicon) -> Quantity:
    """As in "-5 %", "moins dix degrés": a sign in words only before a unit, a dash only where it touches the number."""
    found = lexicon.before("sign", text, max(start, quantity.start - 12), quantity.start)
    if found is None or quantity.kind == "ordinal" or "alone" in found[0].row.fields:
        return quantity
    entry, begin = found
    sign = text[begin : quantity.start]
    if not (quantity.unit if sign[0].isalpha() else sign.strip() == sign):
        return quantity
    factor = int(entry.row["value"])
    low, high = (None if end is None else factor * end for end in (quantity.min, quantity.max))
    low, high = (high, low) if factor < 0 else (low, high)
    return replace(quantity, start=begin, min=low, max=high, used=(*quantity.used, entry.row))


def _currency_before(text: str, quantity: Quantity, start: int, lexicon: Lexicon) -> Quantity:
    found = lexicon.before("currency", text, max(start, quantity.start - 6), quantity.start)
    if found is None:
        return quantity
    entry, begin = found
    code = entry.row["unit"]
    used = (*quantity.used, entry.row)
    return replace(quantity, start=begin, unit=code, of=code, kind="money", marked=True, one=False, used=used)


def _unit_after(text: str, quantity: Quantity, end: int, lexicon: Lexicon) -> Quantity:
    if quantity.unit == "%" or quantity.kind == "ordinal":
        return quantity
    if quantity.kind == "money":
        return quantity
    for kind in ("symbol", "unit"):
        found = lexicon.after(kind, text, quantity.end, end)
        if found is not None:
            entry, stop = found
            unit, of = entry.row["unit"], entry.row.get("of")
            words = text[quantity.end : stop].strip(' \u00a0\u202f\n»”"’-')
            times = float(entry.row.get("times", 1))
            whole = entry.row.get("one", entry.row["kind"] in ("money", "percent", "measure"))
            return replace(
                quantity,
                end=stop,
                min=None if quantity.min is None else quantity.min * times,
                max=None if quantity.max is None else quantity.max * times,
                unit=unit,
                of=of or (unit if entry.row["kind"] in ("money", "percent") else words.lower()),
                kind=entry.row["kind"],
                one=quantity.one and not whole,
                marked=True,
                used=(*quantity.used, entry.row),
            )
    return quantity


def _modified(text: str, quantity: Quantity, start: int, lexicon: Lexicon) -> Quantity:
    """Takes in "environ", "au moins", "jusqu'à près de", outwards from the number, two at most."""
    for _ in range(2):
        left = max(start, quantity.start - REACH)
        bound = lexicon.before("bound", text, left, quantity.start)
        approx = lexicon.before("approx", text, left, quantity.start)
        if bound is not None and (approx is None or bound[1] <= approx[1]):
            quantity = _bounded(replace(quantity, start=bound[1], used=(*quantity.used, bound[0].row)), bound[0].row)
        elif approx is not None:
            used = (*quantity.used, approx[0].row)
            quantity = replace(quantity, start=approx[1], approx=True, one=False, marked=True, used=used)
        else:
            break
    return quantity


def _modified_after(text: str, quantity: Quantity, end: int, lexicon: Lexicon) -> Quantity:
    found = lexicon.after("after", text, quantity.end, end)
    if found is None:
        return quantity
    entry, stop = found
    if quantity.one and entry.row["does"] != "exact":
        return quantity
    quantity = replace(quantity, end=stop, used=(*quantity.used, entry.row))
    if entry.row["does"] == "half":
        low = None if quantity.min is None else quantity.min + 0.5
        return replace(quantity, min=low, max=None if quantity.max is None else quantity.max + 0.5)
    if entry.row["does"] == "exact":
        return replace(quantity, one=False, marked=True)
    if entry.row["does"] == "approx":
        return replace(quantity, approx=True, one=False, marked=True)
    return _bounded(quantity, entry.row)


def _bounded(quantity: Quantity, row: Row) -> Quantity:
    low, high = quantity.min, quantity.max
    if row["does"] == "min":
        low, high = (low if low is not None else high), None
    else:
        low, high = None, (high if high is not None else low)
    return replace(quantity, min=low, max=high, one=False, marked=True)
