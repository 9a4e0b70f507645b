"""One saying is told once, whatever words and papers it comes in."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.statements import Statement, Told, statements
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Actor, Claim, Figure, Report

VOSS = Actor("person:claire-voss", "Claire Voss", "person", "organisation:mairie")
HALL = Actor("organisation:mairie", "mairie", "organisation")


def admitted(one: tuple[Report, Claim], two: tuple[Report, Claim]) -> bool:
    """Whether the second claim is news after the first."""
    story = build(load("fr"), (one[0], two[0]), (one[1], two[1]), (), ())
    told = Told(story)
    assert told.admits(Statement((one[1],), 1.0))
    return told.admits(Statement((two[1],), 1.0))


def given(make: Make, name: str, text: str, source: str, cue: str, content: str, actor: Actor, *numbers: int,
          published: str = "2031-05-06") -> tuple[Report, Claim]:  # fmt: skip
    report = Report(id=name, language="fr", outlet="Le Val", published=published, text=text + "\n")
    figures: list[Figure] = [make.figure(report, str(number), number, number) for number in numbers]
    return report, make.claim(report, source, cue, content, actor=actor, figures=figures)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "actor", "numbers", "published", "news"),
    [
        ("Claire Voss évoque 118 caves perdues.", "Claire Voss", "évoque", "118 caves perdues", VOSS, (118,), "2031-05-07",
         False),
        ("Claire Voss évoque 119 caves perdues.", "Claire Voss", "évoque", "119 caves perdues", VOSS, (119,), "2031-05-07",
         True),
        ("Claire Voss évoque 118 caves perdues.", "Claire Voss", "évoque", "118 caves perdues", VOSS, (118,), "2031-05-17",
         True),
        ("La mairie compte 118 caves et 17 ponts.", "La mairie", "compte", "118 caves et 17 ponts", HALL, (118, 17),
         "2031-05-06", False),
        ("La mairie compte 118 caves noyées.", "La mairie", "compte", "118 caves noyées", HALL, (118,), "2031-05-06", True),
    ],
)  # fmt: skip
def test_by_figures(
    make: Make, text: str, source: str, cue: str, content: str, actor: Actor, numbers: tuple[int, ...], published: str,
    news: bool,
) -> None:  # fmt: skip
    first = given(
        make, "a", "Claire Voss a relevé 118 caves et 17 ponts touchés.", "Claire Voss", "a relevé",
        "118 caves et 17 ponts touchés", VOSS, 118, 17,
    )  # fmt: skip
    assert admitted(first, given(make, "b", text, source, cue, content, actor, *numbers, published=published)) == news


def test_by_quoted_words(make: Make) -> None:
    first = given(
        make, "a", "Claire Voss a déploré « des scènes de ruine » au port.", "Claire Voss", "a déploré",
        "« des scènes de ruine » au port", VOSS,
    )  # fmt: skip
    again = given(
        make, "b", "Claire Voss regrette « des scènes de ruine » et la perte des barques.", "Claire Voss", "regrette",
        "« des scènes de ruine » et la perte des barques", VOSS,
    )  # fmt: skip
    other = given(
        make, "c", "Claire Voss regrette « des mots de trop » et la perte des barques.", "Claire Voss", "regrette",
        "« des mots de trop » et la perte des barques", VOSS,
    )  # fmt: skip
    assert not admitted(first, again)
    assert admitted(first, other)


def test_a_days_message_in_its_words_and_in_anothers_language(make: Make) -> None:
    text = "Claire Voss a écrit mardi, jugeant que la digue était perdue."
    report = Report(id="a", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    told = make.claim(report, "Claire Voss", "jugeant", "que la digue était perdue", actor=VOSS, said_on="2031-05-05")
    text = '"The dam is lost for good," Voss wrote.'
    other = Report(id="b", language="en", outlet="Quay Post", published="2031-05-06", text=text + "\n")
    voss = Actor("organisation:voss", "Voss", "organisation")
    quoted = make.claim(
        other, "Voss", "wrote", '"The dam is lost for good,"', actor=voss, kind="direct", said_on="2031-05-05"
    )
    assert not admitted((report, told), (other, quoted))


def test_quotation_marks_make_no_other_words(make: Make) -> None:
    pairs = [
        given(make, name, f"Claire Voss évoque un effet {words}.", "Claire Voss", "évoque", f"un effet {words}", VOSS)
        for name, words in (("a", "« sévère et continu »"), ("b", '"sévère et continu"'))
    ]
    story = build(load("fr"), [pair[0] for pair in pairs], [pair[1] for pair in pairs], (), ())
    assert len(statements(story)) == 1


def test_the_last_word_of_a_name_with_a_particle_is_nobodys(make: Make) -> None:
    text = "Claire Le Roux a dit que le quai ferme. Roux a ajouté que la digue de Varn tient."
    report = Report(id="n", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    roux = Actor("person:claire-le-roux", "Claire Le Roux", "person")
    claims = [
        make.claim(report, "Claire Le Roux", "a dit", "que le quai ferme", actor=roux),
        make.claim(report, "Roux", "a ajouté", "que la digue de Varn tient", actor=roux),
    ]
    assert build(load("fr"), (report,), claims, (), ()).shorts == {roux.id: "Le Roux"}
