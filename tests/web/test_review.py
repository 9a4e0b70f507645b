"""Decisions made at the desk: recorded with their author, shown, and taken back."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import a_claim, finished, form


def decide(client: TestClient, path: str, **fields: str) -> None:
    done = client.post(path, data=form(client) | {"author": "Ana", "reason": "lu dans le texte"} | fields)
    assert done.status_code == 303, done.text


def test_correct_see_history_undo(client: TestClient) -> None:
    claim = a_claim(client, "alerte")
    decide(client, f"/claims/{claim['id']}/correct", stance="deny", said_on="2026-01-12")
    shown = client.get(f"/claims/{claim['id']}.json").json()
    assert (shown["claim"]["stance"], shown["claim"]["said_on"]) == ("deny", "2026-01-12")
    (made,) = client.get("/history.json").json()["judgements"]
    assert (made["author"], made["reason"], made["active"]) == ("Ana", "lu dans le texte", True)
    assert "Ana" in client.get("/history").text
    decide(client, f"/judgements/{made['id']}/undo", reason="trop vite")
    again = client.get(f"/claims/{claim['id']}.json").json()["claim"]
    assert again["stance"] == claim["stance"]
    (withdrawn,) = client.get("/history.json").json()["judgements"]
    assert (withdrawn["active"], withdrawn["withdrawn_for"]) == (False, "trop vite")


def test_a_content_is_put_on_words_of_the_report(client: TestClient) -> None:
    claim = a_claim(client, "alerte")
    decide(client, f"/claims/{claim['id']}/correct", content="aucune alerte")
    assert client.get(f"/claims/{claim['id']}.json").json()["claim"]["content"]["text"] == "aucune alerte"
    refused = client.post(
        f"/claims/{claim['id']}/correct",
        data=form(client) | {"author": "Ana", "reason": "x", "content": "des mots qui n'y sont pas"},
    )
    assert refused.status_code == 422


def test_the_passage_to_choose_words_from_keeps_their_places(client: TestClient) -> None:
    claim = a_claim(client, "alerte")
    context = client.get(f"/claims/{claim['id']}.json").json()["context"]
    at = context["text"].index("aucune alerte") + context["start"]
    decide(client, f"/claims/{claim['id']}/correct", content=f"{at}:{at + len('aucune alerte')}")
    assert client.get(f"/claims/{claim['id']}.json").json()["claim"]["content"]["text"] == "aucune alerte"
    shown = client.get(f"/claims/{claim['id']}").text
    assert f'data-start="{context["start"]}"' in shown


def test_a_figure_is_put_right_and_its_point_follows(client: TestClient) -> None:
    claim = next(c for c in client.get("/reports/brume-1.json").json()["claims"] if c["figures"])
    decide(client, f"/claims/{claim['id']}/correct", figure_of="0", figure="14")
    assert client.get(f"/claims/{claim['id']}.json").json()["claim"]["figures"][0]["min"] == 14


def test_struck_claims_are_no_longer_found(client: TestClient) -> None:
    claim = a_claim(client, "alerte")
    decide(client, f"/claims/{claim['id']}/wrong")
    assert client.get(f"/claims/{claim['id']}.json").json()["claim"]["status"] == "wrong"
    assert claim["id"] not in [c["id"] for c in client.get("/search.json?q=alerte").json()["claims"]]


def test_two_claims_are_merged_and_two_actors_kept_apart(client: TestClient) -> None:
    one = next(c for c in client.get("/reports/brume-1.json").json()["claims"] if c["figures"])
    other = next(c for c in client.get("/reports/brume-2.json").json()["claims"] if c["figures"])
    decide(client, "/relate", a=f"{one['id']}#0", b=f"{other['id']}#0", same="true")
    (made,) = client.get("/history.json").json()["judgements"]
    assert (made["kind"], made["about"]) == ("same", "figure")


@pytest.mark.parametrize("missing", ["author", "reason"])
def test_who_and_why_must_be_said(client: TestClient, missing: str) -> None:
    claim = a_claim(client, "alerte")
    data = form(client) | {"author": "Ana", "reason": "x", "stance": "deny"}
    del data[missing]
    assert client.post(f"/claims/{claim['id']}/correct", data=data).status_code == 422
    assert client.get("/history.json").json()["judgements"] == []


def test_a_file_a_text_and_what_cannot_be_read(client: TestClient, tmp_path: Path) -> None:
    files = [
        ("files", ("note.txt", "La mairie de Brume a annoncé jeudi la fermeture du quai.".encode(), "text/plain")),
        ("files", ("../../photo.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "image/png")),
    ]
    done = client.post("/add", data=form(client) | {"published": "2026-01-15"}, files=files)
    assert done.status_code == 303
    job = finished(client, done.headers["location"])
    assert [line["kind"] for line in job["lines"]] == ["added", "failure"]
    assert job["lines"][1]["text"].startswith("photo.png: ")
    pasted = client.post(
        "/add",
        data=form(client)
        | {"text": "« Le quai restera fermé », a dit le maire jeudi.", "title": "Le quai", "language": "fr"},
    )
    (line,) = finished(client, pasted.headers["location"])["lines"]
    assert line["text"] == "Le quai"
    assert client.get(f"/reports/{line['href']}.json").json()["claims"]
    assert client.get("/index.json").json()["counts"]["reports"] == 4


def test_nothing_to_add_is_said(client: TestClient) -> None:
    assert client.post("/add", data=form(client)).status_code == 422
    assert client.post("/add", data=form(client) | {"text": "x", "published": "jamais"}).status_code == 422
