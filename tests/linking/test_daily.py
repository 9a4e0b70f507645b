"""Demonstrators are counted day by day and town by town; hours, comparisons and values tell which figures are one."""

from tests.tale import Tale

from selon.records import Actor, Claim, Figure, Setting, Span

PREFECTURE = Actor("state:prefecture", "préfecture", "state")
POLICE = Actor("state:police", "police", "state")
AUTHORITIES = Actor("state:autorites", "autorités", "state")
MINISTRY = Actor("state:ministere-de-l-interieur", "ministère de l'Intérieur", "state")
UNION = Actor("organisation:syndicat-des-bacs", "Syndicat des bacs", "organisation")


def count(
    tale: Tale,
    name: str,
    value: int,
    actor: Actor | None,
    *,
    place: str | None = "Varn",
    place_from: str = "content",
    day: str | None = "2031-05-05",
    stage: str | None = None,
    against: bool = False,
    published: str = "2031-05-05",
) -> Claim:
    """A report with one number of marchers."""
    report = tale.report(name, f"{tale.lead(name)} On a vu {value} manifestants.", day=published, outlet=f"Phare{name}")
    start = report.text.index(str(value))
    setting = Setting(
        place, f"name:{place.lower()}" if place else None, day, stage, against,
        place_from if place else None, "content" if day else None,  # type: ignore[arg-type]
    )  # fmt: skip
    figure = Figure(
        str(value), (Span(start, start + len(str(value))),), value, value, of="manifestants", setting=setting
    )
    voice = "own" if actor is None else "attributed"
    return tale.claim(report, f"{value} manifestants", actor, figures=(figure,), voice=voice)  # type: ignore[arg-type]


def members(tale: Tale) -> list[list[str]]:
    report_of = {claim.id: claim.report for claim in tale.claims}
    return sorted(sorted(report_of[ref.claim] for ref in point.figures) for point in tale.points)


def test_other_towns_and_other_days_are_other_points() -> None:
    tale = Tale()
    count(tale, "a", 900, POLICE)
    count(tale, "b", 950, UNION)
    count(tale, "c", 700, POLICE, place="Ostal")
    count(tale, "d", 600, POLICE, day="2031-04-28", against=True)
    assert members(tale) == [["a", "b"], ["c"], ["d"]]


def test_an_open_place_goes_to_the_very_value() -> None:
    tale = Tale()
    count(tale, "a", 900, POLICE)
    count(tale, "b", 700, POLICE, place="Ostal")
    count(tale, "c", 700, None, place=None)
    count(tale, "d", 700, None, place="Varn", place_from="report")
    assert members(tale) == [["a"], ["b", "c", "d"]]


def test_the_same_value_told_a_day_later_is_the_same() -> None:
    tale = Tale()
    count(tale, "a", 900, POLICE)
    count(tale, "b", 900, UNION, day="2031-05-06", published="2031-05-06")
    count(tale, "c", 901, UNION, day="2031-05-06", published="2031-05-06")
    assert members(tale) == [["a", "b"], ["c"]]


def test_an_earlier_hour_that_is_lower_is_no_disagreement() -> None:
    tale = Tale()
    count(tale, "a", 200, UNION, stage="12:00")
    count(tale, "b", 900, POLICE, stage="18:00")
    count(tale, "c", 1500, PREFECTURE, stage="18:00")
    (point,) = tale.points
    report_of = {claim.id: claim.report for claim in tale.claims}
    assert [(report_of[d.a.claim], report_of[d.b.claim]) for d in point.disagreements] == [("b", "c")]
    assert point.origins == 3


def test_a_party_that_counts_more_within_the_day_updates_its_figure() -> None:
    tale = Tale()
    count(tale, "a", 200, POLICE, stage="12:00")
    count(tale, "b", 900, POLICE)
    (point,) = tale.points
    (update,) = point.updates
    assert "raised its figure: 200" in update.reason
    assert point.disagreements == ()
    assert point.origins == 1


def test_the_authorities_are_one_of_the_bodies_known() -> None:
    tale = Tale()
    count(tale, "a", 900, PREFECTURE)
    count(tale, "b", 700, AUTHORITIES)
    count(tale, "c", 900, MINISTRY)
    (point,) = tale.points
    assert [party.id for party in point.parties] == ["body:prefecture", "body:interior-ministry"]
    assert point.origins == 2


def test_what_a_paper_tells_without_a_source_confirms_nobody() -> None:
    tale = Tale()
    count(tale, "a", 900, POLICE)
    count(tale, "b", 900, None)
    assert [point.origins for point in tale.points] == [1]
    count(tale, "c", 1500, None)
    assert [point.origins for point in tale.points] == [2]


def test_a_few_of_many_are_no_count_of_all() -> None:
    tale = Tale()
    count(tale, "a", 900, POLICE)
    count(tale, "b", 2, None)
    assert members(tale) == [["a"], ["b"]]


def test_reports_without_a_day_meet_with_their_very_figure_only() -> None:
    tale = Tale()
    for name, value in (("a", 4000), ("b", 4000), ("c", 3500)):
        report = tale.report(
            name, f"{tale.lead('x')[:60]} On a vu {value} manifestants.", day=None, outlet=f"Phare{name}"
        )
        start = report.text.index(str(value))
        figure = Figure(
            str(value),
            (Span(start, start + 4),),
            value,
            value,
            of="manifestants",
            setting=Setting("Varn", "name:varn", place_from="content"),
        )
        tale.claim(report, f"{value} manifestants", POLICE, figures=(figure,))
    assert members(tale) == [["a", "b"], ["c"]]


def test_let_go_brought_before_a_judge_and_room_are_not_the_held() -> None:
    tale = Tale()
    for name, value, words, noun in (
        ("a", 500, "gardes à vue sont en cours", "gardes"),
        ("b", 396, "gardes à vue ont été levées", "gardes"),
        ("c", 278, "personnes ont été déférées après leur garde à vue", "personnes"),
        ("d", 800, "places en garde à vue sont prêtes", "places"),
        ("e", 480, "gardes à vue ont été décidées", "gardes"),
    ):
        report = tale.report(
            name, f"{tale.lead(name)} À Varn, {value} {words}.", day="2031-05-05", outlet=f"Phare{name}"
        )
        start = report.text.index(str(value))
        setting = Setting("Varn", "name:varn", "2031-05-05", None, False, "content", "content")
        figure = Figure(str(value), (Span(start, start + 3),), value, value, of=noun, setting=setting)
        tale.claim(report, f"À Varn, {value} {words}", POLICE if name < "d" else UNION, figures=(figure,))
    assert members(tale) == [["a", "e"], ["b"], ["c"], ["d"]]
