"""Is a content quoted, told, or both?"""

from collections.abc import Sequence

from selon.records import ContentType, Span

_OPENING, _CLOSING, _STRAIGHT = "“«„‟〝", "”»〞", '"'
#: From this share of quoted letters on, a content counts as direct speech.
_DIRECT = 0.9


def quoted(text: str) -> bytearray:
    """One byte per code point of `text`: 1 between double quotation marks.

    Straight marks pair up within a paragraph; a mark left open holds to the paragraph's
    end, so that one lost mark never spoils the rest of a report.
    """
    mask, inside = bytearray(len(text)), False
    for position, character in enumerate(text):
        if character == "\n":
            inside = False
        elif character in _OPENING:
            inside = True
        elif character in _CLOSING:
            inside = False
        elif character in _STRAIGHT:
            inside = not inside
        elif inside:
            mask[position] = 1
    return mask


def content_type(text: str, content: Sequence[Span], mask: bytearray) -> ContentType:
    """`direct` when at least 90 % of the letters and digits are quoted, `indirect` when none are, else `mixed`."""
    letters = [i for start, end in content for i in range(start, end) if text[i].isalnum()]
    share = sum(mask[i] for i in letters) / len(letters) if letters else 0.0
    if share >= _DIRECT:
        return "direct"
    return "mixed" if share > 0 else "indirect"
