"""The prose: who is called what the second time, what is quoted whole, and what is not told twice."""

from dataclasses import replace
from types import SimpleNamespace as Make

import pytest

from selon.explain import Page, check, compose
from selon.explain.page import Listing, Sentence
from selon.records import Actor, Claim, Disagreement, FigureRef, Party, Point, Report, Setting
from selon.records.positions import Shift

VOSS = Actor("person:claire-voss", "Claire Voss", "person")
RIVERS = Actor("organisation:comite-des-rives", "Comité des rives", "organisation")


def told(report: Report, *claims: Claim, language: str = "fr", section: str = "lead") -> list[str]:
    page = compose((report,), claims, (), (), language=language)
    assert check(page, (report,), claims) == ()
    kept = [part for part in page.sections if part.id == section]
    return [
        s.text.replace("\u00a0", " ") for s in Page("", "", (), tuple(kept), (), ()).sentences() if s.role == "told"
    ]


def french(text: str) -> Report:
    return Report(id="n", language="fr", outlet="Le Val", text=text + "\n")


def test_the_same_source_goes_on_as_a_pronoun_then_by_its_name(make: Make) -> None:
    report = french(
        "La préfète Claire Voss a dit que la digue du haut tenait bon. Claire Voss a dit que le pont du bas restait fermé. "
        "Claire Voss a dit que les écoles ouvriraient lundi."
    )
    claims = [
        make.claim(report, source, "a dit", content, actor=VOSS)
        for source, content in (
            ("La préfète Claire Voss", "que la digue du haut tenait bon"),
            ("Claire Voss", "que le pont du bas restait fermé"),
            ("Claire Voss", "que les écoles ouvriraient lundi"),
        )
    ]
    starts = [sentence.split(" a ")[0] for sentence in told(report, *claims)]
    assert starts == ["La préfète Claire Voss", "Elle", "Voss"]


def test_a_person_of_unknown_gender_gets_no_pronoun(make: Make) -> None:
    zorl = Actor("person:xq-zorl", "Xq Zorl", "person")
    report = french("Xq Zorl a dit que la digue tenait bon. Xq Zorl a dit que le pont restait fermé.")
    claims = [
        make.claim(report, "Xq Zorl", "a dit", content, actor=zorl)
        for content in ("que la digue tenait bon", "que le pont restait fermé")
    ]
    assert not any(sentence.startswith(("Il ", "Elle ")) for sentence in told(report, *claims))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "actor"),
    [
        (
            "Refusant de rouvrir la vanne, Claire Voss a quitté la salle avant la fin du débat.",
            "Claire Voss",
            "Refusant",
            "de rouvrir la vanne",
            VOSS,
        ),
        (
            "Le val compte 90 caves noyées, selon ses services.",
            "ses services",
            "selon",
            "Le val compte 90 caves noyées",
            None,
        ),
        (
            "Selon gendarme de garde, la vanne a été forcée hier.",
            "gendarme de garde",
            "Selon",
            "la vanne a été forcée hier",
            None,
        ),
    ],
)
def test_what_would_be_a_fragment_is_quoted_in_its_own_sentence(
    make: Make, text: str, source: str, cue: str, content: str, actor: Actor | None
) -> None:
    report = french(text)
    (sentence,) = told(report, make.claim(report, source, cue, content, actor=actor))
    assert sentence == f"Le Val rapporte : « {text.rstrip('.')} »."


def test_a_sentence_quoted_for_a_pronoun_names_whom_it_means(make: Make) -> None:
    report = french("Refusant de rouvrir la vanne, elle a quitté la salle avant la fin du débat.")
    claim = make.claim(report, "elle", "Refusant", "de rouvrir la vanne", actor=VOSS)
    (sentence,) = told(report, claim)
    assert sentence.startswith("À propos de Claire Voss, Le Val rapporte : « Refusant")


def test_an_abbreviation_ends_no_quoted_sentence(make: Make) -> None:
    report = french("Pressé par la salle, M. Vann, refusant de rouvrir la vanne, est parti avant tous les autres.")
    claim = make.claim(report, "M. Vann", "refusant", "de rouvrir la vanne")
    (sentence,) = told(report, claim)
    assert sentence.endswith("avant tous les autres ».")
    assert "Pressé par la salle, M. Vann" in sentence


def test_the_mood_that_a_verb_of_feeling_asks_for_is_kept(make: Make) -> None:
    report = french("Claire Voss s'est félicitée que la digue ait tenu toute la nuit.")
    claim = make.claim(
        report, "Claire Voss", "s'est félicitée", "que la digue ait tenu toute la nuit", actor=VOSS, stance="support"
    )
    assert told(report, claim) == ["Claire Voss « s'est félicitée que la digue ait tenu toute la nuit »."]


def test_whom_one_asks_to_do_something_is_no_thing(make: Make) -> None:
    report = french("Claire Voss a appelé dimanche soir les riverains à quitter les caves.")
    claim = make.claim(
        report, "Claire Voss", "a appelé", "les riverains à quitter les caves", actor=VOSS, stance="demand"
    )
    (sentence,) = told(report, claim)
    assert "réclamé" not in sentence
    assert "« a appelé dimanche soir les riverains à quitter les caves »" in sentence


