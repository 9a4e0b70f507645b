"""Which reports are interviews, and what in them is an answer."""

import pytest

from selon.languages.interviews import answers

ANSWER = "Je crois que la digue de Varn tiendra cette année, et nous avons compté 300 sacs de sable sur les quais hier."
TOLD = "La préfecture compte 300 sacs de sable sur les quais de Varn, et le maire parle de « notre digue » depuis hier soir."


def talk(answer: str, questions: int) -> str:
    return "Le maire de Varn parle.\n" + "".join(f"Que dit la crue {n} ?\n{answer}\n" for n in range(questions))


@pytest.mark.parametrize(("answer", "questions", "found"), [(ANSWER, 3, 3), (ANSWER, 2, 0), (TOLD, 4, 0)])
def test_answers_speak_of_themselves(answer: str, questions: int, found: int) -> None:
    text = talk(answer, questions)
    spans = answers(text)
    assert len(spans) == found
    assert all([text[slice(*part)] for part in item.paragraphs] == [answer] for item in spans)


def test_english() -> None:
    text = "A talk.\n" + "".join(
        f"What of flood {n}?\nI think the dyke will hold, and we have counted 300 bags of sand.\n\n" for n in range(3)
    )
    assert len(answers(text)) == 3


def test_any_text_is_read(  # an empty one, one line, only questions
) -> None:
    assert answers("") == ()
    assert answers("Quoi ?") == ()
    assert answers("Quoi ?\nQui ?\nOù ?\n") == ()


@pytest.mark.parametrize(
    ("opening", "label", "named"),
    [
        ("Que vaut la digue ?\nElle tiendra, dit la maire.\n", "Ada Lind.- ", "Ada Lind"),
        ("Que vaut la digue ?\n", "ADA LIND. - ", "ADA LIND"),
        ("Entretien avec Ada Lind, élue.\n", "Ada Lind ", "Ada Lind"),
        ("Ada Lind : « La digue tiendra »\n", "", "Ada Lind"),
        ("Lind : « La digue tiendra »\nÉlue de Varn, Ada Lind en a vu d'autres.\n", "", "Ada Lind"),
        ("Lind : « La digue tiendra »\n", "", ""),
        ("La maire de Varn parle.\n", "", ""),
    ],
)
def test_whoever_is_named_first_gives_all_answers(opening: str, label: str, named: str) -> None:
    text = opening + "".join(f"Que dit la crue {n} ?\n{label if n == 0 else ''}{ANSWER}\n" for n in range(3))
    found = answers(text)
    assert len(found) == 3
    assert [text[slice(*item.paragraphs[0])] for item in found] == [ANSWER] * 3
    assert {text[slice(*item.speaker)] if item.speaker else "" for item in found} == {named}


def test_two_who_answer_are_told_apart() -> None:
    text = "Un entretien.\n" + "".join(
        f"Que dit la crue {n} ?\n{name}{ANSWER}\n" for n, name in enumerate(("Ada Lind.- ", "Tom Varsel.- ", ""))
    )
    names = [text[slice(*item.speaker)] if item.speaker else "" for item in answers(text)]
    assert names == ["Ada Lind", "Tom Varsel", ""]


def test_a_round_table_gives_each_what_is_theirs() -> None:
    said = f"Ada Lind {ANSWER}\nTom Varsel {ANSWER}\n"
    text = "Table ronde avec Ada Lind et Tom Varsel.\n" + "".join(f"Que dit la crue {n} ?\n{said}" for n in range(3))
    names = [text[slice(*item.speaker)] if item.speaker else "" for item in answers(text)]
    assert names == ["Ada Lind", "Tom Varsel"] * 3


def test_names_in_brackets() -> None:
    text = "A talk.\n" + "".join(f"((WN)) What of flood {n}?\n\n((Ada Lind))  {ANSWER}\n\n" for n in range(3))
    assert {text[slice(*item.speaker)] for item in answers(text) if item.speaker} == {"Ada Lind"}
