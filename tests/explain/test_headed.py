"""Which statements stand under a heading that says more of them than their words: reactions, grounds, denials, what nobody signs."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.headed import is_an_answer, names_whom, says_what_is_denied, tells_place
from selon.explain.statements import statements
from selon.explain.story import Story, build
from selon.explain.voices import evidence, reactions, unknowns
from selon.explain.wording import load
from selon.records import Actor, Claim, Report

LIND = Actor("person:nora-lind", "Nora Lind", "person")
PORT = Actor("organisation:port", "port", "organisation")


def paper(text: str, name: str = "n", language: str = "fr") -> Report:
    return Report(id=name, language=language, outlet="Le Val", published="2031-05-06", text=text + "\n")


def small(report: Report, *claims: Claim) -> Story:
    return build(load("fr"), [report], claims, (), ())


def big(make: Make, report: Report, *claims: Claim) -> Story:
    """The claims among so many others that only what is sure is told."""
    many = Report(id="m", language="fr", outlet="Le Cap", published="2031-05-06",
                  text="\n".join(f"Le port a dit que la digue {n} de Varn tenait." for n in range(70)))  # fmt: skip
    others = [make.claim(many, "Le port", "a dit", f"que la digue {n} de Varn tenait", actor=PORT) for n in range(70)]
    return build(load("fr"), [report, many], [*claims, *others], (), ())


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "stance", "told"),
    [
        ("Nora Lind a condamné les coups de Varn.", "Nora Lind", "a condamné", "les coups de Varn", "condemn", True),
        ("Peu de maires du Val condamnent les coups de Varn.", "Peu de maires du Val", "condamnent", "les coups de Varn",
         "condemn", False),
        ("Nora Lind, favorable à la digue de Varn, est sortie.", "Nora Lind", "favorable", "à la digue de Varn", "support",
         False),
        ("Nora Lind a subi de nombreuses critiques pour la digue de Varn.", "Nora Lind", "a subi de nombreuses critiques",
         "pour la digue de Varn", "condemn", False),
        ("Nora Lind n'a pas condamné les coups de Varn.", "Nora Lind", "n'a pas condamné", "les coups de Varn", "condemn",
         False),
        ("Nora Lind a demandé la fin des travaux de Varn.", "Nora Lind", "a demandé", "la fin des travaux de Varn",
         "demand", True),
    ],
)  # fmt: skip
def test_a_reaction_is_the_speakers_own(
    make: Make, text: str, source: str, cue: str, content: str, stance: str, told: bool
) -> None:
    report = paper(text)
    held = small(report, make.claim(report, source, cue, content, stance=stance, actor=LIND))
    assert (reactions(held, statements(held)) is not None) is told


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "told"),
    [
        ("Le port demande la fin des travaux de Varn.", "Le port", "demande", "la fin des travaux de Varn", True),
        ("Ce port demande la fin des travaux de Varn.", "Ce port", "demande", "la fin des travaux de Varn", False),
        ("Les quatre ports demandent la fin des travaux de Varn.", "Les quatre ports", "demandent",
         "la fin des travaux de Varn", False),
        ("Le port propose de rouvrir la digue de Varn.", "Le port", "propose", "de rouvrir la digue de Varn", False),
    ],
)  # fmt: skip
def test_of_many_only_a_sure_demand(make: Make, text: str, source: str, cue: str, content: str, told: bool) -> None:
    report = paper(text)
    held = big(make, report, make.claim(report, source, cue, content, stance="demand", actor=PORT))
    assert (reactions(held, statements(held)) is not None) is told


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kind", "ground", "told"),
    [
        ("Selon l'un d'eux, la digue de Varn a cédé sur la caméra.", "l'un d'eux", "Selon",
         "la digue de Varn a cédé sur la caméra", "imagery", "caméra", False),
        ("Une vidéo montre que la digue de Varn a cédé.", "Une vidéo", "montre", "que la digue de Varn a cédé", "imagery",
         "vidéo", True),
        ("Ivo, marin et habitant du port, dit que la digue de Varn est laide.", "Ivo, marin et habitant du port", "dit",
         "que la digue de Varn est laide", "witness", "habitant", False),
        ("Un habitant dit : « La digue de Varn est laide ».", "Un habitant", "dit", "« La digue de Varn est laide »",
         "witness", "habitant", False),
        ("Un habitant dit : « La digue de Varn a cédé ».", "Un habitant", "dit", "« La digue de Varn a cédé »", "witness",
         "habitant", True),
    ],
)  # fmt: skip
def test_a_ground_is_what_its_heading_says(
    make: Make, text: str, source: str, cue: str, content: str, kind: str, ground: str, told: bool
) -> None:
    report = paper(text)
    spoken = "direct" if content.startswith("«") else "indirect"
    held = small(report, make.claim(report, source, cue, content, kind=spoken, evidence=((kind, ground),)))
    assert (evidence(held, statements(held)) is not None) is told


def test_a_square_with_a_towns_name_is_no_place() -> None:
    assert tells_place("des heurts à Paris")
    assert not tells_place("des heurts place de Bretagne")


@pytest.mark.parametrize(
    ("content", "told"),
    [("un constat", False), ("le constat", False), ("un constat du port de Varn", True), ("que la digue cède", True)],
)
def test_what_is_denied_is_said(make: Make, content: str, told: bool) -> None:
    report = paper(f"Nora Lind a démenti {content}.")
    claim = make.claim(report, "Nora Lind", "a démenti", content, actor=LIND, stance="deny")
    assert says_what_is_denied(claim, small(report, claim)) is told


def test_an_answer_without_its_question_is_no_unknown(make: Make) -> None:
    assert is_an_answer("je ne sais pas mais nous serons là", len("je ne sais pas"))
    assert not is_an_answer("je ne sais pas si la digue tient", len("je ne sais pas"))


def test_a_forecast_is_no_reserve(make: Make) -> None:
    report = paper("Nora Lind a dit que dix quais de Varn risquent de fermer.")
    claim = make.claim(
        report, "Nora Lind", "a dit", "que dix quais de Varn risquent de fermer", actor=LIND, hedged=True
    )
    held = small(report, claim)
    assert unknowns(held, statements(held)) is None


def test_nobodys_words_name_whom_they_are_of(make: Make) -> None:
    report = paper("Prise à partie près de la digue, elle aurait été blessée. La digue aurait cédé.")
    hers = make.claim(report, "", "", "Prise à partie près de la digue, elle aurait été blessée", voice="hearsay")
    its = make.claim(report, "", "", "La digue aurait cédé", voice="hearsay")
    held = small(report, hers, its)
    assert not names_whom(hers, held)
    assert names_whom(its, held)
