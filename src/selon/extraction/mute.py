"""Sources that can say nothing: a clash "opposes" people, "for the whole territory" names no speaker, and who is asked does not ask.

Rows: `sources.toml` (mute), matched at the head of the source's words, some only behind one cue.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from selon.extraction.reporters import is_reporters
from selon.languages import LanguagePack
from selon.languages.quotation import quoted
from selon.languages.wording import find
from selon.records import Attribution

#: What may stand before the head of a source's words.
_BEFORE_HEAD = re.compile(
    r"(?:(?:de|des|du|les?|la|ces|cette|cet?|un|une|quelques|plusieurs|nouveaux|nouvelles|violents|violentes"
    r"|the|a|an|these|this|some|new|violent)\s|[dl]['’])*",
    re.IGNORECASE,
)
#: Of whom somebody else asks something.
_ASKED = re.compile(r"(?:interrogée?s?|questionnée?s?|relancée?s?|asked|pressed)", re.IGNORECASE)


#: What is asked for is no question.
_WANTED = re.compile(r"(?:for|to|that)\b", re.IGNORECASE)
#: Who is only said to read.
_READER = re.compile(r"on|l['’]on|one|you", re.IGNORECASE)
_READ = re.compile(r"\b(?:lire|lit|lisait|read|reads)\s*$", re.IGNORECASE)
#: Behind a question, on a line of its own, who answers it.
_ANSWERS = re.compile(r"[\s?»”\"]*\n[^\n:.?!]{2,60}:")
#: … or whose answer follows: "Faut-il une digue ? L'analyse de Nora Lind."
_ANNOUNCED = re.compile(
    r"[\s»”\"]*\?[\s»”\"]*(?:la |les |l['’])?(?:réponses?|analyse|explications?|éclairages?|décryptage)\s(?:de\s|d['’]|du\s)",
    re.IGNORECASE,
)
#: "It is planned to", "Il est rappelé que": nobody says who plans or recalls.
_IMPERSONAL = re.compile(r"il|it", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:est|était|sera|serait|a été|avait été|is|was|has been|had been)\s(?:\w+\s)?"
    r"(?:prévu|demandé|interdit|recommandé|conseillé|rappelé|précisé|écrit|indiqué|reproché|proposé|décidé|convenu|annoncé|dit"
    r"|expliqué|noté|rapporté|planned|expected|said|reported|believed|thought|understood|alleged|claimed|feared|hoped|known)",
    re.IGNORECASE,
)
#: A participle without its auxiliary, and whom it befell behind the comma: "Déclarée morte par erreur, une habitante …".
_BEFALLEN = re.compile(
    r"(?:déclaré|accusé|soupçonné|condamné|jugé|visé|critiqué|qualifié|dénoncé|accused|declared|suspected|criticised|criticized"
    r"|convicted|described)(?:e|s|es)?",
    re.IGNORECASE,
)
#: « du livre qui dit »: no subject.
_CONTRACTED = re.compile(r"(?:du|au|aux)\s", re.IGNORECASE)
#: "36 people believed to have been there": others believe it.
_HELD = re.compile(r"(?:believed|thought|said|alleged|known|feared|reported|understood)", re.IGNORECASE)
_TO_BE = re.compile(r"to\s(?:have|be)\b", re.IGNORECASE)
#: What stands before words that are no subject, where no cue makes them one: "leur vie à l'étude de la lèpre : « … »".
_OBLIQUE = re.compile(
    r"\b(?:à|aux?|dans|sur|pour|avec|to|in|on|for|with|about)\s(?:le |la |les |l['’]|the )?\Z", re.IGNORECASE
)
#: An article or a preposition that is left of somebody's name or office is nobody.
_STRAY = re.compile(r"(?:the|an?|of|to|le|la|les|l['’]|du|des|de|d['’]|aux?|à)", re.IGNORECASE)
#: Who only carries what another says: "Selon La Vigie, rapporté par Le Fanal, …".
_CARRIED = re.compile(
    r"(?:rapporté|relayé|cité|repris)e?s?\spar|(?:reported|carried|relayed|quoted|cited)\sby", re.IGNORECASE
)
_BEHIND = re.compile(r",?\s*")

#: From inside a quotation to behind it.
_OUT_OF_QUOTES = re.compile(r"[^«»“”\"]*[»”][^«»“”\"]*")


def speaking(text: str, items: Iterable[Attribution], pack: LanguagePack) -> list[Attribution]:
    """The attributions without those whose source is a thing that happens, or a place."""
    found, inside = list(items), quoted(text)
    return [
        _unread(text, item)
        for item in found
        if not _is_mute(text, item, pack)
        and not _is_carrier(text, item, found)
        and not is_reporters(text, item, inside)
    ]


def _is_carrier(text: str, item: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether the same words are given to somebody right before, whom this source only carries."""
    if len(item.cue) != 1 or not _CARRIED.fullmatch(text, *item.cue[0]):
        return False
    start = item.cue[0].start
    return any(
        other is not item
        and other.source
        and other.source[-1].end <= start
        and _BEHIND.fullmatch(text, other.source[-1].end, start)
        and any(a.start < b.end and b.start < a.end for a in other.content for b in item.content)
        for other in found
    )


