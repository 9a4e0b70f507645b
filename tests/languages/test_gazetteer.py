"""Places have one key over languages."""

import pytest

from selon.languages.gazetteer import capital_of, country_name, country_of, inhabitants, place_key, runs


@pytest.mark.parametrize("names", [("Londres", "London"), ("París", "Paris"), ("Espagne", "Spain", "España")])
def test_one_key_in_every_language(names: tuple[str, ...]) -> None:
    assert len({place_key(name) for name in names}) == 1


def test_of_cities_with_one_name_the_storys_country_has_the_meant_one() -> None:
    assert place_key("Marsella", "FR") == place_key("Marseille")
    assert country_of(place_key("Orange", "FR")) == "FR"
    assert country_of(place_key("Orange")) == "US"


def test_an_unknown_place_keeps_its_name() -> None:
    assert place_key("Norval") == "name:norval"
    assert inhabitants("Norval") == 0
    assert country_of("name:norval") is None


def test_countries() -> None:
    assert country_of(place_key("Francia")) == "FR"
    assert (capital_of("FR"), country_name("FR", "es"), country_name("FR", "xx")) == ("Paris", "Francia", "France")
    assert capital_of("XX") is None


def test_runs_come_with_the_shorter_ones_in_them() -> None:
    text = "En Puerto Norval"
    assert [text[start:end] for start, end in runs(text, 0, len(text))] == [
        "En Puerto Norval",
        "En Puerto",
        "Puerto Norval",
        "En",
        "Puerto",
        "Norval",
    ]
