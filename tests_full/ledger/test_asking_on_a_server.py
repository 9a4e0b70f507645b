"""The tests of `tests/ledger/test_asking.py`, on a PostgreSQL server."""

from tests.ledger.test_asking import *  # noqa: F403
