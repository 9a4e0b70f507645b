"""Who speaks inside whose words."""

from selon.extraction.nesting import parents
from selon.records import Attribution, Span


def attribution(source: tuple[int, int] | None, cue: tuple[int, int] | None, content: tuple[int, int]) -> Attribution:
    spans = [(Span(*pair),) if pair else () for pair in (source, cue)]
    return Attribution(source=spans[0], cue=spans[1], content=(Span(*content),), probability=0.9)


def test_an_attribution_inside_a_content_has_it_as_parent() -> None:
    outer = attribution((0, 5), (6, 10), (11, 80))
    inner = attribution((20, 30), (31, 35), (36, 80))
    assert parents([outer, inner]) == [None, 0]


def test_the_smallest_content_is_the_parent() -> None:
    outer = attribution((0, 5), (6, 10), (11, 100))
    middle = attribution((12, 15), (16, 20), (21, 100))
    inner = attribution((22, 25), (26, 30), (31, 100))
    assert parents([outer, middle, inner]) == [None, 0, 1]


def test_a_source_outside_the_content_is_no_child() -> None:
    outer = attribution((0, 5), (6, 10), (11, 40))
    later = attribution((42, 45), (46, 50), (20, 40))
    assert parents([outer, later]) == [None, None]


def test_the_same_content_twice_gives_no_circle() -> None:
    a = attribution(None, None, (0, 40))
    b = attribution(None, None, (0, 40))
    assert parents([a, b]) == [None, None]
