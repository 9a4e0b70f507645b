"""A small ledger of an invented story, and the real `selon` command."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.ledger import open_ledger
from selon.records import (
    Actor,
    Claim,
    Content,
    Copy,
    Disagreement,
    Figure,
    FigureRef,
    Party,
    Passage,
    Point,
    Report,
    Source,
    Span,
    Stance,
    Update,
    Via,
    text_of,
)
from selon.records.claim import claim_id

COMMAND = Path(sys.executable).with_name("selon")
#: The command as a terminal starts it. Started by a job in the background the tests ignore SIGINT, and so would it.
INTERRUPTIBLE = [
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
    str(COMMAND),
]

TEXT = (
    "La préfète de Brume a compté 40 sinistrés, puis 52 le lendemain. "
    "Le comité des riverains en voit « au moins <90> », selon La Vigie. "
    "L'usine aurait été prévenue."
)
REPORT = Report(
    id="crue-1",
    text=TEXT,
    language="fr",
    title="Crue à Brume",
    outlet="La Vigie de Brume",
    published="2026-01-14",
)
COPY = Report(id="crue-2", text=TEXT + " (avec La Vigie)", language="fr", outlet="Brume Matin", published="2026-01-15")

Selon = Callable[..., "subprocess.CompletedProcess[str]"]


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def figure(words: str, least: float | None, most: float | None) -> Figure:
    return Figure(text=words, spans=spans(words), min=least, max=most, of="sinistrés")


def claim(
    source: str,
    cue: str,
    content: str,
    *,
    stance: Stance = "state",
    figures: tuple[Figure, ...] = (),
    said_on: str | None = None,
    via: tuple[Via, ...] = (),
) -> Claim:
    who, words, what = spans(*filter(None, [source])), spans(*filter(None, [cue])), spans(content)
    actor = Actor(f"person:{source}", source, "person") if source else None
    return Claim(
        id=claim_id(REPORT.id, who, what, TEXT),
        report=REPORT.id,
        voice="attributed" if source else "hearsay",
        source=Source(who, text_of(TEXT, who), actor),
        cue=Passage(words, text_of(TEXT, words)),
        content=Content(what, text_of(TEXT, what), "indirect"),
        stance=stance,
        certainty="plain",
        polarity="positive",
        probability=0.9,
        figures=figures,
        said_on=said_on,
        via=via,
    )


PREFECT = claim(
    "La préfète de Brume",
    "a compté",
    "40 sinistrés, puis 52 le lendemain",
    stance="confirm",
    figures=(figure("40", 40, 40), figure("52", 52, 52)),
    said_on="2026-01-13",
)
COMMITTEE = claim(
    "Le comité des riverains",
    "selon",
    "« au moins <90> »",
    stance="estimate",
    figures=(figure("au moins <90>", 90, None),),
    via=(Via("La Vigie", "outlet"),),
)
HEARSAY = claim("", "", "L'usine aurait été prévenue")
CLAIMS = (PREFECT, COMMITTEE, HEARSAY)
FIRST, SECOND, THIRD = FigureRef(PREFECT.id, 0), FigureRef(PREFECT.id, 1), FigureRef(COMMITTEE.id, 0)
POINT = Point(
    id="p1",
    what="sinistrés à Brume",
    figures=(FIRST, SECOND, THIRD),
    parties=(Party("state:brume", "préfecture", (PREFECT.id,)), Party("group:riverains", "riverains", (COMMITTEE.id,))),
    origins=2,
    disagreements=(Disagreement(SECOND, THIRD, "52 is less than at least 90"),),
    updates=(Update(FIRST, SECOND, "a day later"),),
)
SHARED = Span(0, len(TEXT))
LINK = Copy("crue-1", "crue-2", "whole", 0.98, "the same text", "crue-1", ((SHARED, SHARED),))


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "crue.db"
    with open_ledger(path, create=True) as opened:
        opened.add(REPORT, CLAIMS)
        opened.add(COPY, ())
        opened.replace_links([LINK], [POINT])
    return path


@pytest.fixture
def selon() -> Selon:
    """Runs the installed command as a user does."""

    def run(*arguments: object, **more: object) -> "subprocess.CompletedProcess[str]":
        environment = os.environ | {"COLUMNS": "80"} | dict(more.pop("env", {}))  # type: ignore[call-overload]
        done: subprocess.CompletedProcess[str] = subprocess.run(
            [str(COMMAND), *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            env=environment,
            timeout=120,
            check=False,
            **more,  # type: ignore[call-overload]
        )
        return done

    return run


@pytest.fixture(scope="session")
def reading() -> tuple[Report, tuple[Claim, ...]]:
    """The story's first report with its claims."""
    return REPORT, CLAIMS


STORY = {
    "a.txt": "Le maire de Brume, Paul Astier, a annoncé lundi que le pont serait fermé. "
    "« Nous n'avons pas le choix », a-t-il expliqué.\n\n"
    "Selon le syndicat des bateliers, 14 péniches sont bloquées.\n",
    "b.txt": "The bridge at Brume will stay shut until March, the regional council said on Tuesday. "
    '"We count twelve barges, not fourteen," said its president, Anna Weil.\n',
    "c.md": "# Le pont de Brume\n\nLe préfet a démenti mardi tout risque d'effondrement. Les travaux commencent lundi.\n",
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder of three short reports."""
    folder = tmp_path / "pont"
    folder.mkdir()
    for name, text in STORY.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
