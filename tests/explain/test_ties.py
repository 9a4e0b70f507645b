"""What ties a quotation to words that are not there: a second "that", "for its part", "in addition", a title, a denial's object."""

from dataclasses import replace
from types import SimpleNamespace as Make

import pytest

from selon.explain import Page, check, compose
from selon.explain.meant import meant_by
from selon.explain.quoting import unlinked
from selon.explain.standing import stands_alone
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Actor, Claim, Point, Relation, Report

VOSS = Actor("person:claire-voss", "Claire Voss", "person")
PORT = Actor("organisation:port", "port", "organisation")
RIVERS = Actor("organisation:comite-des-rives", "Comité des rives", "organisation")


def paper(text: str, language: str = "fr", *, title: str | None = None, published: str | None = None) -> Report:
    return Report(id="n", language=language, outlet="Le Val", title=title, published=published, text=text + "\n")


def told(report: Report, *claims: Claim, page: str, points: tuple[Point, ...] = (), section: str = "lead") -> list[str]:
    made = compose((report,), claims, (), points, language=page)
    assert check(made, (report,), claims) == ()
    kept = tuple(part for part in made.sections if part.id == section)
    sentences = Page("", "", (), kept, (), ()).sentences()
    return [s.text.replace("\u00a0", " ") for s in sentences if s.role == "told"]


@pytest.mark.parametrize(
    ("language", "page", "text", "cue", "content", "said"),
    [
        ("en", "fr", "Claire Voss said that 9 piers were shut and that no other was safe.", "said",
         "that 9 piers were shut and that no other was safe",
         "Claire Voss a affirmé que « 9 piers were shut and that no other was safe » (en anglais)."),
        ("fr", "en", "Claire Voss a dit que neuf quais sont fermés et que trois ponts ferment à Varn.", "a dit",
         "que neuf quais sont fermés et que trois ponts ferment à Varn",
         "Claire Voss said that “neuf quais sont fermés et que trois ponts ferment à Varn” (in French)."),
        ("en", "fr", "Claire Voss said that 9 piers of Varn were shut and safe.", "said",
         "that 9 piers of Varn were shut and safe",
         "Selon Claire Voss, « 9 piers of Varn were shut and safe » (en anglais)."),
        ("en", "fr", "Claire Voss said that 9 piers “were shut and that was that” in Varn.", "said",
         "that 9 piers “were shut and that was that” in Varn",
         "Selon Claire Voss, « 9 piers “were shut and that was that” in Varn » (en anglais)."),
    ],
)  # fmt: skip
def test_a_second_that_stands_behind_that(
    make: Make, language: str, page: str, text: str, cue: str, content: str, said: str
) -> None:
    report = paper(text, language)
    claim = make.claim(report, "Claire Voss", cue, content, actor=VOSS)
    (sentence,) = told(report, claim, page=page)
    assert sentence == said


@pytest.mark.parametrize(
    ("language", "words", "left"),
    [
        ("fr", "évoque quant à elle 76 caves noyées", ("évoque", "76 caves noyées")),
        ("fr", "La clinique fait, elle, état de 58 lits", ("La clinique fait", "état de 58 lits")),
        ("fr", "dénonce lui aussi la digue", ("dénonce", "la digue")),
        ("fr", "que lui aussi partirait", ("que lui aussi partirait",)),
        ("fr", "longe le mur de son côté gauche", ("longe le mur de son côté gauche",)),
        ("fr", "Le maire est parti. Le port, de son côté, est resté", ("Le maire est parti. Le port, de son côté, est resté",)),
        ("fr", "En outre, 49 quais sont fermés", ("49 quais sont fermés",)),
        ("fr", "Bilan : 49 quais fermés", ("49 quais fermés",)),
        ("fr", "Mais nous resterons", ("nous resterons",)),
        ("fr", "Mais aussi les quais", ("Mais aussi les quais",)),
        ("en", "However, for its part, the port held", ("the port held",)),
        ("en", "denied, for its part, any wrong", ("denied", "any wrong")),
        ("en", "The port, meanwhile, denied it", ("The port", "denied it")),
        ("en", "But for the dyke we would drown", ("But for the dyke we would drown",)),
        ("es", "Además, el dique aguanta", ("Además, el dique aguanta",)),
    ],
)  # fmt: skip
def test_what_leans_on_a_sentence_that_is_not_there(language: str, words: str, left: tuple[str, ...]) -> None:
    assert unlinked(words, language) == left


def test_the_cut_is_marked_and_the_page_proved(make: Make) -> None:
    report = paper("Le Comité des rives évoque quant à lui 76 caves noyées à Varn.")
    claim = make.claim(report, "Le Comité des rives", "évoque", "76 caves noyées à Varn", actor=RIVERS)
    (sentence,) = told(report, claim, page="fr")
    assert sentence == "Le Comité des rives « évoque […] 76 caves noyées à Varn »."


