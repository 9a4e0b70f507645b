"""What a source does to the content: states, confirms, denies, demands …

Rows: `cues.toml` (cue), `hedges.toml` (negation). Cases: `specs/<language>/stance.toml`.
"""

import re
from typing import cast

from selon.languages import LanguagePack
from selon.languages.wording import Hit, find, longest
from selon.normalisation.content_shape import content_shape, looks_ahead
from selon.records import Attribution, Stance

#: How far into a content its opening reaches.
_OPENING_WORDS = 4


def stance_of(text: str, found: Attribution, pack: LanguagePack | None) -> Stance:
    """The stance of an attribution, read from its cue; the extractor's own reading where the cue is unknown.

    Of several forms in one cue the last that is more than a bare "says" counts
    ("selon les prévisions", "dit craindre").
    """
    hits = [] if pack is None else _cue_hits(text, found, pack)
    if pack is None or not hits:
        return found.stance or "state"
    chosen = next((hit for hit in reversed(hits) if hit.row["stance"] != "state"), hits[-1])
    return _read(text, found, pack, chosen)


def _cue_hits(text: str, found: Attribution, pack: LanguagePack) -> list[Hit]:
    return [hit for start, end in found.cue for hit in longest(find(pack, "cues", "cue", text, start, end))]


def _read(text: str, found: Attribution, pack: LanguagePack, hit: Hit) -> Stance:
    row = hit.row
    if row.get("negated") and negated(text, found, pack):
        return cast(Stance, row["negated"])
    shape = content_shape(text, found.cue, found.content, pack)
    reading = row.get(shape)
    if reading is None and row.get("future") and looks_ahead(text, found.content, pack):
        reading = row["future"]
    stance = cast(Stance, reading or row["stance"])
    return _opening(text, found, pack) or stance if stance == "state" else stance


def _opening(text: str, found: Attribution, pack: LanguagePack) -> Stance | None:
    """The stance a content opens with after a bare "says" ("se dit favorable à …", "expressed outrage at …")."""
    start, end = found.content[0]
    if start < found.cue[0].start:
        return None
    words = list(re.finditer(r"[\w'’-]+", text[start:end]))[:_OPENING_WORDS]
    hits = find(pack, "cues", "opening", text, start, start + words[-1].end()) if words else []
    return cast(Stance, hits[0].row["stance"]) if hits else None


def negated(text: str, found: Attribution, pack: LanguagePack) -> bool:
    """Whether the cue itself is negated ("n'a pas confirmé", "declined" is not: it denies by itself)."""
    return any(find(pack, "hedges", "negation", text, start, end) for start, end in found.cue)
