"""Reads texts in which attributions are marked: "{S:La maire} {C:dément} {T:toute fuite}."

S is a source, C a cue, T a content; a number tells attributions apart ("{S2:il}"), marks
may nest, and a role marked twice has two spans. An attribution whose content lies in
another's content gets that one as its parent.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from selon.records import Attribution, Report, Span

SPECS = Path(__file__).parent.parent / "specs"
_MARK = re.compile(r"\{([SCT])(\d*):|\}")


def read(marked: str) -> tuple[str, tuple[Attribution, ...]]:
    """The text without its marks, and the attributions they show, in the order of their numbers."""
    text, position = "", 0
    roles: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    open_marks: list[tuple[str, int, int]] = []
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match.group(1):
            open_marks.append((match.group(1), int(match.group(2) or 1), len(text)))
        else:
            role, number, start = open_marks.pop()
            roles[number][role].append(Span(start, len(text)))
    text += marked[position:]
    found = [
        Attribution(tuple(sorted(r["S"])), tuple(sorted(r["C"])), tuple(sorted(r["T"])), 0.9)
        for _, r in sorted(roles.items())
    ]
    return text, tuple(replace(item, parent=_parent(index, found)) for index, item in enumerate(found))


def _parent(index: int, found: list[Attribution]) -> int | None:
    inner = found[index].content[0]
    around = [
        (span.end - span.start, other)
        for other, item in enumerate(found)
        for span in item.content
        if other != index and span.start <= inner.start and inner.end <= span.end
    ]
    return min(around)[1] if around else None


def report(text: str, language: str, **fields: Any) -> Report:
    """A report of that text and nothing else known of it."""
    return Report(id="r1", text=text, language=language, **fields)


def cases(phenomenon: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every golden case of a phenomenon, with its language."""
    for language in ("fr", "en"):
        table = tomllib.loads((SPECS / language / f"{phenomenon}.toml").read_text(encoding="utf-8"))
        for case in table["case"]:
            yield language, case


def ids(phenomenon: str) -> list[str]:
    """A short name for each case, for the test's report."""
    return [f"{language}-{case['text'][:40]}" for language, case in cases(phenomenon)]
