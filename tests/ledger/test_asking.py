"""What a ledger tells of itself: counts, words found, views, checks; the same on a file and on a server."""

from collections.abc import Iterator

import pytest
from tests.cli.conftest import CLAIMS, COPY, LINK, POINT, REPORT
from tests.ledger.bare import ask

from selon.ledger import Ledger, Run, open_ledger

VIEWS = ("actors", "claims", "copies", "disagreements", "figures", "judgements", "points")


@pytest.fixture
def ledger(target: str) -> Iterator[Ledger]:
    with open_ledger(target, create=True) as opened:
        opened.add(REPORT, CLAIMS, Run("1.0", "model", "packs"))
        opened.add(COPY, ())
        opened.replace_links([LINK], [POINT])
        yield opened


def test_info_counts(ledger: Ledger) -> None:
    info = ledger.info()
    assert (info.counts["reports"], info.counts["claims"], info.counts["points"]) == (2, 3, 1)
    assert info.languages == {"fr": 2}
    assert info.outlets == {"Brume Matin": 1, "La Vigie de Brume": 1}
    assert (info.first_day, info.last_day) == ("2026-01-14", "2026-01-15")
    assert [run["reports"] for run in info.runs] == [1]


def test_words_are_found_whatever_their_accents(ledger: Ledger) -> None:
    assert ledger.search("PREFETE sinistres") == (CLAIMS[0].id,)
    assert ledger.search('sinistrés" OR "usine') == ()
    assert set(ledger.search("brume")) == {CLAIMS[0].id}
    assert ledger.search("usin") == (CLAIMS[2].id,)
    assert ledger.search("  ") == ()
    assert ledger.search_reports("vigie")[0] == "crue-2"  # which says it twice


def test_views_answer_in_plain_words(target: str, ledger: Ledger) -> None:
    ledger.judge("corrected", "claim", CLAIMS[2].id, value={"stance": "doubt"}, author="Ines", reason="why")
    assert ask(target, "SELECT who, stance, outlet FROM claims_readable WHERE stance = 'estimate'") == [
        ("Le comité des riverains", "estimate", "La Vigie de Brume")
    ]
    assert ask(target, "SELECT what, origins, figures, least, most, disagreements FROM points_readable") == [
        ("sinistrés à Brume", 2, 3, 40, 52, 1)
    ]
    assert ask(target, "SELECT one, other, reason FROM disagreements_readable") == [
        ("52", "au moins <90>", "52 is less than at least 90")
    ]
    counts = {name: len(ask(target, f"SELECT * FROM {name}_readable")) for name in VIEWS}
    assert counts == {
        "actors": 2,
        "claims": 3,
        "copies": 1,
        "disagreements": 1,
        "figures": 3,
        "judgements": 1,
        "points": 1,
    }


def test_a_whole_ledger_has_no_problems_and_harm_is_found(target: str, ledger: Ledger) -> None:
    assert list(ledger.check()) == []
    ask(target, "UPDATE claims SET stance = 'deny' WHERE n = 0")
    assert ["column stance" in problem.what for problem in ledger.check()] == [True]


def test_vacuum_says_sizes(ledger: Ledger) -> None:
    assert all((size or 0) > 1000 for size in ledger.vacuum())
    assert list(ledger.check()) == []
