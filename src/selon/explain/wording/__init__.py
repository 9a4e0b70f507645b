"""What the page says in each language: templates and grammar as data (`fr.toml`, `en.toml`).

`Wording.say` fills a template with pieces and lets the language's grammar join
them: elision and contraction over piece borders, spaces before punctuation, a
capital at the beginning and one mark at the end.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from babel import Locale

from selon.errors import UnsupportedLanguage
from selon.explain.page import Piece

LANGUAGES = ("en", "fr")
Slot = str | Piece | Sequence[Piece]

#: Tables that match words of reports or of the page: their strings stay as typed.
_GRAMMAR = (
    "locale",
    "typography",
    "elision",
    "elision_before",
    "contraction",
    "determiners",
    "countries",
    "shapes",
    "standing",
    "whole",
    "speakers",
    "framed",
    "reaching",
    "labelled",
    "bodies",
    "placed",
    "pronouns",
    "sure",
    "vouched",
    "remarks",
)
_ENDS = ".!?…"
_CLOSERS = "»”’\"' \u00a0\u202f)"


@dataclass(frozen=True, slots=True)
class Wording:
    """One page language. `data` is its TOML file; `locale` serves dates, numbers and country names."""

    language: str
    locale: Locale
    data: dict[str, Any]

    def __getitem__(self, path: str) -> Any:
        """A value by dotted path (`wording["told.clause"]`)."""
        value: Any = self.data
        for name in path.split("."):
            value = value[name]
        return value

    def text(self, path: str, **slots: object) -> str:
        """A template filled with plain strings, typeset."""
        return self.typeset(str(self[path]).format(**slots))

    def say(self, path: str, **slots: Slot) -> tuple[Piece, ...]:
        """A template filled with pieces and joined by the language's grammar, still without capital and full stop."""
        return self.fill(str(self[path]), **slots)

    def fill(self, template: str, **slots: Slot) -> tuple[Piece, ...]:
        """`say` for a template that is at hand."""
        pieces: list[Piece] = []
        for literal, name, _, _ in Formatter().parse(template):
            if literal:
                pieces.append(Piece(self.typeset(literal)))
            if name is not None:
                pieces.extend(as_pieces(slots[name]))
        return self.join(pieces)

    def typeset(self, text: str) -> str:
        """Template text with the language's spaces and apostrophes."""
        for plain, set_ in self["typography"].items():
            text = text.replace(plain, set_)
        return text

    def remark(self, code: str, message: str) -> tuple[str, str | None]:
        """A notice's sentence, and the language it is in where that is not the page's (its own English)."""
        for pattern, template in self.data["remarks"].get(code, ()):
            found = re.fullmatch(pattern, message)
            if found:
                return self.typeset(template).format(*found.groups()), None
        return message, None if self.language == "en" else "en"

    def quoted(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """Pieces between this language's quotation marks, of another kind where they hold such marks themselves."""
        marks = {mark.strip("\u00a0 ") for mark in self["quotes"]}
        nested = any(mark in piece.text for piece in pieces for mark in marks)
        opening, closing = self["outer_quotes" if nested else "quotes"]
        return (Piece(self.typeset(opening)), *pieces, Piece(self.typeset(closing)))

    def listed(self, items: Sequence[Sequence[Piece]]) -> tuple[Piece, ...]:
        """Items in a row: commas, and the language's "and" before the last."""
        comma, last = self["list"]
        out: list[Piece] = []
        for index, item in enumerate(items):
            if index:
                out.append(Piece(last if index == len(items) - 1 else comma))
            out.extend(item)
        return tuple(out)

    def join(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """Elides and contracts over piece borders ("de " + "le Kremlin" → "du " + "Kremlin")."""
        out: list[Piece] = []
        for given in pieces:
            piece = given
            if not piece.text:
                continue
            if out and out[-1].kind == "words" and piece.kind == "quote":
                out[-1] = replace(out[-1], text=self._before_quote(out[-1].text, piece.text))
            elif out and out[-1].kind == "words":
                before, after = self._meet(out[-1].text, piece.text)
                out[-1] = replace(out[-1], text=before)
                piece = replace(given, text=after)
            if out and out[-1].kind == piece.kind == "words":
                out[-1] = replace(out[-1], text=out[-1].text + piece.text)
            else:
                out.append(piece)
        return tuple(piece for piece in out if piece.text)

    def _meet(self, before: str, after: str) -> tuple[str, str]:
        for loose, tight in self["contraction"].items():
            first, second = loose.split(" ", 1)
            if _ends_with_word(before, first) and after.startswith(second):
                return before[: -len(first) - 1] + tight, after[len(second) :]
        for word, short in self["elision"].items():
            if _ends_with_word(before, word) and self.elides(after):
                return before[: -len(word) - 1] + short, after
        return before, after

    def _openings(self) -> tuple[str, str]:
        return str(self["quotes"][0]), str(self["outer_quotes"][0])

    def _before_quote(self, before: str, quote: str) -> str:
        """Only what stands before the opening mark bends ("qu’« il part »"), never the quotation."""
        opening = next((mark for mark in self._openings() if before.endswith(f" {mark}")), None)
        if opening is None or not self.elides(quote):
            return before
        stem = before[: -len(opening)]
        for word, short in self["elision"].items():
            if _ends_with_word(stem, word) and word == "que":
                return f"{stem[: -len(word) - 1]}{short}{opening}"
        return before

    def elides(self, text: str) -> bool:
        """Whether a word before `text` loses its vowel ("d’Ukraine", but "de onze")."""
        low, rule = text.lower(), self.data.get("elision_before", {})
        word = re.match(r"\w*", low)
        if not rule or (word and word.group() in rule["except"]):
            return False
        return low[:1] in set(rule["letters"]) or low.startswith(tuple(rule["also"]))

    def with_article(self, territory: str) -> str | None:
        """A country's name as a sentence has it ("la Corée du Nord", "les États-Unis"); None for no country."""
        name = self.locale.territories.get(territory)
        if name is None or len(territory) != 2:
            return None
        rule = self["countries"]
        if territory in rule["bare"] or not rule.get("articles", True):
            return f"the {name}" if territory in rule.get("the", ()) else name
        if territory in rule["plural"]:
            return f"les {name}"
        if self.elides(name):
            return f"l’{name}"
        head = name.split(" ")[0].lower()
        feminine = territory in rule["feminine"] or (head.endswith(("e", "ée")) and territory not in rule["masculine"])
        return f"la {name}" if feminine else f"le {name}"

    def is_plural(self, name: str) -> bool:
        """Whether a source's wording takes a verb in the plural, as far as its first words show it."""
        low = name.lower()
        rule = self["determiners"]
        if any(low == word or low.startswith(f"{word} ") for word in rule["plural"]):
            return True
        return self.is_joined(name)

    def is_joined(self, name: str) -> bool:
        """Whether a source's wording names several ("Vinci et Eiffage")."""
        return re.search(self["determiners.together"], name) is not None

    def lowered(self, name: str) -> str:
        """A source's wording for the middle of a sentence: its determiner without a capital."""
        rule, low = self["determiners"], name.lower()
        for form, better in rule["rewritten"].items():
            if low.startswith(form):
                return str(better) + name[len(form) :]
        for word in (*rule["singular"], *rule["plural"]):
            if low.startswith(word if word.endswith(("'", "’")) else f"{word} "):
                return name[:1].lower() + name[1:]
        return name

    def medium(self, name: str) -> str:
        """A medium's name within a sentence: its own article keeps its capital ("Le Varnais"), an agency may take one."""
        return str(self["determiners"].get("media", {}).get(name, name))

    def count(self, path: str, number: int, **slots: Slot) -> tuple[Piece, ...]:
        """A two-form template (`one`, `many`) or a pair of keys (`path_one`, `path`), by grammatical number."""
        return self.say(f"{path}_one" if number == 1 else path, n=Piece(str(number), "count"), **slots)


def as_pieces(slot: Slot) -> tuple[Piece, ...]:
    """A template's slot as pieces; a plain string is words."""
    if isinstance(slot, str):
        return (Piece(slot),)
    return (slot,) if isinstance(slot, Piece) else tuple(slot)


def _ends_with_word(text: str, word: str) -> bool:
    return text.endswith(f"{word} ") and (len(text) == len(word) + 1 or not text[-len(word) - 2].isalpha())


def finished(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A sentence's pieces with a capital at the beginning and a mark at the end.

    A quotation keeps its own first letter, and its own question mark needs no full stop behind it.
    """
    out = list(pieces)
    for index, piece in enumerate(out):
        if piece.kind == "quote":
            break
        letter = re.search(r"\w", piece.text)
        if letter and re.match(r"\w+(?:\.\w+)+", piece.text[letter.start() :]):
            break  # an address keeps its own first letter
        if letter:
            at = letter.start()
            out[index] = replace(piece, text=piece.text[:at] + piece.text[at].upper() + piece.text[at + 1 :])
            break
        if piece.text.strip():
            break
    tail = "".join(piece.text for piece in out).rstrip(_CLOSERS)
    if out and tail[-1:] not in _ENDS:
        out.append(Piece("."))
    return tuple(out)


@cache
def load(language: str) -> Wording:
    """The wording of a page language.

    Raises:
        UnsupportedLanguage: there is no page in that language.
    """
    if language not in LANGUAGES:
        raise UnsupportedLanguage(language, LANGUAGES)
    data = tomllib.loads((files("selon.explain.wording") / f"{language}.toml").read_text(encoding="utf-8"))
    bare = Wording(language, Locale.parse(data["locale"]), data)
    typeset = {name: value if name in _GRAMMAR else _each(value, bare.typeset) for name, value in data.items()}
    return replace(bare, data=typeset)


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """A TOML value with every string in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each(item, change) for item in value]
    return {name: _each(item, change) for name, item in value.items()} if isinstance(value, dict) else value
