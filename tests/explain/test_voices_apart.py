"""Figures set against each other, denials with what they deny, whose paragraph is whose, and the verb that a cue asks for."""

from dataclasses import replace
from types import SimpleNamespace as Make

import pytest
from tests.explain.test_prose import RIVERS, VOSS, french, told

from selon.explain import check, compose
from selon.explain.page import Paragraph
from selon.explain.statements import Statement
from selon.explain.story import build
from selon.explain.telling import Teller
from selon.explain.wording import load
from selon.records import Actor, Claim, Disagreement, FigureRef, Party, Point, Relation, Report, Setting, Via

PORT = Actor("organisation:port", "port", "organisation")


def _rivals(make: Make, *given: tuple[str, Actor, int], day: str | None = None) -> tuple[list[Claim], Report]:
    report = french(" ".join(f"{who} a dit que {number} caves étaient noyées à Varn." for who, _, number in given))
    report = replace(report, published="2031-04-20")
    claims = []
    for who, actor, number in given:
        figure = make.figure(report, f"{number} caves", number, number, of="caves")
        figure = replace(
            figure, setting=Setting("Varn", "name:varn", day, None, False, "content", "content" if day else None)
        )
        content = f"que {number} caves étaient noyées à Varn"
        claims.append(make.claim(report, who, "a dit", content, actor=actor, figures=[figure]))
    return claims, report


def _point(claims: list[Claim], *apart: tuple[int, int]) -> Point:
    refs = tuple(FigureRef(claim.id, 0) for claim in claims)
    parties = tuple(Party(item.source.actor.id, item.source.text, (item.id,)) for item in claims if item.source.actor)
    return Point("p", "caves", refs, parties, 1, tuple(Disagreement(refs[a], refs[b], "apart") for a, b in apart))


def test_a_figure_stands_against_those_that_contradict_it_only(make: Make) -> None:
    claims, report = _rivals(
        make, ("Claire Voss", VOSS, 40), ("Le Comité des rives", RIVERS, 90), ("Le port", PORT, 46)
    )
    page = compose((report,), claims, (), (_point(claims, (0, 1)),), language="fr")
    assert check(page, (report,), claims) == ()
    (apart,) = [s.text.replace("\u00a0", " ") for s in page.sentences() if "se contredisent" in s.text]
    assert apart.endswith(": 40 selon Claire Voss contre 90 selon le Comité des rives.")


def test_figures_of_a_day_long_past_are_told_with_it(make: Make) -> None:
    claims, report = _rivals(make, ("Claire Voss", VOSS, 40), ("Le Comité des rives", RIVERS, 90), day="2031-02")
    page = compose((report,), claims, (), (_point(claims, (0, 1)),), language="fr")
    (apart,) = [s.text for s in page.sentences() if "se contredisent" in s.text]
    assert "(Varn, février)" in apart or "(Varn, février 2031)" in apart


def test_a_denial_says_whose_words_it_denies(make: Make) -> None:
    report = french("Claire Voss a dit que la digue du haut fuyait. Le port a démenti ces informations.")
    said = make.claim(report, "Claire Voss", "a dit", "que la digue du haut fuyait", actor=VOSS)
    denied = make.claim(report, "Le port", "a démenti", "ces informations", actor=PORT, stance="deny")
    point = Point("p", "digue", (), (), 1, relations=(Relation(denied.id, said.id, "about", 0.8, "takes it up"),))
    page = compose((report,), (said, denied), (), (point,), language="fr")
    assert check(page, (report,), (said, denied)) == ()
    found = {s.text.replace("\u00a0", " ") for s in page.sentences() if "démenti" in s.text and s.role == "told"}
    assert found, found
    assert all(
        "ces informations » (le texte rapporte plus haut que, selon Claire Voss, « la digue du haut fuyait »)"
        in sentence
        for sentence in found
    ), found
    alone = compose((report,), (said, denied), (), (), language="fr")
    assert not any("plus haut" in s.text for s in alone.sentences())


@pytest.mark.parametrize(("second", "heads"), [(True, ["Espagne", "Portugal", "Autres voix"]), (False, ["", ""])])
def test_what_stands_behind_a_headed_paragraph_has_a_heading_of_its_own(
    make: Make, second: bool, heads: list[str]
) -> None:
    report = french(
        "La ministre Ada Lind a dit que la digue du haut fuyait. Claire Voss a dit que le pont du bas restait fermé. "
        "Le consul Paul Rome a dit que la route du val serait coupée."
    )
    lind = Actor("person:ada-lind", "Ada Lind", "person", "state:ES")
    rome = Actor("person:paul-rome", "Paul Rome", "person", "state:PT")
    claims = [
        make.claim(report, "La ministre Ada Lind", "a dit", "que la digue du haut fuyait", actor=lind),
        make.claim(report, "Claire Voss", "a dit", "que le pont du bas restait fermé", actor=VOSS),
        make.claim(report, "Le consul Paul Rome", "a dit", "que la route du val serait coupée", actor=rome),
    ]
    page = compose((report,), claims if second else claims[:2], (), (), language="fr")
    (lead,) = [section for section in page.sections if section.id == "lead"]
    assert [block.lead_in for block in lead.blocks if isinstance(block, Paragraph)] == heads


def test_who_is_only_a_pronoun_opens_no_page(make: Make) -> None:
    report = french(
        "Claire Voss a dit que la digue fuyait. « Rien ne va », a-t-il regretté, citant les 80 caves noyées."
    )
    claims = [
        make.claim(report, "Claire Voss", "a dit", "que la digue fuyait", actor=VOSS),
        make.claim(report, "il", "citant", "les 80 caves noyées"),
    ]
    assert not any("80" in sentence for sentence in told(report, *claims))


