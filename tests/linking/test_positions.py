"""Positions and shifts: golden cases (`specs/<language>/shifts.toml`), and what they must not do."""

from dataclasses import replace
from typing import Any

import pytest
from tests import marked
from tests.tale import Tale

from selon import languages
from selon.linking import find_about
from selon.linking.anaphora import related
from selon.linking.positions import find_positions, find_shifts
from selon.normalisation import normalise
from selon.records import Actor, Claim, Point, Relation, Report


def with_speakers(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Each source's words are a speaker of their own."""
    return tuple(
        replace(
            item, source=replace(item.source, actor=Actor(f"person:{item.source.text}", item.source.text, "person"))
        )
        for item in claims
    )


@pytest.mark.parametrize(("language", "case"), list(marked.cases("shifts")), ids=marked.ids("shifts"))
def test_golden(language: str, case: dict[str, Any]) -> None:
    text, attributions = marked.read(case["text"])
    report = marked.report(text, language)
    claims = with_speakers(normalise(report, attributions, languages.load(language)))
    at = tuple(claims[n - 1].id for n in case["at"])
    made = [Point("p1", "x", (), (), 1, kind="statement", claims=at)]
    # Linking gives every statement a point, also one that nobody else makes.
    made += [Point(f"own-{c.id}", "x", (), (), 1, kind="statement", claims=(c.id,)) for c in claims if c.id not in at]
    points = related(made, find_about([report], claims))
    positions = find_positions([report], claims, points)
    assert [item.kind for item in find_shifts(positions, points, claims, [report])] == case["shifts"]


def day(tale: Tale, name: str, on: str, stance: Any, actor: Actor, content: str) -> Claim:
    report = tale.report(name, f"{content}.", day=on)
    return tale.claim(report, content, actor, figures=(), stance=stance)


def shifts(tale: Tale, relations: tuple[Relation, ...] = ()) -> list[str]:
    point = Point("p1", "x", (), (), 1, kind="statement", claims=tuple(c.id for c in tale.claims), relations=relations)
    positions = find_positions(tale.reports, tale.claims, [point])
    return [item.kind for item in find_shifts(positions, [point], tale.claims, tale.reports)]


def test_over_reports_only_one_speaker_and_only_on_later_days() -> None:
    def told(first: Actor, second: Actor, on: str) -> list[str]:
        tale = Tale()
        day(tale, "a", "2031-05-06", "deny", first, "que le col soit fermé")
        day(tale, "b", on, "confirm", second, "que le col est fermé")
        return shifts(tale)

    assert told(Tale.MINISTER, Tale.MINISTER, "2031-05-08") == ["denies→confirms"]
    assert told(Tale.MINISTER, Tale.MINISTER, "2031-05-06") == []
    assert told(Tale.MINISTER, Tale.MINISTER, "2031-05") == []
    assert told(Tale.MINISTER, Tale.MINISTRY, "2031-05-08") == []
    assert told(Tale.MINISTER, Tale.UNION, "2031-05-08") == []


def test_one_against_many_denies_and_of_two_neither() -> None:
    def sides(*contents: str) -> list[str]:
        tale = Tale()
        for n, content in enumerate(contents):
            day(tale, f"r{n}", "2031-05-06", "state", Actor(f"person:{n}", str(n), "person"), content)
        against = tuple(
            Relation(a.id, b.id, "contradicts", 0.9, "")
            for a in tale.claims
            for b in tale.claims
            if a.id < b.id and ("ouvert" in a.content.text) != ("ouvert" in b.content.text)
        )
        point = Point("p", "x", (), (), 1, kind="statement", claims=tuple(c.id for c in tale.claims), relations=against)
        return sorted(item.kind for item in find_positions(tale.reports, tale.claims, [point]))

    assert sides("le col est fermé", "le col reste fermé", "le col est ouvert") == ["affirms", "affirms", "denies"]
    assert sides("le col est fermé", "le col est ouvert") == ["affirms", "affirms"]


def test_own_statements_and_hearsay_hold_no_position() -> None:
    tale = Tale()
    report: Report = tale.report("a", "le col est fermé.")
    tale.claim(report, "le col est fermé", None, figures=(), voice="hearsay")
    point = Point("p", "x", (), (), 1, kind="statement", claims=(tale.claims[0].id,))
    assert find_positions(tale.reports, tale.claims, [point]) == ()
