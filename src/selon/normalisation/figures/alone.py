"""Numbers that are read only where they are all that a phrase says: "1", "-1.2M", ".77", "3/15", "the third"."""

import re

from text_to_num import text2num

from selon.languages.pack import LanguagePack, Row
from selon.normalisation.figures.atoms import Atom
from selon.normalisation.figures.lexicon import Lexicon, lexicon_of
from selon.normalisation.figures.numbers import decimal_marks, read_numbers

#: No more digits than this are said as one number after the decimal mark.
SPOKEN = 3
_SHARE = re.compile(r"(\d{1,6})/(\d{1,6})")


def read_alone(text: str, pack: LanguagePack) -> Atom | None:
    """The number that a whole text is, where only its being the whole text makes it one."""
    lexicon = lexicon_of(pack)
    start = len(text) - len(text.lstrip())
    body = text.strip().rstrip("!? ")
    if not body:
        return None
    for entry in lexicon.entries["alone"]:
        if entry.regex.fullmatch(body):
            value = float(entry.row["value"])
            return Atom(start, start + len(body), value, value, spelled=True, used=(entry.row,))
    place = _place(body, pack, lexicon)
    if place is not None:
        value, used = place
        return Atom(start, start + len(body), value, value, ordinal=True, used=used)
    sign, core, used = _signed(body, lexicon)
    scale, core, used = _lettered(core, used, lexicon)
    share = _SHARE.fullmatch(core)
    if share and int(share[2]):
        value = round(100 * int(share[1]) / int(share[2]), 4)
        return Atom(start, start + len(body), value, value, percent=True, used=used)
    value_ = _value(core, pack, lexicon)
    if value_ is None:
        return None
    number, row = value_
    if row is None and not used and number != 1:
        return None
    used = (*used, row) if row else used
    total = sign * number * scale
    return Atom(start, start + len(body), total, total, scale=scale, used=used)


def _place(body: str, pack: LanguagePack, lexicon: Lexicon) -> tuple[float, tuple[Row, ...]] | None:
    """The place in a row that "3ème", "the third" say."""
    for entry in lexicon.entries["place"]:
        hit = entry.regex.fullmatch(body)
        if hit and hit["digits"]:
            return float(hit["digits"]), (entry.row,)
        if hit and hit["words"]:
            numbers = read_numbers(hit["words"], 0, len(hit["words"]), pack)
            if len(numbers) == 1 and numbers[0].ordinal and numbers[0].end == len(hit["words"]):
                return numbers[0].value, (entry.row,)
    return None


def _signed(body: str, lexicon: Lexicon) -> tuple[int, str, tuple[Row, ...]]:
    for entry in lexicon.entries["sign"]:
        hit = re.match(rf"(?:{entry.row.form})\s*", body, re.IGNORECASE)
        if hit:
            return int(entry.row["value"]), body[hit.end() :], (entry.row,)
    return 1, body, ()


def _lettered(core: str, used: tuple[Row, ...], lexicon: Lexicon) -> tuple[float, str, tuple[Row, ...]]:
    for entry in lexicon.entries["letter"]:
        hit = re.search(rf"\s?(?<![^\W\d_])(?:{entry.row.form})\Z", core, 0 if entry.row.get("case") else re.IGNORECASE)
        if hit and hit.start():
            return float(entry.row["value"]), core[: hit.start()], (*used, entry.row)
    return 1.0, core, used


def _value(core: str, pack: LanguagePack, lexicon: Lexicon) -> tuple[float, Row | None] | None:
    """The value, and the row by which it is one only here."""
    decimals = re.escape(decimal_marks(pack.language))
    if re.fullmatch(rf"[{decimals}]\d+", core):
        return float(f"0.{core[1:]}"), lexicon.entries["decimal"][0].row
    numbers = read_numbers(core, 0, len(core), pack)
    if len(numbers) == 1 and (numbers[0].start, numbers[0].end) == (0, len(core)) and not numbers[0].ordinal:
        return numbers[0].value, None
    for entry in lexicon.entries["pair"]:
        hit = entry.regex.fullmatch(core)
        parts = [_digits(part, pack.language) for part in (hit["hundreds"], hit["rest"])] if hit else []
        if len(parts) == 2 and parts[0] and parts[1] and len(parts[0]) <= 2 == len(parts[1]):
            return float(parts[0] + parts[1]), entry.row
    for entry in lexicon.entries["decimal"]:
        said = re.split(rf"(?:\A|\s+)(?:{entry.row.form})\s+", core, flags=re.IGNORECASE)
        if len(said) == 2:
            whole, fraction = _whole(said[0], pack.language), _digits(said[1], pack.language)
            if whole is not None and fraction is not None:
                return float(f"{whole}.{fraction}"), entry.row
    return None


def _whole(words: str, language: str) -> str | None:
    if not words:
        return "0"
    digits = _digits(words, language)
    return digits.lstrip("0") or "0" if digits else None


def _digits(words: str, language: str) -> str | None:
    """Digits of a number said in words; every nought before it counts."""
    noughts, rest = 0, words.split()
    while rest and rest[0].lower() in ("zero", "zéro", "oh", "o"):
        noughts, rest = noughts + 1, rest[1:]
    if not rest:
        return "0" * noughts or None
    said = " ".join(rest)
    try:
        digits = said if said.isdecimal() else str(text2num(said.lower(), language))
    except ValueError:
        return None
    return "0" * noughts + digits if said.isdecimal() or len(digits) <= SPOKEN else None
