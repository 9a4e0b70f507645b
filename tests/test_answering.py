"""A page over one topic, point, actor or time: what it keeps, what it says it keeps, and when nothing fits."""

from pathlib import Path

import pytest
from tests.explain.conftest import records

from selon import pipeline
from selon.errors import NotInLedger, UsageError
from selon.explain import Page, check
from selon.explain.scope import Scope
from selon.ledger import open_ledger


@pytest.fixture
def dam(tmp_path: Path) -> Path:
    """The invented story of the dam in a ledger."""
    path = tmp_path / "dam.db"
    reports, claims, copies, points = records()
    with open_ledger(path, create=True) as ledger:
        for report in reports:
            ledger.add(report, [claim for claim in claims if claim.report == report.id])
        ledger.replace_links(copies, points)
    return path


def page(dam: Path, language: str = "fr", **scope: str) -> Page:
    made = pipeline.explain(dam, language=language, scope=Scope(**scope))
    assert check(made, *records()[:2]) == ()
    return made


def told(page: Page) -> str:
    return " ".join(s.text for s in page.sentences() if s.role == "told")


def test_an_actor_is_met_by_words_of_its_name(dam: Path) -> None:
    made = page(dam, actor="rivières")
    assert made.title == "Ce que dit l’Union des rivières"
    assert "Tom Ashgrove" not in told(made)
    assert "silence" not in told(made)
    assert "Cette page s’en tient aux déclarations de l’Union des rivières" in made.standfirst[1].text


def test_a_state_is_met_in_either_language_and_by_those_who_speak_for_it(dam: Path) -> None:
    assert page(dam, "en", actor="Espagne").title == page(dam, "en", actor="Spain").title == "What Spain says"


def test_the_rival_figures_at_a_point_stay_whoever_gives_them(dam: Path) -> None:
    figures = next(part for part in page(dam, actor="rivières").sections if part.id == "figures")
    said = " ".join(sentence.text for sentence in Page("", "", (), (figures,), (), ()).sentences())
    assert "120" in said
    assert "65" in said


def test_a_topic_is_found_over_languages_and_by_the_id_of_a_point(dam: Path) -> None:
    made = page(dam, about="barrage")
    assert made.title == "Barrage\u00a0: ce que l’on sait"
    assert "Espagne" not in told(made)
    assert page(dam, about="p1").title == "Disparus\u00a0: ce que l’on sait"
    assert "dénoncé" not in told(page(dam, about="p1"))


def test_a_period_keeps_to_its_days_and_counts_no_origin_outside(dam: Path) -> None:
    later = page(dam, since="2031-04-04", until="2031-04-05")
    assert "au moins 40" not in told(later)
    assert "entre le 4 et le 5 avril" in later.standfirst[1].text
    assert not any(part.id == "figures" and "120" in str(part.blocks) for part in later.sections)
    assert "Tom Ashgrove" not in told(page(dam, until="2031-04-03"))


def test_the_filters_hold_together(dam: Path) -> None:
    assert page(dam, about="disparus", actor="rivières").title == "Disparus\u00a0: ce que dit l’Union des rivières"
    with pytest.raises(NotInLedger, match="--actor 'Voss' --from '2040'"):
        page(dam, actor="Voss", since="2040")


@pytest.mark.parametrize("scope", [{"actor": "Nobody Known"}, {"about": "zebras"}, {"until": "1999"}])
def test_nothing_that_fits_is_said(dam: Path, scope: dict[str, str]) -> None:
    with pytest.raises(NotInLedger, match="nothing in the ledger fits"):
        page(dam, **scope)


@pytest.mark.parametrize("scope", [{"actor": "?"}, {"about": " "}])
def test_a_filter_without_words_is_no_filter(dam: Path, scope: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="need words"):
        page(dam, **scope)
