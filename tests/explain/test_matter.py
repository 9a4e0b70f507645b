"""Reports of another matter, and what a timeline of many statements leaves aside."""

from dataclasses import replace
from types import SimpleNamespace as Make

from selon.explain import compose
from selon.explain.matter import is_of_another_matter, others
from selon.explain.page import Listing
from selon.explain.statements import Statement, statements
from selon.explain.story import Story, build
from selon.explain.timeline import _by_hour, timeline
from selon.explain.wording import load
from selon.records import Actor, Claim, Report, Setting

PORT = Actor("organisation:port", "port", "organisation")
LIND = Actor("person:nora-lind", "Nora Lind", "person")
HEAD = "Les dockers grévistes de Varn manifestent contre la réforme. "


def report(name: str, text: str, title: str, published: str = "2031-05-06") -> Report:
    return Report(id=name, language="fr", outlet="Le Val", title=title, published=published, text=text + "\n")


def ledger(make: Make) -> tuple[list[Report], list[Claim]]:
    """Sixteen reports on a strike with five statements each."""
    reports, claims = [], []
    for at in range(16):
        said = [f"Le port a dit que le quai {at}-{n} de Varn ouvrait." for n in range(5)]
        held = report(f"r{at:02}", HEAD + " ".join(said), f"Les dockers grévistes manifestent, jour {at}")
        reports.append(held)
        claims += [
            make.claim(held, "Le port", "a dit", f"que le quai {at}-{n} de Varn ouvrait", actor=PORT) for n in range(5)
        ]
    return reports, claims


def page_of(reports: list[Report], claims: list[Claim]) -> str:
    page = compose(reports, claims, (), (), language="fr")
    return " ".join(sentence.text for sentence in page.sentences())


def test_a_report_without_the_others_words_is_of_another_matter(make: Make) -> None:
    reports, claims = ledger(make)
    other = report("x", "Une cuve a explosé à Ostal. Nora Lind a dit que la cuve était vieille.", "Une cuve explose")
    his = make.claim(other, "Nora Lind", "a dit", "que la cuve était vieille", actor=LIND)
    held = build(load("fr"), [*reports, other], [*claims, his], (), ())
    assert is_of_another_matter(other, held)
    assert others(held) == {"x"}
    text = page_of([*reports, other], [*claims, his])
    assert "la cuve était vieille" not in text
    assert "autre affaire" in text


def test_few_reports_are_of_one_matter(make: Make) -> None:
    reports, claims = ledger(make)
    other = report("x", "Une cuve a explosé à Ostal. Nora Lind a dit que la cuve était vieille.", "Une cuve explose")
    assert not others(build(load("fr"), [*reports[:3], other], claims, (), ()))


def days(story: Story) -> list[str]:
    section = timeline(story, statements(story))
    assert section is not None
    return [item.lead_in for block in section.blocks if isinstance(block, Listing) for item in block.items]


def test_what_was_said_long_before_or_on_no_sure_day_is_no_part_of_a_big_timeline(make: Make) -> None:
    reports, claims = ledger(make)
    text = (
        "Nora Lind a dit que la digue tenait. Nora Lind annonce que le quai ferme. Nora Lind a dit que la grue rouillait. "
        "Nora Lind a dit que l’écluse fuyait le lendemain."
    )
    extra = report("y", HEAD + text, "Les dockers grévistes manifestent encore")
    said = [
        make.claim(extra, "Nora Lind", cue, content, actor=LIND, said_on=day)
        for cue, content, day in (
            ("a dit", "que la digue tenait", "2031-03-02"),
            ("annonce", "que le quai ferme", "2031-05-02"),
            ("a dit", "que la grue rouillait", "2031-05-03"),
            ("a dit", "que l’écluse fuyait le lendemain", "2031-05-04"),
        )
    ]
    story = build(load("fr"), [*reports, extra], [*claims, *said], (), ())
    assert days(story) == ["3 mai 2031", "6 mai 2031 (article)"] or days(story) == ["3 mai", "6 mai (article)"]
    few = build(load("fr"), [extra], said, (), ())
    assert len(days(few)) == 4


def test_hours_that_are_told_put_a_days_statements_in_order(make: Make) -> None:
    text = (
        "Le port a dit que 9 quais ouvraient. Le port a dit que la grue tournait. Le port a dit que 7 quais ouvraient."
    )
    held = report("h", text, "Des quais")
    made = []
    for content, words, hour in (
        ("que 9 quais ouvraient", "9 quais", "19:00"),
        ("que la grue tournait", "", ""),
        ("que 7 quais ouvraient", "7 quais", "07:00"),
    ):
        counted = [replace(make.figure(held, words, 9, 9, of="quais"), setting=Setting(stage=hour))] if hour else []
        made.append(make.claim(held, "Le port", "a dit", content, actor=PORT, figures=counted))
    ordered = _by_hour([Statement((claim,), 1.0) for claim in made])
    assert [item.claim.content.text for item in ordered] == [
        made[2].content.text,
        made[1].content.text,
        made[0].content.text,
    ]
