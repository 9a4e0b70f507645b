"""Whatever the desk's description allows, sent to it: no answer may be a failure of its own."""

from typing import Any

import pytest
import schemathesis
from schemathesis.checks import not_a_server_error

from selon import pipeline
from selon.records import Report
from selon.web import Desk, create_app

TEXT = "Selon la préfète Odile Marens, 12 personnes ont été blessées lundi à Brume. « C'est fini », a-t-elle dit."


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    ledger = tmp_path_factory.mktemp("desk") / "brume.db"
    list(pipeline.add_reports(ledger, [Report("brume", TEXT, "fr", "Le pont", "La Vigie", None, "2026-01-13")]))
    pipeline.link(ledger)
    app = create_app(Desk(ledger), hosts=frozenset(("testserver",)))
    return schemathesis.openapi.from_asgi("/openapi.json", app)


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
def test_no_answer_is_a_failure(case: "schemathesis.Case[Any]") -> None:
    case.call_and_validate(checks=[not_a_server_error])
