"""Annotated reports → labelled windows.

A row of the annotated files is `{"id","text","attributions":[{"source","cue","content": [[s,e]…],
"stance"?}], "discard"?: [[s,e]…]}`; offsets are code points. Each attribution hangs on
one *anchor* word: the first word of its cue, or of its content when it has no cue
(a follow-up quotation). The encoder finds anchors; a second head tags, for one anchor
at a time, every word of the window, so nested attributions do not get into each other's way.
"""

import gzip
import hashlib
import json
import random
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selon.extraction.decode import ANCHORS, STANCES, TAGS
from selon.extraction.windows import Tokenizer, Unit, Window, units, windows
from selon.records import Span

IGNORE = -100
Row = dict[str, Any]
#: Sets of marks that reporters use alike; training swaps them so that none is a crutch.
QUOTE_STYLES = (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"))


@dataclass(slots=True)
class Target:
    """One attribution in one window: its anchor word, a tag per word, and its stance's index (or IGNORE)."""

    anchor: int
    tags: list[int]
    stance: int


@dataclass(slots=True)
class Example:
    """A window with its labels; `anchors` has one of `ANCHORS` (or IGNORE) per word."""

    window: Window
    anchors: list[int]
    targets: list[Target]
    guide: int
    weight: float = 1.0


@dataclass(slots=True)
class Document:
    """A report cut into units once, with what is annotated in it."""

    row: Row
    parts: list[Unit]
    guide: int
    weight: float = 1.0


def load(path: Path) -> list[Row]:
    """Rows of a (gzipped) JSON Lines file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def with_texts(rows: Sequence[Row], files: Iterable[Path]) -> list[Row]:
    """Rows that hold only an id, offsets and the digest of their text, with the text from a corpus file.

    Raises:
        ValueError: a text is missing, or is not the one that was annotated.
    """
    wanted = {row["id"]: row for row in rows if "text" not in row}
    texts = (
        {row["id"]: row["text"] for file in files for row in load(file) if row.get("id") in wanted} if wanted else {}
    )
    for name, row in wanted.items():
        if name not in texts:
            raise ValueError(f"the text of {name} is in none of the corpus files")
        if digest(texts[name]) != row["digest"]:
            raise ValueError(f"the text of {name} is not the one that was annotated")
    return [row if "text" in row else {**row, "text": texts[row["id"]]} for row in rows]


def digest(text: str) -> str:
    """The first 12 hexadecimal digits of the text's SHA-256: enough to notice another text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def document(row: Row, tokenizer: Tokenizer, limit: int, guide: int, weight: float = 1.0) -> Document:
    """A row cut into units of at most `limit` pieces."""
    return Document(row, units(row["text"], tokenizer, limit), guide, weight)


def other_quotes(row: Row, rng: random.Random) -> Row:
    """The row with its quotation marks and apostrophes in another style of the same length."""
    opening, closing = rng.choice(QUOTE_STYLES)
    table = str.maketrans({"«": opening, "“": opening, "»": closing, "”": closing})
    apostrophe = rng.choice("'’")
    table |= str.maketrans({"'": apostrophe, "’": apostrophe})
    return {**row, "text": row["text"].translate(table)}


def examples(doc: Document, *, size: int, context: int, rng: random.Random | None = None) -> Iterable[Example]:
    """The labelled windows of a document; with `rng` the first window is cut short at random."""
    first = rng.randint(size // 3, size) if rng else None
    for window in windows(doc.parts, size=size, context=context, first=first):
        yield label(window, doc)


def label(window: Window, doc: Document) -> Example:
    """The window with the labels of every attribution whose anchor it holds."""
    words = window.words
    anchors = [0] * len(words)
    starts = [word.start for word in words]
    for start, end in doc.row.get("discard", ()):
        for index in _inside(words, starts, start, end):
            anchors[index] = IGNORE
    targets = []
    for attribution in doc.row["attributions"]:
        roles = {
            role: [_inside(words, starts, s, e) for s, e in attribution[role]] for role in ("source", "cue", "content")
        }
        lead = "cue" if attribution["cue"] else "content"
        s, e = min(attribution[lead])
        first = _inside(words, starts, s, e)
        if not first or words[first[0]].end <= s or not any(roles["content"]):
            continue
        anchor = first[0]
        anchors[anchor] = ANCHORS.index(lead)
        stance = attribution.get("stance")
        targets.append(Target(anchor, _tags(len(words), roles), STANCES.index(stance) if stance in STANCES else IGNORE))
    return Example(window, anchors, targets, doc.guide, doc.weight)


def _inside(words: Sequence[Span], starts: Sequence[int], start: int, end: int) -> list[int]:
    """Indices of the words that share a character with [start, end)."""
    index = max(0, bisect_right(starts, start) - 1)
    found = []
    while index < len(words) and words[index].start < end:
        if words[index].end > start:
            found.append(index)
        index += 1
    return found


def _tags(length: int, roles: dict[str, list[list[int]]]) -> list[int]:
    tags = [0] * length
    for role in ("content", "cue", "source"):  # a clitic source inside its cue wins over the cue
        for run in roles[role]:
            for place, index in enumerate(run):
                inside = place > 0 and run[place - 1] == index - 1
                tags[index] = TAGS.index(("I-" if inside else "B-") + role)
    return tags
