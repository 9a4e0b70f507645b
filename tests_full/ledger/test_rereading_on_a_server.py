"""The tests of `tests/ledger/test_rereading.py`, on a PostgreSQL server."""

from tests.ledger.test_rereading import *  # noqa: F403