def test_a_paper_declares_nothing(make: Make) -> None:
    report = french("Un nouveau bilan affirme que trente caves sont noyées.")
    claim = make.claim(report, "Un nouveau bilan", "affirme", "que trente caves sont noyées")
    assert told(report, claim) == ["Selon un nouveau bilan, « trente caves sont noyées »."]


def test_nearly_the_same_words_are_told_once(make: Make) -> None:
    report = french(
        "Claire Voss a dit que la grande digue du val tenait encore bon ce soir. "
        "Claire Voss a dit que la grande digue du val tenait encore bon."
    )
    claims = [
        make.claim(report, "Claire Voss", "a dit", content, actor=VOSS)
        for content in (
            "que la grande digue du val tenait encore bon ce soir",
            "que la grande digue du val tenait encore bon",
        )
    ]
    second = report.text.index("Claire Voss", 5)
    end = report.text.index(".", second)
    span = make.span(report.text, "que la grande digue du val tenait encore bon", second)
    assert span.end == end
    claims[1] = replace(claims[1], id="c-again", content=replace(claims[1].content, spans=(span,)))
    assert len(told(report, *claims)) == 1


def test_another_figure_is_another_statement(make: Make) -> None:
    report = french(
        "Claire Voss a dit que le val comptait 40 caves noyées. Claire Voss a dit que le val comptait 52 caves noyées."
    )
    claims = [
        make.claim(report, "Claire Voss", "a dit", f"que le val comptait {number} caves noyées", actor=VOSS)
        for number in (40, 52)
    ]
    assert len(told(report, *claims)) == 2


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "donnent le même nombre de caves : 90."), ("en", "give the same figure")]
)
def test_who_gives_the_same_figure_is_said_with_its_caution(make: Make, language: str, said: str) -> None:
    reports, claims = [], []
    for name, source, actor in (("a", "Claire Voss", VOSS), ("b", "Le Comité des rives", RIVERS)):
        report = Report(
            id=name, language="fr", outlet=f"Val {name}", text=f"{source} a dit que 90 caves étaient noyées à {name}.\n"
        )
        figure = make.figure(report, "90 caves", 90, 90, of="caves")
        reports.append(report)
        claims.append(
            make.claim(report, source, "a dit", f"que 90 caves étaient noyées à {name}", actor=actor, figures=[figure])
        )
    parties = tuple(
        Party(claim.source.actor.id, claim.source.text, (claim.id,)) for claim in claims if claim.source.actor
    )
    point = Point("p", "caves", tuple(FigureRef(claim.id, 0) for claim in claims), parties, 2)
    page = compose(reports, claims, (), (point,), language=language)
    assert check(page, reports, claims) == ()
    (section,) = [part for part in page.sections if part.id == "deny"]
    first, caution = [s.text.replace("\u00a0", " ") for s in Page("", "", (), (section,), (), ()).sentences()]
    assert said in first
    assert "une seule origine" in caution or "one origin" in caution


def test_a_word_for_many_is_quoted_and_rivals_no_number(make: Make) -> None:
    report = french("Claire Voss a dit que des milliers de caves étaient noyées.")
    figure = replace(make.figure(report, "des milliers de caves", 2000, None, of="caves"), approx=True)
    claim = make.claim(
        report, "Claire Voss", "a dit", "que des milliers de caves étaient noyées", actor=VOSS, figures=[figure]
    )
    (cell, *_) = [s.text for s in _cells(compose((report,), (claim,), (), (), language="fr"))]
    assert cell == "«\u00a0des milliers de caves\u00a0»"


def test_both_statements_of_a_change_are_told_in_their_order(make: Make) -> None:
    report = french("Claire Voss avait démenti la fuite du bassin. Elle a reconnu que le bassin fuyait depuis mars.")
    denied = make.claim(report, "Claire Voss", "avait démenti", "la fuite du bassin", actor=VOSS, stance="deny")
    said = make.claim(report, "Elle", "a reconnu", "que le bassin fuyait depuis mars", actor=VOSS)
    shift = Shift("p", VOSS.id, VOSS.name, "denies→affirms", denied.id, said.id, "in the order of telling")
    page = compose((report,), (denied, said), (), (), language="fr", changed=(shift,))
    assert check(page, (report,), (denied, said)) == ()
    (section,) = [part for part in page.sections if part.id == "shifts"]
    (item,) = [block.items[0] for block in section.blocks if isinstance(block, Listing)]
    assert item.lead_in == "Démenti, puis affirmation"
    first, second = [sentence.text.replace("\u00a0", " ") for sentence in item.sentences]
    assert first == "Claire Voss « avait démenti la fuite du bassin »."
    assert second == "Elle a ensuite affirmé que « le bassin fuyait depuis mars »."


def _cells(page: Page) -> list[Sentence]:
    return [sentence for sentence in page.sentences() if sentence.role == "cell"]


