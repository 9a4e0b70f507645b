"""Who may be told as a speaker, and of which place."""

from types import SimpleNamespace as Make

import pytest
from tests.explain.test_prose import VOSS
from tests.explain.test_standing import one

from selon.explain.speakers import is_no_speaker
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Actor, Report

#: text, source, cue, content, whether it is told in a small story and in one with many statements
FRENCH = [
    ("Jugé devant le tribunal de Varn, l'un d'eux répondait de deux vols à Karn.", "le tribunal de Varn", "répondait", "de deux vols à Karn", False, False),
    ("Peu de maires condamnent le blocus du port de Varn par les pêcheurs.", "Peu de maires", "condamnent", "le blocus du port de Varn par les pêcheurs", False, False),
    ("Les journalistes ont subi des reproches nombreux sur la crue de Varn.", "Les journalistes", "ont subi", "des reproches nombreux sur la crue de Varn", False, False),
    ("Certains pêcheurs dénoncent le blocus du port de Varn par la flotte.", "Certains pêcheurs", "dénoncent", "le blocus du port de Varn par la flotte", True, False),
    ("La journaliste a affirmé que le port de Varn était fermé aux bacs.", "La journaliste", "a affirmé", "que le port de Varn était fermé aux bacs", None, False),
    ("Les quatre avocats plaident que le port de Varn était fermé aux bacs.", "Les quatre avocats", "plaident", "que le port de Varn était fermé aux bacs", True, False),
    ("L'avocat de la Ligue du port a affirmé que le port de Varn était fermé.", "L'avocat de la Ligue du port", "a affirmé", "que le port de Varn était fermé", True, True),
    ("Des centaines de personnes ont réclamé que des bacs soient loués.", "Des centaines de personnes", "ont réclamé", "que des bacs soient loués", True, False),
    ("Un photographe du Val a constaté que des heurts avaient lieu près de la gare.", "Un photographe du Val", "a constaté", "que des heurts avaient lieu près de la gare", True, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "small", "large"), FRENCH)
def test_french(
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    source: str,
    cue: str,
    content: str,
    small: bool | None,
    large: bool,
) -> None:
    if small is not None:
        assert one(make, text, source, cue, content, actor=None, kind="indirect") == small
    monkeypatch.setattr("selon.explain.speakers.MANY", 1)
    assert one(make, text, source, cue, content, actor=None, kind="indirect") == large


def test_this_minister_is_the_unnamed_one(make: Make) -> None:
    named = Actor("person:ivo-karn", "Ivo Karn", "person")
    plea = "a plaidé que le pont de Varn devait rouvrir"
    content = "que le pont de Varn devait rouvrir"
    for before, told in (("Ivo Karn a parlé.", True), ("Ivo Karn a parlé. Un ministre a tranché.", False)):
        text = f"{before} Ce ministre {plea}."
        assert one(make, text, "Ce ministre", "a plaidé", content, actor=named, kind="indirect") == told


