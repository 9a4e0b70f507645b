"""Rows of figures: when each was given and what it counts, whose it is, and which rows are one table."""

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace as Make

import pytest

from selon.explain.agreement import same_and_different, shifts
from selon.explain.behind import origins, shown_origins
from selon.explain.cells import given
from selon.explain.figures import figures
from selon.explain.page import Paragraph, Subheading, Table
from selon.explain.quantities import bare
from selon.explain.rivals import ranked_points
from selon.explain.rows import rows_of
from selon.explain.story import Story, build
from selon.explain.together import together
from selon.explain.wording import load
from selon.records import Actor, Claim, Disagreement, Figure, FigureRef, Party, Point, Report, Setting, Span, Update

HALL = Actor("state:mairie", "mairie", "state")
PORT = Actor("organisation:port-de-varn", "Port de Varn", "organisation")
LIND = Actor("person:nora-lind", "Nora Lind", "person")
BALE = Actor("person:ivo-bale", "Ivo Bale", "person")
COURIER = Actor("media:le-courrier-de-varn", "Le Courrier de Varn", "media")
Told = tuple[Report, Claim]


def told(
    make: Make,
    name: str,
    text: str,
    source: str,
    actor: Actor | None,
    words: str,
    number: int,
    *,
    cue: str = "compte",
    of: str | None = "morts",
    day: str = "2031-05-06",
    language: str = "fr",
    outlet: str = "Le Courrier de Varn",
    setting: Setting | None = None,
    said_on: str | None = None,
) -> Told:
    """A report with one claim that gives one figure; a paper's own, where there is no source."""
    report = Report(id=name, language=language, outlet=outlet, published=day, text=text + "\n")
    figure = replace(make.figure(report, words, number, number, of=of), setting=setting)
    content = text[text.index(cue) + len(cue) + 1 :].rstrip(".") if source else text.rstrip(".")
    voice = "attributed" if source else "own"
    claim = make.claim(
        report, source, cue if source else "", content, actor=actor, figures=[figure], voice=voice, said_on=said_on
    )
    return report, claim


def point_of(claims: Sequence[Claim], name: str = "p", what: str = "morts", **more: object) -> Point:
    """A point of all first figures; each source is a party of its own."""
    parties: dict[str, list[str]] = {}
    for claim in claims:
        actor = claim.source.actor
        parties.setdefault(actor.id if actor else "—", []).append(claim.id)
    listed = tuple(Party(party, party, tuple(ids)) for party, ids in parties.items())
    refs = tuple(FigureRef(claim.id, 0) for claim in claims)
    return Point(name, what, refs, listed, len(listed), **more)  # type: ignore[arg-type]


def story_of(pairs: Sequence[Told], *points: Point, page: str = "fr") -> Story:
    reports, claims = zip(*pairs, strict=True)
    return build(load(page), reports, claims, (), points or (point_of(claims),))


def cells(story: Story) -> list[str]:
    section = figures(story)
    assert section is not None
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return [
        " | ".join(cell.text.replace("\u00a0", " ").replace("\u202f", " ") for cell in row)
        for table in tables
        for row in table.rows
    ]


def test_the_day_given_and_the_day_counted_are_told_apart(make: Make) -> None:
    march = Setting("Ostal", "name:ostal", "2031-05-04", None, False, "sentence", "content")
    pairs = [
        told(make, "a", "À Ostal, la mairie compte 310 marcheurs dimanche.", "la mairie", HALL, "310", 310, of="marcheurs", setting=march),
        told(make, "b", "Le port compte 450 marcheurs.", "Le port", PORT, "450", 450, of="marcheurs", said_on="2031-05-05"),
        told(make, "c", "Dimanche, 280 marcheurs ont défilé.", "", COURIER, "280", 280, of="marcheurs", setting=replace(march, place_from="report")),
    ]  # fmt: skip
    _, claims = zip(*pairs, strict=True)
    found = cells(story_of(pairs, point_of(claims, what="marcheurs")))
    assert any(row.startswith("La mairie | 310 marcheurs (Ostal, 4 mai) | texte du 6 mai |") for row in found), found
    assert any(row.startswith("Port de Varn | 450 marcheurs | 5 mai |") for row in found), found
    assert any("280 marcheurs (4 mai) | texte du 6 mai |" in row for row in found), found
    assert found[0].startswith("Port de Varn"), "in the order of the days given"


