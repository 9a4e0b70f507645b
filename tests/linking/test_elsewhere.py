"""Contents that take up what another report said."""

from dataclasses import replace

import pytest
from tests.tale import Tale

from selon.linking import find_about, find_elsewhere
from selon.records import Stance

SAID = "la compagnie savait que la digue de Varn était fissurée"
BESIDE = "le maire rêvait d'une nouvelle gare"
DENIAL = (
    "La compagnie a démenti les révélations de La Vigie sur la digue. Elle répète que la digue n'a jamais été fissurée "
    "et que la mairie savait tout."
)


def tied(tale: Tale, denial: str, words: str, stance: Stance = "deny", day: str | None = "2031-05-07") -> list[str]:
    """Contents that the denial's words take up."""
    report = tale.report("b", denial, day=day, outlet="Le Courrier")
    pointing = tale.claim(report, words, Tale.MINISTRY, figures=(), stance=stance)
    within = find_about(tale.reports, tale.claims)
    found = find_elsewhere(tale.reports, tale.claims, within)
    assert find_elsewhere(tuple(reversed(tale.reports)), tuple(reversed(tale.claims)), within) == found
    texts = {claim.id: claim.content.text for claim in tale.claims}
    assert all(item.kind == "about" and item.a == pointing.id and item.reason for item in found)
    return [texts[item.b] for item in found]


def told(day: str | None = "2031-05-06", outlet: str = "La Vigie") -> Tale:
    """What a paper said: one thing about the dike, and one about a station."""
    tale = Tale()
    report = tale.report("a", f"Selon un rapport, {SAID}. Hier, {BESIDE}.", day=day, outlet=outlet)
    tale.claim(report, SAID, None, figures=())
    tale.claim(report, BESIDE, None, figures=())
    return tale


def test_takes_up_what_the_named_paper_said_before() -> None:
    assert tied(told(), DENIAL, "les révélations de La Vigie") == [SAID]


@pytest.mark.parametrize(
    ("tale", "day"),
    [
        (told(outlet="Le Fanal"), "2031-05-07"),  # another paper
        (told(day="2031-05-09"), "2031-05-07"),  # later
        (told(day="2031-03-09"), "2031-05-07"),  # long before
        (told(day=None), "2031-05-07"),
        (told(), None),
    ],
)
def test_stays_open_where_it_is_not_sure(tale: Tale, day: str | None) -> None:
    assert tied(tale, DENIAL, "les révélations de La Vigie", day=day) == []


def test_stays_open_between_two_reports_alike() -> None:
    tale = told()
    again = tale.report("a2", f"La Vigie le disait : {SAID}.", outlet="La Vigie")
    tale.claim(again, SAID, None, figures=())
    assert tied(tale, DENIAL, "les révélations de La Vigie") == []


def test_without_a_name_or_the_same_matter_nothing_is_taken_up() -> None:
    assert tied(told(), DENIAL.replace(" de La Vigie", ""), "les révélations") == []
    assert tied(told(), "La compagnie a démenti les révélations de La Vigie.", "les révélations de La Vigie") == []


def test_by_the_name_of_a_speaker_too() -> None:
    tale = told(outlet="Le Fanal")
    tale.claims[0] = replace(tale.claims[0], source=replace(tale.claims[0].source, actor=Tale.MINISTER))
    words = "les accusations d'Ada Brel"
    assert tied(tale, DENIAL.replace("les révélations de La Vigie", words), words) == [SAID]
