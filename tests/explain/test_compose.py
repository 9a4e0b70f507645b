"""The composed page: what it tells, from whom, and what it refuses to tell."""

import time
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace as Make

import pytest
from tests.tale import Tale

from selon.errors import UnsupportedLanguage
from selon.explain import Page, check, compose
from selon.explain.page import Listing, Section, Sentence, Table
from selon.languages import load
from selon.normalisation import normalise
from selon.records import Actor, Attribution, Claim, Copy, Point, Report, Span, Stance

Records = tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Copy, ...], tuple[Point, ...]]


def section(page: Page, name: str) -> Section:
    return next(part for part in page.sections if part.id == name)


def told(page: Page, name: str | None = None) -> list[str]:
    return [s.text for s in page.sentences()] if name is None else [s.text for s in _in(page, name)]


def _in(page: Page, name: str) -> Iterator[Sentence]:
    return replace(page, standfirst=(), sections=(section(page, name),)).sentences()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_stands_on_its_citations(orvale: Records, language: str) -> None:
    page = compose(*orvale, language=language)
    assert check(page, orvale[0], orvale[1]) == ()
    assert {part.id for part in page.sections} >= {
        "lead", "figures", "evidence", "deny", "reactions", "unknown", "hearsay", "timeline", "sources", "method",
        "notices",
    }  # fmt: skip


def test_rival_figures_stand_side_by_side_with_their_sources(orvale: Records) -> None:
    first = told(compose(*orvale, language="fr"), "lead")[0]
    assert "65 selon Ilda Voss" in first
    assert "40" not in first  # her earlier figure is held against nobody
    assert "environ 120, dont 30 enfants et 2 secouristes selon l’Union des rivières" in first
    english = told(compose(*orvale, language="en"), "lead")[0]
    assert "65 according to Ilda Voss" in english


def test_an_update_and_a_disagreement_are_said_in_the_page_language(orvale: Records) -> None:
    page = compose(*orvale, language="fr")
    (apart,) = [sentence for sentence in told(page, "deny") if "se contredisent" in sentence]
    assert apart.startswith("Sur le nombre de disparus, deux chiffres se contredisent")
    assert apart.endswith(
        "65 selon Ilda Voss (texte du 5 avril) contre environ 120, dont 30 enfants et 2 secouristes "
        "selon l’Union des rivières (texte du 3 avril)."
    )
    assert told(page, "shifts") == [
        "Sur le nombre de disparus, Ilda Voss a donné au moins 40 (le 3 avril), puis 65 (texte du 5 avril)."
    ]
    assert "2 origines distinctes" in " ".join(told(page, "figures"))


def test_copies_count_as_one_origin(orvale: Records) -> None:
    said = " ".join(told(compose(*orvale, language="fr"), "sources"))
    assert "comptent pour une seule origine" in said
    assert "il reste 2 textes distincts" in said


def test_of_copies_without_a_known_original_none_is_called_first(orvale: Records) -> None:
    reports, claims, copies, points = orvale
    unknown = tuple(replace(copy, original=None) for copy in copies)
    said = " ".join(told(compose(reports, claims, unknown, points, language="en"), "sources"))
    assert "which came first cannot be told" in said


def test_partial_copies_are_named_but_not_collapsed(orvale: Records) -> None:
    reports, claims, _, points = orvale
    partial = (Copy("matin", "courrier", "part", 0.4, "one paragraph"),)
    said = " ".join(told(compose(reports, claims, partial, points, language="en"), "sources"))
    assert "Passages recur in two reports" in said
    assert "40% of the shorter also stands in the other" in said
    assert (
        "3 reports remain, of which 2 have passages in common with another; with each group counted once, 2 remain"
        in said
    )


def test_hearsay_is_told_as_such(orvale: Records) -> None:
    (sentence,) = told(compose(*orvale, language="fr"), "hearsay")
    assert sentence.startswith("Sans source nommée, Le Matin d’Orvale rapporte")


def test_a_claim_within_a_claim_names_both_voices(make: Make) -> None:
    report = Report(id="n", language="fr", text="Le préfet rapporte que Jana Roke a dit que la vanne était fermée.\n")
    outer = make.claim(report, "Le préfet", "rapporte", "que Jana Roke a dit que la vanne était fermée")
    inner = make.claim(report, "Jana Roke", "a dit", "que la vanne était fermée", parent=outer.id)
    page = compose((report,), (outer, inner), (), (), language="fr")
    assert check(page, (report,), (outer, inner)) == ()
    assert not any("Jana Roke a affirmé" in sentence for sentence in told(page))
    alone = compose((report,), (inner, replace(outer, probability=0.1)), (), (), language="fr")
    assert "Selon le préfet, Jana Roke a affirmé que «\u00a0la vanne était fermée\u00a0»." in told(alone, "lead")


