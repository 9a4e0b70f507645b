"""Ranges as an inline SVG that scales with the page, follows its colours, and reads without them.

Written by hand, since the chart must take the page's text colour in light and dark
and keep its letters at reading size on a narrow screen: positions across are
percentages, heights are pixels, and every value stands beside its bar in words.
"""

from collections.abc import Callable, Sequence
from html import escape
from math import floor, log10

from selon.explain.page import Bar, Chart
from selon.explain.shown import visible

ROW = 46
TOP = 8
LABEL = 58

#: Share of the width (percent) left free on each side for markers and arrows.
MARGIN = 3.0


def svg(chart: Chart) -> str:
    """A `<figure>`; empty when no bar has a bound."""
    bars = [bar for bar in chart.bars if bar.low is not None or bar.high is not None]
    if not bars:
        return ""
    low, high, ticks = scale(bars)
    height = TOP + ROW * len(bars) + 26

    def x(value: float) -> float:
        return MARGIN + (100 - 2 * MARGIN) * (value - low) / (high - low)

    parts = [_axis(ticks, [x(tick) for tick in ticks], height)]
    parts += [_row(bar, TOP + ROW * index, x) for index, bar in enumerate(bars)]
    words = escape(visible(chart.description))
    return (
        f'<figure class="chart"><figcaption>{escape(visible(chart.caption))}</figcaption>'
        f'<svg role="img" aria-label="{words}" width="100%" height="{height}">{"".join(parts)}</svg>'
        f"{_legend(chart.legend, bars)}</figure>"
    )


def scale(bars: Sequence[Bar]) -> tuple[float, float, list[float]]:
    """Bounds of the axis and its ticks: from 0 unless the values stand close together far from it."""
    values = [bound for bar in bars for bound in (bar.low, bar.high) if bound is not None]
    least, most = min(values), max(values)
    start = least - (most - least) if least > 0 and most < 1.25 * least and most > least else min(0.0, least)
    most = most if most > start else start + 1
    step = _nice((most - start) / 4)
    first = floor(start / step)
    last = floor(most / step) + (0 if most / step == floor(most / step) else 1)
    last = max(last, first + 1)
    return first * step, last * step, [index * step for index in range(first, last + 1)]


def _nice(step: float) -> float:
    """The next of 1, 2, 5 times a power of ten."""
    power: float = 10.0 ** floor(log10(step))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= step), 10 * power)


def _axis(ticks: Sequence[float], places: Sequence[float], height: int) -> str:
    base = height - 20
    lines = "".join(f'<line class="grid" x1="{p:.2f}%" x2="{p:.2f}%" y1="0" y2="{base}"/>' for p in places)
    anchors = ["start", *["middle"] * (len(ticks) - 2), "end"]
    words = "".join(
        f'<text class="tick" x="{place:.2f}%" y="{height - 4}" text-anchor="{anchor}">{_short(tick)}</text>'
        for tick, place, anchor in zip(ticks, places, anchors, strict=True)
    )
    return lines + words


def _short(value: float) -> str:
    """A tick with thin spaces between thousands, which every language of the page reads."""
    return f"{value:,.10g}".replace(",", "\u202f")


def _row(bar: Bar, top: int, x: Callable[[float], float]) -> str:
    middle = top + 32
    label = f"{bar.label} · {bar.value}"
    text = label if len(label) <= LABEL else label[: LABEL - 1 - len(bar.value) - 3].rstrip() + f"… · {bar.value}"
    parts = [f'<text class="label" x="{MARGIN}%" y="{top + 16}">{escape(visible(text))}</text>']
    low, top_ = bar.low, bar.high
    if low is not None and top_ is not None and low != top_:
        parts.append(_line(x(low), x(top_), middle))
        parts += [_tick(x(low), middle), _tick(x(top_), middle)]
    elif low is not None and top_ is None:
        parts += [_line(x(low), 100 - MARGIN / 2, middle, opened=True), _arrow(100 - MARGIN / 2, middle, 1)]
    elif low is None and top_ is not None:
        parts += [_line(MARGIN / 2, x(top_), middle, opened=True), _arrow(MARGIN / 2, middle, -1)]
    points = [bound for bound in dict.fromkeys((low, top_)) if bound is not None] if not _is_range(bar) else []
    parts += [_point(x(value), middle, hollow=bar.approx) for value in points]
    return f"<g>{''.join(parts)}</g>"


def _is_range(bar: Bar) -> bool:
    return bar.low is not None and bar.high is not None and bar.low != bar.high


def _line(left: float, right: float, y: int, *, opened: bool = False) -> str:
    kind = "range open" if opened else "range"
    return f'<line class="{kind}" x1="{left:.2f}%" x2="{right:.2f}%" y1="{y}" y2="{y}"/>'


def _tick(place: float, y: int) -> str:
    return f'<line class="edge" x1="{place:.2f}%" x2="{place:.2f}%" y1="{y - 6}" y2="{y + 6}"/>'


def _arrow(place: float, y: int, way: int) -> str:
    shape = f"M0,-6 L{9 * way},0 L0,6 Z"
    return f'<svg x="{place:.2f}%" y="{y}" overflow="visible"><path class="arrow" d="{shape}"/></svg>'


def _point(place: float, y: int, *, hollow: bool) -> str:
    if hollow:
        return (
            f'<svg x="{place:.2f}%" y="{y}" overflow="visible"><path class="hollow" d="M0,-7 L7,0 L0,7 L-7,0 Z"/></svg>'
        )
    return f'<circle class="point" cx="{place:.2f}%" cy="{y}" r="6"/>'


def _legend(words: Sequence[str], bars: Sequence[Bar]) -> str:
    """Only the signs that the chart shows."""
    given, about, span, opened = words
    open_bar = any(bar.low is None or bar.high is None for bar in bars)
    signs = [
        ("●", given, any(not bar.approx and not _is_range(bar) for bar in bars)),
        ("◇", about, any(bar.approx for bar in bars)),
        ("├─┤", span, any(_is_range(bar) for bar in bars)),
        ("╌▸", opened, open_bar),
    ]
    items = "".join(f'<li><span aria-hidden="true">{sign}</span> {escape(word)}</li>' for sign, word, on in signs if on)
    return f'<ul class="legend">{items}</ul>'
