"""`selon positions`, `selon shifts`, and the shifts of `selon points`, over an invented story."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Selon = Callable[..., "subprocess.CompletedProcess[str]"]

TEXT = (
    "Selon la Ligue des secouristes, 40 mineurs ont été blessés lundi dans la mine d'Ostal.\n\n"
    "Le ministre des Travaux, Ivo Drel, avait démenti ces informations.\n\n"
    "« C'est notre affaire », a déclaré vendredi Ivo Drel.\n"
)


@pytest.fixture
def ledger(selon: Selon, tmp_path: Path) -> Path:
    (tmp_path / "ostal.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "ostal.db"
    done = selon("add", path, tmp_path / "ostal.txt", "--date", "2031-05-09")
    assert done.returncode == 0, done.stderr
    return path


def lines(done: "subprocess.CompletedProcess[str]") -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_denial_that_turns_into_evasion(selon: Selon, ledger: Path) -> None:
    (shift,) = lines(selon("shifts", ledger, "-f", "jsonl"))
    assert (shift["kind"], shift["name"]) == ("denies→evades", "Ivo Drel")
    for citation in shift["citations"]:  # type: ignore[attr-defined]
        assert " … ".join(TEXT[start:end] for start, end in citation["spans"]) == citation["text"]
    held = lines(selon("positions", ledger, "Ivo Drel", "-f", "jsonl"))
    assert [item["kind"] for item in held if item["point"] == shift["point"]] == ["denies", "evades"]
    (point,) = [row for row in lines(selon("points", ledger, "-f", "jsonl")) if row["shifts"]]
    assert point["shifts"] == [[shift["earlier"], shift["later"], "denies→evades"]]
    assert [row[2] for row in point["relations"]] == ["about", "contradicts"]  # type: ignore[attr-defined]


def test_in_the_terminal(selon: Selon, ledger: Path) -> None:
    shown = selon("shifts", ledger).stdout
    assert "denies→evades" in shown
    assert "ces informations" in shown
    assert "evades" in selon("positions", ledger, "Ivo Drel").stdout
    nobody = selon("positions", ledger, "Zoé Nulle")
    assert nobody.returncode == 1
    assert "no claim, point or actor" in nobody.stderr


def test_the_chain_of_a_claim(selon: Selon, tmp_path: Path) -> None:
    rows = [
        {
            "id": "vigie",
            "text": "Selon le Harbour Post, 40 personnes ont été blessées lundi à Ostal.",
            "outlet": "La Vigie",
            "published": "2031-05-07",
            "lang": "fr",
        },
        {
            "id": "post",
            "text": "On Monday 40 people were injured in Ostal, the Rescuers' League said.",
            "outlet": "Harbour Post",
            "published": "2031-05-06",
            "lang": "en",
        },
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    path = tmp_path / "ostal.db"
    assert selon("add", path, tmp_path / "rows.jsonl").returncode == 0
    claim = next(row for row in lines(selon("claims", path, "-f", "jsonl")) if row["report"] == "vigie")
    (found,) = lines(selon("chain", path, str(claim["id"]), "-f", "jsonl"))
    shown = [(link["kind"], link["name"], link["report"]) for link in found["links"]]  # type: ignore[attr-defined]
    assert shown[0] == ("report", "La Vigie", "vigie")
    assert shown[1][:2] == ("outlet", "Harbour Post")
    assert ("report", "Harbour Post", "post") in shown
    assert "Harbour Post" in selon("chain", path, str(claim["id"])).stdout
