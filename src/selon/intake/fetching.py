"""Pages and feeds over HTTP, only ever those that somebody asked for.

A feed is named by its reader, and may stand anywhere. What a feed names is a
stranger's word: its pages are fetched from public addresses, or from the feed's own host.
"""

import ipaddress
import socket
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from selon.errors import IntakeError
from selon.intake.decoding import LIMIT_BYTES

#: Seconds to wait for a server.
PATIENCE = 20
_HEADERS = {
    "User-Agent": "selon (news reader)",
    "Accept": "text/html, application/xhtml+xml, application/xml, */*;q=0.5",
}


def fetch(url: str, allowed: Callable[[str], bool] = lambda _: True) -> bytes:
    """What stands at an http or https address; every redirection must be `allowed` too.

    Raises:
        IntakeError: another kind of address, one that is not allowed, no answer, or too large an answer.
    """
    _check(url, allowed)
    try:
        with build_opener(_Careful(allowed)).open(Request(url, headers=_HEADERS), timeout=PATIENCE) as answer:  # noqa: S310 (`_check` lets http and https through alone)
            data: bytes = answer.read(LIMIT_BYTES + 1)
    except IntakeError:
        raise
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
        raise IntakeError(url, f"could not be fetched: {reason}") from error
    if len(data) > LIMIT_BYTES:
        raise IntakeError(url, f"larger than {LIMIT_BYTES // 1_000_000} MB")
    return data


def from_feed(feed: str) -> Callable[[str], bool]:
    """Which addresses a feed may send us to: public ones, and those of its own host and port."""
    own = urlsplit(feed).netloc

    def allowed(url: str) -> bool:
        parts = urlsplit(url)
        return parts.netloc == own or _public(
            parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        )

    return allowed


def _public(host: str, port: int) -> bool:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True  # it has no address: fetching will say so
    return all(ipaddress.ip_address(str(item[4][0]).partition("%")[0]).is_global for item in found)


def _check(url: str, allowed: Callable[[str], bool]) -> None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
        may = usable and allowed(url)
    except ValueError:
        usable = may = False
    if not usable:
        raise IntakeError(url, "not an http or https address")
    if not may:
        raise IntakeError(url, "an address inside this network, which a feed may not send us to")


class _Careful(HTTPRedirectHandler):
    """Follows a redirection only where that, too, is allowed."""

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self._allowed = allowed

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        _check(newurl, self._allowed)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
