"""Whether words stand in running text: no item of a list, no caption of a gallery, no words within somebody else's quotation."""

import re

from selon.records import Report, Span

#: Code points behind a caption within which its number in a gallery stands.
GALLERY = 160
#: A picture's place in a gallery, beside its caption ("3 of 39", « 3/39 »).
_GALLERY = re.compile(r"^[^\S\n]*\d{1,3}\s?(?:of|sur|/)\s?\d{1,3}[^\S\n]*$", re.MULTILINE)
_ITEM = re.compile(r"[^\S\n]*[•●·▪■◆∙*–—-]\s?")
_PAIRS = (("«", "»"), ("“", "”"))


def is_captioned(end: int, report: Report) -> bool:
    """Whether the number of a picture in a gallery stands shortly behind: what ends there is its caption, often of another day."""
    return _GALLERY.search(report.text[end : end + GALLERY]) is not None


def is_listed(start: int, report: Report) -> bool:
    """Whether the line in which something begins is an item of a list, whose place and day stand over it."""
    return _ITEM.match(report.text, report.text.rfind("\n", 0, start) + 1) is not None


def is_quoted_in(span: Span, report: Report) -> bool:
    """Whether a stretch of a paragraph lies within quotation marks: whoever is its subject, somebody else says it."""
    begin = report.text.rfind("\n", 0, span.start) + 1
    stop = report.text.find("\n", span.end)
    before, behind = report.text[begin : span.start], report.text[span.end : len(report.text) if stop < 0 else stop]
    if any(before.count(one) > before.count(two) and two in behind for one, two in _PAIRS):
        return True
    return before.count('"') % 2 == 1 and behind.count('"') % 2 == 1