@pytest.mark.parametrize(("body", "alone"), [(True, False), (False, True)])
def test_a_title_is_told_only_where_nothing_else_is(make: Make, body: bool, alone: bool) -> None:
    title = "Varn : la digue du haut fuit, selon le Comité des rives"
    report = paper(f"{title}\n\nClaire Voss a dit que les quais de Varn sont fermés.", title=title)
    head = make.claim(report, "le Comité des rives", "selon", "la digue du haut fuit", actor=RIVERS)
    rest = make.claim(report, "Claire Voss", "a dit", "que les quais de Varn sont fermés", actor=VOSS)
    story = build(load("fr"), (report,), (head, rest) if body else (head,), (), ())
    assert stands_alone(head, story) == alone


LINES = (
    ("Le Comité des rives et le port", "affirment", "que la digue de Varn envoie ses boues dans le canal du haut"),
    ("Nora Lind", "a dit lundi", "que la digue de Varn a versé 40 tonnes de boues"),
    ("Ivo Karn", "a dit vendredi", "que les boues de la digue de Varn ont noyé le canal"),
)


@pytest.mark.parametrize(
    ("verb", "days", "who"),
    [
        ("avait précédemment démenti", ("2031-05-05", "2031-05-09"), "le Comité des rives et le port"),
        ("a démenti", (None, None), "le Comité des rives et le port"),
    ],
)
def test_a_denial_is_of_one_statement_the_most_general(
    make: Make, verb: str, days: tuple[str | None, str | None], who: str
) -> None:
    text = " ".join(f"{who} {cue} {said}." for who, cue, said in LINES)
    report = paper(f"{text} Claire Voss {verb} ces informations.", published="2031-05-09")
    both = Actor("group:both", "Comité des rives et le port", "group")
    lind, karn = (Actor(f"person:{n}", n, "person") for n in ("Nora Lind", "Ivo Karn"))
    claims = [
        make.claim(report, *line, actor=actor, said_on=day)
        for line, actor, day in zip(LINES, (both, lind, karn), (None, *days), strict=True)
    ]
    denied = make.claim(report, "Claire Voss", verb, "ces informations", actor=VOSS, stance="deny")
    ties = tuple(Relation(denied.id, item.id, "about", 0.8, "takes it up") for item in claims[1:])
    points = (Point("p", "digue", (), (), 1, relations=ties),)
    found = [s for s in told(report, *claims, denied, page="fr", points=points) if "plus haut" in s]
    assert found
    assert all(f"(le texte rapporte plus haut que, selon {who}, « la digue de Varn envoie" in s for s in found), found


def test_a_denial_of_before_is_not_of_what_came_after(make: Make) -> None:
    report = paper(
        "Nora Lind a dit vendredi que la digue de Varn fuit. Claire Voss avait précédemment démenti ces informations.",
        published="2031-05-09",
    )
    lind = Actor("person:nora-lind", "Nora Lind", "person")
    said = make.claim(
        report, "Nora Lind", "a dit vendredi", "que la digue de Varn fuit", actor=lind, said_on="2031-05-09"
    )
    denied = make.claim(
        report, "Claire Voss", "avait précédemment démenti", "ces informations", actor=VOSS, stance="deny"
    )
    points = (Point("p", "digue", (), (), 1, relations=(Relation(denied.id, said.id, "about", 0.8, "takes it up"),)),)
    assert not any("démenti" in s for s in told(report, said, denied, page="fr", points=points))


POLICE = Actor("organisation:police", "police", "organisation")


