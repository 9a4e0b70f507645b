"""The words by which a source goes on the page."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.naming import source_of
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Actor, Report

AFP = Actor("organisation:afp", "AFP", "media")
LONG = Actor("organisation:agence-france-presse", "l'Agence France-Presse", "media")


@pytest.mark.parametrize(
    ("source", "cue", "actor", "shown"),
    [
        ("la capitainerie à l'Agence France-Presse", "a indiqué", None, "la capitainerie"),
        ("une source portuaire auprès de Reuters", "a indiqué", None, "une source portuaire"),
        ("la capitainerie à l'ATV", "a indiqué", None, "la capitainerie"),
        ("la porte-parole du gouvernement à Varn", "a indiqué", None, "la porte-parole du gouvernement à Varn"),
        ("l'AFP de source portuaire", "a appris", AFP, "une source portuaire"),
        ("l'AFP des services du port", "a appris", AFP, "les services du port"),
        ("l'AFP de source portuaire", "a indiqué", None, "l'AFP de source portuaire"),
        ("l'Agence France-Presse", "a constaté", LONG, "l'AFP"),
        ("un photographe de l'Agence France-Presse", "a constaté", None, "un photographe de l'AFP"),
        ("un photographe de l'Associated Press", "a constaté", None, "un photographe de l'AP"),
        ("un photographe de l'Agence du Val", "a constaté", None, "un photographe de l'Agence du Val"),
    ],
)
def test_a_source_without_whom_it_told_and_by_one_name(
    make: Make, source: str, cue: str, actor: Actor | None, shown: str
) -> None:
    report = Report(id="r", language="fr", outlet="Le Val", text=f"Le quai est noyé, {cue} {source}.\n")
    claim = make.claim(report, source, cue, "Le quai est noyé", actor=actor)
    who = source_of(claim, build(load("fr"), (report,), (claim,), (), ()))
    assert who is not None
    assert who.text == shown


def test_an_agencys_name_is_no_persons(make: Make) -> None:
    source = "un reporter de l'Agence France-Presse"
    report = Report(id="r", language="fr", outlet="Le Val", text=f"Le quai est noyé, a constaté {source}.\n")
    actor = Actor("person:france-presse-karn", "France-Presse Karn", "person")
    claim = make.claim(report, source, "a constaté", "Le quai est noyé", actor=actor)
    who = source_of(claim, build(load("fr"), (report,), (claim,), (), ()))
    assert who is not None
    assert who.text == "un reporter de l'AFP"


@pytest.mark.parametrize(("name", "quoted"), [("Voss's office", True), ("Harbour Office", False)])
def test_an_english_possessive_is_quoted_as_english(make: Make, name: str, quoted: bool) -> None:
    report = Report(id="r", language="en", outlet="Quay Post", text=f"{name} announced that the quay was lost.\n")
    actor = Actor(f"organisation:{name}", name, "organisation")
    claim = make.claim(report, name, "announced", "that the quay was lost", actor=actor)
    who = source_of(claim, build(load("fr"), (report,), (claim,), (), ()))
    assert who is not None
    assert any(piece.lang == "en" for piece in who.pieces) == quoted
