"""The cores of figures: a number with its scale, a vague multiple of ten, a fraction."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from text_to_num import text2num

from selon.languages.pack import LanguagePack, Row
from selon.normalisation.figures.lexicon import Lexicon, lexicon_of
from selon.normalisation.figures.numbers import Number, read_numbers
from selon.normalisation.when.grammar import grammar_of

#: "des milliers" is at least this many thousands.
FEW = 2
_YEARS = range(1500, 2100)
#: A word that looks like a plural noun: what tells "2000 employés" from a year.
_PLURAL = re.compile(
    r"\s+(?!(?:dans|sous|sans|mais|pas|plus|puis|vers|depuis|après|alors|was|has|is|as|its|his|this)\b)"
    r"(?:[^\W\d_A-Z]{2,}[sx]\b|people|men|women|children|selon\b|d['’]après\b|according to\b|según\b)"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A quantity without what stands round it.

    `spelled` says the number is in words, `one` that it is a bare "un" or "a", which
    counts only where something beside it says so, `bare` that it counts only before
    a thing ("one child"). `scale` is what its scale word
    multiplied it by.
    """

    start: int
    end: int
    min: float | None
    max: float | None
    approx: bool = False
    spelled: bool = False
    one: bool = False
    bare: bool = False
    ordinal: bool = False
    percent: bool = False
    scale: float = 1
    used: tuple[Row, ...] = ()

    @property
    def value(self) -> float | None:
        """The lower bound, or the upper one where the lower is open."""
        return self.min if self.min is not None else self.max


def find_atoms(text: str, start: int, end: int, pack: LanguagePack) -> list[Atom]:
    """The atoms that stand whole inside `[start, end)`, in text order, not overlapping."""
    lexicon = lexicon_of(pack)
    masked = _masks(text, start, end, pack, lexicon)
    found = [*_fractions(text, start, end, pack, lexicon), *_collectives(text, start, end, pack, lexicon)]
    found = [atom for atom in found if not _touches(atom.start, atom.end, masked)]
    masked += [(atom.start, atom.end) for atom in found]
    for number in read_numbers(text, start, end, pack):
        priced = lexicon.before("currency", text, max(start, number.start - 6), number.start) is not None
        if _touches(number.start, number.end, masked) or (not priced and _glued(text, number.start, number.end)):
            continue
        if text[number.end : number.end + 1].isalpha() and not _unit_glued(text, number.end, end, lexicon):
            continue
        found.append(_scaled(text, _of_number(text, number, start, end, lexicon), end, lexicon))
    found += [atom for atom in _articles(text, start, end, lexicon) if not _touches(atom.start, atom.end, masked)]
    return _apart(sorted(found, key=lambda atom: (atom.start, -atom.end)))


def _of_number(text: str, number: Number, start: int, end: int, lexicon: Lexicon) -> Atom:
    begin = number.start
    used: tuple[Row, ...] = ()
    if number.words and lexicon.after("scale", text, begin, end):
        # "a thousand": the article belongs to the number.
        article = lexicon.before("article", text, max(start, begin - 4), begin)
        vague = lexicon.before("vague", text, max(start, begin - 12), begin)
        if vague and vague[0].row.get("few"):
            used = (vague[0].row,)
            return Atom(vague[1], number.end, FEW * number.value, None, True, spelled=True, used=used)
        begin = article[1] if article else begin
        used = (article[0].row,) if article else ()
    counting = [entry.row for entry in lexicon.entries["one"] if entry.regex.fullmatch(text, number.start, number.end)]
    return Atom(
        begin,
        number.end,
        number.value,
        number.value,
        spelled=number.words,
        one=number.words and number.value == 1 and not counting,
        bare=bool(counting),
        ordinal=number.ordinal,
        used=(*used, *counting),
    )


def _articles(text: str, start: int, end: int, lexicon: Lexicon) -> list[Atom]:
    """As in "a year": the article is the number."""
    return [
        Atom(hit.start(), hit.end(), 1, 1, spelled=True, one=True, used=(entry.row,))
        for entry in lexicon.entries["article"]
        if entry.row.get("counts")
        for hit in entry.regex.finditer(text, start, end)
    ]


