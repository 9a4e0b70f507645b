"""Feeds and their pages, from a server of our own; and where a feed may not send us."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from selon.errors import IntakeError
from selon.intake.feeds import Entry, entries, entry_report
from selon.intake.fetching import fetch, from_feed
from selon.records import Report

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>La Vigie de Brume</title>
<item><title>Le pont &amp; la digue</title><link>{0}/pont.html</link><pubDate>Tue, 10 Mar 2026 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Selon le maire, 12 péniches sont bloquées.&lt;/p&gt;&lt;p&gt;Le préfet se tait.&lt;/p&gt;</description></item>
<item><title>Avant</title><link>{0}/gone.html</link><pubDate>Mon, 09 Mar 2026 08:00:00 GMT</pubDate>
<description>Rien de neuf à Brume ce lundi.</description></item><item><title>Sans lien</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><title>Bridge</title>
<link href="https://harbour.example/bridge"/><updated>2026-03-11T09:30:00Z</updated><summary>Twelve barges.</summary></entry></feed>"""
PAGE = """<!doctype html><html lang="fr"><head><title>Le pont</title></head><body><article><h1>Le pont</h1>
<p>Selon le maire de Brume, 12 péniches sont bloquées depuis lundi devant le pont fermé, et 40 mariniers attendent.</p>
<p>Le préfet a démenti mardi tout risque d'effondrement de la digue, malgré la fissure apparue en début de semaine.</p>
</article></body></html>"""


class Answers(BaseHTTPRequestHandler):
    server: HTTPServer

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_port}"
        pages = {"/feed": RSS.format(here), "/pont.html": PAGE, "/slow": "x"}
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path[4:].replace("|", "//"))
            self.end_headers()
            return
        found = pages.get(self.path)
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write((found or "").encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def server() -> Iterator[str]:
    running = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    thread.join()
    running.server_close()


def test_the_entries_of_a_feed_the_oldest_first(server: str) -> None:
    found = entries(fetch(f"{server}/feed"), "feed")
    assert [(entry.title, entry.published) for entry in found] == [
        ("Avant", "2026-03-09T08:00:00Z"), ("Le pont & la digue", "2026-03-10T08:00:00Z"),
    ]  # fmt: skip
    assert found[1].text == "Selon le maire, 12 péniches sont bloquées.\nLe préfet se tait."
    assert found[1].outlet == "La Vigie de Brume"
    (atom,) = entries(ATOM.encode(), "feed")
    assert (atom.url, atom.published, atom.text) == (
        "https://harbour.example/bridge",
        "2026-03-11T09:30:00Z",
        "Twelve barges.",
    )


def test_an_entry_is_read_from_its_page(server: str) -> None:
    report = entry_report(entries(fetch(f"{server}/feed"), "feed")[1], f"{server}/feed")
    assert isinstance(report, Report)
    assert "40 mariniers attendent" in report.text
    assert (report.outlet, report.title, report.url) == (
        "La Vigie de Brume",
        "Le pont & la digue",
        f"{server}/pont.html",
    )
    assert (report.published or "").startswith("2026-03-10")


def test_where_the_page_is_gone_what_the_feed_gives_is_read_and_said(server: str) -> None:
    report = entry_report(entries(fetch(f"{server}/feed"), "feed")[0], f"{server}/feed")
    assert isinstance(report, Report)
    assert report.text == "Rien de neuf à Brume ce lundi."
    assert report.notices[0].code == "page-not-fetched"
    assert isinstance(entry_report(Entry(f"{server}/none", None, None, None, " "), f"{server}/feed"), IntakeError)


@pytest.mark.parametrize("data", [b"", b"<html><body>no feed</body></html>", b"\x00\xff", b"{}"])
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(IntakeError, match="not a feed"):
        entries(data, "here")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://host/x", "http://", "javascript:1", "http://[::1", "relative"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(IntakeError, match="not an http"):
        fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x", "http://localhost/x", "http://10.0.0.7/x", "http://192.168.1.1/", "http://[::1]/",
        "http://169.254.169.254/latest/meta-data", "http://0.0.0.0/", "http://2130706433/",
    ],
)  # fmt: skip
def test_a_feed_may_not_send_us_into_this_network(url: str) -> None:
    with pytest.raises(IntakeError, match="inside this network"):
        fetch(url, from_feed("https://vigie.example/feed"))


def test_nor_by_a_redirection(server: str) -> None:
    assert fetch(f"{server}/to//pont.html", from_feed(f"{server}/feed"))
    with pytest.raises(IntakeError, match="inside this network"):
        fetch(f"{server}/to/http:|127.0.0.1:1/x", from_feed(f"{server}/feed"))
    with pytest.raises(IntakeError):
        fetch(f"{server}/to/file:|/etc/passwd", from_feed(f"{server}/feed"))


def test_no_answer_is_said(server: str) -> None:
    with pytest.raises(IntakeError, match="could not be fetched"):
        fetch(f"{server}/none")
