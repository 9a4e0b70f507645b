"""A title names what a story is about."""

from types import SimpleNamespace as Make

from selon.explain.statements import statements
from selon.explain.story import build
from selon.explain.titling import title_of
from selon.explain.wording import load
from selon.records import Actor, Report

LIND = Actor("person:nora-lind", "Nora Lind", "person")


def titled(make: Make, told: str) -> str:
    text = f"Nora Lind a dit que {told}. Un grand pont, un grand quai, un grand port."
    report = Report(id="n", language="fr", outlet="Le Val", text=text)
    claims = [make.claim(report, "Nora Lind", "a dit", f"que {told}", actor=LIND)]
    story = build(load("fr"), [report], claims, (), ())
    return title_of(story, statements(story))


def test_a_name_is_written_with_a_capital(make: Make) -> None:
    assert "Orvale" in titled(make, "le pont de Orvale ferme")


def test_a_word_that_has_a_capital_now_and_then_is_no_name(make: Make) -> None:
    """« le Grand débat » is no Grand."""
    assert "Grand" not in titled(make, "le Grand débat ferme")
