"""Nouns behind a preposition: taken for no subject, unless a clause of their own makes them one."""

import pytest
from tests.marked import read

from selon.extraction.governed import is_governed


@pytest.mark.parametrize(
    ("marked", "governed"),
    [
        ("Letters sent to {S:the council} {C:suggest} {T:the dam leaks}.", True),
        ("Le projet de {S:la nouvelle administration Lind} {C:inquiète} {T:les quais}.", True),
        ("Two letters to {S:members of the board} {C:calling for} {T:a new dam} were lost.", True),
        ("They spoke to {S:the mayor}, who {C:says} {T:the dam leaks}.", False),
        ("L'opposition du {S:maire}, qui {C:craint} {T:une crue}, est connue.", False),
        ("The film has footage of {S:Nora Lind} {C:asking} {T:who will pay}.", False),
        ("Contrary to {S:his} {C:claim} {T:that the dam holds}, it broke.", False),
        ("People spoke of {S:Nora Lind}'s {C:promise} {T:to pay}.", False),
        ("It depends on the choice of {S:the council} {C:to deny} {T:a leak}.", False),
        ("{C:According to} {S:the mayor}, {T:the dam leaks}.", False),
        ("{S:The mayor} {C:says} {T:the dam leaks}.", False),
        ("{T:« La digue tient »}, {C:dit} {S:le maire}.", False),
    ],
)
def test_a_noun_behind_a_preposition_is_no_subject(marked: str, governed: bool) -> None:
    text, found = read(marked)
    assert is_governed(text, found[0]) is governed


def test_a_bare_quotation_has_no_verb_to_govern() -> None:
    text, found = read("Words of {S:the mayor}: {T:« La digue tient. »}")
    assert not is_governed(text, found[0])
