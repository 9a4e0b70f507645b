"""Whose "its services" are: three voices, one party."""

import pytest
from tests import marked

from selon import languages
from selon.normalisation import normalise


def parties(text: str, language: str) -> list[str | None]:
    plain, attributions = marked.read(text)
    found = normalise(marked.report(plain, language), attributions, languages.load(language))
    actors = [claim.source.actor for claim in found]
    return [actor.affiliation if actor is not None else None for actor in actors]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            (
                "{S1:L'Espagne} {C1:affirme} {T1:{T2:que douze cargos ont quitté Varse}}, {C2:selon} {S2:ses services de renseignement}. "
                "{S3:L'agence de renseignement} {C3:ajoute} {T3:que deux cargos sont vides}."
            ),
        ),
    ],
)
def test_services_and_their_agency_speak_for_the_state_whose_words_they_bear_out(language: str, text: str) -> None:
    assert parties(text, language)[1:] == ["state:ES", "state:ES"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "{S1:L'Espagne} {C1:affirme} {T1:que douze cargos ont quitté Varse}. "
            "{S2:Ses services de renseignement} {C2:disent} {T2:le contraire du port}."
        ),
        (
            "{S1:L'Espagne} {C1:affirme} {T1:que douze cargos ont quitté Varse}. "
            "{S2:L'agence de renseignement} {C2:ajoute} {T2:que deux sont vides}."
        ),
        "{S1:L'Espagne} {C1:affirme} {T1:{T2:que douze cargos ont quitté Varse}}, {C2:selon} {S2:ses pêcheurs de thon}.",
    ],
)
def test_of_whom_nothing_is_said_they_stay_open(text: str) -> None:
    assert parties(text, "fr")[1] is None