@pytest.mark.parametrize(
    ("language", "one", "two", "cue", "said", "name"),
    [
        ("fr", "la police", "la police de Brest", "selon", "40 quais sont fermés à Lisbonne", "la police (Lisbonne)"),
        ("fr", "la police", "la police de Brest", "selon", "40 quais sont fermés", None),
        ("fr", "la police", "la police de Brest", "selon", "40 quais sont fermés à Lisbonne et à Porto", None),
        ("fr", "la police", "les pompiers", "selon", "40 quais sont fermés", "la police"),
        ("en", "the police", "the police of Leeds", "according to", "forty piers are shut in Lisbon", "the police (Lisbon)"),
        ("en", "the police", "the police of Leeds", "according to", "forty piers are shut", None),
    ],
)  # fmt: skip
def test_which_of_several_bodies_speaks(
    make: Make, language: str, one: str, two: str, cue: str, said: str, name: str | None
) -> None:
    said = said[0].upper() + said[1:]
    report = paper(f"{said}, {cue} {one}. Neuf digues du val fuient, d'après {two}.", language)
    first = make.claim(report, one, cue, said, actor=POLICE)
    second = make.claim(
        report, two, "d'après", "Neuf digues du val fuient", actor=Actor("organisation:b", two, "organisation")
    )
    sentences = [s for s in told(report, first, second, page=language) if "40" in s or "orty" in s]
    assert [name in s for s in sentences] == [True] if name else not sentences


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "shown"),
    [
        ("Divers told of cracks in the wall of Varn.", "Divers", "told", "of cracks in the wall of Varn", True),
        ("On Monday, divers told of cracks in the wall of Varn.", "divers", "told", "of cracks in the wall of Varn", True),
        ("The head of Varn left hours after what divers had told of cracks in the wall.", "divers", "had told",
         "of cracks in the wall", False),
        ("The wall of Varn has cracks, divers said.", "divers", "said", "The wall of Varn has cracks", True),
    ],
)  # fmt: skip
def test_testimony_is_the_witnesses_own(
    make: Make, text: str, source: str, cue: str, content: str, shown: bool
) -> None:
    report = paper(text, "en")
    claim = make.claim(report, source, cue, content, evidence=(("witness", source),))
    assert bool(told(report, claim, page="fr", section="evidence")) == shown


def test_nobody_cites_himself(make: Make) -> None:
    """Words inside one's own statement, under a name that reads the same, have no second source."""
    report = paper("Selon le ministère du Port, neuf quais ferment, et les 120 gardes sont prêts.", "fr")
    port = Actor("organisation:ministere-du-port", "ministère du Port", "organisation")
    outer = make.claim(
        report, "le ministère du Port", "Selon", "neuf quais ferment, et les 120 gardes sont prêts", actor=port
    )
    inner = make.claim(
        report,
        "le ministère du Port",
        "Selon",
        "les 120 gardes sont prêts",
        actor=replace(port, id="organisation:port"),
    )
    sentences = told(report, outer, replace(inner, parent=outer.id), page="fr")
    assert sentences
    assert not any("qui cite" in sentence for sentence in sentences)


def test_a_name_in_the_signs_of_emphasis_is_a_name(make: Make) -> None:
    report = paper("Claire Voss said that the ferry *Reine-Orvale* would sail at 4:47 a.m.", "en")
    claim = make.claim(
        report, "Claire Voss", "said", "that the ferry *Reine-Orvale* would sail at 4:47 a.m.", actor=VOSS
    )
    (sentence,) = told(report, claim, page="en")
    assert "the ferry Reine-Orvale would sail at 4:47 a.m.”" in sentence


def test_a_description_in_another_language_is_no_name(make: Make) -> None:
    report = paper("Aerial pictures reviewed by the Quay Post appear to show the dam of Varn broken.", "en")
    pictures = Actor("document:aerial-pictures", "Aerial pictures reviewed by the Quay Post", "document")
    claim = make.claim(
        report, "Aerial pictures reviewed by the Quay Post", "appear to show", "the dam of Varn broken", actor=pictures
    )
    (sentence,) = told(report, claim, page="fr")
    assert "« Aerial pictures reviewed by the Quay Post appear to show the dam of Varn broken »" in sentence


@pytest.mark.parametrize(
    ("said", "cue", "taken"),
    [("que la digue de Varn fuit", "a dit", False), ("à vider le lac de Varn", "a appelé", True)],
)
def test_a_denied_call_is_of_one_that_calls(make: Make, said: str, cue: str, taken: bool) -> None:
    report = paper(f"Nora Lind {cue} {said}. Claire Voss a démenti cet appel.")
    lind = Actor("person:nora-lind", "Nora Lind", "person")
    first = make.claim(report, "Nora Lind", cue, said, actor=lind)
    denied = make.claim(report, "Claire Voss", "a démenti", "cet appel", actor=VOSS, stance="deny")
    points = (Point("p", "digue", (), (), 1, relations=(Relation(denied.id, first.id, "about", 0.8, "takes it up"),)),)
    story = build(load("fr"), (report,), (first, denied), (), points)
    assert (meant_by(story.claims[denied.id], story) is not None) == taken


def test_a_body_of_common_words_in_another_language_is_told_in_its_report_s_sentence(make: Make) -> None:
    report = paper("The Harbour Ministry said that nine piers of Varn were shut.", "en")
    ministry = Actor("state:harbour-ministry", "Harbour Ministry", "state")
    claim = make.claim(report, "The Harbour Ministry", "said", "that nine piers of Varn were shut", actor=ministry)
    (sentence,) = told(report, claim, page="fr")
    assert "« The Harbour Ministry said that nine piers of Varn were shut »" in sentence