def _unread(text: str, item: Attribution) -> Attribution:
    """Without "on" for a source in "on pouvait lire", as who reads says nothing, and without a stray article."""
    if len(item.source) == 1 and (_STRAY.fullmatch(text, *item.source[0]) or _is_no_subject(text, item)):
        return replace(item, source=())
    if len(item.source) == 1 and item.cue and _READER.fullmatch(text, *item.source[0]):
        cue = text[item.cue[0].start : item.cue[-1].end]
        return replace(item, source=()) if _READ.search(cue) else item
    return item


def _is_no_subject(text: str, item: Attribution) -> bool:
    """Whether the words in the source's place are nobody's who speaks: an empty "il", whom something befell, an object, a complement."""
    start, end = item.source[0]
    if not item.cue:
        return _OBLIQUE.search(text, max(0, start - 12), start) is not None
    cue = item.cue[0]
    if cue.start >= end and _CONTRACTED.match(text, start, end):
        return True
    if _BEFALLEN.fullmatch(text, *cue) and text[end : cue.start].strip() == ",":
        return True
    if _HELD.fullmatch(text, *cue) and cue.start - end in (0, 1) and _TO_BE.match(text, item.content[0].start):
        return True
    if _BEFALLEN.fullmatch(text, *cue) and cue.end <= item.content[0].start and item.content[-1].end <= start:
        return "," in text[item.content[-1].end : start]
    return bool(_IMPERSONAL.fullmatch(text, start, end) and _PASSIVE.fullmatch(text, *cue))


def _is_mute(text: str, item: Attribution, pack: LanguagePack) -> bool:
    if len(item.cue) == 1 and _ASKED.fullmatch(text, *item.cue[0]) and not _WANTED.match(text, item.content[0].start):
        return True  # "interrogé sur la digue, M. Lind": the question is not his
    if len(item.cue) == 1 and any(
        hit.span == item.cue[0] for hit in find(pack, "sources", "no_cue", text, *item.cue[0])
    ):
        return True
    if len(item.source) != 1:
        return False
    asked = not item.cue and item.content[-1].end <= item.source[0].start
    if _ANNOUNCED.match(text, item.content[-1].end - text[: item.content[-1].end].endswith("?")):
        return True
    if asked and _ANSWERS.match(text, item.content[-1].end):
        return True  # the question, before "Nora Lind: …"
    if item.cue and _OUT_OF_QUOTES.fullmatch(text, item.source[0].end, max(item.source[0].end, item.cue[0].start)):
        return True  # « L'enquête le dira », a dit le maire: the inquiry is spoken of
    start, end = item.source[0]
    words = text[start:end]
    lead = _BEFORE_HEAD.match(words)
    head = start + (lead.end() if lead else 0)
    cue = " ".join(text[slice(*span)] for span in item.cue).lower()
    return any(
        hit.span.start == head and hit.row.get("cue", cue) == cue
        for hit in find(pack, "sources", "mute", text, head, end)
    )
