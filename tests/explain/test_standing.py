"""Whether a claim's words can be understood on a page without what stood before them."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.standing import stands_alone
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Actor, Claim, Point, Relation, Report

VOSS = Actor("person:claire-voss", "Claire Voss", "person")
RIVERS = Actor("organisation:comite-des-rives", "Comité des rives", "organisation")


def stands(report: Report, *claims: Claim, points: tuple[Point, ...] = ()) -> bool:
    """Of the last of the claims."""
    return stands_alone(claims[-1], build(load("fr"), (report,), claims, (), points))


def one(make: Make, text: str, source: str, cue: str, content: str, language: str = "fr", **fields: object) -> bool:
    report = Report(id="n", language=language, outlet="Le Val", text=text + "\n")
    return stands(report, make.claim(report, source, cue, content, **fields))


FRENCH = [
    ("Claire Voss a dit qu'elle partirait lundi matin.", "qu'elle partirait lundi matin", True),
    ("Claire Voss a dit que la digue du haut tenait et qu'elle tiendrait.", "que la digue du haut tenait et qu'elle tiendrait", True),
    ("Claire Voss a dit « Il ment depuis le premier jour ».", "« Il ment depuis le premier jour »", False),
    ("Claire Voss a dit « Il faut fermer le pont du bas ».", "« Il faut fermer le pont du bas »", True),
    ("Claire Voss a dit vouloir lire la même lettre au conseil.", "vouloir lire la même lettre au conseil", False),
    ("Claire Voss a dit partir en même temps que les autres élus.", "partir en même temps que les autres élus", True),
    ("Claire Voss a dit que ces éléments suffisaient au juge.", "que ces éléments suffisaient au juge", False),
    ("Claire Voss a dit souhaiter que cette «marche» dure.", "souhaiter que cette «marche» dure", False),
    ("Claire Voss a dit que ces soldats étaient bien arrivés.", "que ces soldats étaient bien arrivés", True),
    ("Claire Voss a dit que cette semaine serait décisive.", "que cette semaine serait décisive", True),
    ("Claire Voss a dit que 40 caves sont noyées et que ce nombre monte.", "que 40 caves sont noyées et que ce nombre monte", True),
    ("Claire Voss a dit que leur maison était perdue.", "que leur maison était perdue", False),
    ("Claire Voss a dit les autres caves noyées depuis hier.", "les autres caves noyées depuis hier", False),
    ("Claire Voss a dit que le pont est fermé aux camions lourds.", "que le pont est fermé aux camions", False),
    ("Claire Voss a dit que le pont est fermé et est repartie.", "que le pont est fermé", True),
    ("Claire Voss a dit que le pont est fermé avant de partir.", "que le pont est fermé", True),
    ("Claire Voss a dit vouloir une enquête.", "une enquête", False),
    ("Claire Voss a dit vouloir la démission de tous et du ministre.", "la démission de tous et du ministre", False),
    ("Claire Voss a dit vouloir la démission de Paul Lind et du ministre.", "la démission de Paul Lind et du ministre", True),
    ("Claire Voss a dit qu'il s'agissait d'une manœuvre.", "qu'il s'agissait d'une manœuvre", False),
    ("Claire Voss a dit que le logiciel additionne les billets annulés.", "que le logiciel additionne les billets annulés", False),
]  # fmt: skip
ENGLISH = [
    ("Claire Voss accused him of hiding behind the judges.", "him of hiding behind the judges", "accused", False),
    ("Claire Voss said she would leave on Monday.", "she would leave on Monday", "said", True),
    ("Claire Voss would not say how many names it contained.", "how many names it contained", "would not say", False),
    ("Claire Voss said the dam was old and it would fail.", "the dam was old and it would fail", "said", True),
    ("Claire Voss dismissed that explanation.", "that explanation", "dismissed", False),
    ("Claire Voss said that the bridge of Varn was shut.", "that the bridge of Varn was shut", "said", True),
    ("Claire Voss said that nine piers were shut.", "that nine piers were shut", "said", True),
    ("Claire Voss said that letter was forged.", "that letter was forged", "said", False),
    ("Claire Voss said the ferry carried 604 people.", "the ferry carried", "said", False),
    ("Claire Voss said that will be a matter for the judges.", "that will be a matter for the judges", "said", False),
]


@pytest.mark.parametrize(("text", "content", "alone"), FRENCH)
def test_french(make: Make, text: str, content: str, alone: bool) -> None:
    kind = "direct" if content.startswith("«") else "indirect"
    assert one(make, text, "Claire Voss", "a dit", content, actor=VOSS, kind=kind) == alone


@pytest.mark.parametrize(("text", "content", "cue", "alone"), ENGLISH)
def test_english(make: Make, text: str, content: str, cue: str, alone: bool) -> None:
    assert one(make, text, "Claire Voss", cue, content, language="en", actor=VOSS, kind="indirect") == alone


def test_a_body_may_be_they(make: Make) -> None:
    text = "Le Comité des rives a dit que leurs caves étaient noyées."
    assert one(
        make, text, "Le Comité des rives", "a dit", "que leurs caves étaient noyées", actor=RIVERS, kind="indirect"
    )


def test_before_its_verb_a_pronoun_is_another(make: Make) -> None:
    text = "Il s'est engagé à tout dire, a rapporté Claire Voss."
    assert not one(make, text, "Claire Voss", "a rapporté", "Il s'est engagé à tout dire", actor=VOSS)


def test_a_bare_noun_names_nobody(make: Make) -> None:
    assert not one(
        make,
        "Selon le quotidien, la digue du haut est fissurée.",
        "le quotidien",
        "Selon",
        "la digue du haut est fissurée",
    )


def test_what_is_taken_up_is_told_with_it(make: Make) -> None:
    report = Report(
        id="n",
        language="fr",
        outlet="Le Val",
        text="Le Comité des rives a dit que la digue du haut fuit. Claire Voss a démenti ces informations.\n",
    )
    said = make.claim(report, "Le Comité des rives", "a dit", "que la digue du haut fuit", actor=RIVERS)
    denied = make.claim(report, "Claire Voss", "a démenti", "ces informations", actor=VOSS, stance="deny")
    assert not stands(report, said, denied)
    tie = Relation(denied.id, said.id, "about", 0.9, "takes up")
    point = Point("p", "x", (), (), 1, kind="statement", claims=(said.id,), relations=(tie,))
    assert stands(report, said, denied, points=(point,))


def test_the_papers_own_sentence_that_cites_is_left_to_the_one_cited(make: Make) -> None:
    report = Report(
        id="n",
        language="fr",
        outlet="Le Val",
        text="Toujours selon le ministère, 40 caves sont noyées. 12 ponts sont fermés.\n",
    )
    medium = Actor("media:le-val", "Le Val", "media")
    cites = make.claim(report, "", "", "Toujours selon le ministère, 40 caves sont noyées", actor=medium, voice="own")
    plain = make.claim(report, "", "", "12 ponts sont fermés", actor=medium, voice="own")
    assert not stands(report, cites)
    assert stands(report, plain)


def test_languages_without_rules_tell_only_what_has_a_source(make: Make) -> None:
    text = "Claire Voss dice que el dique está roto. Se dice que el dique está roto."
    report = Report(id="n", language="es", outlet="El Valle", text=text + "\n")
    assert stands(report, make.claim(report, "Claire Voss", "dice", "que el dique está roto", actor=VOSS))
    assert not stands(report, make.claim(report, "", "", "Se dice que el dique está roto"))
    # the title of a link, run into the sentence behind it
    glued = Report(
        id="g", language="es", outlet="El Valle", text="El valle se blinda Claire Voss dice que todo va bien.\n"
    )
    assert not stands(glued, make.claim(glued, "Claire Voss", "dice", "que todo va bien", actor=VOSS))


def test_a_passer_by_speaks_of_what_nobody_knows(make: Make) -> None:
    nora = Actor("person:nora", "Nora", "person")
    text = "« On a voulu les calmer, mais rien à faire », raconte Nora, 37 ans. « On veut revoir la mer à Ostal », dit Nora."
    for content, source, cue, alone in (
        ("« On a voulu les calmer, mais rien à faire »", "Nora, 37 ans", "raconte", False),
        ("« On veut revoir la mer à Ostal »", "Nora", "dit", False),
    ):
        assert one(make, text, source, cue, content, actor=nora, kind="direct") == alone


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        ("Comment refaire la digue du haut ? L'analyse de Claire Voss.", "L'analyse", "Comment refaire la digue du haut", "state"),
        ("« Les quais du port sont vides — Ivo (@ivo) 8 mai Rien à signaler au phare », selon Claire Voss.", "selon",
         "« Les quais du port sont vides — Ivo (@ivo) 8 mai Rien à signaler au phare »", "state"),
        ("Le conseil erre, les traits tirés, en proie au doute, avec Claire Voss.", "doute", "les traits tirés", "doubt"),
    ],
)  # fmt: skip
def test_what_nobody_states_is_left_out(make: Make, text: str, cue: str, content: str, stance: str) -> None:
    assert not one(make, text, "Claire Voss", cue, content, actor=VOSS, stance=stance)


def test_a_former_somebody_is_told_only_with_a_name(make: Make) -> None:
    text = "L'ancienne candidate du port dit que la digue tient. L'ancienne candidate Ada Lorn dit que le phare tient."
    assert not one(make, text, "L'ancienne candidate du port", "dit", "que la digue tient")
    assert one(make, text, "L'ancienne candidate Ada Lorn", "dit", "que le phare tient")


def test_what_hangs_on_the_sentence_before_is_left_out(make: Make) -> None:
    text = "Parce qu'au fond la digue du haut ne tiendra pas, a dit Claire Voss."
    content = "Parce qu'au fond la digue du haut ne tiendra pas"
    assert not one(make, text, "Claire Voss", "a dit", content, actor=VOSS, kind="indirect")


def test_a_rumour_of_few_words_is_of_nobody_knows_what(make: Make) -> None:
    text = "La mairie n'aurait pas encore répondu. La mairie aurait caché pendant dix ans le mauvais état de la digue."
    report = Report(id="n", language="fr", outlet="Le Val", text=text + "\n")
    short, long = text.split(". ")
    assert not stands(report, make.claim(report, "", "", short, voice="hearsay"))
    assert stands(report, make.claim(report, "", "", long.rstrip("."), voice="hearsay"))
