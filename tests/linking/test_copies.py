"""Whole and partial copies, their passages and their originals."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.linking import find_copies
from selon.records import Report

WORDS = [f"mot{n}" for n in range(3000)]


def prose(seed: int, length: int) -> str:
    """Sentences that no other seed shares."""
    chosen = random.Random(seed).choices(WORDS, k=length)
    return " ".join(f"{word}{seed}." if n % 9 == 8 else f"{word}{seed}" for n, word in enumerate(chosen))


def report(
    name: str, text: str, day: str | None = None, outlet: str | None = None, agencies: Sequence[str] = ()
) -> Report:
    return Report(name, text, "fr", None, outlet, None, day, tuple(agencies))


def test_the_same_text_under_two_names_is_a_whole_copy() -> None:
    text = prose(1, 200)
    (copy,) = find_copies([report("b", text), report("a", text)])
    assert (copy.a, copy.b, copy.extent, copy.score, copy.original) == ("a", "b", "whole", 1.0, None)
    assert [(text[slice(*a)], text[slice(*b)]) for a, b in copy.passages] == [(text.rstrip("."), text.rstrip("."))]


def test_other_marks_and_letter_case_change_nothing() -> None:
    text = "« Nous partons », a dit le maire d'Ostal, sans un regard pour la vallée qu'il quittait."
    other = "“Nous partons”, a dit le maire d’OSTAL – sans un regard pour la vallée qu’il quittait !"
    assert find_copies([report("a", text), report("b", other)])[0].extent == "whole"


def test_a_paragraph_lifted_into_a_long_report_is_a_partial_copy() -> None:
    lifted = prose(2, 80)
    short, long = f"{prose(3, 120)} {lifted}", f"{prose(4, 900)} {lifted} {prose(5, 300)}"
    (copy,) = find_copies([report("a", short), report("b", long)])
    assert copy.extent == "part"
    ((in_a, in_b),) = copy.passages
    assert short[slice(*in_a)] == long[slice(*in_b)] == lifted.rstrip(".")


def test_a_short_text_inside_a_long_one_is_a_whole_copy() -> None:
    lifted = prose(6, 60)
    (copy,) = find_copies([report("a", lifted), report("b", f"{prose(7, 600)} {lifted}")])
    assert copy.extent == "whole"


def test_reports_of_one_event_in_their_own_words_are_no_copies() -> None:
    one = "Le pont d'Ostal a cédé mardi à l'aube, emportant deux camions, selon la préfecture de Varn."
    two = "À Ostal, selon la préfecture de Varn, deux camions ont été emportés quand le pont a cédé à l'aube."
    assert find_copies([report("a", one), report("b", two)]) == ()


def test_a_shared_quotation_is_too_little_for_a_copy() -> None:
    quote = "« Nous rouvrirons le pont avant l'hiver, quoi qu'il en coûte »"
    texts = [f"{prose(seed, 300)} {quote} {prose(seed + 50, 300)}" for seed in (8, 9)]
    assert find_copies([report("a", texts[0]), report("b", texts[1])]) == ()


def test_very_short_reports_are_copies_only_when_equal() -> None:
    reports = [report("a", "Pont fermé."), report("b", "Pont fermé"), report("c", "Pont ouvert."), report("d", "")]
    assert [(copy.a, copy.b) for copy in find_copies(reports)] == [("a", "b")]


def test_the_earlier_report_is_the_original() -> None:
    text = prose(10, 100)
    (copy,) = find_copies([report("a", text, "2031-05-07"), report("b", text, "2031-05-06")])
    assert copy.original == "b"
    assert "earlier" in copy.reason


@pytest.mark.parametrize("days", [("2031-05-06", "2031-05-06"), ("2031-05", "2031-05-06"), (None, "2031-05-06")])
def test_days_that_do_not_part_them_leave_the_original_open(days: tuple[str | None, str | None]) -> None:
    text = prose(11, 100)
    (copy,) = find_copies([report("a", text, days[0]), report("b", text, days[1])])
    assert copy.original is None


def test_the_agency_credited_is_the_original_on_the_same_day() -> None:
    text = prose(12, 100)
    paper = report("a", text, "2031-05-06", "La Borne", ["Agence France-Presse"])
    agency = report("b", text, "2031-05-06", "AFP", ["AFP"])
    (copy,) = find_copies([paper, agency])
    assert copy.original == "b"
    assert "credits AFP" in copy.reason


def test_an_agency_that_is_later_copied_nobody_before_it() -> None:
    text = prose(13, 100)
    paper = report("a", text, "2031-05-06", "La Borne", ["AFP"])
    agency = report("b", text, "2031-05-08", "AFP")
    assert find_copies([paper, agency])[0].original == "a"


def test_a_dispatch_printed_everywhere_pairs_every_report() -> None:
    text = prose(14, 100)
    reports = [report(f"r{n:03}", f"{text} {prose(100 + n, 10)}") for n in range(120)]
    copies = find_copies(reports)
    assert {name for copy in copies for name in (copy.a, copy.b)} == {made.id for made in reports}
    assert len(copies) < 120 * 119 / 2


@given(st.permutations(range(6)))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    shared = prose(20, 60)
    made = [report(f"r{n}", f"{prose(30 + n, 80)} {shared if n % 2 else ''}", f"2031-05-0{n + 1}") for n in range(6)]
    assert find_copies([made[n] for n in order]) == find_copies(made)


@given(st.integers(0, 400), st.integers(5, 120), st.integers(0, 200))
def test_passages_hold_the_same_words(before: int, length: int, after: int) -> None:
    lifted = prose(40, length)
    a, b = report("a", f"{prose(41, before)} {lifted}"), report("b", f"{lifted} {prose(42, after)}")
    for copy in find_copies([a, b]):
        for in_a, in_b in copy.passages:
            assert a.text[slice(*in_a)] == b.text[slice(*in_b)]
