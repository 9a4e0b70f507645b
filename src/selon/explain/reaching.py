"""Whether words of somebody's reach back to what he was asked, or what stood before: "if I take part in it, I shall not say so".

Quoted alone such words leave open what "it", "his speech" or "the deputy" is. Of a page that has plenty to tell they are left
out. Rules: the page's wording files, `[reaching]`.
"""

import re
from functools import cache

from selon.explain.wording import load

#: Characters of somebody's words in which an object's pronoun takes up what was before them.
EARLY = 70
_LONE = re.compile(r"(?<![\w’-])[A-ZÀ-Þ][\w’-]+")


def reaches_back(text: str, language: str, names: frozenset[str]) -> bool:
    """Whether words hold a pronoun, or a possessive, before anything that it could stand for; `names` are those of known persons."""
    if points_there(text, language) or _pattern(language, "object").search(text[:EARLY]):
        return True
    for possessive, owner in (("its", "one"), ("their", "several")):
        found = _pattern(language, possessive).search(text)
        if found is None:
            continue
        before = text[: found.start()]
        if not _pattern(language, owner).search(before) and not set(_LONE.findall(before)) & names:
            return True
    return False


def points_there(text: str, language: str) -> bool:
    """Whether a place or matter is only pointed to (« y sont organisées »), by whomever."""
    return _pattern(language, "there").search(text) is not None


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["reaching"][name]), re.IGNORECASE)