def test_the_place_of_a_source_is_not_its_figures(make: Make) -> None:
    setting = Setting("Varn", "name:varn", None, None, False, "sentence", None)
    pairs = [
        told(make, "a", "Le port de Varn compte 450 marcheurs.", "Le port de Varn", PORT, "450", 450, of="marcheurs", setting=setting),
        told(make, "b", "La mairie compte 310 marcheurs.", "La mairie", HALL, "310", 310, of="marcheurs"),
    ]  # fmt: skip
    _, claims = zip(*pairs, strict=True)
    assert not any("(Varn)" in row for row in cells(story_of(pairs, point_of(claims, what="marcheurs"))))


def test_a_day_that_is_written_out_is_the_day_given(make: Make) -> None:
    text = "Un sondage de l'institut Brume publié le 30 avril compte 310 inquiets."
    poll = Actor("document:sondage", "un sondage de l'institut Brume", "document")
    pair = told(
        make, "a", text, "Un sondage de l'institut Brume", poll, "310", 310, of="inquiets", said_on="2031-04-30"
    )
    assert given(pair[1], story_of([pair])).text == "30 avril"
    bare_day = told(
        make, "a", "Le port compte 310 inquiets mercredi.", "Le port", PORT, "310", 310, said_on="2031-04-30"
    )
    assert given(bare_day[1], story_of([bare_day])).kind == "words", "of which Wednesday nobody knows"


@pytest.mark.parametrize(
    ("words", "low", "high", "approx", "fr", "en"),
    [
        ("plus de\u00a0900", 900, None, False, "plus de 900", "more than 900"),
        ("plus d'un millier", 1000, None, True, "plus de 1 000", "more than 1,000"),
        ("más de 900", 900, None, False, "plus de 900", "more than 900"),
        ("more than 900", 900, None, False, "plus de 900", "more than 900"),
        ("au moins 900", 900, None, False, "au moins 900", "at least 900"),
        ("près de\u00a0900", 900, 900, True, "près de 900", "nearly 900"),
        ("nearly 900", 900, 900, True, "près de 900", "nearly 900"),
        ("quelque 900", 900, 900, True, "environ 900", "about 900"),
    ],
)
def test_a_figure_is_told_as_its_words_do(
    words: str, low: int, high: int | None, approx: bool, fr: str, en: str
) -> None:
    figure = Figure(words, (Span(0, len(words)),), low, high, approx)
    assert [(bare(figure, load(page)) or "").replace("\u202f", " ").replace("\u00a0", " ") for page in ("fr", "en")] == [fr, en]  # fmt: skip


def test_of_two_wordings_of_one_figure_the_weaker_is_told(make: Make) -> None:
    pairs = [
        told(make, "a", "Le port compte près de 900 morts.", "Le port", PORT, "près de 900", 900),
        told(make, "b", "Le port compte environ 900 morts.", "Le port", PORT, "environ 900", 900),
        told(make, "c", "La mairie compte 700 morts.", "La mairie", HALL, "700", 700),
    ]
    pairs = [
        (report, replace(claim, figures=tuple(replace(item, approx="700" not in item.text) for item in claim.figures)))
        for report, claim in pairs
    ]
    assert any("environ 900" in row for row in cells(story_of(pairs)))


