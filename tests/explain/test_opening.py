"""The sentence that opens a page: what the story is about, under the name of who says it."""

from types import SimpleNamespace as Make

from selon.explain import Page, check, compose
from selon.explain.page import Paragraph
from selon.records import Actor, Claim, Report

PORT = Actor("organisation:port-d-orvale", "port d’Orvale", "organisation")
LIND = Actor("person:nora-lind", "Nora Lind", "person")
TOLD = (
    "La digue d’Orvale a cédé\n\n"
    "La digue d’Orvale a cédé dans la nuit de lundi sous la pression de la Varne, a annoncé le port d’Orvale. "
    "Nora Lind a déclaré que la digue d’Orvale tenait depuis 40 ans. "
    "Selon le port d’Orvale, la pression de la Varne sur la digue baisse.\n\n"
    "Nora Lind a assuré que la pression de la Varne montait. "
    "Elle a précisé que la digue d’Orvale était surveillée. "
    "Nora Lind a estimé que personne ne passait la Varne cette nuit.\n"
)
OPENS = "La digue d’Orvale a cédé dans la nuit de lundi sous la pression de la Varne"


def told(make: Make, text: str, *, day: str = "2031-04-03", name: str = "val") -> tuple[Report, list[Claim]]:
    report = Report(id=name, language="fr", outlet="Le Val", published=day, text=text)
    rows = [
        ("le port d’Orvale", "a annoncé", OPENS, PORT),
        ("Nora Lind", "a déclaré", "que la digue d’Orvale tenait depuis 40 ans", LIND),
        ("le port d’Orvale", "Selon", "la pression de la Varne sur la digue baisse", PORT),
        ("Nora Lind", "a assuré", "que la pression de la Varne montait", LIND),
        ("Elle", "a précisé", "que la digue d’Orvale était surveillée", LIND),
        ("Nora Lind", "a estimé", "que personne ne passait la Varne cette nuit", LIND),
    ]
    return report, [make.claim(report, *row[:3], actor=row[3]) for row in rows if row[1] in text and row[2] in text]


def first(page: Page) -> str:
    block = page.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    return block.sentences[0].text


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


def test_a_headline_a_quotation_and_what_did_not_happen_open_nothing(make: Make) -> None:
    quoted = TOLD.replace("a cédé dans la nuit de lundi", "n’a pas cédé dans la nuit de lundi")
    report = Report(id="val", language="fr", outlet="Le Val", published="2031-04-03", text=quoted)
    claims = [
        make.claim(report, "le port d’Orvale", "a annoncé", OPENS.replace("a cédé", "n’a pas cédé"), actor=PORT),
        *told(make, quoted)[1],
    ]
    assert "n’a pas cédé" not in first(page_of([report], claims))


def test_a_bare_sentence_of_a_paper_opens_under_the_paper_s_name(make: Make) -> None:
    report, claims = told(make, TOLD.replace(", a annoncé le port d’Orvale", ""))
    assert first(page_of([report], claims)) == f"Le Val rapporte\u00a0: «\u00a0{OPENS}\u00a0»."


def test_a_page_that_keeps_to_some_claims_opens_with_one_of_them(make: Make) -> None:
    report, claims = told(make, TOLD.replace(", a annoncé le port d’Orvale", ""))
    hers = [claim.id for claim in claims if claim.source.actor == LIND]
    assert "a cédé dans la nuit" not in first(page_of([report], claims, focus=hers))


def test_few_claims_have_no_opening(make: Make) -> None:
    report, claims = told(make, TOLD)
    assert OPENS not in first(page_of([report], claims[1:4]))


def test_what_the_reader_s_language_has_goes_first(make: Make) -> None:
    report, claims = told(make, TOLD)
    text = "The dike of Orvale broke on Monday night under the weight of the Varne, the port of Orvale said. "
    text += "Nora Lind said the dike of Orvale was watched. Nora Lind said the weight of the Varne grew. "
    text += "Nora Lind said the Varne broke the dike.\n"
    english = Report(id="en", language="en", outlet="Harbour Post", published="2031-04-05", text=text)
    also = [
        make.claim(english, "the port of Orvale", "said", text.split(", the")[0], actor=PORT),
        *(
            make.claim(english, "Nora Lind", "said", words, actor=LIND)
            for words in (
                "the dike of Orvale was watched",
                "the weight of the Varne grew",
                "the Varne broke the dike",
            )
        ),
    ]
    assert "The dike of Orvale broke" in first(page_of([report, english], [*claims, *also], "en"))
