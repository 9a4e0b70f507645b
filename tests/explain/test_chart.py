"""The chart of ranges: drawn for wide and narrow pages, every value in words, without the page's colours written in."""

import re
from xml.etree import ElementTree as ET

import pytest

from selon.explain.chart import SIZES, scale, start, svg
from selon.explain.page import Bar, Chart

LEGEND = ("donné", "environ", "de … à …", "ouvert")
ORVALE = Bar("La préfecture d’Orvale (3 mai 2031)", "3 000", 3000.0, 3000.0, approx=False)
UNION = Bar("Le syndicat", "de 10 000 à 12 000", 10000.0, 12000.0, approx=False)
LEAST = Bar("Brume", "au moins 1 500", 1500.0, None, approx=False)
MOST = Bar("Le port", "moins de 5 000", None, 5000.0, approx=False)
ABOUT = Bar("Un témoin", "près de 8 000", 8000.0, 8000.0, approx=True)
ALL = (ORVALE, UNION, LEAST, MOST, ABOUT)


def chart(*bars: Bar) -> Chart:
    return Chart("Marcheurs", "La préfecture : 3 000", bars, LEGEND)


def drawings(*bars: Bar) -> list[ET.Element]:
    return [ET.fromstring(drawn) for drawn in re.findall(r"<svg .*?</svg>", svg(chart(*bars)))]


def kinds(drawing: ET.Element, kind: str) -> list[ET.Element]:
    """The marks of one kind ("rule", "text", "symbol"), without the axis."""
    name = f"mark-{kind} role-mark"
    return [mark for group in drawing.iter() if name in group.get("class", "") for mark in group]


def test_a_drawing_for_each_width_of_page() -> None:
    sizes = {drawing.get("data-size"): float(drawing.get("width", "0")) for drawing in drawings(*ALL)}
    assert set(sizes) == set(SIZES)
    assert sizes["narrow"] <= 330 < sizes["wide"] <= 700


def test_every_value_stands_in_words_also_where_the_words_are_too_long() -> None:
    long = Bar("Un responsable des services de la Tirvanie " * 4, "de 7 à 9", 7.0, 9.0, approx=False)
    for drawing in drawings(*ALL, long):
        words = ["".join(mark.itertext()) for mark in kinds(drawing, "text")]
        assert [word.endswith(bar.value) for word, bar in zip(words, (*ALL, long), strict=True)] == [True] * 6
        assert "…" in words[-1]


def test_values_ranges_and_open_ends_are_told_apart_by_shape() -> None:
    wide = drawings(*ALL)[0]
    assert len(kinds(wide, "rule")) == 1 + 2, "a range and two open ones"
    assert len(kinds(wide, "rect")) == 2, "the edges of the range"
    assert len([rule for rule in kinds(wide, "rule") if rule.get("stroke-dasharray")]) == 2
    filled = [mark.get("fill") for mark in kinds(wide, "symbol")]
    assert filled.count("transparent") + filled.count(None) == 1, "only what is approximate is hollow"
    assert len(filled) == 2 + 3 + 1, "two arrows, three values, one hollow"


def test_the_ink_is_the_pages() -> None:
    drawn = svg(chart(*ALL))
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawn))
    assert colours <= {"currentColor", "none", "transparent"}
    assert "style=" not in drawn, "a page that allows no inline style shows it too"


def test_signs_that_the_chart_does_not_show_are_not_explained() -> None:
    drawn = svg(chart(ORVALE, UNION))
    assert "donné" in drawn
    assert "ouvert" not in drawn
    assert "environ" not in drawn


def test_words_are_escaped_and_none_can_break_the_drawing() -> None:
    bad = Bar('<script>"x"</script> \ud800\x00\u202e', "4 & 5", 4.0, 5.0, approx=False)
    drawn = svg(chart(bad, ORVALE))
    assert "<script" not in drawn
    for drawing in drawings(bad, ORVALE):
        assert len(kinds(drawing, "text")) == 2
    drawn.encode("utf-8")


def test_nothing_is_drawn_without_a_bound() -> None:
    assert not svg(chart(Bar("Brume", "beaucoup", None, None, approx=False)))


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [((3000, 12000), 0, 15000), ((900, 1000), 800, 1000), ((0, 0), 0, 1), ((-20, 30), -20, 40)],
)
def test_the_axis_begins_at_nought_unless_values_stand_close(
    values: tuple[float, float], low: float, high: float
) -> None:
    bars = [Bar("a", "b", value, value, approx=False) for value in values]
    found = scale(bars)
    assert (found[0], found[1]) == (low, high)
    assert found[2][0] == low


def test_the_engine_can_be_started_before_anybody_asks() -> None:
    start()


def test_a_narrow_page_keeps_the_name_and_lets_days_and_places_go() -> None:
    bars = tuple(
        Bar(label=f"La capitainerie de {town} (texte du 6 mai 2031)", value=f"{n} (Ostal, 4 mai 2031)", low=n, high=n, approx=False, citations=())
        for town, n in (("Varn", 108), ("Brume", 240))
    )  # fmt: skip
    drawn = svg(Chart("", "", bars, ("a", "b", "c", "d")))
    assert "La capitainerie de Varn · 108<" in drawn
    assert "La capitainerie de Varn (texte du 6 mai 2031) · 108 (Ostal, 4 mai 2031)<" in drawn
