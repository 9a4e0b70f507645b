"""Sentence vectors are kept by claim and model, made anew where words changed, and forgotten with their report."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.cli.conftest import CLAIMS, COPY, LINK, POINT, REPORT
from tests.ledger.bare import ask

from selon.ledger import Ledger, Run, open_ledger

BY: Any = {"author": "Ines", "reason": "why"}
IDS = sorted(claim.id for claim in CLAIMS)


@pytest.fixture
def ledger(target: str) -> Iterator[Ledger]:
    with open_ledger(target, create=True) as opened:
        opened.add(REPORT, CLAIMS, Run("1.0", "model", "packs"))
        opened.add(COPY, ())
        opened.replace_links([LINK], [POINT])
        yield opened


def test_vectors_are_kept_by_model(ledger: Ledger) -> None:
    assert ledger.vectors("m") == ([], b"")
    ledger.put_vectors("m", [(name, bytes([n, 255])) for n, name in enumerate(IDS)])
    ledger.put_vectors("other", [(IDS[0], b"zz")])
    assert ledger.vectors("m") == (IDS, bytes([0, 255, 1, 255, 2, 255]))
    ledger.put_vectors("m", [(IDS[1], b"ab")])
    assert ledger.some_vectors("m", [IDS[1], "nothing"]) == {IDS[1]: b"ab"}
    assert ledger.without_vector("m") == []
    assert set(ledger.without_vector("other")) == {IDS[1], IDS[2]}
    assert len(ledger.without_vector("new", 2)) == 2
    assert list(ledger.check()) == []


def test_a_claim_whose_words_were_corrected_needs_another_vector(ledger: Ledger) -> None:
    ledger.put_vectors("m", [(name, b"v") for name in IDS])
    ledger.judge("corrected", "claim", CLAIMS[0].id, value={"stance": "doubt"}, **BY)
    assert ledger.without_vector("m") == [CLAIMS[0].id]


def test_a_claim_that_is_judged_none_is_not_compared(ledger: Ledger) -> None:
    ledger.put_vectors("m", [(name, b"v") for name in IDS])
    ledger.judge("wrong", "claim", CLAIMS[0].id, **BY)
    assert CLAIMS[0].id not in ledger.vectors("m")[0]
    assert CLAIMS[0].id not in ledger.without_vector("m")


def test_forgetting_takes_them_away(target: str, ledger: Ledger) -> None:
    ledger.put_vectors("m", [(name, b"v") for name in IDS])
    ledger.forget(REPORT.id, **BY)
    assert ask(target, "SELECT count(*) FROM vectors") == [(0,)]


def test_parts_of_a_ledger_are_found(ledger: Ledger) -> None:
    assert ledger.size() == 3
    assert ledger.languages() == {"fr": 2}
    assert [claim.id for claim in ledger.some_claims([CLAIMS[2].id, CLAIMS[0].id, "x"])] == [CLAIMS[0].id, CLAIMS[2].id]
    assert [report.id for report in ledger.some_reports(["crue-2", "x"])] == ["crue-2"]
    assert ledger.claims_of_reports(["crue-1"]) == [claim.id for claim in CLAIMS]
    assert ledger.claims_within(None, None) is None
    assert ledger.claims_within("2026-01-14", None) == {CLAIMS[1].id, CLAIMS[2].id}
    assert ledger.claims_of_actors(["comite"], []) == {CLAIMS[1].id}
    assert set(ledger.search("usine sinistres", any_word=True)) == {CLAIMS[0].id, CLAIMS[2].id}
