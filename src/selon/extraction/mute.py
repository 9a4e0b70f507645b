"""Sources that can say nothing: a clash "opposes" people, "for the whole territory" names no speaker, and who is asked does not ask.

Rows: `sources.toml` (mute), matched at the head of the source's words.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from selon.languages import LanguagePack
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


#: Who is only said to read.
_READER = re.compile(r"on|l['’]on|one|you", re.IGNORECASE)
_READ = re.compile(r"\b(?:lire|lit|lisait|read|reads)\s*$", re.IGNORECASE)
#: Behind a question, on a line of its own, who answers it.
_ANSWERS = re.compile(r"[\s?»”\"]*\n[^\n:.?!]{2,60}:")

#: From inside a quotation to behind it.
_OUT_OF_QUOTES = re.compile(r"[^«»“”\"]*[»”][^«»“”\"]*")


def speaking(text: str, items: Iterable[Attribution], pack: LanguagePack) -> list[Attribution]:
    """The attributions without those whose source is a thing that happens, or a place."""
    return [_unread(text, item) for item in items if not _is_mute(text, item, pack)]


def _unread(text: str, item: Attribution) -> Attribution:
    """Without "on" for a source in "on pouvait lire": who reads says nothing."""
    if len(item.source) == 1 and item.cue and _READER.fullmatch(text, *item.source[0]):
        cue = text[item.cue[0].start : item.cue[-1].end]
        return replace(item, source=()) if _READ.search(cue) else item
    return item


def _is_mute(text: str, item: Attribution, pack: LanguagePack) -> bool:
    if len(item.cue) == 1 and _ASKED.fullmatch(text, *item.cue[0]):
        return True  # "interrogé sur la digue, M. Lind": the question is not his
    if len(item.cue) == 1 and any(
        hit.span == item.cue[0] for hit in find(pack, "sources", "no_cue", text, *item.cue[0])
    ):
        return True
    if len(item.source) != 1:
        return False
    asked = not item.cue and item.content[-1].end <= item.source[0].start
    if asked and _ANSWERS.match(text, item.content[-1].end):
        return True  # the question, before "Nora Lind: …"
    if item.cue and _OUT_OF_QUOTES.fullmatch(text, item.source[0].end, max(item.source[0].end, item.cue[0].start)):
        return True  # « L'enquête le dira », a dit le maire: the inquiry is spoken of
    start, end = item.source[0]
    words = text[start:end]
    lead = _BEFORE_HEAD.match(words)
    head = start + (lead.end() if lead else 0)
    return any(hit.span.start == head for hit in find(pack, "sources", "mute", text, head, end))
