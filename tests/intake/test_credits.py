import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.intake.credits import canonical_agency, find_agencies
from selon.languages import agencies, media

BODY = "Le port de Velmar a fermé lundi.\n\nLes quais étaient vides dans la soirée, a constaté un pêcheur.\n\n"

CREDITED = [
    ("Paris (AFP) - Le ministre a dit non.", ["AFP"]),
    ("PARIS, 3 mars (Reuters) - Le ministre a dit non.", ["Reuters"]),
    ("LONDON (AP) — The minister said no.", ["AP"]),
    ("Bourg-le-Haut (France) (AFP) – Le maire a dit non.", ["AFP"]),
    ("VELMAR, 3 mai (ADN) – Le port a fermé.", ["ADN"]),
    ("(Reuters) - The port was closed.", ["Reuters"]),
    ("AFP - Le port a fermé.", ["AFP"]),
    ("Le port\nVelmar, hier soir\n03/03 12:14\nVelmar (AFP) - Le port a fermé.", ["AFP"]),
    ("Contributeur : Reuters\n" + BODY, ["Reuters"]),
    ("Contributor: AP\n" + BODY, ["AP"]),
    ("Contributeurs : Reuters, AFP\n" + BODY, ["Reuters", "AFP"]),
    ("Par Jeanne Roux avec AFP\n" + BODY, ["AFP"]),
    ("Par Noé Farsin (avec ADN) — publié hier à 18 h\n" + BODY, ["ADN"]),
    ("By Jane Doe and Associated Press\n" + BODY, ["AP"]),
    ("By The Associated Press\n" + BODY, ["AP"]),
    (BODY + "Avec AFP", ["AFP"]),
    (BODY + "Avec l’Agence France-Presse", ["AFP"]),
    (BODY + "Le Courrier avec AFP et Reuters", ["AFP", "Reuters"]),
    (BODY + "Avec AFP\n\nÀ lire aussi : trois idées\n" * 2, ["AFP"]),
    (BODY + "Le trafic a repris. (AFP)", ["AFP"]),
    (BODY + "Le trafic a repris (avec Belga)", ["Belga"]),
    (BODY + "Traffic is back. – Reuters", ["Reuters"]),
    (BODY + "source AFP", ["AFP"]),
    (BODY + "Source : AFP", ["AFP"]),
    (BODY + "© 2019 AFP", ["AFP"]),
    (BODY + "Additional reporting by Reuters", ["Reuters"]),
    (BODY + "With files from The Canadian Press", ["La Presse canadienne"]),
    (BODY + "Cet article a été rédigé à partir d'une dépêche de l'AFP.", ["AFP"]),
    (BODY + "This story was provided by The Associated Press.", ["AP"]),
]
MENTIONED = [
    "Il l'a déclaré à l'AFP.",
    "C'est non, a dit à l'AFP Serge, 73 ans.",
    "Selon l'AFP, douze personnes sont mortes.",
    "Selon Reuters, douze personnes sont mortes.",
    "Interrogé par l'AFP",
    "A witness told Reuters.",
    "According to AP",
    "L'Agence France-Presse (AFP) a protesté auprès du ministère.",
    "Photo : AFP",
    "© AFP",
    "Avec Reuters, la banque a signé un accord de trois ans.",
    "source : INSEE",
    "Jean Roux (LR) - Le maire répond à nos questions.",
    "Le Parti du peuple (PDP) - formation du centre - a voté contre.",
    "Le député Jean Roux (PS) a dit non.",
    "Bloomberg – le maire de la ville – a dit non.",
    "港口周一关闭，据法新社报道，十二人死亡。",
    "港口周一关闭。（图源：法新社）",
    "港口负责人周一对法新社表示，十二人死亡。",
    "El puerto cerró, según la agencia Efe.",
    "Der Sprecher sagte der dpa, der Hafen sei zu.",
    "Il porto è chiuso, ha detto il sindaco all'Ansa.",
    "Об этом сообщает ТАСС со ссылкой на порт.",
    "وقال متحدث لوكالة رويترز إن الميناء مغلق",
]


@pytest.mark.parametrize(("text", "names"), CREDITED)
def test_a_credit_is_read(text: str, names: list[str]) -> None:
    assert list(find_agencies(text)) == names


@pytest.mark.parametrize("sentence", MENTIONED)
def test_a_mention_is_no_credit(sentence: str) -> None:
    assert find_agencies(sentence) == ()
    assert find_agencies(BODY + sentence) == ()
    assert find_agencies(sentence + "\n\n" + BODY) == ()


def test_an_agency_is_not_credited_to_itself() -> None:
    text = "Paris (AFP) - Le port a fermé."
    assert find_agencies(text, "Agence France-Presse") == ()
    assert find_agencies(text, "Le Courrier") == ("AFP",)
    assert find_agencies("VELMAR (ADN) – Le port a fermé.", "Agence des dépêches du Nord") == ()


def test_unknown_agencies_keep_their_wording() -> None:
    assert canonical_agency("l'Agence  tellurienne") == "l'Agence tellurienne"
    assert canonical_agency("l’agence Reuters") == "Reuters"


@given(st.sampled_from([m for m in media.load() if m.kind == "agency"]), st.data())
def test_every_agency_is_read_from_a_credit_under_each_of_its_names(agency: media.Medium, data: st.DataObject) -> None:
    wording = data.draw(st.sampled_from(agency.wordings))
    assert agency.name in find_agencies(f"{BODY}(avec {wording})")


@pytest.mark.parametrize("row", agencies.names(), ids=lambda row: f"{row.language}-{row.agency}")
def test_an_agency_is_read_from_a_credit_in_another_language(row: agencies.Name) -> None:
    assert find_agencies(row.example) == (row.agency,)
    for wording in row.wordings:
        assert find_agencies(row.example.replace(row.wordings[0], wording)) == (row.agency,)


@pytest.mark.parametrize("form", agencies.forms(), ids=lambda form: f"{form.language}-{form.where}")
def test_each_form_of_another_language_is_read_in_its_place(form: agencies.Form) -> None:
    assert form.pattern.search(form.example)
    ends = {"head": form.example + "\n\n" + BODY, "foot": BODY + form.example, "line": BODY + form.example}
    assert find_agencies(ends[form.where])
    lost = "Rien.\n" * 20
    assert find_agencies(lost + form.example + "\n" + lost) == ()


def test_several_agencies_of_another_language() -> None:
    assert find_agencies("综合法新社、路透社和塔斯社报道") == ("AFP", "Reuters", "TASS")


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(name.strip() for name in find_agencies(text))
