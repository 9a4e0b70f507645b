"""Is a content quoted, told, or both?"""

from collections.abc import Sequence

from selon.records import ContentType, Span

#: From this share of quoted letters on, a content counts as direct speech.
_DIRECT = 0.9


def content_type(text: str, content: Sequence[Span], mask: bytearray) -> ContentType:
    """`direct` when at least 90 % of the letters and digits are quoted, `indirect` when none are, else `mixed`."""
    letters = [i for start, end in content for i in range(start, end) if text[i].isalnum()]
    share = sum(mask[i] for i in letters) / len(letters) if letters else 0.0
    if share >= _DIRECT:
        return "direct"
    return "mixed" if share > 0 else "indirect"
