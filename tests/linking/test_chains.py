"""The chain of reporting: channels, the named outlet's own report, circles."""

from collections.abc import Iterable
from dataclasses import replace

from tests.tale import Tale

from selon.linking.chains import Chain, chain_of, chain_to_json
from selon.records import Actor, Claim, Report, Via

POST = Actor("media:harbour-post", "Harbour Post", "media")


def chain(tale: Tale, claim: Claim) -> Chain:
    reports = {report.id: report for report in tale.reports}

    def alike(one: Claim) -> Iterable[Claim]:
        return [other for other in tale.claims if other.report != one.report]

    return chain_of(claim, reports.__getitem__, alike)


def told(
    tale: Tale,
    name: str,
    outlet: str,
    day: str | None,
    actor: Actor | None,
    *via: tuple[str, str],
    agencies: tuple[str, ...] = (),
) -> Claim:
    report: Report = tale.report(name, "40 mineurs sont morts.", day=day, outlet=outlet, agencies=agencies)
    claim = tale.claim(report, "40 mineurs sont morts", actor, figures=(("40", 40, 40, "mineurs"),))
    made = replace(claim, via=tuple(Via(medium, kind) for medium, kind in via))  # type: ignore[arg-type]
    tale.claims[-1] = made
    return made


def kinds(found: Chain) -> list[tuple[str, str]]:
    return [(link.kind, link.name) for link in found.links]


def test_the_channels_then_the_source() -> None:
    tale = Tale()
    claim = told(tale, "a", "La Vigie", "2031-05-06", Tale.MINISTER, ("ATI", "agency"), ("X", "platform"))
    found = chain(tale, claim)
    assert kinds(found) == [("report", "La Vigie"), ("agency", "ATI"), ("platform", "X"), ("source", "Ada Brel")]
    assert (found.origin, found.circular) == ("Ada Brel", False)
    assert chain_to_json(found)["links"][0]["report"] == "a"


def test_a_named_outlets_own_report_is_followed() -> None:
    tale = Tale()
    told(tale, "b", "Harbour Post", "2031-05-05", Tale.UNION)
    told(tale, "c", "Harbour Post", "2031-05-09", Tale.MINISTER)
    claim = told(tale, "a", "La Vigie", "2031-05-06", POST)
    found = chain(tale, claim)
    assert kinds(found) == [
        ("report", "La Vigie"), ("outlet", "Harbour Post"), ("report", "Harbour Post"), ("source", "syndicat des mineurs"),
    ]  # fmt: skip
    assert found.links[2].report == "b"
    assert "own report" in found.links[2].joined


def test_a_later_report_is_not_what_was_cited() -> None:
    tale = Tale()
    told(tale, "b", "Harbour Post", "2031-05-09", Tale.UNION)
    found = chain(tale, told(tale, "a", "La Vigie", "2031-05-06", POST))
    assert kinds(found) == [("report", "La Vigie"), ("outlet", "Harbour Post")]
    assert found.origin == "Harbour Post"


def test_a_circle_is_called_one() -> None:
    tale = Tale()
    told(tale, "b", "Harbour Post", "2031-05-06", None, ("La Vigie", "outlet"))
    claim = told(tale, "a", "La Vigie", "2031-05-06", None, ("Harbour Post", "outlet"))
    found = chain(tale, claim)
    assert kinds(found)[-1] == ("circle", "La Vigie")
    assert (found.origin, found.circular) == (None, True)


def test_what_a_report_says_itself_goes_back_to_its_agency() -> None:
    tale = Tale()
    claim = told(tale, "a", "La Vigie", "2031-05-06", None, agencies=("ATI", "AFP"))
    tale.claims[-1] = claim = replace(claim, voice="own")
    assert kinds(chain(tale, claim)) == [("report", "La Vigie"), ("agency", "ATI")]
