"""A report's text with its cited passages marked: overlapping and nested ones stay legible without scripts."""

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from selon.explain.page import Citation
from selon.explain.shown import visible
from selon.records import Span

#: Characters of context kept on each side of a cited passage in excerpts.
CONTEXT = 300
#: A longer report is shown in excerpts even when others are shown whole.
LONGEST = 30_000

Numbered = tuple[int, Citation]


def passages(text: str, cited: Sequence[Numbered], *, excerpts: bool, back: str) -> str:
    """The text as HTML paragraphs; each citation's pieces carry class `c{n}`, its beginning id `m{n}` and a link back.

    With `excerpts`, or when the text is very long, only what surrounds citations is
    kept, and `[…]` stands where something was left out.
    """
    marks = sorted((span, number) for number, citation in cited for span in citation.spans)
    windows = _windows(text, [span for span, _ in marks]) if excerpts or len(text) > LONGEST else [(0, len(text))]
    begun: set[int] = set()
    out: list[str] = []
    reached = 0
    for start, end in windows:
        if text[reached:start].strip():
            out.append('<p class="cut">[…]</p>')
        inside = [(span, number) for span, number in marks if span.start < end and span.end > start]
        out += [_paragraph(text, a, b, inside, begun, back) for a, b in _paragraphs(text, start, end)]
        reached = end
    if text[reached:].strip():
        out.append('<p class="cut">[…]</p>')
    return "\n".join(out)


def _windows(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Stretches around the spans, grown to paragraph or word borders and merged."""
    merged: list[tuple[int, int]] = []
    for span in spans:
        start, end = _grown(text, span)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _grown(text: str, span: Span) -> tuple[int, int]:
    low, high = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
    before, after = text.rfind("\n", low, span.start), text.find("\n", span.end, high)
    start = before + 1 if before >= 0 else (text.find(" ", low, span.start) + 1 or span.start) if low else 0
    end = after if after >= 0 else text.rfind(" ", span.end, high) if high < len(text) else high
    return start, max(end, span.end)


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Non-empty lines of a stretch, as borders."""
    return [
        (start + match.start(), start + match.end())
        for match in re.finditer(r"[^\r\n]+", text[start:end])
        if match.group().strip()
    ]


def _paragraph(text: str, start: int, end: int, marks: Sequence[tuple[Span, int]], begun: set[int], back: str) -> str:
    inside = [(span, number) for span, number in marks if span.start < end and span.end > start]
    borders = sorted({start, end, *(edge for span, _ in inside for edge in span if start < edge < end)})
    pieces = [
        _stretch(text[a:b], [number for span, number in inside if span.start <= a and span.end >= b], begun, back)
        for a, b in pairwise(borders)
    ]
    return f"<p>{''.join(pieces)}</p>"


def _stretch(text: str, numbers: Sequence[int], begun: set[int], back: str) -> str:
    """Text between two borders, under every citation that covers it."""
    shown = escape(visible(text))
    if not numbers:
        return shown
    first = [number for number in dict.fromkeys(numbers) if number not in begun]
    begun.update(first)
    anchors = "".join(
        f'<a class="back" id="m{n}" href="#c{n}" title="{escape(back)}" aria-label="{escape(back)} {n}">{n}</a>'
        for n in first
    )
    classes = " ".join(f"c{number}" for number in dict.fromkeys(numbers))
    depth = min(len(set(numbers)), 3)
    return f'{anchors}<mark class="d{depth} {classes}">{shown}</mark>'
