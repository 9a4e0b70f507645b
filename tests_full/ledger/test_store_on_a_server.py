"""The tests of `tests/ledger/test_store.py`, on a PostgreSQL server."""

from tests.ledger.test_store import *  # noqa: F403
