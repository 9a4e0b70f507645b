"""The ground given for a claim: intelligence, witnesses, a document, images, a poll …

Read from the source's and the cue's words, and from the content where it names how
something is known ("en utilisant la reconnaissance faciale"). Rows: `evidence.toml`.
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


def evidence_of(text: str, found: Attribution, pack: LanguagePack) -> tuple[Evidence, ...]:
    """The grounds the attribution names, one per kind, in text order; empty when it names none."""
    pattern = pack.profile.get("evidence", {}).get("known_by", "(?!)")
    known_by = re.compile(pattern, re.IGNORECASE)
    grounds: dict[EvidenceKind, list[Span]] = {}
    for span in sorted((*found.source, *found.cue)):
        for hit in longest(find(pack, "evidence", "ground", text, span.start, span.end)):
            inside_a_name = hit.span.start > span.start and text[hit.span.start].isupper()
            if not inside_a_name or text[hit.span.start : hit.span.end].isupper():
                grounds.setdefault(cast(EvidenceKind, hit.row["kind"]), []).append(hit.span)
    for span in found.content:
        for hit in longest(find(pack, "evidence", "ground", text, span.start, span.end)):
            lead = text[max(span.start, hit.span.start - _MARGIN) : hit.span.start]
            if known_by.search(lead):
                grounds.setdefault(cast(EvidenceKind, hit.row["kind"]), []).append(hit.span)
    ordered = sorted(grounds.items(), key=lambda item: item[1][0])
    return tuple(Evidence(kind, tuple(sorted(set(spans)))) for kind, spans in ordered)
