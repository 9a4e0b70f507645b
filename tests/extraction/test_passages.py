"""Sentence vectors: near for like meaning over languages, and never more than candidates."""

from pathlib import Path

import numpy as np
import pytest

from selon.errors import ModelError
from selon.extraction.passages import PassageEncoder

PAIRS = [
    ("Le ministre a démenti l'envoi de soldats.", "The minister denied that soldiers had been sent."),
    ("La maire promet de rouvrir la piscine.", "The mayor vowed to reopen the swimming pool."),
    ("Les pluies ont coupé la route du col.", "Heavy rain has cut off the mountain road."),
]


@pytest.fixture(scope="module")
def vectors() -> PassageEncoder:
    return PassageEncoder.shipped()


def test_a_sentence_is_nearest_to_its_translation(vectors: PassageEncoder) -> None:
    french, english = vectors([a for a, _ in PAIRS]), vectors([b for _, b in PAIRS])
    assert list((french @ english.T).argmax(1)) == [0, 1, 2]


def test_vectors_have_length_one_and_do_not_depend_on_their_neighbours(vectors: PassageEncoder) -> None:
    alone, among = vectors(["Trois blessés."])[0], vectors(["Trois blessés.", PAIRS[0][0] * 20])[0]
    assert np.linalg.norm(alone) == pytest.approx(1, abs=1e-5)
    assert float(alone @ among) > 0.99


def test_no_text_gives_no_vector_and_an_empty_text_gives_one(vectors: PassageEncoder) -> None:
    assert vectors([]).shape == (0, 384)
    assert vectors([""]).shape == (1, 384)


def test_a_damaged_folder_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="reinstall"):
        PassageEncoder(tmp_path)
