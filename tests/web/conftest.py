"""A desk on a small ledger of an invented story, read by the shipped engine."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from selon import pipeline
from selon.records import Report
from selon.web import Desk, create_app

LOCAL = "http://localhost"
STORY = (
    Report(
        id="brume-1",
        text="Le pont de Brume s'est effondré lundi.\n\nSelon la préfète Odile Marens, 12 personnes ont été blessées. "
        "« Nous n'avions reçu aucune alerte », a-t-elle déclaré mardi.\n\nLe syndicat des routiers a affirmé mardi que "
        "la préfecture avait été prévenue.\n",
        language="fr",
        title="Le pont de Brume s'effondre",
        outlet="La Vigie de Brume",
        published="2026-01-13",
    ),
    Report(
        id="brume-2",
        text="At least 19 people were injured when the Brume bridge fell, the hospital of Brume said on Wednesday.\n\n"
        "The prefect, Odile Marens, denied on Wednesday that her office had been warned.\n",
        language="en",
        title="Brume bridge: hospital counts 19 injured",
        outlet="Harbour Post",
        published="2026-01-14",
    ),
)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger as the engine makes it; never changed."""
    path = tmp_path_factory.mktemp("desk") / "brume.db"
    assert all(not isinstance(item, Exception) for item in pipeline.add_reports(path, STORY))
    pipeline.link(path)
    return path


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(made, tmp_path / "brume.db"))


@pytest.fixture
def client(ledger: Path) -> Iterator[TestClient]:
    """A reader on this machine."""
    with TestClient(create_app(Desk(ledger)), base_url=LOCAL, follow_redirects=False) as made:
        yield made


def form(client: TestClient, page: str = "/add") -> dict[str, str]:
    """What a form on a page of this desk brings along."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get(page).text)
    assert found
    return {"csrf": found[1]}


def finished(client: TestClient, address: str) -> dict[str, Any]:
    """A job, once it has come to its end."""
    for _ in range(600):
        job: dict[str, Any] = client.get(f"{address}.json").json()["job"]
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def a_claim(client: TestClient, words: str) -> dict[str, Any]:
    """The claim whose content has these words."""
    claims = client.get("/search.json", params={"q": words}).json()["claims"]
    assert claims, words
    found: dict[str, Any] = claims[0]
    return found