@pytest.mark.parametrize(
    ("cue", "content", "stance", "said"),
    [
        ("a annoncé", "que la vanne fermerait", "commit", "a annoncé que « la vanne fermerait »"),
        ("a promis", "que la vanne fermerait", "commit", "a promis que « la vanne fermerait »"),
        ("a plaidé", "« Fermons enfin la vanne du haut »", "demand", "a plaidé : « Fermons enfin la vanne du haut »"),
    ],
)
def test_the_verb_is_no_stronger_than_the_cue(make: Make, cue: str, content: str, stance: str, said: str) -> None:
    report = french(f"Claire Voss {cue} {content} dès lundi.")
    kind = "direct" if content.startswith("«") else "indirect"
    claim = make.claim(report, "Claire Voss", cue, content, actor=VOSS, stance=stance, kind=kind)
    assert said in told(report, claim)[0]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Claire Voss a dit sur Radio Karn que la digue fuyait.", "broadcaster", "(sur Radio Karn)"),
        ("Claire Voss a dit à Radio Karn que la digue fuyait.", "broadcaster", "(auprès de Radio Karn)"),
        ("Claire Voss a dit dans Radio Karn que la digue fuyait.", "outlet", "(rapporté par Radio Karn)"),
    ],
)
def test_where_somebody_spoke_is_not_who_reports_it(make: Make, text: str, kind: str, said: str) -> None:
    report = french(text)
    via = Via("Radio Karn", kind, (make.span(text, "Radio Karn"),))  # type: ignore[arg-type]
    claim = make.claim(report, "Claire Voss", "a dit", "que la digue fuyait", actor=VOSS, via=[via])
    assert said in told(report, claim)[0]


def test_an_agency_takes_its_article(make: Make) -> None:
    report = replace(french("Au bas du val, 80 caves seraient noyées."), outlet="AFP")
    claim = make.claim(report, "", "seraient", "80 caves seraient noyées", voice="hearsay")
    assert told(report, claim, section="hearsay")[0].startswith("Sans source nommée, l’AFP rapporte")


def test_words_told_to_an_agency_take_its_article_and_a_network_in_the_words_is_not_named_again(make: Make) -> None:
    text = "Claire Voss a dit à l'AFP que la digue fuyait. Claire Voss a condamné sur Varsenet les coups du val."
    report = french(text)
    told_afp = make.claim(report, "Claire Voss", "a dit", "que la digue fuyait", actor=VOSS,
                          via=[Via("AFP", "agency", (make.span(text, "AFP"),))])  # fmt: skip
    net = make.claim(report, "Claire Voss", "a condamné sur Varsenet", "sur Varsenet les coups du val", actor=VOSS,
                     stance="condemn", via=[Via("Varsenet", "platform", (make.span(text, "Varsenet"),))])  # fmt: skip
    assert "(auprès de l’AFP)" in told(report, told_afp)[0]
    assert "(sur Varsenet)" not in told(report, net)[0]


def test_what_somebody_hailed_are_not_his_words(make: Make) -> None:
    report = french("La révolte des caves du bas pays a été saluée par Claire Voss.")
    claim = make.claim(
        report, "Claire Voss", "a été saluée", "La révolte des caves du bas pays", actor=VOSS, stance="support"
    )
    (sentence,) = told(report, claim)
    assert "a déclaré" not in sentence


def test_an_office_alone_is_no_other_voice(make: Make) -> None:
    """Behind two sentences of "the mayor, Claire Voss", "the mayor" is not introduced as somebody else."""
    report = french(
        "La maire de Varn Claire Voss a dit que la digue du haut fuyait. Claire Voss a dit que le pont du bas fermait. "
        "La maire de Varn a dit que la crue du fleuve montait."
    )
    office = Actor("state:maire-de-varn", "maire de Varn", "state")
    lead = [
        make.claim(report, "La maire de Varn Claire Voss", "a dit", "que la digue du haut fuyait", actor=VOSS),
        make.claim(report, "Claire Voss", "a dit", "que le pont du bas fermait", actor=VOSS),
        make.claim(report, "La maire de Varn", "a dit", "que la crue du fleuve montait", actor=office),
    ]
    teller = Teller(build(load("fr"), (report,), lead, (), ()))
    texts = [sentence.text for claim in lead if (sentence := teller.tell(Statement((claim,), 1.0))) is not None]
    assert len(texts) == 3
    assert not any("De son côté" in text for text in texts), texts


def test_what_was_said_before_adds_nothing_to_later_words(make: Make) -> None:
    report = french("Claire Voss a dit que la digue du haut fuyait. Claire Voss a dit que le pont du bas fermait.")
    for days, also in ((("2031-05-05", "2031-04-01"), False), (("2031-04-01", "2031-05-05"), True)):
        said = [
            make.claim(report, "Claire Voss", "a dit", content, actor=VOSS, said_on=day)
            for content, day in zip(("que la digue du haut fuyait", "que le pont du bas fermait"), days, strict=True)
        ]
        said[1] = replace(said[1], stance="deny")
        teller = Teller(build(load("fr"), (report,), said, (), ()))
        texts = [sentence.text for claim in said if (sentence := teller.tell(Statement((claim,), 1.0))) is not None]
        assert ("également" in texts[1]) == also, texts