def _apart(found: Sequence[Atom]) -> list[Atom]:
    kept: list[Atom] = []
    for atom in found:
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def _masks(text: str, start: int, end: int, pack: LanguagePack, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where numbers are no figures: dates, clock times, and what the pack's barriers name."""
    masks = [
        (match.start, match.end)
        for match in grammar_of(pack).find(text, start, end, latent=False)
        if match.rule not in ("duration", "since", "until", "span")
    ]
    for entry in lexicon.entries["barrier"]:
        masks += [hit.span() for hit in entry.regex.finditer(text, start, end)]
    return masks


def barriers_in(text: str, pack: LanguagePack) -> tuple[Row, ...]:
    """The barrier rows that hold in `text`: what their own examples are tested with."""
    return tuple(entry.row for entry in lexicon_of(pack).entries["barrier"] if entry.regex.search(text))


def _touches(start: int, end: int, masks: Sequence[tuple[int, int]]) -> bool:
    return any(start < right and left < end for left, right in masks)


def _glued(text: str, start: int, end: int) -> bool:
    """Part of a name or a compound: "A380", "Covid-19", "four-pack"."""
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    hangs = len(before) == 2 and before[1] in "-‐‑/." and before[0].isalpha()
    leads = len(after) == 2 and after[0] in "-‐‑" and after[1].isalpha()
    return hangs or (leads and not _ends_scaled(text, end)) or (before[-1:].isalpha() and before[-1:] not in "$€£")


def _unit_glued(text: str, at: int, end: int, lexicon: Lexicon) -> bool:
    """As in "30km", "90bn": letters right behind digits must be a scale or a unit."""
    return any(lexicon.after(kind, text, at, end) for kind in ("scale", "unit", "symbol"))


def _ends_scaled(text: str, end: int) -> bool:
    return re.match(r"[-‐‑](?:and|million|billion|thousand|hundred|mille|cent)", text[end : end + 12]) is not None


def _scaled(text: str, atom: Atom, end: int, lexicon: Lexicon) -> Atom:
    """Takes in "millions", "thousand", "milliers de milliards" after a number."""
    while not atom.ordinal:
        found = lexicon.after("scale", text, atom.end, end)
        if found is None or atom.min is None:
            break
        entry, stop = found
        factor = float(entry.row["value"])
        half = entry.row.get("half", 0) * (factor if factor > 1 or not atom.spelled else spelled_scale(atom.min))
        atom = replace(
            atom,
            end=stop,
            min=atom.min * factor + half * atom.scale,
            max=None if atom.max is None else atom.max * factor + half * atom.scale,
            one=False,
            scale=atom.scale * (factor or 1),
            used=(*atom.used, entry.row),
        )
    return atom


def _collectives(text: str, start: int, end: int, pack: LanguagePack, lexicon: Lexicon) -> list[Atom]:
    """As in "une centaine", "plusieurs milliers", "des dizaines de milliers", "trois douzaines"."""
    numbers = {number.end: number for number in read_numbers(text, start, end, pack) if not number.ordinal}
    found = []
    for entry in lexicon.entries["collective"]:
        for hit in entry.regex.finditer(text, start, end):
            if any(number.start < hit.start() and hit.end() <= end_ for end_, number in numbers.items()):
                continue
            value, many = float(entry.row["value"]), bool(entry.row.get("plural"))
            vague = lexicon.before("vague", text, max(start, hit.start() - 24), hit.start())
            number = numbers.get(len(text[: hit.start()].rstrip()))
            used: tuple[Row, ...] = (entry.row,)
            if number is not None and not (number.words and number.value == 1):
                exact = bool(entry.row.get("exact"))
                low = number.value * value
                atom = Atom(number.start, hit.end(), low, low, not exact, spelled=number.words, used=used)
            elif vague is not None:
                few = float(vague[0].row.get("times", FEW))
                atom = Atom(vague[1], hit.end(), few * value, None, True, spelled=True, used=(*used, vague[0].row))
            elif number is not None or not many:
                article = lexicon.before("article", text, max(start, hit.start() - 4), hit.start())
                begin = number.start if number else article[1] if article else hit.start()
                exact = bool(entry.row.get("exact"))
                atom = Atom(begin, hit.end(), value, value, not exact, True, used=used)
            else:
                atom = Atom(hit.start(), hit.end(), FEW * value, None, True, spelled=True, used=used)
            found.append(_scaled(text, atom, end, lexicon))
    return _apart(sorted(found, key=lambda atom: (atom.start, -atom.end)))


def _fractions(text: str, start: int, end: int, pack: LanguagePack, lexicon: Lexicon) -> list[Atom]:
    found = []
    for entry in lexicon.entries["fraction"]:
        for hit in entry.regex.finditer(text, start, end):
            value = entry.row.get("value")
            if value is None:
                above, below = (_small(hit[side], pack.language) for side in ("above", "below"))
                value = above / below * 100 if 0 < above < below <= 20 else None
            if value is not None:
                share = round(float(value), 1)
                found.append(Atom(hit.start(), hit.end(), share, share, spelled=True, percent=True, used=(entry.row,)))
    return found


def _small(word: str, language: str) -> int:
    return int(word) if word.isdecimal() else int(text2num(word.lower(), language))


def spelled_scale(value: float) -> float:
    """The scale word inside a spelled number: a thousand for "six mille"."""
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3, 1e2) if value >= scale and value % scale == 0), 1)


def looks_like_year(text: str, atom: Atom) -> bool:
    """Four bare digits of a year's size, with no plural noun after them to be counted."""
    digits = text[atom.start : atom.end]
    if len(digits) != 4 or not digits.isdigit() or int(digits) not in _YEARS:
        return False
    return _PLURAL.match(text, atom.end) is None
