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
    assert all(text[slice(*span)] == answer for span in spans)


def test_english() -> None:
    text = "".join(
        f"What of flood {n}?\nI think the dyke will hold, and we have counted 300 bags of sand.\n\n" for n in range(3)
    )
    assert len(answers(text)) == 3


def test_any_text_is_read(  # an empty one, one line, only questions
) -> None:
    assert answers("") == ()
    assert answers("Quoi ?") == ()
    assert answers("Quoi ?\nQui ?\nOù ?\n") == ()
