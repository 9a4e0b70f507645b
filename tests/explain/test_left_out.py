"""What a page leaves out, or does not put under a heading: nobody's words, rests, other parties' asks, parts of a count."""

from dataclasses import replace
from types import SimpleNamespace as Make

import pytest

from selon.explain import compose
from selon.explain.agreement import shifts
from selon.explain.figures import figures
from selon.explain.page import Table
from selon.explain.rivals import of_a_kind
from selon.explain.rows import rows_of
from selon.explain.standing import stands_alone
from selon.explain.statements import Statement, statements
from selon.explain.story import Story, build
from selon.explain.voices import hearsay, reactions, unknowns
from selon.explain.wording import load
from selon.records import Actor, Claim, FigureRef, Party, Point, Report, Update

LIND = Actor("person:nora-lind", "Nora Lind", "person")
CLINIC = Actor("organisation:clinique", "clinique", "organisation")
PORT = Actor("organisation:port", "port", "organisation")


def report(text: str, language: str = "fr", name: str = "n", published: str = "2031-05-06") -> Report:
    return Report(id=name, language=language, outlet="Le Val", published=published, text=text + "\n")


def story(*claims: Claim, given: tuple[Report, ...], points: tuple[Point, ...] = (), page: str = "fr") -> Story:
    return build(load(page), given, claims, (), points)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "stance"),
    [
        ("Par Nora Lind Karn (avec AVM) — « La digue du haut tient bon »", "Par Nora Lind Karn (avec AVM)", "",
         "« La digue du haut tient bon »", "state"),
        ("Les quais sont vides depuis hier — QuaiLibre (@quailibre) 8 mai", "QuaiLibre", "", "Les quais sont vides depuis hier", "state"),
        ("L'étude de la banque, publiée en mai, comme celle du port début avril, prévoit que la digue tiendra.",
         "la banque, publiée en mai, comme celle du port début", "prévoit", "que la digue tiendra", "expect"),
        ("« On est venus à deux, avec mon fils » (sept ans), par le car du matin.", "", "",
         "« On est venus à deux, avec mon fils » (sept ans), par le car du matin", "state"),
        ("Le port appelle « Nora Lind à rouvrir les quais du haut ».", "Le port", "appelle",
         "« Nora Lind à rouvrir les quais du haut »", "demand"),
        ("Dix mois plus tard, la digue du haut fuit, a dit le port.", "le port", "a dit",
         "Dix mois plus tard, la digue du haut fuit", "state"),
    ],
)  # fmt: skip
def test_what_is_nobodys_or_a_rest(make: Make, text: str, source: str, cue: str, content: str, stance: str) -> None:
    given = report(text)
    kind = "direct" if content.endswith("»") else "mixed" if content.startswith("«") else "indirect"
    claim = make.claim(
        given, source, cue, content, stance=stance, kind=kind, actor=PORT if "port" in source.split() else None
    )
    assert not stands_alone(claim, story(claim, given=(given,)))


def chosen(held: Story) -> list[Statement]:
    return list(statements(held))


def test_a_clause_on_somebody_is_no_support(make: Make) -> None:
    given = report("Le port a désavoué Nora Lind, qui saluait une digue plus haute. Nora Lind salue une digue en bois.")
    aside = make.claim(given, "Nora Lind", "saluait", "une digue plus haute", actor=LIND, stance="support")
    plain = make.claim(given, "Nora Lind", "salue", "une digue en bois", actor=LIND, stance="support")
    held = story(aside, plain, given=(given,))
    section = reactions(held, chosen(held))
    assert section is not None
    assert "en bois" in repr(section)
    assert "plus haute" not in repr(section)


