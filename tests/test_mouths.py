"""The claims drawn for reading: none of a reserved report, none with its words kept."""

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from selon.extraction import Encoder

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "mouths.py"
PLACES = ("Sarvel", "Tolvik", "Brume", "Ardane", "Vork", "Kerel")


@pytest.fixture(scope="module")
def mouths() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mouths", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def corpora(tmp_path: Path, mouths: ModuleType) -> Path:
    for corpus in mouths.CORPORA:
        rows = [
            {"id": f"{corpus}-{place}", "lang": "fr", "text": f"Selon le maire de {place}, deux ponts sont coupés."}
            for place in PLACES
        ]
        rows.append({"id": f"{corpus}-zh", "lang": "zh", "text": "Selon le maire, deux ponts sont coupés."})
        with gzip.open(tmp_path / f"{corpus}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_no_reserved_report_is_drawn_and_every_other_may_be(corpora: Path, mouths: ModuleType) -> None:
    reserved = frozenset(f"{corpus}-{place}" for corpus in mouths.CORPORA for place in PLACES[:3])
    drawn = list(mouths.draw(corpora, reserved, 500, 1, Encoder.shipped()))
    assert {row["id"] for _, row, _ in drawn} == {f"{c}-{p}" for c in mouths.CORPORA for p in PLACES[3:]}


def test_corpora_are_balanced_and_a_seed_draws_the_same_again(corpora: Path, mouths: ModuleType) -> None:
    def once(seed: int) -> list[str]:
        return [row["id"] for _, row, _ in mouths.draw(corpora, frozenset(), 10, seed, Encoder.shipped())]

    first = once(1)
    assert first == once(1)
    assert first != once(2)
    assert [sum(report.startswith(corpus) for report in first) for corpus in mouths.CORPORA] == [2] * 5


def test_nothing_of_the_text_is_kept(corpora: Path, mouths: ModuleType) -> None:
    corpus, row, claim = next(mouths.draw(corpora, frozenset(), 5, 1, Encoder.shipped()))
    kept = mouths.line(corpus, row, claim)
    assert "ponts" not in json.dumps(kept)
    assert "⟦deux ponts sont coupés⟧" in mouths.shown(1, corpus, row, claim)
    assert [row["text"][s:e] for s, e in kept["content"]] == ["deux ponts sont coupés"]


def test_a_list_of_reserved_ids_cannot_be_empty(tmp_path: Path, mouths: ModuleType) -> None:
    path = tmp_path / "reserved.txt"
    path.write_text("# ids\nr1\n\nr2 why\n", encoding="utf-8")
    assert mouths.reserved_ids(path) == {"r1", "r2"}
    path.write_text("# ids\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="lists no ids"):
        mouths.reserved_ids(path)


def test_verdicts_are_counted_with_their_interval(mouths: ModuleType) -> None:
    verdicts = ["right"] * 97 + ["wrong-mouth"] * 3 + [None]
    table = mouths.summary([{"corpus": "basil-en", "verdict": verdict} for verdict in verdicts])
    assert "3.0 % (1.0–8.5)" in table
    assert "1 claims without a verdict" in table
    with pytest.raises(SystemExit, match="wrong mouth"):
        mouths.summary([{"corpus": "basil-en", "verdict": "wrong mouth"}])
