"""Which code points of a text stand between quotation marks."""

_OPENING, _CLOSING, _STRAIGHT = "“«„‟〝", "”»〞", '"'


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
