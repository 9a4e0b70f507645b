"""The labelled chains: offsets that stand within their claims' reach, and a comparison that can fail."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def chains(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """benchmarks/chains.py, with its neighbours."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    spec = importlib.util.spec_from_file_location("chains", BENCHMARKS / "chains.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.modules.pop("labels", None)


def test_pointing_contents_hold_ids_and_offsets_alone() -> None:
    rows = [json.loads(line) for line in (BENCHMARKS / "anaphora.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 273
    for row in rows:
        assert set(row) == {"id", "corpus", "lang", "half", "content", "takes_up"}
        assert all(end <= row["content"][0][0] for content in row["takes_up"] for _, end in content)


def test_pairs_and_sequences_hold_ids_and_offsets_alone() -> None:
    pairs = [json.loads(line) for line in (BENCHMARKS / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(pairs) == 318
    for row in pairs:
        assert set(row) == {"half", "label", "drawn", "a", "b"}
        assert row["label"] in ("same", "contradicts", "related", "unrelated")
        assert all(set(row[side]) == {"id", "corpus", "lang", "source", "cue", "content"} for side in "ab")
    sequences = [json.loads(line) for line in (BENCHMARKS / "sequences.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(sequences) == 46
    for row in sequences:
        assert set(row) == {"id", "corpus", "lang", "half", "claims", "shifts"}
        assert all(set(claim) == {"source", "cue", "content", "holds"} for claim in row["claims"])
        assert all(0 <= at < len(row["claims"]) for pair in row["shifts"] for at in pair)


def test_labels_hold_ids_and_offsets_alone() -> None:
    rows = [json.loads(line) for line in (BENCHMARKS / "chains.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sum(bool(row["chain"]) for row in rows) >= 60
    for row in rows:
        assert set(row) == {"id", "corpus", "lang", "half", "source", "cue", "content", "chain"}
        for link in row["chain"]:
            assert set(link) == {"kind", "span"}
            assert link["span"][0] < link["span"][1]


def test_a_chain_is_right_with_kinds_places_and_order(chains: ModuleType) -> None:
    agency, letter = ("agency", (10, 13)), ("document", (20, 30))
    assert chains.alike([agency, letter], [agency, letter]) == (True, True)
    assert chains.alike([agency, letter], [letter, agency]) == (False, False)
    assert chains.alike([agency], [("outlet", (10, 13))]) == (True, False)
    assert chains.alike([agency], []) == (False, False)
    assert chains.alike([], []) == (True, True)


def test_the_program_reads_a_labelled_claim(chains: ModuleType) -> None:
    text = "Un pêcheur a déclaré à l'AFP que la digue cédait."
    row = {"id": "r", "lang": "fr", "source": [[0, 10]], "cue": [[11, 20]], "content": [[29, 48]]}
    assert chains.read(row, text) == [("agency", (25, 28))]
