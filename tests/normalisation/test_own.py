"""What a report counts in its own name, whose source stands beside a figure, and where and when figures hold."""

import pytest

from selon.languages import load
from selon.normalisation import complete
from selon.records import Claim, Figure, Report, Setting

SATURDAY = "2031-03-08"


def told(
    text: str, language: str = "fr", outlet: str | None = "La Lavande", agencies: tuple[str, ...] = ()
) -> tuple[Claim, ...]:
    report = Report("r", text, language, None, outlet, None, SATURDAY, agencies)
    return complete(report, (), load(language))


def figures(text: str, language: str = "fr") -> dict[str, Figure]:
    return {figure.text: figure for claim in told(text, language) for figure in claim.figures}


def setting(text: str, figure: str, language: str = "fr") -> Setting:
    found = figures(text, language)[figure].setting
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("fr", "Quelque 46 600 personnes manifestaient samedi à Norval.", "Quelque 46 600"),
        ("en", "Some 46,600 people marched in Norval on Saturday.", "Some 46,600"),
        ("es", "Unas 46.600 personas marcharon el sábado en Norval.", "Unas 46.600"),
    ],
)
def test_a_figure_without_a_source_is_the_outlets_own(language: str, text: str, figure: str) -> None:
    (claim,) = told(text, language)
    assert claim.voice == "own"
    assert claim.source.spans == ()
    assert claim.source.actor is not None
    assert (claim.source.actor.id, claim.source.actor.kind) == ("media:la-lavande", "media")
    assert [found.text for found in claim.figures] == [figure]
    assert claim.content.text == text[slice(*claim.content.spans[0])]


def test_a_credited_agency_wrote_the_figure() -> None:
    (claim,) = told("Neuf pompiers ont été blessés à Norval.", agencies=("AFP",))
    assert claim.source.actor is not None
    assert claim.source.actor.id == "media:afp"


@pytest.mark.parametrize(
    "text",
    [
        "Le maire, âgé de 52 ans, est venu.",
        "Le 10, le maire a parlé.",
        "La grève dure depuis trois mois.",
        "Trois sœurs tiennent le café.",
        "La mobilisation a été divisée par deux.",
        "L'article 49 sera lu à 18 h 30.",
    ],
)
def test_what_is_no_figure_of_the_story_is_no_statement(text: str) -> None:
    assert told(text) == ()


def test_each_figure_of_a_list_has_the_source_beside_it() -> None:
    claims = told("Des marches ont eu lieu à Norval (1 400 personnes selon la police, 2 000 selon les organisateurs).")
    assert [(claim.voice, claim.source.text, [f.text for f in claim.figures]) for claim in claims] == [
        ("attributed", "la police", ["1 400"]),
        ("attributed", "les organisateurs", ["2 000"]),
    ]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Ils étaient 8 000 d'après la police, près de 20 000 pour les organisateurs.", ["la police", "les organisateurs"]),
        ("They were 8,000 according to police, 20,000 for the organisers.", ["police", "the organisers"]),
        ("Ils étaient 8 000 d'après la police, et 300 euros pour les organisateurs ont été versés.", ["la police"]),
        ("Le maire a versé 300 euros pour la police.", []),
    ],
)  # fmt: skip
def test_for_cites_only_in_turn(text: str, sources: list[str]) -> None:
    language = "en" if text.startswith("They") else "fr"
    claims = told(text, language) if language == "en" else told(text)
    assert [claim.source.text for claim in claims if claim.voice == "attributed"] == sources


def test_a_verb_of_counting_has_its_subject_for_a_source_with_what_it_compares() -> None:
    text = "À Norval, la préfecture a recensé 17 400 personnes mobilisées à mi-journée, contre 22 000 samedi dernier."
    (claim,) = told(text)
    assert (claim.voice, claim.source.text) == ("attributed", "la préfecture")
    first, second = (figure.setting for figure in claim.figures)
    assert first is not None
    assert second is not None
    assert (first.place, first.day, first.stage, first.against) == ("Norval", SATURDAY, "12:00", False)
    assert (second.place, second.day, second.against) == ("Norval", "2031-03-01", True)


def test_a_sentence_that_begins_with_its_source_is_that_sources() -> None:
    (claim,) = told("Selon le ministère de l'Intérieur, 58 600 personnes ont défilé dans le pays.")
    assert (claim.voice, claim.source.text) == ("attributed", "le ministère de l'Intérieur")


@pytest.mark.parametrize(
    ("language", "text", "figure", "place"),
    [
        ("fr", "À Lyon, 300 personnes ont défilé.", "300", "city:2996944"),
        ("en", "In Lyon, 300 people marched.", "300", "city:2996944"),
        ("es", "En Lyon marcharon 300 personas.", "300", "city:2996944"),
        ("fr", "La France attend. Dans le pays, 300 personnes ont défilé.", "300", "country:FR"),
        ("en", "France waits. Across the country, 300 people marched.", "300", "country:FR"),
        ("fr", "La France attend. Dans la capitale, 300 personnes ont défilé.", "300", "city:2988507"),
        ("fr", "À Lyon, tout est calme.\nSelon la mairie, 300 personnes ont défilé dans la ville.", "300", "city:2996944"),
        ("fr", "Ils étaient 5 000 à Paris et 300 à Lyon.", "300", "city:2996944"),
        ("fr", "La France attend. La mairie fait état de 71 blessés, dont sept pour les pompiers, dans la capitale.", "71", "city:2988507"),
        ("en", "The city hall counted 71 injured, including seven of the firefighters, in Lyon.", "71", "city:2996944"),
    ],
)  # fmt: skip
def test_where(language: str, text: str, figure: str, place: str) -> None:
    assert setting(text, figure, language).place_id == place


