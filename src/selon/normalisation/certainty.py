"""How sure, and whether yes or no: certainty and polarity of a claim.

`hedged` when the content carries a hedge ("peut-être", "likely", a conditional) or the
claim is hearsay. `negative` when the source denies the content, or when the content is
told and its own main clause is negated; quoted words are left as they are. Rows:
`hedges.toml` (hedge, negation). Cases: `specs/<language>/certainty.toml`.
"""

import re

from selon.languages import LanguagePack
from selon.languages.wording import find
from selon.records import Attribution, ContentType, Span, Stance
from selon.records.claim import Certainty, Polarity

#: A content's main clause is looked for in its first so many code points, up to the first comma.
_MAIN = 90
_CLAUSE_END = re.compile(r"[,;:.!?…]|\s(?:que|qu['’]|qui|dont|si|that|who|which|if|because|parce|car)\b", re.IGNORECASE)
_LEAD = re.compile(r"^[\s\"«“]*(?:que |qu['’]|that )?", re.IGNORECASE)


def certainty_of(text: str, found: Attribution, pack: LanguagePack) -> Certainty:
    """`hedged` when the claim is hearsay or its content is hedged, else `plain`."""
    if found.voice == "hearsay":
        return "hedged"
    spans = (*found.content, *found.cue)
    return "hedged" if any(find(pack, "hedges", "hedge", text, *span) for span in spans) else "plain"


def polarity_of(text: str, found: Attribution, stance: Stance, kind: ContentType, pack: LanguagePack) -> Polarity:
    """`negative` when the content is denied, or is told and says no; two negatives make `positive`."""
    negated = kind != "direct" and bool(_negations(text, found.content[0], pack))
    return "negative" if negated != (stance == "deny") else "positive"


def _negations(text: str, content: Span, pack: LanguagePack) -> list[Span]:
    lead = _LEAD.match(text[content.start : content.end])
    start = content.start + (lead.end() if lead else 0)
    end = min(content.end, start + _MAIN)
    stop = _CLAUSE_END.search(text, start + 1, end)
    hits = find(pack, "hedges", "negation", text, start, stop.start() if stop else end)
    return [hit.span for hit in hits]
