"""The shipped tokenizer: word pieces with their places in the text."""

import re
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

_LONE = re.compile("[\ud800-\udfff]")


class Pieces:
    """A Hugging Face `tokenizer.json` as `windows.Tokenizer`."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def pieces(self, text: str) -> tuple[Sequence[int], Sequence[tuple[int, int]]]:
        """Ids and `[start, end)` places; a place never begins with white space."""
        # Half of a surrogate pair, out of a damaged file, is no text to the tokenizer.
        encoding = self._tokenizer.encode(_LONE.sub("\ufffd", text), add_special_tokens=False)
        return encoding.ids, [_without_blank(text, *place) for place in encoding.offsets]


def _without_blank(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end
