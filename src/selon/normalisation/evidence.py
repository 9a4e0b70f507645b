"""The ground given for a claim: intelligence, witnesses, a document, images, a poll …

Read from the source's and the cue's words, and from the content where it names how
something is known ("en utilisant la reconnaissance faciale"). A row with `named` counts
inside a name ("Supreme Court"), one with `within = "source"` not in a cue. Rows: `evidence.toml`.
Cases: `specs/<language>/evidence.toml`.
"""

import re
from typing import cast

from selon.languages import LanguagePack
from selon.languages.wording import find, longest
from selon.records import Attribution, Evidence, Span
from selon.records.claim import EvidenceKind

#: A ground named in a content counts only with words that say how it is known.
_MARGIN = 60
#: The head of a source has no more words before it.
_HEAD = 2


def evidence_of(text: str, found: Attribution, pack: LanguagePack) -> tuple[Evidence, ...]:
    """The grounds the attribution names, one per kind, in text order; empty when it names none."""
    pattern = pack.profile.get("evidence", {}).get("known_by", "(?!)")
    known_by = re.compile(pattern, re.IGNORECASE)
    grounds: dict[EvidenceKind, list[Span]] = {}
    for span in sorted((*found.source, *found.cue)):
        for hit in longest(find(pack, "evidence", "ground", text, span.start, span.end)):
            if hit.row.get("within") == "source" and span not in found.source:
                continue
            inside_a_name = hit.span.start > span.start and text[hit.span.start].isupper()
            if hit.row.get("named") or not inside_a_name or text[hit.span.start : hit.span.end].isupper():
                grounds.setdefault(cast(EvidenceKind, hit.row["kind"]), []).append(hit.span)
    for seen in _seen_on_the_spot(text, found, pack):
        grounds.setdefault("own-reporting", []).append(seen)
    for span in found.content:
        for hit in longest(find(pack, "evidence", "ground", text, span.start, span.end)):
            lead = text[max(span.start, hit.span.start - _MARGIN) : hit.span.start]
            if known_by.search(lead):
                grounds.setdefault(cast(EvidenceKind, hit.row["kind"]), []).append(hit.span)
    ordered = sorted(grounds.items(), key=lambda item: item[1][0])
    return tuple(Evidence(kind, tuple(sorted(set(spans)))) for kind, spans in ordered)


def _seen_on_the_spot(text: str, found: Attribution, pack: LanguagePack) -> list[Span]:
    """The reporter named as source, where the cue says that the reporter saw it, or that the report goes by him."""
    seen = any(find(pack, "evidence", "observed", text, *span) for span in found.cue)
    hits = [(span, hit.span) for span in found.source for hit in find(pack, "evidence", "observer", text, *span)]
    # The head of the source: not who made the count it names, nor a paper's name ("the Varse Reporter").
    return [
        at
        for span, at in hits
        if seen
        and len(text[span.start : at.start].split()) <= _HEAD
        and (at.start == span.start or not text[at.start].isupper())
    ]