def test_a_papers_echo_of_a_named_figure_is_no_row(make: Make) -> None:
    pairs = [
        told(make, "a", "Le port compte 36 morts.", "Le port", PORT, "36", 36, day="2031-05-06"),
        told(make, "b", "Il y a 36 morts.", "", COURIER, "36", 36, day="2031-05-07"),
        told(make, "c", "Il y a 40 morts.", "", COURIER, "40", 40, day="2031-05-07"),
    ]
    found = cells(story_of(pairs))
    assert [row.split(" | ")[1] for row in found] == ["36 morts", "40 morts"]
    early = [pairs[0], told(make, "b", "Il y a 36 morts.", "", COURIER, "36", 36, day="2031-05-05"), pairs[2]]
    assert len(cells(story_of(early))) == 3, "the paper had it first"


@pytest.mark.parametrize(
    ("language", "title", "source", "cue", "body", "whose"),
    [
        ("fr", "41 morts selon un nouveau bilan officiel", "un nouveau bilan officiel", "selon", "Mme Lind a porté le bilan provisoire à 41 morts.", "Nora Lind"),
        ("fr", "41 morts selon un nouveau bilan officiel", "un nouveau bilan officiel", "selon", "Le bilan est de 41 morts.", "Un nouveau bilan officiel"),
        ("en", "41 dead according to a new official toll", "a new official toll", "according to", "Ms Lind raised the provisional toll to 41 dead.", "Nora Lind"),
    ],
)  # fmt: skip
def test_a_nameless_count_is_whose_the_body_says(
    make: Make, language: str, title: str, source: str, cue: str, body: str, whose: str
) -> None:
    doc = Actor("document:bilan", source, "document")
    noun = "morts" if language == "fr" else "dead"
    text = f"{title}\n{body}\nNora Lind spoke.\n"
    report = Report(id="a", language=language, outlet="Le Val", published="2031-05-06", text=text)
    first = make.figure(report, "41", 41, 41, of=noun)
    at = text.index("41", text.index(body))
    again = replace(first, spans=(Span(at, at + 2),))
    claims = [
        make.claim(report, source, cue, f"41 {noun}", actor=doc, figures=[first]),
        make.claim(report, "", "", body.rstrip("."), voice="own", actor=COURIER, figures=[again]),
        make.claim(report, "Nora Lind", "spoke", "spoke", actor=LIND),
    ]
    story = build(load(language), (report,), claims, (), (point_of(claims[:1]),))
    (row,) = rows_of((FigureRef(claims[0].id, 0),), story)
    assert row.claim.source.actor is not None
    assert row.claim.source.actor.name.lower() == whose.lower()
    assert row.refs[0].claim == claims[0].id


def shown(make: Make, *sources: tuple[str, Actor], counts: Sequence[int] = (40, 52, 61)) -> int:
    pairs = [
        told(make, f"r{at}", f"{text} compte {counts[at]} morts.", text, actor, str(counts[at]), counts[at])
        for at, (text, actor) in enumerate(sources)
    ]
    story = story_of(pairs)
    return shown_origins(story.points[0], story)


def test_who_speaks_for_one_state_is_one_origin(make: Make) -> None:
    assert shown(make, ("Le ministère", HALL), ("Le port", PORT)) == 2
    assert shown(make, ("Le ministère", HALL), ("Nora Lind, secrétaire d'État auprès du ministre de l'Intérieur", LIND)) == 1  # fmt: skip
    assert shown(make, ("Le ministère", HALL), ("Nora Lind", LIND)) == 1, "nobody knows for whom she speaks"
    assert shown(make, ("Le ministère", HALL), ("Nora Lind, patronne du port", LIND)) == 2
    assert shown(make, ("Ivo Bale", BALE), ("Nora Lind", LIND)) == 2, "two persons, and no state beside them"
    lands = [Actor(f"state:{code}", code, "state") for code in ("XA", "XB")]
    assert shown(make, ("Le pays A", lands[0]), ("Le pays B", lands[1]), ("Le ministère", HALL)) == 2


