"""`selon serve`: a ledger in the browser."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from selon.cli import options
from selon.errors import UsageError

#: Addresses that only this machine reaches.
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    ledger: options.Ledger,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65_535, help="0: any free one.")] = 8600,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", metavar="TOKEN", envvar="SELON_TOKEN", show_default=False, help="What a reader must know."
        ),
    ] = None,
    users: Annotated[
        Path | None,
        typer.Option("--users", metavar="FILE", show_default=False, help="Readers, a line each: NAME TOKEN."),
    ] = None,
) -> None:
    """Open the desk: the ledger in the browser.

    Read, search, ask, add reports, correct by hand. Without --host nobody but this
    machine reaches it; any other address needs --token or --users. Ctrl-C ends it.
    """
    if host not in LOOPBACK and token is None and users is None:
        raise UsageError(f"--host {host}: others could read and change the ledger; say who may with --token or --users")
    import uvicorn

    from selon.cli.terminal import remark
    from selon.explain import chart
    from selon.web import Desk, create_app
    from selon.web.keys import keys

    desk = Desk(ledger, keys(token, users))
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(desk), host=host, port=port, log_level="warning", server_header=False, proxy_headers=False
        )
    )
    with _listening(host, port) as sockets:
        shown = f"[{host}]" if ":" in host else host
        remark(f"the desk: http://{shown}:{sockets[0].getsockname()[1]}/ (Ctrl-C ends it)")
        threading.Thread(target=chart.start, name="selon-charts", daemon=True).start()
        server.run(sockets=sockets)
    remark("closed; the ledger is whole")


@contextmanager
def _listening(host: str, port: int) -> Iterator[list[socket.socket]]:
    """The socket, listening before anything is said: who comes at once waits until the desk is ready.

    Raises:
        UsageError: no such address, or it is taken.
    """
    made: list[socket.socket] = []
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        one = socket.socket(family, kind, protocol)
        made.append(one)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(address)
        one.listen()
    except OSError as error:
        for one in made:
            one.close()
        raise UsageError(f"--host {host} --port {port}: {error.strerror or error}") from None
    try:
        yield made
    finally:
        made[0].close()
