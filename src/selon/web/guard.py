"""What every request passes before any page is made.

- another name than this machine's own is refused where nobody is asked who they are (DNS rebinding);
- where tokens are asked for, without one there is the sign-in page and nothing else;
- a change needs the reader's own form (CSRF): a token tied to their session, from a page of this desk;
- a body larger than `LARGEST` is refused before it is read to its end;
- every answer forbids scripts and styles that are not the desk's own files.
"""

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from selon.web.keys import Keys

#: Bytes of one request's body.
LARGEST = 50_000_000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Without a referrer a browser would call the origin of the desk's own forms "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SESSION, PASS = "selon_session", "selon_pass"
#: Readable without saying who one is.
OPEN = ("/login", "/static/")
SAFE = ("GET", "HEAD", "OPTIONS")
LOCAL = ("localhost", "127.0.0.1", "::1", "[::1]")


class Guard:
    """The outermost layer of the desk.

    It puts into `scope["state"]`: `session` (this reader's), `csrf` (what their forms must
    bring), `who` (a name where tokens are asked for) and `bearer` (whether a program came with its token).
    """

    def __init__(self, app: ASGIApp, keys: Keys, hosts: frozenset[str] = frozenset()) -> None:
        self.app, self.keys, self.hosts = app, keys, hosts | set(LOCAL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers, cookies = Headers(scope=scope), _cookies(scope)
        session = cookies.get(SESSION, "")
        fresh = len(session) != 43
        if fresh:
            session = secrets.token_urlsafe(32)
        state = scope.setdefault("state", {})
        state |= {"session": session, "csrf": self.keys.signed("form", session), "who": None, "bearer": False}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answered[name] = value
                answered.setdefault("Content-Security-Policy", POLICY)
                answered.setdefault("Cache-Control", "no-store")
                if fresh:
                    answered.append("Set-Cookie", f"{SESSION}={session}; HttpOnly; SameSite=Strict; Path=/")
            await send(message)

        refused = self._refused(scope, headers, cookies)
        if refused is not None:
            await refused(scope, receive, sending)
            return
        await self.app(scope, _Measured(receive), sending)

    def _refused(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        state, path, method = scope["state"], scope["path"], scope["method"]
        if not self.keys.asked and _host(headers.get("host", "")) not in self.hosts:
            return _said(421, "this desk answers to localhost alone")
        length = headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length) > LARGEST:
            return _said(413, f"larger than {LARGEST // 1_000_000} MB")
        if self.keys.asked:
            scheme, _, token = headers.get("authorization", "").partition(" ")
            if scheme.lower() == "bearer":
                state["who"], state["bearer"] = self.keys.who(token.strip()), True
                if state["who"] is None:
                    return _said(401, "no such token", {"WWW-Authenticate": "Bearer"})
            else:
                state["who"] = self.keys.who_has(cookies.get(PASS, ""))
            if state["who"] is None and not path.startswith(OPEN):
                if path.endswith(".json") or method not in SAFE:
                    return _said(401, "say who you are: Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"})
                return RedirectResponse("/login", 303)
        if method not in SAFE and not state["bearer"] and not _own_page(headers):
            return _said(403, "this form was not sent by a page of this desk")
        return None


def form_is_own(scope: Scope, brought: str) -> bool:
    """Whether a form brings its reader's own token; a program with its own token needs none."""
    state = scope["state"]
    return bool(state["bearer"]) or hmac.compare_digest(state["csrf"].encode(), brought.encode("utf-8", "replace"))


def _own_page(headers: Headers) -> bool:
    """As far as the browser tells: no page of another origin sent it."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _cookies(scope: Scope) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                jar.load(value.decode("latin-1"))
            except CookieError:
                continue
    return {name: morsel.value for name, morsel in jar.items()}


def _host(written: str) -> str:
    """The name in a Host header, without its port."""
    if written.startswith("["):
        return written.partition("]")[0] + "]"
    return written.partition(":")[0].lower()


def _said(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(words + "\n", status, headers)


class _Measured:
    """Receives a body, and stops where it grows too large."""

    def __init__(self, receive: Receive) -> None:
        self.receive, self.size = receive, 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.size += len(message.get("body", b""))
        if self.size > LARGEST:
            raise HTTPException(413, f"larger than {LARGEST // 1_000_000} MB")
        return message
