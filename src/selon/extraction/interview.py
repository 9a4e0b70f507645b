"""The answers of an interview as claims of the one who is asked, where the report names them."""

from collections.abc import Sequence

from selon.languages.interviews import answers
from selon.records import Attribution

#: How probable such a claim is.
PROBABILITY = 0.8


def with_answers(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in text order with the answers among them; what was found inside an answer stays, nested."""
    made = [
        Attribution((answer.speaker,), (), answer.paragraphs, PROBABILITY)
        for answer in answers(text)
        if answer.speaker is not None
    ]
    return sorted((*items, *made), key=lambda item: min(span.start for span in item.content))
