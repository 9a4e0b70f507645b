"""Whatever the desk's description allows, sent to it: no answer may be a failure of its own."""

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings

from selon import pipeline
from selon.records import Report
from selon.web import Desk, create_app

TEXT = "Selon la préfète Odile Marens, 12 personnes ont été blessées lundi à Brume. « C'est fini », a-t-elle dit."
#: Requests to each operation.
EXAMPLES = 25


def answers(operation: Any) -> set[int]:
    """The statuses that one operation answers with."""
    seen: set[int] = set()

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def attempt(case: Any) -> None:
        answer = case.call()
        assert answer.status_code < 500, (operation.label, case.as_curl_command(), answer.text[:500])
        seen.add(answer.status_code)

    attempt()
    return seen


def test_no_answer_is_a_failure(tmp_path: Path) -> None:
    ledger = tmp_path / "brume.db"
    list(pipeline.add_reports(ledger, [Report("brume", TEXT, "fr", "Le pont", "La Vigie", None, "2026-01-13")]))
    pipeline.link(ledger)
    app = create_app(Desk(ledger), hosts=frozenset(("testserver",)))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    tried: dict[str, set[int]] = {}
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]  # a description that cannot be read fails here
        tried[operation.label] = answers(operation)
    assert len(tried) >= 20
    # A change that is not sent by a page of the desk is refused, whatever it brings.
    assert all(codes <= {403, 413, 422} for label, codes in tried.items() if label.startswith("POST"))
    assert 200 in tried["GET /index.json"]
