"""Every test here gets an empty database in the place of a file."""

from collections.abc import Iterator
from itertools import count

import psycopg
import pytest

_number = count(1)


@pytest.fixture
def target(postgres: str) -> Iterator[str]:
    """The URL of an empty database, dropped afterwards."""
    name = f"suite_{next(_number)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield postgres.replace("/postgres?", f"/{name}?")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
