"""The security list, a test per line."""

import re
import socket
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from starlette.testclient import TestClient
from tests.cli.conftest import COMMAND
from tests.web.conftest import LOCAL, a_claim, finished, form

from selon import pipeline
from selon.errors import IntakeError, UsageError
from selon.intake import fetching, read_address
from selon.records import Report
from selon.web import Desk, Keys, create_app, guard
from selon.web.keys import keys

TOKEN = "un-jeton-de-brume-0123456789"


@pytest.fixture
def far(ledger: Path) -> TestClient:
    """A reader on another machine, who must say who they are."""
    desk = Desk(ledger, Keys({"ana": TOKEN, "ben": TOKEN[::-1]}))
    return TestClient(create_app(desk), base_url="http://desk.example", follow_redirects=False)


def test_another_address_needs_a_token(ledger: Path) -> None:
    done = subprocess.run(
        [COMMAND, "serve", ledger, "--host", "0.0.0.0"], check=False, capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 2
    assert "--token" in done.stderr


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.168.1.2:8600", ""])
def test_another_name_is_refused_where_nobody_is_asked(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421
    assert client.get("/index.json", headers={"host": "127.0.0.1:8600"}).status_code == 200
    assert client.get("/index.json", headers={"host": "[::1]:8600"}).status_code == 200


def test_without_a_token_there_is_the_sign_in_page_alone(far: TestClient) -> None:
    assert far.get("/").headers["location"] == "/login"
    assert far.get("/index.json").status_code == 401
    assert far.get("/openapi.json").status_code == 401
    assert far.post("/add", data={"text": "x"}).status_code == 401
    assert far.get("/static/desk.css").status_code == 200
    assert far.get("/index.json", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert far.get("/index.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_signing_in_and_out(far: TestClient) -> None:
    wrong = far.post("/login", data=form(far, "/login") | {"token": "x" * 20})
    assert wrong.status_code == 401
    right = far.post("/login", data=form(far, "/login") | {"token": TOKEN})
    assert right.status_code == 303
    assert "HttpOnly" in right.headers["set-cookie"]
    assert TOKEN not in right.headers["set-cookie"]
    assert "ana" in far.get("/").text
    claim = a_claim(far, "alerte")
    data = form(far) | {"author": "somebody else", "reason": "x", "stance": "deny"}
    assert far.post(f"/claims/{claim['id']}/correct", data=data).status_code == 303
    assert far.get("/history.json").json()["judgements"][0]["author"] == "ana"
    far.post("/logout", data=form(far))
    assert far.get("/index.json").status_code == 401


def test_a_pass_of_another_desk_or_person_opens_nothing(far: TestClient) -> None:
    for shown in ("ana:" + "0" * 64, "zoe:" + "0" * 64, Keys({"ana": TOKEN}).pass_for("ana"), ""):
        far.cookies.set(guard.PASS, shown)
        assert far.get("/index.json").status_code == 401


@pytest.mark.parametrize("path", ["/add", "/claims/c1/correct", "/claims/c1/wrong", "/relate", "/judgements/j1/undo"])
def test_every_change_needs_the_readers_own_form(client: TestClient, path: str) -> None:
    fields = {"text": "x", "a": "c1", "b": "c2", "same": "true", "reason": "x", "author": "x"}
    assert client.post(path, data=fields).status_code == 403
    assert client.post(path, data=fields | {"csrf": "0" * 64}).status_code == 403
    other = form(client)
    client.cookies.clear()
    assert client.post(path, data=fields | other).status_code == 403


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_a_form_of_another_page_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/add", data=form(client) | {"text": "x"}, headers=headers).status_code == 403


def test_no_page_lets_scripts_or_styles_in(client: TestClient) -> None:
    for path in ("/", "/reports/brume-1", "/nowhere", "/index.json", "/static/desk.js", "/openapi.json"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not re.search(
            r"<script(?![^>]*src=)|\son\w+=|\sstyle=", answer.text if "html" in answer.headers["content-type"] else ""
        )
    assert "unsafe-inline'; base-uri" in client.get("/page").headers["content-security-policy"]


def test_report_text_is_always_escaped(ledger: Path) -> None:
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e\u2066"
    text = f"« {nasty} », a déclaré jeudi le maire de Brume, {nasty}."
    report = Report(
        id='"><script>',
        text=text,
        language="fr",
        title=nasty,
        outlet=nasty,
        url="javascript:alert(3)",
        published="2026-01-15",
    )
    list(pipeline.add_reports(ledger, [report]))
    pipeline.link(ledger)
    with TestClient(create_app(Desk(ledger)), base_url=LOCAL) as client:
        name = client.get("/reports.json").json()["reports"][0]["id"]
        claims = client.get("/search.json", params={"since": "2026-01-15"}).json()["claims"]
        paths = ["/", "/reports", "/actors", "/search?q=alert", "/page", f"/reports/{name.replace('/', '%2F')}"]
        for path in [*paths, *(f"/claims/{claim['id']}" for claim in claims)]:
            shown = client.get(path).text
            assert "<script>" not in shown
            assert "<img" not in shown
            assert "javascript:" not in shown
            assert "\u202e" not in shown
            assert "\u2066" not in shown


def test_uploads_are_limited(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST", 1000)
    big = form(client) | {"text": "x" * 2000}
    assert client.post("/add", data=big).status_code == 413

    def stream() -> object:
        yield b"x" * 600
        yield b"x" * 600

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/add", content=stream(), headers=headers).status_code == 413  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://10.0.0.1/", "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data", "http://[fe80::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
        "http://0x7f000001/", "http://2130706433/",
    ],
)  # fmt: skip
def test_no_private_address_is_fetched(address: str) -> None:
    (found,) = read_address(address)
    assert isinstance(found, IntakeError)
    assert "private network" in found.cause


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://brume.example/", "gopher://x/", "nonsense"])
def test_other_kinds_of_address_are_not_fetched(address: str) -> None:
    (found,) = read_address(address)
    assert isinstance(found, IntakeError)
    assert "not an http or https address" in found.cause


class Redirecting(BaseHTTPRequestHandler):
    """Sends whoever asks to an address inside."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.send_response(302)
        self.send_header("Location", f"http://{self.headers['Host']}/inside")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def test_neither_redirections_nor_names_lead_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    server = HTTPServer(("127.0.0.1", 0), Redirecting)
    server.asked = []  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    port = int(server.server_port)
    try:
        # The first address passes for a public one; what it sends to does not.
        monkeypatch.setattr(fetching, "_is_public", lambda written: written == "127.0.0.1" and not server.asked)  # type: ignore[attr-defined]
        (found,) = read_address(f"http://127.0.0.1:{port}/start")
        assert isinstance(found, IntakeError)
        assert "private network" in found.cause
        assert server.asked == ["/start"]  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()


def test_the_address_looked_at_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.215.14", "127.0.0.1"])
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    connected: list[object] = []

    def connect(_: socket.socket, address: object) -> None:
        connected.append(address)
        raise OSError("nobody there")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    (found,) = read_address("http://two-faced.example/")
    assert isinstance(found, IntakeError)
    assert asked == ["two-faced.example"]
    assert connected == [("93.184.215.14", 80)]


def test_an_address_is_fetched_only_when_it_is_given(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> object:
        raise AssertionError("fetched")

    monkeypatch.setattr("selon.intake.reading.fetch_public", never)
    done = client.post("/add", data=form(client) | {"text": "Voir https://vigie.example/ : « Non », a dit le maire."})
    assert finished(client, done.headers["location"])["state"] == "done"


@pytest.mark.parametrize("lines", ["ana", f"ana {TOKEN}\nana {TOKEN}", "ana short", "# nobody", f"ana {TOKEN} more"])
def test_a_user_file_that_lets_nobody_in_safely(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "users"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(UsageError):
        keys(None, path)


def test_a_user_file(tmp_path: Path) -> None:
    path = tmp_path / "users"
    path.write_text(f"# the desk\nana {TOKEN}\nben {TOKEN[::-1]} # by night\n", encoding="utf-8")
    assert keys(None, path).who(TOKEN[::-1]) == "ben"
    with pytest.raises(UsageError):
        keys(None, tmp_path / "none")