def test_an_empty_ledger_says_so() -> None:
    page = compose((), (), (), (), language="fr")
    assert told(page) == ["Le registre est vide\u00a0: aucun texte n’a encore été lu."]
    assert page.title == "Ce que l’on sait"


def test_reports_without_claims_say_so() -> None:
    report = Report(id="x", language="en", text="Nothing happened.")
    page = compose((report,), (), (), (), language="en")
    assert "No attributed statement was found in the reports read." in told(page)
    assert check(page, (report,), ()) == ()


def test_claims_of_absent_reports_are_left_out(orvale: Records) -> None:
    reports, claims, copies, points = orvale
    page = compose(reports[:1], claims, copies, points, language="fr")
    assert {citation.report for citation in page.citations()} == {"matin"}
    assert check(page, reports[:1], claims) == ()


def test_a_title_is_made_of_the_storys_own_nouns_or_given(orvale: Records) -> None:
    title = compose(*orvale, language="fr").title
    assert title.startswith("Disparus, Orvale")
    assert "Ilda Voss" not in title  # beside the missing she would be one
    assert compose(*orvale, language="fr", title="Orvale").title == "Orvale"


def test_undated_statements_come_last_and_say_so(orvale: Records) -> None:
    reports, claims, copies, points = orvale
    undated = (*reports[:2], replace(reports[2], published=None))
    page = compose(undated, claims, copies, points, language="en")
    listings = [block for block in section(page, "timeline").blocks if isinstance(block, Listing)]
    assert listings[-1].items[0].lead_in == "Undated"
    assert "these statements carry no date" in " ".join(told(page, "timeline")).lower()


def test_a_language_without_a_page_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage, match="fr"):
        compose((), (), (), (), language="de")


def test_five_thousand_claims_take_seconds_and_the_page_stays_short(make: Make) -> None:
    reports: list[Report] = []
    claims: list[Claim] = []
    for number in range(500):
        lines = [
            f"Le délégué Ivo Lind{number * 10 + k} a dit que la digue {number}-{k} tenait bon ce soir."
            for k in range(10)
        ]
        report = Report(id=f"r{number}", language="fr", outlet=f"Gazette {number % 7}", text="\n".join(lines))
        reports.append(report)
        claims += [
            make.claim(
                report,
                f"Le délégué Ivo Lind{number * 10 + k}",
                "a dit",
                f"que la digue {number}-{k} tenait bon ce soir",
                actor=Actor(f"person:ivo-lind-{number * 10 + k}", f"Ivo Lind{number * 10 + k}", "person"),
            )
            for k in range(10)
        ]
    started = time.perf_counter()
    page = compose(reports, claims, (), (), language="fr")
    assert time.perf_counter() - started < 20
    assert len(list(page.sentences())) < 400
    assert "autres déclarations relevées ne sont pas reprises" in " ".join(told(page, "lead"))
    assert check(page, reports, claims) == ()


def test_nobody_is_no_source(make: Make) -> None:
    report = Report(
        id="n", language="fr", outlet="Le Val", text="Personne ne sait pourquoi la vanne est restée ouverte.\n"
    )
    claim = make.claim(report, "Personne", "ne sait", "pourquoi la vanne est restée ouverte", stance="ask")
    page = compose((report,), (claim,), (), (), language="fr")
    said = told(page, "hearsay")
    assert len(said) == 1
    assert "Personne ne sait pourquoi la vanne est restée ouverte" in said[0]
    assert not any(sentence.startswith("Personne a") for sentence in told(page))
    assert check(page, (report,), (claim,)) == ()


def test_several_sources_joined_take_the_plural(make: Make) -> None:
    report = Report(
        id="n",
        language="fr",
        text="Le maire Jo Vann et la préfète Ida Lorn refusant tout : « La digue tiendra », ont-ils dit.\n",
    )
    claim = make.claim(
        report, "Le maire Jo Vann et la préfète Ida Lorn", "ont-ils dit", "La digue tiendra", kind="direct"
    )
    page = compose((report,), (claim,), (), (), language="fr")
    assert told(page, "lead")[0].startswith("Le maire Jo Vann et la préfète Ida Lorn ont déclaré")


def test_a_cue_that_the_content_needs_comes_along(make: Make) -> None:
    report = Report(id="n", language="fr", text="Ida Lorn a refusé de rouvrir la vanne.\n")
    claim = make.claim(report, "Ida Lorn", "a refusé", "de rouvrir la vanne", stance="deny")
    page = compose((report,), (claim,), (), (), language="fr")
    assert told(page, "lead") == ["Ida Lorn «\u00a0a refusé de rouvrir la vanne\u00a0»."]


