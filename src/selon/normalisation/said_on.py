"""The day on which a source said what is attributed to it."""

from selon.languages.pack import LanguagePack
from selon.normalisation.when import find_whens
from selon.records import Attribution


def said_on(text: str, attribution: Attribution, pack: LanguagePack, anchor: str | None) -> str | None:
    """The EDTF date of saying: the time named with the cue, in its sentence and outside the content."""
    marks = attribution.cue or attribution.source
    if not marks:
        return None
    start, end = marks[0].start, marks[-1].end
    left = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
    right = min((at for at in (text.find("\n", end), text.find(". ", end)) if at >= 0), default=len(text))
    for when in find_whens(text, left, right, anchor, pack):
        span = when.spans[0]
        inside = any(piece.start < span.end and span.start < piece.end for piece in attribution.content)
        if not inside and when.edtf and abs(span.start - start) < 120:
            return when.edtf
    return None
