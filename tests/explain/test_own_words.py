"""What a report remarks of somebody is told under the report's name, with the report's day."""

from types import SimpleNamespace as Make

import pytest

from selon.explain import check, compose
from selon.explain.own_words import is_of_the_report, is_remarked
from selon.explain.shapes import shape_of
from selon.explain.story import build
from selon.explain.verbs import verb_of
from selon.explain.wording import load
from selon.records import Actor, Report, Via

VOSS = Actor("person:claire-voss", "Claire Voss", "person")


def report(text: str, language: str = "fr", title: str | None = None) -> Report:
    return Report(id="n", language=language, outlet="Le Val", title=title, published="2031-05-06", text=text + "\n")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "number", "remarked"),
    [
        ("La préfecture recense 12 caves noyées.", "La préfecture", "recense", "12 caves noyées", 12, False),
        ("À 16 heures, la préfecture recense 12 caves noyées.", "la préfecture", "recense", "12 caves noyées", 12, True),
        ("La préfecture ne dit pas si elle a reçu les plans.", "La préfecture", "ne dit pas", "si elle a reçu les plans", None,
         True),
        ("La préfecture avait adressé une lettre de deux pages aux élus.", "La préfecture", "avait adressé",
         "une lettre de deux pages aux élus", None, True),
        ("Le maire, qui défendait un simple report, a cédé hier.", "Le maire", "défendait", "un simple report", None, True),
        ("Rien qu'à Ostal, alors que la préfecture avait annoncé 80 places, 12 manquent.", "la préfecture", "avait annoncé",
         "80 places", 80, True),
        ("La marche a réuni des milliers de gens, dont 14.500 à Ostal selon le cabinet Lorn.", "le cabinet Lorn", "selon",
         "La marche a réuni des milliers de gens, dont 14.500 à Ostal", 14, True),
        ("Au sein du parti, plusieurs voix dénoncent ce plan de rigueur.", "plusieurs voix", "dénoncent",
         "ce plan de rigueur", None, True),
    ],
)  # fmt: skip
def test_remarks(
    make: Make, text: str, source: str, cue: str, content: str, number: int | None, remarked: bool
) -> None:
    given = report(text)
    figures = [make.figure(given, str(number), number, number)] if number else []
    claim = make.claim(given, source, cue, content, figures=figures)
    shaped = shape_of(claim, given)
    assert shaped.shape == "as_reported" or remarked
    assert (shaped.shape == "words" or is_remarked(claim, given, shaped)) == remarked


def test_a_title_is_the_papers(make: Make) -> None:
    title = "La préfecture redoute une crue"
    given = report(f"# {title}\n\nLa préfecture redoute une crue en mai.", title=title)
    claim = make.claim(given, "La préfecture", "redoute", "une crue")
    assert is_of_the_report(claim, build(load("fr"), (given,), (claim,), (), ()))
    (sentence, *_) = [
        item.text for item in compose((given,), (claim,), (), (), language="fr").sentences() if "crue" in item.text
    ]
    assert "Le Val" in sentence


@pytest.mark.parametrize(
    ("cue", "stance", "verb"),
    [
        ("a prévenu", "expect", "warn"),
        ("s'attend à", "expect", "expect"),
        ("a proposé", "demand", "propose"),
        ("appelle à ce", "demand", "call"),
        ("a souhaité", "demand", "wish"),
        ("exige", "demand", "demand"),
        ("regrette", "condemn", "regret"),
        ("dénonce", "condemn", "condemn"),
    ],
)
def test_verbs_are_no_stronger_than_the_cue(make: Make, cue: str, stance: str, verb: str) -> None:
    given = report(f"Claire Voss {cue} que la digue soit refaite.")
    claim = make.claim(given, "Claire Voss", cue, "que la digue soit refaite", actor=VOSS, stance=stance)
    assert verb_of(claim, given) == verb


def test_a_person_is_introduced_by_what_another_report_says_of_her(make: Make) -> None:
    one = report("Claire Voss a dit que la digue du haut tiendra bon.")
    two = Report(
        id="m",
        language="fr",
        outlet="La Rive",
        published="2031-05-06",
        text="La préfète de la Brume, Claire Voss, a dit que le pont du bas resterait fermé.\n",
    )
    claims = (
        make.claim(one, "Claire Voss", "a dit", "que la digue du haut tiendra bon", actor=VOSS, probability=0.99),
        make.claim(
            two, "La préfète de la Brume, Claire Voss", "a dit", "que le pont du bas resterait fermé", actor=VOSS
        ),
    )
    page = compose((one, two), claims, (), (), language="fr")
    assert check(page, (one, two), claims) == ()
    told = [item.text for item in page.sentences() if item.role == "told"]
    assert any(text.startswith("La préfète de la Brume, Claire Voss") and "tiendra" in text for text in told)


def test_a_message_and_its_translation_are_one(make: Make) -> None:
    net = Via("Hyper", "platform")
    one = report("« La digue est une honte pour la vallée », a écrit Claire Voss.")
    two = Report(
        id="m", language="en", outlet="The Bank", published="2031-05-07",
        text='"The dam is a shame for the whole valley," wrote Claire Voss.\n',
    )  # fmt: skip
    claims = (
        make.claim(
            one,
            "Claire Voss",
            "a écrit",
            "« La digue est une honte pour la vallée »",
            actor=VOSS,
            kind="direct",
            via=[net],
        ),
        make.claim(
            two,
            "Claire Voss",
            "wrote",
            '"The dam is a shame for the whole valley,"',
            actor=VOSS,
            kind="direct",
            via=[net],
        ),
    )
    page = compose((one, two), claims, (), (), language="fr")
    lead = [
        item.text
        for section in page.sections
        if section.id == "lead"
        for block in section.blocks
        for item in getattr(block, "sentences", ())
    ]
    assert sum("honte" in text or "shame" in text for text in lead) == 1
