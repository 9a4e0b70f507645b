"""Where the ledgers of these tests are: `tests_full` runs the same tests on a server."""

from pathlib import Path

import pytest


@pytest.fixture
def target(tmp_path: Path) -> str:
    """A ledger that is not there yet."""
    return str(tmp_path / "ledger.db")