def test_two_whom_one_report_cites_are_two_sources_of_one_report(make: Make) -> None:
    """Whoever reads "two origins" looks for two reports."""
    text = "Le ministère compte 40 morts. Le port compte 52 morts."
    report = Report(id="r", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    claims = [
        make.claim(report, "Le ministère", "compte", "40 morts", actor=HALL, figures=[make.figure(report, "40", 40, 40, of="morts")]),
        make.claim(report, "Le port", "compte", "52 morts", actor=PORT, figures=[make.figure(report, "52", 52, 52, of="morts")]),
    ]  # fmt: skip
    point = replace(point_of(claims), origins=2)
    one = build(load("fr"), (report,), claims, (), (point,))
    assert origins(one.points, one).text == "Ces chiffres sont de 2 sources distinctes, que cite un seul texte."
    pairs = [
        told(make, "a", "Le ministère compte 40 morts.", "Le ministère", HALL, "40", 40),
        told(make, "b", "Le port compte 52 morts.", "Le port", PORT, "52", 52),
    ]
    several = story_of(pairs)
    assert "2 origines distinctes" in origins(several.points, several).text


def test_a_document_that_a_paper_revealed_is_no_echo_of_the_minister(make: Make) -> None:
    paper = Actor("document:releve", "un relevé révélé par Le Courrier de Varn", "document")
    pairs = [
        told(make, "a", "La ministre compte 412 morts.", "La ministre", HALL, "412", 412, day="2031-05-06"),
        told(make, "b", "Un relevé révélé par Le Courrier de Varn compte 600 morts.", "Un relevé révélé par Le Courrier de Varn", paper, "600", 600, day="2031-05-08"),
        told(make, "c", "La ministre compte 600 morts.", "La ministre", HALL, "600", 600, day="2031-05-09"),
    ]  # fmt: skip
    _, claims = zip(*pairs, strict=True)

    def number(*kept: int) -> int:
        some = [claims[at] for at in kept]
        point = point_of(some)
        parties = tuple(replace(party, counted=party.id != paper.id) for party in point.parties)
        story = story_of([pairs[at] for at in kept], replace(point, parties=parties, origins=2))
        return shown_origins(story.points[0], story)

    assert number(0, 1, 2) == 2
    assert number(1, 2) == 1, "nothing shows that the minister had said another thing before"


def test_one_toll_told_on_by_one_source_is_one_table(make: Make) -> None:
    days = ("2031-05-06", "2031-05-06", "2031-05-07", "2031-05-08")
    pairs = [
        told(make, "a", "La mairie compte 17 morts.", "La mairie", HALL, "17", 17, day=days[0]),
        told(make, "b", "Le port compte 40 morts.", "Le port", PORT, "40", 40, day=days[1]),
        told(make, "c", "La mairie compte 29 morts.", "La mairie", HALL, "29", 29, day=days[2]),
        told(make, "d", "Nora Lind compte 60 morts.", "Nora Lind", LIND, "60", 60, day=days[3]),
    ]
    _, claims = zip(*pairs, strict=True)
    points = (point_of(claims[:2], "p"), point_of(claims[2:], "q"))
    story = story_of(pairs, *points)
    assert [len(group) for group in together(story.points, story)] == [2]
    assert [row.split(" | ")[1] for row in cells(story)] == ["17 morts", "40 morts", "29 morts", "60 morts"]
    fallen = [
        *pairs[:2],
        told(make, "c", "La mairie compte 12 morts.", "La mairie", HALL, "12", 12, day=days[2]),
        pairs[3],
    ]
    _, claims = zip(*fallen, strict=True)
    apart = story_of(fallen, point_of(claims[:2], "p"), point_of(claims[2:], "q"))
    section = figures(apart)
    assert section is not None
    headings = [block.text for block in section.blocks if isinstance(block, Subheading)]
    assert headings[0] == "Morts"
    assert "mai" in headings[1], "a second table of one thing says of which days it is"


def test_a_toll_that_grew_contradicts_nobody(make: Make) -> None:
    def contradiction(early: int, late: int) -> str:
        pairs = [
            told(make, "a", f"La mairie compte {early} morts.", "La mairie", HALL, str(early), early, day="2031-05-06"),
            told(make, "b", f"Le port compte {late} morts.", "Le port", PORT, str(late), late, day="2031-05-07"),
        ]
        _, claims = zip(*pairs, strict=True)
        refs = [FigureRef(claim.id, 0) for claim in claims]
        point = point_of(claims, disagreements=(Disagreement(refs[0], refs[1], "apart"),))
        blocks = same_and_different(story_of(pairs, point))
        return " ".join(item.text for block in blocks if isinstance(block, Paragraph) for item in block.sentences)

    assert contradiction(41, 70) == ""
    assert "contre" in contradiction(70, 41)


def test_the_language_of_words_stands_right_behind_them(make: Make) -> None:
    crew = Actor("group:secouristes", "secouristes du port", "group")
    pairs = [
        told(make, "a", "Les secouristes du port compte 30 morts.", "Les secouristes du port", crew, "30", 30),
        told(make, "b", "Nora Lind counts 41 dead.", "Nora Lind", LIND, "41", 41, cue="counts", of="dead", language="en"),
    ]  # fmt: skip
    _, claims = zip(*pairs, strict=True)
    refs = [FigureRef(claim.id, 0) for claim in claims]
    point = point_of(claims, disagreements=(Disagreement(refs[0], refs[1], "apart"),))
    blocks = same_and_different(story_of(pairs, point, page="en"))
    said = " ".join(item.text for block in blocks if isinstance(block, Paragraph) for item in block.sentences)
    assert "du port” (in French)" in said
    assert not said.endswith("(in French).")


def test_a_persons_change_of_figures_is_told_whole(make: Make) -> None:
    numbers = ((29, "2031-05-06"), (41, "2031-05-08"), (71, "2031-05-09"))
    pairs = [
        told(make, f"r{n}", f"Nora Lind compte {n} morts.", "Nora Lind", LIND, str(n), n, day=day) for n, day in numbers
    ]
    _, claims = zip(*pairs, strict=True)
    refs = [FigureRef(claim.id, 0) for claim in claims]
    # linking has found the second figure to follow the first, and nothing of the third
    section = shifts(story_of(pairs, point_of(claims, updates=(Update(refs[0], refs[1], "raised"),))), ())
    assert section is not None
    said = " ".join(item.text for block in section.blocks if isinstance(block, Paragraph) for item in block.sentences)
    assert "29 (texte du 6 mai), puis 41 (texte du 8 mai), enfin 71 (texte du 9 mai)" in said


def test_two_bodies_of_one_state_do_not_agree_with_each_other(make: Make) -> None:
    def agreement(second: Actor, words: str) -> str:
        pairs = [
            told(make, "a", "La mairie compte 40 morts.", "La mairie", HALL, "40", 40),
            told(make, "b", f"{words} compte 40 morts.", words, second, "40", 40),
        ]
        blocks = same_and_different(story_of(pairs))
        return " ".join(item.text for block in blocks if isinstance(block, Paragraph) for item in block.sentences)

    assert "le même nombre" in agreement(PORT, "Le port")
    assert agreement(Actor("state:police", "police", "state"), "La police") == ""


def test_a_share_of_nobody_knows_what_is_no_point_of_the_page(make: Make) -> None:
    pairs = [
        told(make, name, f"{who} compte {number} morts.", who, actor, str(number), number)
        for name, who, actor, number in (("a", "La mairie de Varn", HALL, 40), ("b", "Le port", PORT, 52))
    ]
    point = point_of([claim for _, claim in pairs])
    assert [found.what for found in ranked_points(story_of(pairs, point))] == ["morts"]
    assert ranked_points(story_of(pairs, replace(point, what="23 % de, Varn"))) == ()
