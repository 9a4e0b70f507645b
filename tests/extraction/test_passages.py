"""Sentence vectors: near for like meaning over languages, and never more than candidates."""

import hashlib
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from selon.errors import ModelError
from selon.extraction.passages import PassageEncoder, packed, unpacked

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


def test_packed_vectors_keep_their_nearness(vectors: PassageEncoder) -> None:
    made = vectors([text for pair in PAIRS for text in pair])
    kept = unpacked(b"".join(packed(made)), len(made))
    assert np.abs(made @ made.T - kept @ kept.T).max() < 0.005
    assert all(len(row) == 384 for row in packed(made))
    assert unpacked(b"", 0).shape == (0, 0)


def test_other_weights_have_another_name() -> None:
    """Vectors are kept under the name: who changes a file changes the name, and then this."""
    digest = hashlib.sha256()
    for name in ("sentences.onnx", "words.npy", "scales.npy", "tokenizer.json"):
        digest.update((files("selon.extraction") / "weights" / name).read_bytes())
    assert (PassageEncoder.name, digest.hexdigest()[:16]) == ("multilingual-e5-small/12/int8", "8047be9ff09e7287")