def test_the_place_of_a_part_is_not_the_wholes() -> None:
    assert setting("La mairie fait état de 71 blessés, dont sept à Lyon.", "71").place_from == "report"
    assert setting("La mairie fait état de 71 blessés, dont sept, à Lyon.", "71").place_from == "report"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La France attend. Les 300 marcheurs ont honoré la capitale de la Brume."),
        ("en", "France waits. The 300 marchers honoured the capital of Brume."),
    ],
)
def test_the_capital_of_a_region_is_not_the_countrys(language: str, text: str) -> None:
    assert setting(text, "300", language).place_id != "city:2988507"


def test_respectively_gives_each_its_own() -> None:
    text = "Il y avait 66 000 manifestants en France et 2 000 à Paris, contre respectivement 136 000 et 10 000 le 1er mars."
    found = [(there.place_id, there.day) for there in (setting(text, "136 000"), setting(text, "10 000"))]
    assert found == [("country:FR", "2031-03-01"), ("city:2988507", "2031-03-01")]


def test_a_day_that_is_not_told_is_the_storys() -> None:
    found = setting("La marche de vendredi a réuni du monde à Lyon.\nOn y a compté 300 manifestants.", "300")
    assert (found.day, found.day_from, found.place_from) == ("2031-03-07", "report", "report")


def test_the_day_of_what_a_figure_is_set_beside_is_not_its_own() -> None:
    text = "À Lyon, 300 personnes ont défilé, soit un peu moins que lors de la troisième marche, le 1er mars dernier."
    assert setting(text, "300").day != "2031-03-01"
    assert (
        setting("At Lyon 300 people marched, slightly fewer than at the last march, on 1 March.", "300", "en").day
        != "2031-03-01"
    )


def test_a_whole_time_is_no_day() -> None:
    assert setting("On compte 300 blessés depuis le début du mouvement.", "300").day == "../.."


def test_attributed_claims_keep_their_figures_and_are_given_settings() -> None:
    text = "Selon la police, 300 manifestants ont défilé à Lyon."
    once = told(text)
    report = Report("r", text, "fr", None, "La Lavande", None, SATURDAY)
    again = complete(report, once, load("fr"))
    assert again == once


def test_a_sentence_that_goes_on_about_the_figure_keeps_its_source() -> None:
    claims = told(
        "Selon le ministère de l'Intérieur, ils étaient 66 000. À Lyon, le chiffre est de 2 200 manifestants."
    )
    assert [(claim.source.text, [f.text for f in claim.figures]) for claim in claims] == [
        ("le ministère de l'Intérieur", ["66 000"]),
        ("le ministère de l'Intérieur", ["2 200"]),
    ]


def test_another_thing_behind_a_conjunction_is_compared_with_nothing() -> None:
    text = "Le séisme a fait 221 morts à Lyon, tandis que 388 blessés ont été hospitalisés."
    assert not setting(text, "388").against
    assert setting("Ils étaient 221 à Lyon, tandis que 388 manifestaient samedi dernier.", "388").against


def test_where_somebody_spoke_is_not_where_it_happened() -> None:
    there = "La marche de Lyon a réuni 300 personnes, a fait savoir le maire lors d'une conférence de presse à Paris."
    assert setting(there, "300").place_id == "city:2996944"


def test_the_headlines_place_before_a_colon_says_where_the_story_is() -> None:
    text = "Colombie : plus de 150 personnes périssent\nLa ville de Norval est sous la boue."
    found = setting(text, "plus de 150")
    assert (found.place_id, found.place_from) == ("country:CO", "report")


@pytest.mark.parametrize(
    ("language", "text", "figure", "place"),
    [
        ("en", "Reports differ. Some 69,000 people marched, including 4,000 in Paris.", "Some 69,000", "report"),
        ("fr", "La marche a réuni 51 400 manifestants, dont 4 000 à Paris.", "51 400", "report"),
        ("fr", "La marche a réuni 51 400 manifestants, dont 4 000 à Paris.", "4 000", "content"),
        ("fr", "Les marcheurs étaient plus nombreux qu'à Paris, avec 4500 manifestants par ville.", "4500", "report"),
        ("en", "Crowds were larger than in Paris, with 4,500 protesters in each town.", "4,500", "report"),
    ],
)
def test_the_place_of_a_part_or_of_what_is_likened_is_not_the_figures(
    language: str, text: str, figure: str, place: str
) -> None:
    assert setting(text, figure, language).place_from == place


def test_that_on_a_day_they_were_so_many_likens_them_to_nothing() -> None:
    assert setting("Il dit que samedi dernier 300 personnes marchaient à Lyon.", "300").day == "2031-03-01"
    likened = setting("À Lyon, 300 personnes marchaient, moins que samedi dernier.", "300")
    assert likened.day == SATURDAY


def test_what_is_answered_in_an_interview_is_not_the_papers() -> None:
    asked = "Combien de sacs la ville a-t-elle ?\n"
    answer = "Je dirais que nous avons 300 manifestants de plus, et 900 manifestants étaient à Norval samedi.\n"
    assert told(answer) != ()
    assert told("Un entretien.\n" + 3 * (asked + answer)) == ()
