"""Reports with passages in common are told by groups, the largest first."""

from selon.explain.overlaps import groups, overlaps, remaining
from selon.explain.story import Story, build
from selon.explain.wording import load
from selon.records import Copy, Report

REPORTS = [
    Report(id=name, language="fr", outlet=f"Le Val {name.upper()}", published="2031-05-06", text=f"Le texte {name}.\n")
    for name in "abcdefghijklmn"
]


def story(*copies: Copy) -> Story:
    return build(load("fr"), REPORTS, (), copies, ())


def part(a: str, b: str, score: float) -> Copy:
    return Copy(a, b, "part", score, "")


def said(found: Story) -> list[str]:
    return [sentence.text for sentence in overlaps(found)]


MANY = (
    part("a", "b", 0.2),
    part("b", "c", 0.41),
    part("a", "c", 0.3),
    part("d", "e", 0.34),
    part("f", "g", 0.33),
    part("h", "i", 0.32),
    part("j", "k", 0.31),
)


def test_the_largest_groups_are_named_by_their_closest_pair_and_the_rest_counted() -> None:
    found = said(story(*MANY))
    assert "cela touche 11 textes, en 5 groupes" in found[0]
    assert found[1].startswith("3 textes sont ainsi liés")
    assert "Le Val B, 6 mai et Le Val C, 6 mai (au moins 41 %)" in found[1].replace("\xa0", " ").replace("\u202f", " ")
    assert found[2].startswith("Le Val D, 6 mai et Le Val E, 6 mai ont aussi")
    assert len(found) == 6
    assert found[-1] == "Un autre groupe de ce genre, de 2 textes, n’est pas nommé ici."


def test_what_remains_counts_each_group_once() -> None:
    (sentence,) = remaining([[report.id] for report in REPORTS], story(*MANY))
    assert "il reste 14 textes, dont 11 ont des passages en commun" in sentence.text
    assert "il en reste 8, entre lesquels" in sentence.text


def test_copies_of_one_text_are_one_of_a_group() -> None:
    found = story(part("a", "b", 0.2), part("a", "c", 0.2), Copy("b", "c", "whole", 1.0, ""))
    (group,) = groups(found)
    assert len(group.families) == 2
    assert len(said(found)) == 1
    assert said(found)[0].startswith("Des passages se retrouvent dans deux textes")


def test_without_passages_in_common_nothing_is_said_of_them() -> None:
    found = story(Copy("a", "b", "whole", 1.0, ""))
    assert said(found) == []
    (sentence,) = remaining([["a", "b"], *([report.id] for report in REPORTS[2:])], found)
    assert "il reste 13 textes distincts" in sentence.text