def test_a_round_of_towns(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a report goes from town to town, what its sentence does not place is nowhere."""
    monkeypatch.setattr("selon.explain.speakers.MANY", 1)
    towns = "On a défilé à Lyon. On a chanté à Lille. On a mangé à Nantes. On a bu à Rouen."
    source = "des secouristes du Val"
    for content, told in (
        ("trois blessés avaient été évacués", False),
        ("trois blessés avaient été évacués à Lille", True),
    ):
        text = f"{towns} Ce jour, {source} ont affirmé que {content}."
        assert one(make, text, source, "ont affirmé", f"que {content}", actor=None, kind="indirect") == told
    text = "On a défilé à Lyon. Des secouristes du Val ont affirmé que trois blessés avaient été évacués."
    assert one(
        make, text, "Des secouristes du Val", "ont affirmé", "que trois blessés avaient été évacués", actor=None,
        kind="indirect",
    )  # fmt: skip


#: content, kind, whether it is told in a story with many statements
POINTING = [
    ("que neuf bacs de Varn sont à quai depuis lundi matin et que les pêcheurs regrettent tous ces actes", "indirect", False),
    ("que 90 bacs de Varn sont à quai et que ce nombre monte", "indirect", True),
    ("que 90 bacs de Varn sont à quai et que cette journée dure", "indirect", False),
    ("que le port de Varn a été fermé le lendemain", "indirect", False),
    ("que le port de Varn a été fermé le lendemain de la crue", "indirect", True),
    ("« Je ne sais pas mais le port de Varn sera fermé »", "direct", False),
    ("« Libérez Ivo ! »", "direct", False),
    ("« Tu es seul à aider le port de Varn »", "direct", False),
    ("que le port attend parce qu'elle est fermée", "indirect", False),
    ("que la route attend parce qu'elle est fermée", "indirect", True),
]  # fmt: skip


@pytest.mark.parametrize(("content", "kind", "told"), POINTING)
def test_what_points(make: Make, monkeypatch: pytest.MonkeyPatch, content: str, kind: str, told: bool) -> None:
    monkeypatch.setattr("selon.explain.speakers.MANY", 1)
    text = f"Claire Voss a dit {content}."
    assert one(make, text, "Claire Voss", "a dit", content, actor=VOSS, kind=kind) == told


@pytest.mark.parametrize("source", ["la même source", "Les chiffres officiels, NDLR", "cette source"])
def test_a_source_that_only_points_at_another_is_no_speaker(make: Make, source: str) -> None:
    text = f"Selon {source}, la mobilisation de Varn recule."
    report = Report(id="n", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    claim = make.claim(report, source, "Selon", "la mobilisation de Varn recule")
    assert is_no_speaker(claim, build(load("fr"), (report,), (claim,), (), ()))


@pytest.mark.parametrize(
    ("source", "cue", "kind", "nobody"),
    [
        ("Le dixième samedi consécutif", "dit", "unnamed", True),
        ("La semaine dernière", "dit", "unnamed", True),
        ("En Merovie", "dit", "person", True),
        ("Un attentat au port de Varn", "déclenche", "organisation", True),
        ("Près de 3 000 pêcheurs", "ont protesté", "group", True),
        ("Près de 3 000 pêcheurs", "réclament", "group", False),
        ("Le comité du samedi", "dit", "organisation", False),
        ("Un rescapé de l'incendie", "dit", "unnamed", False),
        ("La Semaine", "dit", "media", False),
    ],
)
def test_a_time_a_place_an_event_or_a_crowds_number_says_nothing(
    make: Make, source: str, cue: str, kind: str, nobody: bool
) -> None:
    report = Report(id="r", language="fr", text=f"{source} {cue} que le port de Varn est fermé.\n")
    actor = Actor(f"{kind}:x", source, kind)  # type: ignore[arg-type]
    claim = make.claim(report, source, cue, "que le port de Varn est fermé", actor=actor)
    assert is_no_speaker(claim, build(load("fr"), (report,), (claim,), (), ())) == nobody


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("1 Le Varnais, « Le port de Varn ferme ses portes », 3 mai 2031.", True),
        ("1 Le Varnais, « Le port de Varn ferme ses portes », p. 12.", True),
        ("1 Le Varnais : « Le port de Varn ferme ses portes », et il n'ouvrira plus.", False),
    ],
)
def test_a_list_of_what_was_read_is_no_statement(make: Make, text: str, nobody: bool) -> None:
    report = Report(id="r", language="fr", text=f"{text}\n")
    paper = Actor("media:le-varnais", "Le Varnais", "media")
    content = "« Le port de Varn ferme ses portes »"
    claim = make.claim(report, "Le Varnais", "", content, actor=paper, kind="direct")
    assert is_no_speaker(claim, build(load("fr"), (report,), (claim,), (), ())) == nobody