def test_one_person_never_stands_for_several(make: Make) -> None:
    report = french("Les pompiers du haut ont dit que la grande digue tenait encore bon.")
    claim = make.claim(report, "Les pompiers du haut", "ont dit", "que la grande digue tenait encore bon", actor=VOSS)
    assert told(report, claim) == ["Les pompiers du haut ont affirmé que « la grande digue tenait encore bon »."]


@pytest.mark.parametrize(
    ("content", "unknown"),
    [
        ("« On ne sait pas pourquoi la digue a cédé »", True),
        ("« Nous ne savons pas pourquoi la digue a cédé »", True),
        ("« Un maire qui ne sait pas pourquoi la digue a cédé n’est plus maire »", False),
        ("que la cause n’est pas connue", True),
    ],
)
def test_only_ones_own_not_knowing_is_not_known(make: Make, content: str, unknown: bool) -> None:
    report = french(f"Claire Voss a dit {content}.")
    kind = "direct" if content.startswith("«") else "indirect"
    claim = make.claim(report, "Claire Voss", "a dit", content, actor=VOSS, kind=kind)
    page = compose((report,), (claim,), (), (), language="fr")
    assert ("unknown" in {section.id for section in page.sections}) == unknown


def test_rivals_of_other_days_are_told_with_their_days_and_place(make: Make) -> None:
    claims, reports = [], []
    for name, source, actor, number, day in (
        ("a", "Claire Voss", VOSS, 90, "2031-04-03"), ("b", "Le Comité des rives", RIVERS, 120, "2031-04-04")
    ):  # fmt: skip
        text = f"{source} a dit que {number} caves étaient noyées à Varn.\n"
        report = Report(id=name, language="fr", outlet=f"Val {name}", text=text, published=day)
        figure = make.figure(report, f"{number} caves", number, number, of="caves")
        figure = replace(figure, setting=Setting("Varn", "name:varn", None, None, False, "content", None))
        reports.append(report)
        claims.append(
            make.claim(
                report, source, "a dit", f"que {number} caves étaient noyées à Varn", actor=actor, figures=[figure]
            )
        )
    refs = tuple(FigureRef(claim.id, 0) for claim in claims)
    parties = tuple(Party(item.source.actor.id, item.source.text, (item.id,)) for item in claims if item.source.actor)
    point = Point("p", "caves", refs, parties, 2, (Disagreement(refs[0], refs[1], "apart"),))
    page = compose(reports, claims, (), (point,), language="fr")
    assert check(page, reports, claims) == ()
    (lead,) = [s.text.replace("\u00a0", " ") for s in page.sentences() if "varie selon" in s.text]
    assert "nombre de caves (Varn) varie" in lead
    assert "90 selon Claire Voss (texte du 3 avril) contre 120" in lead


def test_a_bare_noun_that_takes_up_another_is_not_told(make: Make) -> None:
    report = french("Le Fanal a enquêté. D'après le quotidien, 213 caves auraient été noyées.")
    claim = make.claim(report, "le quotidien", "D'après", "213 caves auraient été noyées")
    assert told(report, claim) == []  # a reader would take "le quotidien" for the paper that prints it


def test_a_reaction_is_one_by_its_cue(make: Make) -> None:
    report = french("Des proches attendaient une liste des noms. Les élus ont exigé une liste des noms complète.")
    waited = make.claim(report, "Des proches", "attendaient", "une liste des noms", stance="demand")
    asked = make.claim(report, "Les élus", "ont exigé", "une liste des noms complète", stance="demand")
    assert told(report, waited, section="reactions") == []
    assert len(told(report, asked, section="reactions")) == 1


def test_figures_of_one_noun_that_meet_nowhere_are_told_beside_each_other(make: Make) -> None:
    report = french(
        "Claire Voss a dit que 90 caves étaient noyées à Varn. Le Comité des rives a compté 120 caves en danger à Ostal. "
        "Des élus comptent 300 caves à vider dans le pays."
    )
    claims = [
        make.claim(report, source, cue, content, actor=actor, figures=[make.figure(report, words, n, n, of="caves")])
        for source, cue, content, actor, words, n in (
            ("Claire Voss", "a dit", "que 90 caves étaient noyées à Varn", VOSS, "90 caves", 90),
            ("Le Comité des rives", "a compté", "120 caves en danger à Ostal", RIVERS, "120 caves", 120),
            ("Des élus", "comptent", "300 caves à vider dans le pays", None, "300 caves", 300),
        )
    ]
    first = told(report, *claims)[0]
    assert first.startswith("Combien de caves ? Plusieurs chiffres sont avancés, sans qu’on puisse montrer")
    assert first.endswith("90 selon Claire Voss, 120 selon le Comité des rives et 300 selon des élus.")
    assert not any("Plusieurs chiffres" in sentence for sentence in told(report, *claims[:2]))


def test_a_country_is_added_to_whose_services_they_are(make: Make) -> None:
    report = french("D'après ses services de secours, 213 caves auraient été noyées à Varn.")
    services = Actor("organisation:services", "services de secours", "organisation", "state:ES")
    known = make.claim(
        report, "ses services de secours", "D'après", "213 caves auraient été noyées à Varn", actor=services
    )
    assert told(report, known) == ["Selon les services de secours (Espagne), « 213 caves auraient été noyées à Varn »."]
