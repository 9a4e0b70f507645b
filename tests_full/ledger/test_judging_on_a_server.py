"""The tests of `tests/ledger/test_judging.py`, on a PostgreSQL server."""

from tests.ledger.test_judging import *  # noqa: F403
