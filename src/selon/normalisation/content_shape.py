"""What a content looks like grammatically, as far as its stance needs: told by its first words.

The word classes stand in `[shape]` of a pack's profile.toml.
"""

import re
from collections.abc import Sequence
from typing import Literal

from selon.languages import LanguagePack
from selon.records import Span

Shape = Literal["infinitive", "noun", "clause", "question"]

_LEADING = re.compile(r"^[\s\"'«»“”‘’,;:…]+")


def _words(pack: LanguagePack, name: str) -> frozenset[str]:
    shape = pack.profile.get("shape", {})
    return frozenset(shape.get(name, ()))


def _pattern(pack: LanguagePack, name: str) -> re.Pattern[str] | None:
    pattern = pack.profile.get("shape", {}).get(name)
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def content_shape(text: str, cue: Sequence[Span], content: Sequence[Span], pack: LanguagePack) -> Shape:
    """Infinitive ("de partir", "to leave"), question ("si", "whether"), noun phrase, or clause.

    A content that stands before its cue is a clause: noun phrases and infinitives follow.
    """
    start, end = content[0]
    if not cue or start < cue[0].start:
        return "clause"
    lead = _LEADING.sub("", text[start:end]).lower().replace("’", "'")
    infinitive, finite = _pattern(pack, "infinitive"), _pattern(pack, "finite")
    if infinitive and infinitive.match(lead):
        return "infinitive"
    first = re.match(r"\w+'?", lead)
    if first and first.group() in _words(pack, "interrogatives"):
        return "question"
    if first and first.group() in _words(pack, "determiners") and not (finite and finite.search(lead)):
        return "noun"
    return "clause"


def looks_ahead(text: str, content: Sequence[Span], pack: LanguagePack) -> bool:
    """Whether a verb of the content is in the future."""
    future = _pattern(pack, "future")
    return future is not None and any(future.search(text[start:end]) for start, end in content)
