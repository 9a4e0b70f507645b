"""Pages and feeds over HTTP, only ever those that somebody asked for.

A feed is named by its reader, and may stand anywhere. What a feed names is a
stranger's word: its pages are fetched from public addresses, or from the feed's own host.
"""

import ipaddress
import socket
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection
from typing import IO, Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

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
    return _fetched(url, allowed)


def fetch_public(url: str) -> bytes:
    """As `fetch`, for an address that a stranger may have written: never one inside a private network.

    What a name resolves to is looked at once, for each connection, and that very address is
    connected to: neither a redirection nor a name that changes its mind leads elsewhere. No proxy is used.

    Raises:
        IntakeError: as `fetch`; also an address that is not public.
    """
    return _fetched(url, lambda _: True, ProxyHandler({}), _PublicHTTP(), _PublicHTTPS())


def _fetched(url: str, allowed: Callable[[str], bool], *handlers: BaseHandler) -> bytes:
    _check(url, allowed)
    try:
        request = Request(url, headers=_HEADERS)  # noqa: S310 (`_check` lets http and https through alone)
        with build_opener(_Careful(allowed), *handlers).open(request, timeout=PATIENCE) as answer:
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
    return all(_is_public(str(item[4][0])) for item in found)


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


def _public_connection(
    address: tuple[str, int], timeout: float | None = None, source_address: tuple[str, int] | None = None
) -> socket.socket:
    """A connection to the address that was looked at, if it is public."""
    host, port = address
    reasons: list[OSError] = []
    for family, kind, protocol, _, found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not _is_public(str(found[0])):
            raise IntakeError(host, "an address inside a private network, which is never fetched")
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(timeout)
            made.connect(found)
        except OSError as error:
            made.close()
            reasons.append(error)
        else:
            return made
    raise reasons[0] if reasons else OSError(f"{host} has no address")


def _is_public(written: str) -> bool:
    address = ipaddress.ip_address(written.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (inner is None or inner.is_global)


class _PublicHTTPConnection(HTTPConnection):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._create_connection = _public_connection


class _PublicHTTPSConnection(HTTPSConnection):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._create_connection = _public_connection


class _PublicHTTP(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_PublicHTTPConnection, req)


class _PublicHTTPS(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_PublicHTTPSConnection, req)
