"""Finds the wordings of a pack's rows in running text.

A `form` is written as people read it, with four signs: `*` after letters stands for any
further letters ("confirm*"), `|` parts alternatives inside one word ("un|une"), `_` is a space
inside an alternative ("vice_president|president"), and `…` as a word of its own stands for up
to three words ("mis … en garde"). Letter case and the shape of
apostrophes, hyphens and spaces do not matter; a form is never found inside a longer word, nor before its row's
`not_before`, which is written like a form.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from selon.languages.pack import LanguagePack, Row
from selon.records import Span

_APOSTROPHES = "['’ʼ`´]"
_HYPHENS = "[-‐‑–]"
_GAP = r"(?:[\w'’,\-]+\s+){0,3}?"


@dataclass(frozen=True, slots=True)
class Hit:
    """A row's form found in a text: the row, and where it stands (code points)."""

    row: Row
    span: Span


def _word(word: str) -> str:
    pieces = []
    for alternative in sorted(word.split("|"), key=len, reverse=True):
        literal = re.escape(alternative).replace(r"\*", r"\w*").replace("_", r"\s+")
        closed = r"(?!\w)" if alternative[-1:].isalnum() or alternative.endswith("*") else ""
        pieces.append(re.sub("['’]", _APOSTROPHES, literal).replace(r"\-", _HYPHENS) + closed)
    return pieces[0] if len(pieces) == 1 else f"(?:{'|'.join(pieces)})"


@cache
def compile_form(form: str) -> re.Pattern[str]:
    """The pattern of one form (see the module's text for its signs)."""
    out = ""
    words = form.split()
    for position, word in enumerate(words):
        last = position == len(words) - 1
        if word == "…":
            out += _GAP
            continue
        out += _word(word)
        if not last:
            out += r"\s*" if word.endswith(("'", "’")) else r"\s+"
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    return re.compile(before + out, re.IGNORECASE)


def find(pack: LanguagePack, file: str, kind: str, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
    """Every place in `text[start:end]` where a row of `file`/`kind` stands, in text order, longest first.

    Hits may overlap; `longest` keeps one per stretch of text.
    """
    end = len(text) if end is None else end
    hits = [
        Hit(row, Span(*match.span()))
        for row in pack.rows(file, kind)
        for match in compile_form(row.form).finditer(text, start, end)
        if not _goes_on(row, text, match.end())
    ]
    return sorted(hits, key=_order)


def _goes_on(row: Row, text: str, end: int) -> bool:
    """Whether the row's `not_before` stands behind: "alors" is another word before "que"."""
    words = row.get("not_before")
    if not words:
        return False
    while end < len(text) and text[end].isspace():
        end += 1
    return compile_form(words).match(text, end) is not None


def _order(hit: Hit) -> tuple[int, int, int]:
    """By place; then the longer wording, then the more exact form ("confirm*" before "confi*")."""
    return hit.span.start, -hit.span.end, -len(hit.row.form.split("|")[0])


def longest(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Of hits that overlap, the one that starts first, and of those the longest."""
    covered = -1
    for hit in sorted(hits, key=_order):
        if hit.span.start >= covered:
            covered = hit.span.end
            yield hit
