"""The reporter's own words and doings that are taken for somebody's claim: reminders, further sentences, who is supported."""

import re

from selon.records import Attribution

#: "Rappelons que": the reporter reminds his readers.
_REMINDER = re.compile(
    r"(?:rappelons|notons|signalons|précisons|soulignons|remarquons|ajoutons|souvenons-nous|relevons|indiquons)(?:[- ]le)?"
    r"|let us (?:recall|remember|note|add)",
    re.IGNORECASE,
)
#: A source's sentence that runs on in words, and ends before the content: "Les Varsiens en ont assez. Payer, toujours payer".
_OWN_SENTENCE = re.compile(r"\s+[a-zà-ÿ][^.!?\n]*[.!?]\s+\Z")
#: "She kept the support of the council": she says nothing, and the council's words are not told.
_SUPPORTED = re.compile(
    r"(?:(?:has|have|had|a|ont|avait|avaient)\s)?"
    r"(?:retain|kept|keep|enjoy|w[io]n|receiv|g[eo]t|los[et]|gain|earn|secur|obten|reçoi|reçu|conserv|perd|gard)\w*\s"
    r"(?:[\w-]+\s){0,3}(?:support|backing|endorsement|approval|soutien|appui|aval)\s(?:of|from|de|du|des)(?:\s(?:the|la))?",
    re.IGNORECASE,
)


def is_reporters(text: str, item: Attribution, quoted: bytearray) -> bool:
    """Whether nobody but the reporter says what the attribution gives to its source."""
    if not item.source:
        return False
    if item.cue:
        cue = item.cue[0]
        if len(item.cue) == 1 and _SUPPORTED.fullmatch(text, *cue):
            return True
        return not quoted[cue.start] and _REMINDER.fullmatch(text, *cue) is not None
    start, end = item.content[0].start, item.content[-1].end
    return not any(quoted[start:end]) and _OWN_SENTENCE.fullmatch(text, item.source[-1].end, start) is not None