def test_what_another_tells_that_somebody_asked_for_is_no_demand(make: Make) -> None:
    given = report("Selon le port, Nora Lind a réclamé un jour une digue plus haute.")
    outer = make.claim(given, "le port", "Selon", "Nora Lind a réclamé un jour une digue plus haute", actor=PORT)
    inner = make.claim(
        given, "Nora Lind", "a réclamé", "une digue plus haute", actor=LIND, stance="demand", parent=outer.id
    )
    held = story(outer, inner, given=(given,))
    assert reactions(held, chosen(held)) is None


@pytest.mark.parametrize(
    ("content", "reserved"),
    [
        ("boats that could have come sooner stayed in port for two hours", False),
        ("boats that stayed in port for two hours may have been broken", True),
    ],
)
def test_what_was_possible_is_no_reserve(make: Make, content: str, reserved: bool) -> None:
    given = report(f"According to Nora Lind, {content}.", "en")
    claim = make.claim(given, "Nora Lind", "According to", content, actor=LIND, hedged=True)
    held = story(claim, given=(given,), page="en")
    assert (unknowns(held, chosen(held)) is not None) == reserved


def test_his_own_words_within_his_answer_are_not_told_as_anothers(make: Make) -> None:
    given = report("Nora Lind répond : il y a un paradoxe, je déplore aussi la fermeture du bac de Varn.")
    outer = make.claim(
        given, "Nora Lind", "répond", "il y a un paradoxe, je déplore aussi la fermeture du bac de Varn", actor=LIND
    )
    inner = make.claim(
        given, "je", "déplore", "la fermeture du bac de Varn", actor=LIND, stance="condemn", parent=outer.id
    )
    page = compose((given,), (outer, inner), (), (), language="fr")
    assert not any("elon Nora Lind, Nora Lind" in sentence.text for sentence in page.sentences())


def counted(make: Make, name: str, text: str, source: str, actor: Actor | None, number: int, noun: str, day: str) -> tuple[Report, Claim]:  # fmt: skip
    given = report(text, name=name, published=day)
    figure = make.figure(given, str(number), number, number, of=noun)
    content = text.split(" compte ")[1].rstrip(".")
    return given, make.claim(given, source, "compte", content, actor=actor, figures=[figure])


def test_bodies_of_one_place_are_no_toll(make: Make) -> None:
    pairs = [
        counted(make, "a", "La clinique compte 40 corps reçus.", "La clinique", CLINIC, 40, "corps", "2031-05-06"),
        counted(make, "b", "La clinique compte 52 corps reçus.", "La clinique", CLINIC, 52, "corps", "2031-05-07"),
        counted(make, "c", "Le port compte 71 morts.", "Le port", PORT, 71, "morts", "2031-05-07"),
        counted(make, "d", "Nora Lind compte 76 morts.", "Nora Lind", LIND, 76, "morts", "2031-05-07"),
    ]
    given, claims = zip(*pairs, strict=True)
    refs = tuple(FigureRef(claim.id, 0) for claim in claims)
    parties = tuple(
        Party(actor.id, actor.name, ids)
        for actor, ids in ((CLINIC, (claims[0].id, claims[1].id)), (PORT, (claims[2].id,)), (LIND, (claims[3].id,)))
    )
    point = Point("p", "morts", refs, parties, 3, updates=(Update(refs[0], refs[1], "later"),))
    held = story(*claims, given=given, points=(point,))
    assert shifts(held, ()) is None
    assert "2 origines" in repr(figures(held)).replace("text='2'", "2 origines")


def test_a_figure_of_an_unknown_speaker_is_no_row(make: Make) -> None:
    given, claim = counted(make, "a", "Il compte 40 morts.", "", None, 40, "morts", "2031-05-06")
    assert rows_of((FigureRef(claim.id, 0),), story(claim, given=(given,))) == ()


