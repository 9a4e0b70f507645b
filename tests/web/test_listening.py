"""The desk says its address only once somebody can come."""

import socket

from selon.cli.serve import _listening


def test_who_comes_at_once_is_not_refused() -> None:
    with _listening("127.0.0.1", 0) as (bound,), socket.create_connection(bound.getsockname(), timeout=5):
        pass
