"""Lines of a report that only lead to other ones: "Lire aussi …", "Read more: …"."""

import re

from selon.languages.pack import LanguagePack
from selon.languages.wording import find
from selon.records import Span

#: What may stand before such words in their line.
_OPENING = re.compile(r"(?:^|\n)[\s»>•→*–—-]*$")
#: In a text whose lines were lost, a title's mark stands before them, and the title is about so long.
_MARKED, _TITLE = re.compile(r"\s»\s$"), 120
#: A longer line goes on with something else.
_LONGEST = 240


def links(text: str, pack: LanguagePack) -> list[Span]:
    """The lines, from the leading words to their end, in text order."""
    found = []
    for hit in find(pack, "sources", "link", text):
        end = text.find("\n", hit.span.end)
        end = len(text) if end < 0 else end
        if _MARKED.search(text, max(0, hit.span.start - 3), hit.span.start):
            found.append(Span(hit.span.start, min(end, hit.span.end + _TITLE)))
        elif end - hit.span.start <= _LONGEST and _OPENING.search(text, max(0, hit.span.start - 12), hit.span.start):
            found.append(Span(hit.span.start, end))
    return found


def without_links(text: str, pack: LanguagePack) -> str:
    """The text with such lines blank, so that everything else keeps its place."""
    for start, end in links(text, pack):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