def test_one_figure_in_a_claim_and_in_the_one_around_it_is_one_row(make: Make) -> None:
    text = "Ida Lorn dit que le val compte 90 caves noyées, dont 12 écoles, selon ses services.\n"
    report = Report(id="n", language="fr", outlet="Le Val", text=text)
    whole = make.figure(report, "90 caves noyées", 90, 90, of="caves")
    part = make.figure(report, "12 écoles", 12, 12, of="écoles", part_of=0)
    lorn = Actor("person:ida-lorn", "Ida Lorn", "person")
    outer = make.claim(report, "Ida Lorn", "dit", "que le val compte 90 caves noyées", actor=lorn, figures=[whole])
    inner = make.claim(
        report, "ses services", "selon", "le val compte 90 caves noyées, dont 12 écoles", figures=[whole, part]
    )
    page = compose((report,), (outer, inner), (), (), language="fr")
    rows = next(block.rows for block in section(page, "figures").blocks if isinstance(block, Table))
    assert [cell.text for cell in rows[0]][:2] == ["90 caves, dont 12 écoles", "Ida Lorn"]
    assert len(rows) == 1
    assert check(page, (report,), (outer, inner)) == ()


def test_two_papers_own_figure_and_one_partys_do_not_agree() -> None:
    tale = Tale()
    tale.toll("a", 40, tale.MINISTRY, outlet="Le Phare")
    tale.toll("b", 40, None, voice="own", outlet="La Borne")
    page = compose(tale.reports, tale.claims, (), tale.points, language="fr")
    assert not any("le même nombre" in sentence for sentence in told(page))
    tale.toll("c", 40, tale.RESCUERS, outlet="L'Écluse")
    page = compose(tale.reports, tale.claims, (), tale.points, language="fr")
    (same,) = [sentence for sentence in told(page) if "le même nombre" in sentence]
    assert "La Borne" not in same


@pytest.mark.parametrize(
    ("cue", "stance", "verb"),
    [
        ("a exigé", "demand", "demandé"), ("a souhaité", "demand", "souhaité"), ("a démenti", "deny", "démenti"),
        ("a dit", "deny", "déclaré"), ("a reconnu", "confirm", "reconnu"),
    ],
)  # fmt: skip
def test_the_verb_is_the_cues(cue: str, stance: Stance, verb: str) -> None:
    text = f"Nora Lind {cue} : « La digue d’Ostal sera fermée sans attendre »."
    report = Report("r", text, "fr", None, "Le Phare", None, "2031-05-06")
    found = Attribution(
        (Span(0, 9),), (Span(10, 10 + len(cue)),), (Span(text.index("«"), len(text) - 1),), 0.9, stance=stance
    )
    (claim,) = normalise(report, [found], load("fr"))
    sentences = told(compose((report,), (claim,), (), (), language="fr"), "lead")
    assert any(f"a {verb}" in sentence for sentence in sentences), sentences


def test_a_title_names_what_the_reports_headlines_name(make: Make) -> None:
    """A movement is one however its name is written; a people is spoken of in any story of its country."""
    texts = (
        (
            "Les « marcheurs bleus » bloquent le pont",
            "Des Français soutiennent les « marcheurs bleus », dit la préfète Ada Lind.",
        ),
        (
            "« Marcheurs bleus » : le pont rouvre",
            "Les Français et la République attendent les « marcheurs bleus », dit la préfète Ada Lind.",
        ),
    )
    reports, claims = [], []
    for number, (title, text) in enumerate(texts):
        report = Report(
            id=f"r{number}",
            language="fr",
            outlet=f"Le Val {number}",
            published="2031-05-06",
            title=title,
            text=text + "\n",
        )
        reports.append(report)
        claims.append(make.claim(report, "la préfète Ada Lind", "dit", text.partition(", dit")[0]))
    assert compose(reports, claims, (), (), language="fr").title.startswith("Marcheurs bleus")


def test_an_agency_s_initials_are_said_in_full_where_its_own_reports_were_read() -> None:
    own = Report(
        id="a", language="fr", outlet="Agence merovienne de presse", published="2031-04-03", text="Il pleut.\n"
    )
    other = Report(
        id="b", language="fr", outlet="Le Val", published="2031-04-03", agencies=("AMP",), text="Il vente.\n"
    )
    page = compose((own, other), (), (), (), language="fr")
    assert any("crédite Agence merovienne de presse (AMP)." in one.text for one in page.sentences())


def test_a_people_s_adjective_names_its_country_in_a_title(make: Make) -> None:
    text = "Des troupes nord-coréennes sont arrivées au port de Varn, dit la préfète Ada Lind. Des officiers nord-coréens attendent, ajoute-t-elle."
    report = Report(id="r", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    claims = [
        make.claim(report, "la préfète Ada Lind", "dit", "Des troupes nord-coréennes sont arrivées au port de Varn"),
        make.claim(report, "elle", "ajoute", "Des officiers nord-coréens attendent"),
    ]
    assert compose((report,), claims, (), (), language="fr").title.startswith("Corée du Nord")
    assert compose((report,), claims, (), (), language="en").title.startswith("North Korea")
