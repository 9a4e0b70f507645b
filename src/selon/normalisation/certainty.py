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
#: What follows a conditional and tells how it is meant lies within so many code points.
_CONDITIONAL = 60
_SENTENCE = re.compile(r"[.!?…]\s")
_CLAUSE_END = re.compile(r"[,;:.!?…]|\s(?:que|qu['’]|qui|dont|si|that|who|which|if|because|parce|car)\b", re.IGNORECASE)
_LEAD = re.compile(r"^[\s\"«“]*(?:que |qu['’]|that )?", re.IGNORECASE)


def certainty_of(text: str, found: Attribution, pack: LanguagePack) -> Certainty:
    """`hedged` when the claim is hearsay or its content is hedged, else `plain`."""
    if found.voice == "hearsay":
        return "hedged"
    if any(find(pack, "hedges", "hedge", text, *span) for span in found.cue):
        return "hedged"
    rules = _Conditionals(text, found, pack)
    for span in found.content:
        for hit in find(pack, "hedges", "hedge", text, *span):
            named = hit.row.get("cased") and text[hit.span.start].isupper()  # the month, or a wish: "in May"
            if not named and (not hit.row.get("conditional") or rules.hedges(hit.span, span)):
                return "hedged"
    return "hedged" if rules.any_verb() else "plain"


class _Conditionals:
    """Which conditionals say that something is not sure (French; a pack without `[certainty]` has none).

    Not after a condition, nor of what might have been ("aurait dû"); and after a past verb of
    saying a simple conditional is a future seen from then ("a promis que la digue serait finie").
    Under "selon" and with a document as its source, the conditional of any verb hedges.
    """

    def __init__(self, text: str, found: Attribution, pack: LanguagePack) -> None:
        self._text, self._found, self._pack = text, found, pack
        self._rules = {
            name: re.compile(form, re.IGNORECASE) for name, form in pack.profile.get("certainty", {}).items()
        }
        self._cue = " ".join(text[span.start : span.end] for span in found.cue)

    def hedges(self, at: Span, content: Span) -> bool:
        """Whether the auxiliary or copula at `at` hedges the content it stands in."""
        if not self._rules:
            return True
        after = self._text[at.start : min(content.end, at.start + _CONDITIONAL)]
        if self._rules["unreal"].match(after) or self._on_condition(at, content):
            return False
        return not (self._future_in_the_past() and self._rules["passive"].match(after))

    def any_verb(self) -> bool:
        """Whether a verb of the content stands in the conditional where only hearsay puts it there."""
        if not self._rules or not self._rules["according"].search(self._cue):
            return False
        return any(
            not self._on_condition(Span(*match.span()), span)
            for span in self._found.content
            for match in self._rules["verb"].finditer(self._text, *span)
        )

    def _future_in_the_past(self) -> bool:
        start = self._found.content[0].start
        return bool(self._rules["past"].search(self._cue) and self._rules["clause"].match(self._text, start))

    def _on_condition(self, at: Span, content: Span) -> bool:
        begin = max((stop.end() for stop in _SENTENCE.finditer(self._text, content.start, at.start)), default=0)
        return bool(self._rules["condition"].search(self._text, max(begin, content.start), at.start))


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
