import pytest

from selon.languages import media


def test_every_wording_stands_for_one_medium() -> None:
    for medium in media.load():
        for wording in (*medium.wordings, *medium.handles, *medium.domains):
            assert media.find(wording) is medium
            assert media.find(wording.casefold()) is medium


def test_handles_and_hosts_have_their_form() -> None:
    for medium in media.load():
        assert all(handle.startswith("@") and " " not in handle for handle in medium.handles)
        assert all("." in domain and not domain.startswith("www.") and "/" not in domain for domain in medium.domains)
        assert medium.country is None or (len(medium.country) == 2 and medium.country.isupper())


@pytest.mark.parametrize(
    ("wording", "name", "kind"),
    [
        ("Agence France-Presse", "AFP", "agency"),
        ("the associated press", "AP", "agency"),
        ("l’Agence France-Presse", "AFP", "agency"),
        ("Les Echos", "Les Échos", "outlet"),
        ("JDD", "Le Journal du Dimanche", "outlet"),
        ("Yonhap", "Yonhap", "agency"),
        ("France Info", "Franceinfo", "broadcaster"),
        ("Twitter", "X", "platform"),
        ("@nytimes", "The New York Times", "outlet"),
    ],
)
def test_one_name_for_many_wordings(wording: str, name: str, kind: str) -> None:
    found = media.find(wording)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_a_host_belongs_to_the_medium_of_its_domain() -> None:
    for host, name in (("www.lemonde.fr", "Le Monde"), ("video.bbc.co.uk", "BBC"), ("LEFIGARO.FR", "Le Figaro")):
        medium = media.of_host(host)
        assert medium is not None
        assert medium.name == name
    for host in ("notlemonde.fr", "fr", "", "gazette.example"):
        assert media.of_host(host) is None


def test_what_is_no_medium_is_not_found() -> None:
    assert media.find("le ministère") is None
    assert media.find("") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("AFP", "Agence France-Presse", True),
        ("lemonde.fr", "Le Monde", True),
        ("ATI", "Agence tirvanienne d'information", True),
        ("Velmar News Agency", "VNA Velmar", False),
        ("ADN", "Agence des dépêches du Nord", True),
        ("Le Fanal", "le fanal", True),
        ("AP", "AFP", False),
        ("AP", "Anthracite Presse", False),
        ("L", "Lavande", False),
        ("", "", False),
    ],
)
def test_one_medium_under_two_names(one: str, other: str, same: bool) -> None:
    assert media.same(one, other) is same
    assert media.same(other, one) is same
