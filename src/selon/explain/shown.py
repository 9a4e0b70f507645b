"""Characters of report texts that must not act on a page: made visible, never obeyed, never dropped."""

import re

#: Bidirectional marks, overrides and isolates; invisible separators; controls other than tab and line feed.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb]"
)


def visible(text: str) -> str:
    """The text with each acting character as its code point in brackets ("⟨U+202E⟩")."""
    return _ACTING.sub(lambda match: "\ufffd" if match.group() == "\x00" else f"⟨U+{ord(match.group()):04X}⟩", text)


def in_place(text: str) -> str:
    """The text with each acting character as one that stands for it, so that every other keeps its place."""
    return _ACTING.sub("\ufffd", text)
