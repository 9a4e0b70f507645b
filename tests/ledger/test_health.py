"""A check finds what is not as it should be; and says nothing of a ledger that is whole."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import CLAIMS, COPY, LINK, POINT, REPORT

from selon.ledger import Ledger, Run, open_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db", create=True) as opened:
        opened.add(REPORT, CLAIMS, Run("1.0", "model", "packs"))
        opened.add(COPY, ())
        opened.replace_links([LINK], [POINT])
        yield opened


def problems(ledger: Ledger) -> list[str]:
    return [f"{item.kind} {item.what}" for item in ledger.check()]


def test_a_whole_ledger_has_no_problems(ledger: Ledger) -> None:
    ledger.judge("corrected", "claim", CLAIMS[0].id, value={"stance": "deny"}, author="Ines", reason="why")
    assert problems(ledger) == []


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE reports SET text = replace(text, 'sinistrés', 'sinistres')", "words are not at its places"),
        ("UPDATE reports SET text = substr(text, 1, 40)", "words are not at its places"),
        ("UPDATE claims SET stance = 'deny' WHERE n = 0", "column stance is 'deny'"),
        ("UPDATE figures SET min = 7 WHERE n = 0", "rows in figures"),
        ("DELETE FROM vias", "rows in vias"),
        ("DELETE FROM point_figures WHERE n = 1", "rows in point_figures"),
        ("UPDATE claims SET report = 'gone' WHERE n = 2", "names a row of reports that is not there"),
        ("UPDATE claims SET json = replace(json, '\"state\"', '\"doubt\"')", "what its reading and the judgements"),
        ("INSERT INTO claims_search(claims_search) VALUES ('delete-all')", "not in the index of words"),
    ],
)
def test_harm_is_found(ledger: Ledger, harm: str, said: str) -> None:
    if "doubt" in harm:
        ledger.judge("corrected", "claim", CLAIMS[2].id, value={"certainty": "hedged"}, author="Ines", reason="why")
    connection = sqlite3.connect(ledger.name)
    connection.execute(harm)
    connection.commit()
    connection.close()
    assert any(said in problem for problem in problems(ledger)), problems(ledger)


def test_an_id_that_is_not_that_of_its_words_is_found(ledger: Ledger) -> None:
    connection = sqlite3.connect(ledger.name)
    connection.execute("PRAGMA foreign_keys = OFF")
    name, value = connection.execute("SELECT id, json FROM claims WHERE n = 2").fetchone()
    connection.execute(
        "UPDATE claims SET id = 'c0', json = ? WHERE id = ?", [json.dumps(json.loads(value) | {"id": "c0"}), name]
    )
    connection.commit()
    connection.close()
    assert "claim its id is not that of its report, source and content" in problems(ledger)


def test_vacuum_mends_the_index_of_words_and_gives_room_back(ledger: Ledger) -> None:
    connection = sqlite3.connect(ledger.name)
    connection.execute("CREATE TABLE big AS SELECT zeroblob(3000000) AS x")
    connection.execute("DROP TABLE big")
    connection.execute("INSERT INTO claims_search(claims_search) VALUES ('delete-all')")
    connection.commit()
    connection.close()
    before, after = ledger.vacuum()
    assert before is not None
    assert after is not None
    assert before > 3_000_000 > after
    assert problems(ledger) == []
