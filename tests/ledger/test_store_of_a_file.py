"""What a file alone can keep or show: any character, and the same rows in whatever order they came."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.bare import dump
from tests.ledger.test_store import fill, story
from tests.tale import Tale

from selon.ledger import open_ledger
from selon.records import Report


def test_the_order_of_adding_does_not_show(tmp_path: Path) -> None:
    tale, paths = story(), [tmp_path / "a.db", tmp_path / "b.db"]
    for path, reports in zip(paths, (tale.reports, tale.reports[::-1]), strict=True):
        with open_ledger(path, create=True) as ledger:
            fill(ledger, Tale(reports, tale.claims))
    assert dump(str(paths[0])) == dump(str(paths[1]))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1, max_size=4, unique=True))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    reports = [Report(f"r{n}", text, "fr", text or None) for n, text in enumerate(texts)]
    with open_ledger(tmp_path_factory.mktemp("any") / "ledger.db", create=True) as ledger:
        for report in reports:
            ledger.add(report, [])
        assert list(ledger.reports()) == reports
