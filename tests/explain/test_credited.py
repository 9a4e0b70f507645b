"""Whose a figure is: rows, charts and rivals leave out what the named source does not give."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.credited import is_credited
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Actor, Claim, FigureRef, Report

VOSS = Actor("person:claire-voss", "Claire Voss", "person")
MEDIUM = Actor("media:le-val", "Le Val", "media")


def credited(report: Report, *claims: Claim) -> bool:
    """The first figure of the last claim."""
    return is_credited(FigureRef(claims[-1].id, 0), build(load("fr"), (report,), claims, (), ()))


def report(text: str, language: str = "fr") -> Report:
    return Report(id="n", language=language, outlet="Le Val", text=text + "\n")


@pytest.mark.parametrize(
    ("text", "cue", "content", "words", "number", "language", "own"),
    [
        ("Claire Voss a compté 71 caves noyées.", "a compté", "71 caves noyées", "71", 71, "fr", True),
        ("Claire Voss n'a pas dit si elle s'en tient aux 71 caves.", "n'a pas dit", "si elle s'en tient aux 71 caves",
         "71", 71, "fr", False),
        ("Claire Voss a démenti les 71 caves noyées.", "a démenti", "les 71 caves noyées", "71", 71, "fr", False),
        ("Claire Voss a dit qu'il y en avait 58, et non 71.", "a dit", "qu'il y en avait 58, et non 71", "71", 71, "fr",
         False),
        ("Claire Voss a dit 58 caves noyées, contre 71 jeudi.", "a dit", "58 caves noyées, contre 71 jeudi", "71", 71,
         "fr", False),
        ("Claire Voss a dit voter contre 71 projets.", "a dit", "voter contre 71 projets", "71", 71, "fr", True),
        ("Claire Voss said 58 cellars, up from 71 on Thursday.", "said", "58 cellars, up from 71 on Thursday", "71", 71,
         "en", False),
        ("Claire Voss a dit: « S'il y avait 71 caves noyées, on le saurait ».", "a dit",
         "« S'il y avait 71 caves noyées, on le saurait »", "71", 71, "fr", False),
        ("Claire Voss a dit: « S'il pleut, 71 caves sont noyées ».", "a dit", "« S'il pleut, 71 caves sont noyées »", "71", 71,
         "fr", True),
        ("Claire Voss a dit: « Le ministre a parlé de 71 caves, nous de 90 ».", "a dit",
         "« Le ministre a parlé de 71 caves, nous de 90 »", "71", 71, "fr", False),
        ("Claire Voss has not said whether 71 is right.", "has not said", "whether 71 is right", "71", 71, "en", False),
    ],
)  # fmt: skip
def test_attributed(
    make: Make, text: str, cue: str, content: str, words: str, number: int, language: str, own: bool
) -> None:
    given = report(text, language)
    figure = make.figure(given, words, number, number)
    stance = "deny" if "démenti" in cue else "state"
    kind = "direct" if content.startswith("«") else "indirect"
    claim = make.claim(given, "Claire Voss", cue, content, actor=VOSS, figures=[figure], stance=stance, kind=kind)
    assert credited(given, claim) == own


def test_a_bare_noun_gives_no_figure(make: Make) -> None:
    given = report("Selon le quotidien, 71 caves sont noyées.")
    figure = make.figure(given, "71", 71, 71)
    claim = make.claim(given, "le quotidien", "Selon", "71 caves sont noyées", figures=[figure])
    assert not credited(given, claim)


def test_a_papers_own_figure_is_none_where_somebody_else_gives_it(make: Make) -> None:
    given = report("71 caves noyées\nClaire Voss a compté 71 caves. Un pont sur 12 est fermé.")
    seventy = make.figure(given, "71", 71, 71)
    again = make.figure(given, "71 caves.", 71, 71)
    title = make.claim(given, "", "", "71 caves noyées", actor=MEDIUM, voice="own", figures=[seventy])
    said = make.claim(given, "Claire Voss", "a compté", "71 caves.", actor=VOSS, figures=[again])
    other = make.claim(
        given, "", "", "Un pont sur 12 est fermé", actor=MEDIUM, voice="own", figures=[make.figure(given, "12", 12, 12)]
    )
    assert credited(given, title)
    assert not credited(given, said, title)
    assert credited(given, said, other)


def test_a_papers_sentence_that_cites_is_not_its_own(make: Make) -> None:
    given = report("Toujours selon le ministère, 71 caves sont noyées.")
    figure = make.figure(given, "71", 71, 71)
    claim = make.claim(given, "", "", "71 caves sont noyées", actor=MEDIUM, voice="own", figures=[figure])
    assert not credited(given, claim)
