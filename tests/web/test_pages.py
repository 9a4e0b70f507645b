"""Every page and its JSON twin, in both languages."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import LOCAL, a_claim, finished

from selon import pipeline
from selon.records import Report
from selon.web import Desk, create_app

LISTS = ["/", "/reports", "/points", "/actors", "/search?q=pont", "/ask", "/add", "/history"]


def pages(client: TestClient) -> list[str]:
    claim = a_claim(client, "alerte")
    point = client.get("/points.json").json()["points"][0]
    actor = claim["source"]["actor"]["id"]
    return [*LISTS, "/reports/brume-1", f"/claims/{claim['id']}", f"/points/{point['id']}", f"/actors/{quote(actor)}"]


def twin(page: str) -> str:
    if page == "/":
        return "/index.json"
    path, mark, query = page.partition("?")
    return f"{path}.json{mark}{query}"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_page_is_whole_and_has_a_twin(client: TestClient, language: str) -> None:
    client.cookies.set("selon_language", language)
    for page in pages(client):
        shown = client.get(page)
        assert shown.status_code == 200, page
        assert f'<html lang="{language}">' in shown.text
        assert shown.text.rstrip().endswith("</html>")
        assert isinstance(client.get(twin(page)).json(), dict), page


def test_the_twin_holds_what_the_page_shows(client: TestClient) -> None:
    values = client.get("/reports/brume-1.json").json()
    text = values["report"]["text"]
    assert len(values["claims"]) >= 3
    for claim in values["claims"]:
        pieces = [text[start:end] for start, end in claim["content"]["spans"]]
        assert " … ".join(pieces) == claim["content"]["text"]
    page = client.get("/reports/brume-1").text
    assert page.count("<mark") >= len(values["claims"])


def test_a_point_shows_its_chart_without_scripts(client: TestClient) -> None:
    point = next(p for p in client.get("/points.json").json()["points"] if len(p["figures"]) > 1)
    assert {figure["text"] for figure in point["figures"]} >= {"12"}
    page = client.get(f"/points/{point['id']}").text
    assert "<svg" in page
    assert "style=" not in page


def test_search_by_words_and_by_filters(client: TestClient) -> None:
    assert client.get("/search.json?q=pont").json()["reports"]
    denied = client.get("/search.json", params={"stance": "deny"}).json()
    assert [claim["stance"] for claim in denied["claims"]] == ["deny"] * denied["total"]
    assert denied["total"] >= 1
    assert client.get("/search.json", params={"since": "2026-01-14", "source": "Marens"}).json()["total"] >= 1
    assert "not a date" in client.get("/search.json", params={"since": "demain"}).json()["problem"]
    assert client.get("/search.json", params={"stance": "sing"}).json()["problem"]


def test_ask_answers_over_languages_or_says_that_nothing_does(client: TestClient) -> None:
    found = client.get("/ask.json", params={"q": "Combien de blessés selon l'hôpital ?"}).json()
    assert any(claim["report"] == "brume-2" for group in found["groups"] for claim in group["claims"])
    assert client.get("/ask.json", params={"q": "Quel est le prix du blé en Ostrie ?"}).json()["nothing"]
    assert client.get("/ask.json", params={"q": "???"}).json()["problem"]


def test_the_page_what_we_know(client: TestClient) -> None:
    shown = client.get("/page?lang=fr")
    assert shown.status_code == 200
    assert "Odile Marens" in shown.text
    assert "script-src" not in shown.headers["content-security-policy"]
    assert client.get("/page.json?lang=en").json()["language"] == "en"
    assert client.get("/page.md").headers["content-type"].startswith("text/markdown")
    assert client.get("/page?lang=xx").status_code == 422


@pytest.mark.parametrize(
    "path", ["/reports/none", "/claims/cnone", "/points/pnone", "/actors/nobody", "/jobs/none", "/nowhere"]
)
def test_what_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert "<main" in client.get(path, headers={"accept": "text/html"}).text
    assert client.get(f"{path}.json").status_code == 404
    assert client.get(f"{path}.json").json()["error"]


def test_a_report_whose_id_is_an_address(ledger: Path) -> None:
    name = "https://vigie.example/brume?id=1&x=é"
    report = Report(id=name, text="Le maire de Brume a dit jeudi : « C'est fini. »", language="fr")
    list(pipeline.add_reports(ledger, [report]))
    with TestClient(create_app(Desk(ledger)), base_url=LOCAL) as client:
        assert client.get(f"/reports/{quote(name, safe='')}.json").json()["report"]["id"] == name
        assert client.get(f"/reports/{quote(name, safe='')}/text").text == report.text


def test_an_empty_ledger_is_made_and_says_so(tmp_path: Path) -> None:
    with TestClient(create_app(Desk(tmp_path / "new.db")), base_url=LOCAL) as client:
        assert client.get("/index.json").json()["counts"]["reports"] == 0
        assert client.get("/?lang=fr").status_code == 200
        assert client.get("/page").status_code == 422


def test_both_languages_say_everything() -> None:
    def keys(value: Any, before: str = "") -> set[str]:
        if not isinstance(value, dict):
            return {before}
        return {key for name, item in value.items() for key in keys(item, f"{before}.{name}")}

    texts = [
        tomllib.loads((files("selon.web") / "words" / f"{code}.toml").read_text(encoding="utf-8"))
        for code in ("fr", "en")
    ]
    assert keys(texts[0]) == keys(texts[1])


def test_the_interface_follows_the_browser_the_cookie_and_the_address(client: TestClient) -> None:
    assert '<html lang="fr">' in client.get("/", headers={"accept-language": "fr-BE,en;q=0.5"}).text
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "de"}).text
    assert '<html lang="fr">' in client.get("/?lang=fr", headers={"accept-language": "en"}).text
    assert '<html lang="fr">' in client.get("/", headers={"accept-language": "en"}).text


def test_the_description_of_the_twins(client: TestClient) -> None:
    paths = json.loads(client.get("/openapi.json").text)["paths"]
    assert {"/index.json", "/reports/{name}.json", "/claims/{name}.json", "/points/{name}.json", "/ask.json"} <= set(
        paths
    )


def test_an_actor_and_a_point_show_positions(client: TestClient) -> None:
    point = client.get("/points.json").json()["points"][0]
    held = client.get(f"/points/{point['id']}.json").json()["positions"]
    assert held
    assert {item["kind"] for item in held} <= {"affirms", "confirms", "denies", "doubts", "expects"}
    actor = client.get(f"/actors/{quote(held[0]['actor'])}.json").json()
    assert any(item["point"] == point["id"] for item in actor["positions"])
    assert "Positions" in client.get(f"/points/{point['id']}").text


def test_the_page_over_many_claims_is_work_to_be_watched(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.web.desk.PATIENT", 1)
    first = client.get("/page?lang=fr")
    assert first.status_code == 303
    job = first.headers["location"]
    lines = finished(client, job)["lines"]
    assert lines == [{"kind": "page", "text": lines[0]["text"], "href": "/page?lang=fr"}]
    assert 'href="/page?lang=fr"' in client.get(job).text
    assert "Content-Security-Policy" in client.get("/page?lang=fr").headers
