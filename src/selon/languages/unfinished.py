"""Where no clause ends: words after which more must come."""

import re

#: No clause ends with these: articles, prepositions, conjunctions, relative pronouns.
UNFINISHED = re.compile(
    r"(?<![\w-])(?:de|du|des|d['’]|l['’]|qu['’]|s['’]|n['’]|les?|la|une|au|aux|et|ou|que|dont|par|pour|sur|dans|avec|sans"
    r"|chez|vers|ses?|sa|ces?|cette|tout|toute|tous|toutes|any|every|leurs?|comme|s['’]est|à|en|entre|environ|quelque|about|around|nearly|almost|the|an?|of|and|or|with|for|from|who|which|its|his|their|than)\s*$",
    re.IGNORECASE,
)
#: "selon" or "via" behind a content opens the next thing told of it.
HANGING = re.compile(
    r"(?:[\s,]+|^)(?:selon|d['’]après|per|via|according\s+to|mais|but|alors\s+que|while)$", re.IGNORECASE
)


def breaks_off(text: str) -> bool:
    """Whether words end where no clause ends: behind an article, a preposition or a conjunction."""
    tail = text[-16:].rstrip(" '’")
    return bool(UNFINISHED.search(tail) or HANGING.search(tail) or re.search(r"\b(?:qu|d|l|n|s|c|j)$", tail))
