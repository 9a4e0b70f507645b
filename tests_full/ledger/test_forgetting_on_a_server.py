"""The tests of `tests/ledger/test_forgetting.py`, on a PostgreSQL server."""

from tests.ledger.test_forgetting import *  # noqa: F403