def test_gravely_injured_are_a_part(make: Make) -> None:
    given = report("Le port compte 1 blessé grave. Nora Lind compte 26 blessés.")
    one = make.claim(
        given, "Le port", "compte", "1 blessé grave", actor=PORT, figures=[make.figure(given, "1", 1, 1, of="blessé")]
    )
    two = make.claim(
        given, "Nora Lind", "compte", "26 blessés", actor=LIND, figures=[make.figure(given, "26", 26, 26, of="blessés")]
    )
    refs = (FigureRef(one.id, 0), FigureRef(two.id, 0))
    assert of_a_kind(refs, story(one, two, given=(given,))) == [refs[1]]


def test_members_are_told_with_what_they_are_members_of(make: Make) -> None:
    given = report("Le port compte 89 membres du comité des rives, sans les élus.")
    figure = make.figure(given, "89 membres", 89, 89, of="membres")
    claim = make.claim(given, "Le port", "compte", "89 membres du comité des rives", actor=PORT, figures=[figure])
    page = compose((given,), (claim,), (), (), language="fr")
    rows = [row for s in page.sections for b in s.blocks if isinstance(b, Table) for row in b.rows]
    assert any("89 membres du comité des rives" in cell.text for row in rows for cell in row)


def test_a_saying_of_an_unsure_day_bears_none(make: Make) -> None:
    given = report("Lundi, le port compte 40 morts.")
    claim = make.claim(given, "le port", "compte", "40 morts", actor=PORT, said_on="2031-04-30")
    held = story(claim, given=(given,))
    assert held.day_of(claim) is None
    assert held.day_of(replace(claim, said_on=None)) == "2031-05-06"


@pytest.mark.parametrize(
    ("text", "noun", "alone"),
    [
        ("« Nous avons cessé de compter à quarante, la nuit tombait »", None, False),
        ("« Nous avons cessé de compter à quarante caves »", "caves", True),
    ],
)
def test_a_number_of_nothing_named(make: Make, text: str, noun: str | None, alone: bool) -> None:
    given = report(f"{text}, a dit Nora Lind.")
    figure = make.figure(given, "quarante", 40, 40, of=noun)
    claim = make.claim(given, "Nora Lind", "a dit", text, actor=LIND, kind="direct", figures=[figure])
    assert stands_alone(claim, story(claim, given=(given,))) == alone


def timeline_of(reports: tuple[Report, ...], claims: tuple[Claim, ...]) -> str:
    page = compose(reports, claims, (), (), language="fr")
    return repr([section for section in page.sections if section.id == "timeline"])


def test_a_figure_given_the_day_before_is_not_told_under_a_later_reports_day(make: Make) -> None:
    pairs = [
        counted(make, "a", "Nora Lind compte 118 caves noyées.", "Nora Lind", LIND, 118, "caves", "2031-05-06"),
        counted(make, "b", "Nora Lind compte 118 caves sous l'eau.", "Nora Lind", LIND, 118, "caves", "2031-05-07"),
        counted(make, "c", "Le port compte 71 barques perdues.", "Le port", PORT, 71, "barques", "2031-05-07"),
    ]
    given, claims = zip(*pairs, strict=True)
    found = timeline_of(given, claims)
    assert "caves noyées" in found
    assert "sous l" not in found


def test_a_sentence_told_whole_is_not_told_again_by_its_part(make: Make) -> None:
    text = (
        "Le port avait déjà raillé lundi la digue du haut, jugeant que la rive était perdue. Nora Lind attend la pluie."
    )
    given = report(text)
    whole = make.claim(given, "Le port", "avait déjà raillé", "la digue du haut", actor=PORT, stance="condemn")
    part = make.claim(given, "Le port", "jugeant", "que la rive était perdue", actor=PORT, said_on="2031-05-05")
    page = compose((given,), (whole, part), (), (), language="fr")
    texts = {s.text for s in page.sentences() if "perdue" in s.text and s.role == "told"}
    assert len({"raillé" in text for text in texts}) <= 1, texts


