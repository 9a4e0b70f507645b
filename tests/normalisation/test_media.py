import pytest

from selon.languages import media
from selon.normalisation.media import media_in


@pytest.mark.parametrize("text", ["selon France 3", "selon France\u00a03", "sur L’Humanité", "sur L'Humanité"])
def test_a_medium_is_found_however_its_marks_and_blanks_are_typed(text: str) -> None:
    (found,) = media_in(text, 0, len(text))
    wording = text[found.span.start : found.span.end]
    assert wording in text
    assert media.find(wording) is found.medium
