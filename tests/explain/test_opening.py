"""The sentence that opens a page: what the story is about, under the name of who says it."""

from dataclasses import replace
from types import SimpleNamespace as Make

from selon.explain import Page, check, compose
from selon.explain.opening import opening
from selon.explain.page import Paragraph
from selon.explain.statements import statements
from selon.explain.story import build
from selon.explain.telling import Teller
from selon.explain.wording import load
from selon.records import Actor, Claim, Report

PORT = Actor("organisation:port-d-orvale", "port d’Orvale", "organisation")
LIND = Actor("person:nora-lind", "Nora Lind", "person")
KARN = Actor("person:ivo-karn", "Ivo Karn", "person")
VOSS = Actor("person:ilda-voss", "Ilda Voss", "person")
BRUN = Actor("person:tom-brun", "Tom Brun", "person")
OPENS = "La digue d’Orvale a cédé dans la nuit de lundi sous la pression de la Varne"
TOLD = (
    "La digue d’Orvale a cédé\n\n"
    f"{OPENS}, a annoncé le port d’Orvale. "
    "Nora Lind a déclaré que la digue d’Orvale tenait depuis 40 ans. "
    "Ivo Karn a affirmé que la pression de la Varne sur la digue baissait.\n\n"
    "Ilda Voss a assuré que la pression de la Varne montait. "
    "Tom Brun a précisé que la digue d’Orvale était surveillée. "
    "La police a estimé que personne ne passait la Varne cette nuit.\n"
)
ROWS = (
    ("le port d’Orvale", "a annoncé", OPENS, PORT),
    ("Nora Lind", "a déclaré", "que la digue d’Orvale tenait depuis 40 ans", LIND),
    ("Ivo Karn", "a affirmé", "que la pression de la Varne sur la digue baissait", KARN),
    ("Ilda Voss", "a assuré", "que la pression de la Varne montait", VOSS),
    ("Tom Brun", "a précisé", "que la digue d’Orvale était surveillée", BRUN),
    ("La police", "a estimé", "que personne ne passait la Varne cette nuit", None),
)
BARE = TOLD.replace(", a annoncé le port d’Orvale", "")


def told(make: Make, text: str) -> tuple[Report, list[Claim]]:
    report = Report(id="val", language="fr", outlet="Le Val", published="2031-04-03", text=text)
    rows = [row for row in ROWS if row[0] in text and row[2] in text and row[1] in text]
    return report, [make.claim(report, *row[:3], actor=row[3]) for row in rows]


def first(page: Page) -> str:
    block = page.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    return block.sentences[0].text


def opens(reports: list[Report], claims: list[Claim]) -> str:
    story = build(load("fr"), reports, claims, (), ())
    found = opening(Teller(story), statements(story))
    return found[0].text if found is not None else ""


def page_of(reports: list[Report], claims: list[Claim], language: str = "fr", focus: list[str] | None = None) -> Page:
    page = compose(reports, claims, (), (), language=language, focus=focus)
    assert not check(page, reports, claims)
    return page


def test_a_page_opens_with_the_statement_whose_words_most_others_share(make: Make) -> None:
    report, claims = told(make, TOLD)
    page = page_of([report], claims)
    assert first(page) == f"Selon le port d’Orvale, «\u00a0{OPENS}\u00a0»."
    lead = [one.text for block in page.sections[0].blocks for one in block.sentences]  # type: ignore[union-attr]
    assert sum("a cédé dans la nuit" in text for text in lead) == 1


def test_it_says_of_which_day_it_is_where_reports_are_of_several(make: Make) -> None:
    report, claims = told(make, TOLD)
    later = Report(id="w", language="fr", outlet="Le Phare", published="2031-04-04", text="La Varne baisse.\n")
    assert first(page_of([report, later], claims)).endswith("\u00a0» (texte du 3 avril).")


def test_what_did_not_happen_and_a_quotation_open_nothing(make: Make) -> None:
    report, claims = told(make, TOLD)
    assert opens([report], claims) == f"Selon le port d’Orvale, «\u00a0{OPENS}\u00a0»."
    quoted = replace(claims[0], content=replace(claims[0].content, type="direct"))
    assert OPENS not in opens([report], [quoted, *claims[1:]])
    denied = Report(id="val", language="fr", outlet="Le Val", text=TOLD.replace("a cédé dans", "n’a pas cédé dans"))
    words = OPENS.replace("a cédé", "n’a pas cédé")
    said = make.claim(denied, "le port d’Orvale", "a annoncé", words, actor=PORT)
    assert words not in opens([denied], [said, *told(make, denied.text)[1]])


def test_what_stands_farther_down_opens_nothing(make: Make) -> None:
    before = "Il pleut sur le val. Il vente. Il neige aussi. Rien ne bouge. On attend. "
    report, claims = told(make, before + TOLD.split("\n\n", 1)[1])
    assert OPENS not in opens([report], claims)


def test_a_bare_sentence_of_a_paper_opens_under_the_paper_s_name(make: Make) -> None:
    report, claims = told(make, BARE)
    assert first(page_of([report], claims)) == f"Le Val rapporte\u00a0: «\u00a0{OPENS}\u00a0»."


def test_a_page_that_keeps_to_some_claims_opens_with_one_of_them(make: Make) -> None:
    report, claims = told(make, BARE)
    hers = [claim.id for claim in claims if claim.source.actor != PORT]
    assert "a cédé dans la nuit" not in first(page_of([report], claims, focus=hers))


def test_few_claims_have_no_opening(make: Make) -> None:
    report, claims = told(make, TOLD)
    assert OPENS not in first(page_of([report], claims[1:4]))


def test_what_the_reader_s_language_has_goes_first(make: Make) -> None:
    report, claims = told(make, TOLD)
    text = "The dike of Orvale broke on Monday night under the weight of the Varne, the port of Orvale said. "
    text += "Nora Lind said the dike of Orvale was watched. Ivo Karn said the weight of the Varne grew. "
    text += "Ilda Voss said the Varne broke the dike.\n"
    english = Report(id="en", language="en", outlet="Harbour Post", published="2031-04-05", text=text)
    also = [
        make.claim(english, "the port of Orvale", "said", text.split(", the")[0], actor=PORT),
        make.claim(english, "Nora Lind", "said", "the dike of Orvale was watched", actor=LIND),
        make.claim(english, "Ivo Karn", "said", "the weight of the Varne grew", actor=KARN),
        make.claim(english, "Ilda Voss", "said", "the Varne broke the dike", actor=VOSS),
    ]
    assert "The dike of Orvale broke" in first(page_of([report, english], [*claims, *also], "en"))