def test_a_headline_that_its_text_tells_is_not_told(make: Make) -> None:
    given = report(
        "Aerial photos show the viaduct burning for hours\n\n"
        "Aerial photos seen by Le Val appear to show the viaduct burning with nobody near for two hours.", "en"
    )  # fmt: skip
    bold = make.claim(given, "Aerial photos", "show", "the viaduct burning for hours", actor=LIND)
    told = make.claim(
        given, "Aerial photos seen by Le Val", "appear to show", "the viaduct burning with nobody near for two hours", actor=LIND
    )  # fmt: skip
    held = story(bold, told, given=(given,), page="en")
    assert not stands_alone(bold, held)
    assert stands_alone(told, held)


def test_a_lone_figure_stands_with_its_words(make: Make) -> None:
    given = report("Selon Nora Lind, 12 000 nuitées ont été perdues à Varn cette semaine.")
    claim = make.claim(
        given, "Nora Lind", "Selon", "12 000 nuitées ont été perdues à Varn cette semaine", actor=LIND,
        figures=(make.figure(given, "12 000", 12_000, 12_000, of="nuitées"),),
    )  # fmt: skip
    section = figures(story(claim, given=(given,)))
    assert section is not None
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert any("nuitées ont été perdues à Varn" in cell.text for cell in table.rows[0])


def test_words_whose_speaker_is_open_are_not_told_as_unsigned(make: Make) -> None:
    given = report("Le gaz n'augmentera pas cet hiver à Varn. La digue du haut aurait cédé deux fois à Varn.")
    spoken = make.claim(given, "", "", "Le gaz n'augmentera pas cet hiver à Varn", kind="mixed")
    rumour = make.claim(given, "", "", "La digue du haut aurait cédé deux fois à Varn", voice="hearsay")
    held = story(spoken, rumour, given=(given,))
    section = hearsay(held, chosen(held))
    assert section is not None
    assert "digue du haut" in repr(section)
    assert "gaz" not in repr(section)


@pytest.mark.parametrize(
    ("language", "text", "alone"),
    [
        ("fr", "l'officier de garde a demandé trois fois la clef du port de Varn", True),
        ("fr", "l'officier de permanence a demandé trois fois la clef du port de Varn", False),
        ("fr", "la commission d'enquête de Varn se réunit jeudi", True),
        ("fr", "la commission de Varn n'a pas tort d'avoir raison", False),
        ("en", "the duty officer asked three times for the keys of Varn", False),
        ("en", "it took no comfort in being right over Varn", False),
    ],
)
def test_what_hangs_on_the_sentence_before(make: Make, language: str, text: str, alone: bool) -> None:
    given = report(f"Nora Lind: {text}.", language)
    claim = make.claim(given, "Nora Lind", "", text, actor=LIND)
    assert stands_alone(claim, story(claim, given=(given,), page=language)) == alone


def test_a_minister_and_a_ministry_are_one_origin_and_a_paper_without_a_source_is_none(make: Make) -> None:
    state = Actor("organisation:ministere", "ministère", "state", "state:XA")
    lind = Actor("person:nora-lind", "Nora Lind", "person", "state:XA")
    pairs = [
        counted(
            make, "a", "Le ministère compte 40 blessés à Varn.", "Le ministère", state, 40, "blessés", "2031-05-06"
        ),
        counted(make, "b", "Nora Lind compte 52 blessés à Varn.", "Nora Lind", lind, 52, "blessés", "2031-05-06"),
        counted(make, "c", "Le port compte 60 blessés à Varn.", "Le port", PORT, 60, "blessés", "2031-05-06"),
    ]
    given, claims = zip(*pairs, strict=True)
    refs = tuple(FigureRef(claim.id, 0) for claim in claims)
    parties = tuple(Party(name, name, (claim.id,)) for name, claim in zip("xyz", claims, strict=True))
    point = Point("p", "blessés", refs, parties, 3)
    section = figures(story(*claims, given=given, points=(point,)))
    assert section is not None
    assert "au moins 2 origines" in " ".join(
        item.text for block in section.blocks for item in getattr(block, "sentences", ())
    )
