"""Ranges as an inline SVG, drawn by Altair and vl-convert, that follows the page's colours and reads without them.

Every chart is drawn twice, for a wide and for a narrow page, since one drawing that
scales would make its letters too small for a telephone; the page's style shows one.
Colours are `currentColor`, which takes the page's ink in light, dark and print, and
every value stands over its bar in words.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from math import floor, log10
from typing import TYPE_CHECKING, Any

from selon.explain.page import Bar, Chart
from selon.explain.shown import visible

if TYPE_CHECKING:
    import altair as alt

#: Pixels from row to row, and from a row's middle up to its words.
ROW, ABOVE = 46, 17
#: Pixels across and characters of a row's words, by the class of the page's style that shows the drawing.
SIZES = {"wide": (680, 84), "narrow": (328, 44)}
#: Pixels left free on each side for markers and arrows.
MARGIN = 14
FONT = 'system-ui, -apple-system, "Liberation Sans", Arial, sans-serif'
#: Charts kept once drawn: drawing takes a tenth of a second, and a page asked for again shows the same.
KEPT = 256
#: A tick's thousands part by thin spaces, which every language of the page reads.
_TICK = "replace(format(datum.value, ',.10~g'), regexp(',', 'g'), '\u202f')"
#: A day or place behind a name or a value.
_BRACKETS = re.compile(r"\s\([^()]*\)$")
Rows = list[dict[str, Any]]


@lru_cache(KEPT)
def svg(chart: Chart) -> str:
    """A `<figure>`; empty when no bar has a bound."""
    bars = [bar for bar in chart.bars if bar.low is not None or bar.high is not None]
    if not bars:
        return ""
    words = escape(visible(chart.description))
    drawings = "".join(
        _drawing(bars, *size).replace("<svg ", f'<svg role="img" aria-label="{words}" data-size="{name}" ', 1)
        for name, size in SIZES.items()
    )
    return (
        f'<figure class="chart"><figcaption>{escape(visible(chart.caption))}</figcaption>'
        f"{drawings}{_legend(chart.legend, bars)}</figure>"
    )


def start() -> None:
    """Starts the engine, which takes a second or more, so that no reader of a long-lived process waits for it."""
    _drawing((Bar("", "1", 1, 1, approx=False),), *SIZES["narrow"])


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


def _drawing(bars: Sequence[Bar], width: int, letters: int) -> str:
    """The bars as one `<svg>` element so many pixels wide."""
    import altair as alt
    import vl_convert

    low, high, ticks = scale(bars)
    across = alt.X(
        "low:Q",
        scale=alt.Scale(domain=[low, high], nice=False, zero=False, padding=0, range=[MARGIN, width - MARGIN]),
        axis=alt.Axis(
            title=None, values=ticks, labelExpr=_TICK, labelFlush=True, ticks=False, domain=False, labelPadding=6
        ),
    )
    down = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    layers = [
        layer.encode(**{"x": across, "y": down, **more})
        for layer, more in _layers(bars, low=low, high=high, letters=letters)
    ]
    drawn = alt.LayerChart(layer=layers).properties(width=width, height=alt.Step(ROW), padding=0, config=_style())
    return vl_convert.vegalite_to_svg(drawn.to_dict())


def _style() -> "alt.Config":
    """The page's ink, no frame, and no words for screen readers, to whom the figure is told whole."""
    import altair as alt

    ink = "currentColor"
    axis = alt.AxisConfig(gridColor=ink, gridOpacity=0.2, labelColor=ink, labelOpacity=0.85, labelFontSize=12)
    view = alt.ViewConfig(stroke=None)
    return alt.Config(background="transparent", aria=False, font=FONT, view=view, axis=axis)


def _layers(bars: Sequence[Bar], *, low: float, high: float, letters: int) -> list[tuple["alt.Chart", dict[str, Any]]]:
    """Words, ranges with their edges, open ranges with their arrows, values, and approximate values drawn hollow."""
    import altair as alt

    def of(rows: Rows) -> "alt.Chart":
        return alt.Chart(alt.InlineData(values=rows))

    ink = "currentColor"
    # Every layer names every row, so that all layers have the same rows from top to bottom.
    rows: Rows = [{"row": index, "low": low, "words": _words(bar, letters)} for index, bar in enumerate(bars)]
    spans, opened, arrows, values, about = _marks(bars, low=low, high=high)
    edges: Rows = [{"row": row["row"], "low": bound} for row in spans for bound in (row["low"], row["high"])]
    return [
        (
            of(rows).mark_text(align="left", dy=-ABOVE + 6, fontSize=13, color=ink),
            {"text": alt.Text("words:N"), "x": alt.value(0)},
        ),
        (of(spans).mark_rule(strokeWidth=4, color=ink, yOffset=9), {"x2": "high:Q"}),
        (of(edges).mark_tick(thickness=2, size=12, color=ink, yOffset=9, orient="vertical"), {}),
        (of(opened).mark_rule(strokeWidth=2, strokeDash=[5, 4], color=ink, yOffset=9), {"x2": "high:Q"}),
        (
            of(arrows).mark_point(size=60, filled=True, opacity=1, color=ink, yOffset=9),
            {"shape": alt.Shape("shape:N", scale=None, legend=None)},
        ),
        (of(values).mark_point(shape="circle", size=110, filled=True, opacity=1, color=ink, yOffset=9), {}),
        (of(about).mark_point(shape="diamond", size=110, strokeWidth=2, opacity=1, color=ink, yOffset=9), {}),
    ]


def _marks(bars: Sequence[Bar], *, low: float, high: float) -> tuple[Rows, Rows, Rows, Rows, Rows]:
    """Closed ranges, open ranges, their arrows, values, and approximate values, each with its row."""
    spans, opened, arrows, values, about = Rows(), Rows(), Rows(), Rows(), Rows()
    for index, bar in enumerate(bars):
        if _is_range(bar):
            spans.append({"row": index, "low": bar.low, "high": bar.high})
            continue
        bound = bar.low if bar.low is not None else bar.high
        (about if bar.approx else values).append({"row": index, "low": bound})
        if bar.high is None:
            opened.append({"row": index, "low": bound, "high": high})
            arrows.append({"row": index, "low": high, "shape": "triangle-right"})
        elif bar.low is None:
            opened.append({"row": index, "low": low, "high": bound})
            arrows.append({"row": index, "low": low, "shape": "triangle-left"})
    return spans, opened, arrows, values, about


def _words(bar: Bar, letters: int) -> str:
    """Who says it and the value, which stays whole where the words are too long: days and places go first, the table has them."""
    label, value = visible(bar.label), visible(bar.value)
    name, number = _BRACKETS.sub("", label), _BRACKETS.sub("", value)
    for said in (f"{label} · {value}", f"{name} · {value}", f"{name} · {number}"):
        if len(said) <= letters:
            return said
    return f"{name[: max(1, letters - 4 - len(number))].rstrip()}… · {number}"


def _is_range(bar: Bar) -> bool:
    return bar.low is not None and bar.high is not None and bar.low != bar.high


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
