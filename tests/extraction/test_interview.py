"""Answers as claims of whoever is asked."""

from selon.extraction.interview import with_answers
from selon.records import Attribution, Span

ANSWER = "Je crois que la digue de Varn tiendra cette année, et nous avons compté 300 sacs de sable sur les quais hier."


def test_answers_are_claims_of_the_one_named_and_hold_what_is_in_them() -> None:
    text = "Un entretien.\n" + "".join(
        f"Que dit la crue {n} ?\n{'Ada Lind.- ' if n == 0 else ''}{ANSWER}\n" for n in range(3)
    )
    inner = Attribution((), (), (Span(text.index("la digue"), text.index("cette")),), 0.9)
    found = with_answers(text, [inner])
    assert [text[slice(*item.content[0])] for item in found] == [ANSWER, text[slice(*inner.content[0])], ANSWER, ANSWER]
    assert ["".join(text[slice(*span)] for span in item.source) for item in found] == [
        "Ada Lind",
        "",
        "Ada Lind",
        "Ada Lind",
    ]


def test_without_a_name_nothing_is_added() -> None:
    text = "Un entretien.\n" + "".join(f"Que dit la crue {n} ?\n{ANSWER}\n" for n in range(3))
    assert with_answers(text, []) == []
