"""Which code points of a text stand between quotation marks."""

_OPENING, _CLOSING, _STRAIGHT = "“«„‟〝", "”»〞", '"'


def quoted(text: str) -> bytearray:
    """One byte per code point of `text`: 1 between double quotation marks.

    Straight marks pair up within a paragraph; a mark left open holds to the paragraph's
    end, so that one lost mark never spoils the rest of a report. In a paragraph with more
    opening than closing marks, one before which another stands open ends that one.
    """
    mask, inside, opened, lost = bytearray(len(text)), False, 0, _lost(text, 0)
    for position, character in enumerate(text):
        if character == "\n":
            inside, lost = False, _lost(text, position + 1)
        elif character in _OPENING:
            if inside and lost:
                mask[opened:position] = bytes(position - opened)
            inside, opened = not _is_stray(text, position), position
        elif character in _CLOSING:
            inside = False
        elif character in _STRAIGHT:
            inside = not inside
        elif inside:
            mask[position] = 1
    return mask


def _is_stray(text: str, at: int) -> bool:
    """Whether an opening mark before a small letter, in mid-sentence, is never closed in its paragraph: a lost word's."""
    end = text.find("\n", at)
    words = text[at + 1 : end if end >= 0 else len(text)]
    following, before = words.lstrip("\u00a0 ")[:1], text[max(0, at - 3) : at].rstrip("\u00a0 ")
    closed = any(mark in words for mark in _CLOSING)
    return not closed and following.islower() and before[-1:].isalnum()


def _lost(text: str, start: int) -> bool:
    """Whether the paragraph that begins at `start` has lost a closing mark."""
    end = text.find("\n", start)
    words = text[start : end if end >= 0 else len(text)]
    opening, closing = (sum(map(words.count, marks)) for marks in (_OPENING, _CLOSING))
    return opening > closing > 0
