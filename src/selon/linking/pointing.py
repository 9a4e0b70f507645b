"""Words of a content that point elsewhere ("ces informations", "it", "that is a lie"): what kind of thing they take up.

Which claims these are is told in `selon.linking.anaphora`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selon.languages import LanguagePack, Row
from selon.languages.folding import fold
from selon.languages.wording import Hit, find
from selon.records import Claim, Span

#: Code points back at most: from pointing words, from a demonstrative that shows one thing, from a verdict or "the contrary", and right behind.
FAR, NEARBY, ADJACENT, BEHIND = 3_000, 700, 150, 40
#: Kinds of things that are spoken of soon after they were said, unlike charges, which a whole report may be about.
INTENDED = ("announcement", "idea", "plan")
#: Stances of those who speak of what others said.
ABOUT_OTHERS = frozenset(("deny", "doubt", "condemn", "support", "confirm"))
#: Stances in which "the allegations", with only an article, are some that were told of before.
JUDGING = ABOUT_OTHERS | {"estimate"}
#: Words of a content that its pointing noun may stand behind ("que de telles …").
OPENING = 5
#: A content that is only "the claims", with at most so many words, points; a longer one says what it is about.
BARE = 4
#: Behind a noun with only an article, what it is about: then it takes nothing up.
_OF_ITSELF = re.compile(r"\s+(?:de\s+[a-zà-ÿ]+(?:er|ir|re|oir)\b|to\b|that\b|que\b|qu['’]|selon\s+l)", re.IGNORECASE)
#: A sentence about what was just said: "that is …", "ce n'est pas …".
_IT_IS = re.compile(
    r"\W*(?:that\s(?=it\b|this\b|these\b|they\b))?(?:that|this|it|these|those|they)(?:['’]s|['’]re|\s(?:is|was|are|were))\s"
    r"|\W*(?:que\s|qu['’])?(?:c['’]est|ce\sn['’](?:est|était)|c['’]était|cela\s(?:est|n['’]est)|ça\s(?:n['’])?est|tout\s(?:cela|ça)\sest)\s",
    re.IGNORECASE,
)
#: What a speaker adds about his own words: “That's a scandal,” right behind them; not of somebody, and not with a clause.
_ADDED = re.compile(
    r"\W*(?:that['’]s|that\s(?:is|was)|this\s(?:is|was)|c['’](?:est|était))\s"
    r"(?!(?:vous|moi|nous|lui|elle|eux|me|him|her|us)\b)(?!.*\b(?:qui|que|who|which|that)\b)(?!.*\bqu['’])",
    re.IGNORECASE | re.DOTALL,
)
#: "the report is …", « ces accusations sont … », before a verdict.
_NOUN_IS = re.compile(r"\s+(?:is|are|was|were|est|sont|était|étaient)\s", re.IGNORECASE)
#: Whose it is, where an article or a capital says that somebody's.
SOMEBODYS = re.compile(
    r"\s+(?:(?:de\s+la\s|de\s+l['’]|du\s|des\s|of\s+the\s|by\s+the\s)\s*|(?:de\s|d['’]|of\s|by\s)\s*(?=[«“\"A-ZÀ-Þ]))\S"
)
#: What a noun is about, behind it: "the call for …", « l'idée de … ».
_ABOUT = re.compile(
    r"\s+(?:à|aux?|for|about|of|that|to|over|pour|sur|de|d['’]|que|qu['’]|selon\s+la?quelle)\s?(.+)",
    re.IGNORECASE | re.DOTALL,
)
#: An adjective alone behind it says so, too; a participle only that it was said: "the claims made".
_KIND = re.compile(r"\s+([a-zà-ÿ]{6,})(?<!é)(?<!ée)(?<!és)(?<!ées)(?<!ed)\W*\Z")
#: That something was said, behind it: "des propos révélés".
_SAID = re.compile(r"\s+\w+(?:é|ée|és|ées|ed)\W*")
#: "the mayor's claims": whose they are, before the noun.
_OWNER = re.compile(
    r"\W*(?:the\s|that\sthe\s)?([\w.][\w.’' -]{1,40}?)(?:['’]s|(?<=s)['’])\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE
)
#: Pronouns that point at what was said more than at a thing.
_POINTING = ("this", "that", "cela", "ca", "ceci")
#: "agreed with that", "s'en tient à cela": a preposition says nothing more.
_LEADING = re.compile(r"^(?:with|to|of|about|on|at|by|for|d['’]|de|à|avec|sur|pour)\s+(?=\w+$)", re.IGNORECASE)
#: Whose words: "his remarks", « ses propos ».
_ONES_OWN = ("his", "her", "its", "their", "son", "sa", "ses", "leur", "leurs")
#: Words of a verdict, of a pronoun with what it is called, and of what a speaker adds.
VERDICT, CALLED, ADDED = 9, 8, 6
#: Words that announce what comes behind them: "he said this:".
_AHEAD = re.compile(r"[\s»”\"]*:")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words of a content that take something up: what kind of thing, whether several, whether only others' words.

    `whose` are the words before the noun that say whose it is ("the mayor" of "the mayor's claims"); `mine` where a
    speaker deals with what he said himself ("a nuancé ses propos"); `reach` is how far back it may lie (code points);
    `matter` are beginnings of the words that say what it is about ("the call for his resignation").
    """

    span: Span
    words: str
    takes: str
    plural: bool
    near: bool
    others: bool = False
    row: Row | None = None
    own: bool = False
    whose: str = ""
    mine: bool = False
    reach: int = FAR
    matter: frozenset[str] = frozenset()


def pointer_of(text: str, claim: Claim, pack: LanguagePack) -> Pointer | None:
    """The pointing words of a claim's content, if it points."""
    start, end = claim.content.spans[0].start, claim.content.spans[-1].end
    words = [Span(*match.span()) for match in re.finditer(r"[\w'’-]+", text[start:end])]
    words = [Span(start + a, start + b) for a, b in words]
    if not words:
        return None
    if claim.stance not in JUDGING and _AHEAD.match(text, end):
        return None
    alone = text[start:end].strip(" «»“”\"'’.,;:\n")
    if claim.stance in ABOUT_OTHERS:
        alone = _LEADING.sub("", alone)
    for hit in find(pack, "positions", "pronoun", text, start, end):
        if fold(text[hit.span.start : hit.span.end]).strip("'’") == fold(alone).strip("'’"):
            before = bool(claim.cue.spans) and end <= claim.cue.spans[0].start
            if before and claim.content.type != "direct" and not _is_clitic(alone):
                return None  # "That brought criticism": what happened did
            plural = fold(alone) in fold(str(hit.row.get("plural", ""))).split("|")
            reach = ADJACENT if hit.row.get("beside") else NEARBY
            return Pointer(hit.span, alone, "any", plural, near=True, reach=reach)
    spoken = _of_a_statement(text, claim, words, pack)
    if spoken is not None:
        return spoken
    return _by_noun(text, claim, words, pack)


def _by_noun(text: str, claim: Claim, words: Sequence[Span], pack: LanguagePack) -> Pointer | None:
    """A noun of saying behind a demonstrative, or alone behind an article where it is judged."""
    start = words[0].start
    limit = words[min(OPENING, len(words)) - 1].end
    for hit in find(pack, "positions", "noun", text, start, limit):
        determiner = _before(text, start, hit, pack)
        owner = _OWNER.match(text[start : hit.span.start]) if determiner is None and claim.stance in JUDGING else None
        if owner and len(words) <= BARE + 1 and not _OF_ITSELF.match(text, hit.span.end):
            plural, others = _is_plural(text, hit), bool(hit.row.get("others"))
            shown = text[start : hit.span.end]
            return Pointer(hit.span, shown, hit.row["takes"], plural, False, others, hit.row, whose=owner.group(1))
        if determiner is None or (hit.row.get("shown") and not determiner.row["near"]):
            continue
        own = fold(text[slice(*determiner.span)]) in _ONES_OWN
        mine = (own or bool(determiner.row.get("apposed"))) and any(
            find(pack, "positions", "owning", text, *span) for span in claim.cue.spans
        )
        about = _matter_of(text[hit.span.end : words[-1].end])
        if not _points(
            text, claim, hit, determiner, len(words), judged=mine or _judges(text, claim, pack), about=about
        ):
            continue
        shown = text[determiner.span.start : hit.span.end]
        plural = _is_plural(text, hit) and not _singular(shown)
        near, others = bool(determiner.row["near"]), bool(hit.row.get("others"))
        reach = _reach(text, hit, determiner, near=near and not plural, mine=mine)
        matter = frozenset() if near or SOMEBODYS.match(text, hit.span.end) else about
        return Pointer(
            hit.span,
            shown,
            hit.row["takes"],
            plural,
            near,
            others,
            hit.row,
            own=own,
            mine=mine,
            reach=reach,
            matter=matter,
        )
    return None


def _judges(text: str, claim: Claim, pack: LanguagePack) -> bool:
    """Whether a claim judges what others said, or answers it."""
    return claim.stance in JUDGING or any(find(pack, "positions", "answering", text, *span) for span in claim.cue.spans)


def _reach(text: str, noun: Hit, determiner: Hit, *, near: bool, mine: bool) -> int:
    """How far back noun and determiner may point."""
    if SOMEBODYS.match(text, noun.span.end):
        return FAR
    if determiner.row.get("apposed") or noun.row.get("close"):
        return ADJACENT
    return NEARBY if near or mine or noun.row["takes"] in INTENDED else FAR


def _matter_of(rest: str) -> frozenset[str]:
    """Beginnings of the words behind a noun that say what it is about."""
    told = _ABOUT.match(rest) or _KIND.match(rest)
    return frozenset(fold(word)[:6] for word in re.findall(r"\w{4,}", told.group(1))) if told else frozenset()


def matter_of(text: str) -> frozenset[str]:
    """Beginnings of the longer words of a content: they tell whether two speak of one thing."""
    return frozenset(fold(word)[:6] for word in re.findall(r"\w{6,}", text))


def _points(
    text: str, claim: Claim, noun: Hit, determiner: Hit, length: int, *, judged: bool, about: frozenset[str]
) -> bool:
    """Whether noun and determiner take something up, in a content of so many words."""
    if not judged and (noun.row.get("loose") or not determiner.row["near"]):
        # "s'intéressent à l'information"; but "showed interest in the idea"
        return noun.row["takes"] == "idea" and claim.stance == "expect" and length <= BARE
    if determiner.row.get("apposed"):  # "Des propos dénoncés par la maire", « des propositions du ministre »
        follows = bool(claim.cue.spans) and noun.span.end <= claim.cue.spans[0].start
        lone = length == BARE // 2 or bool(_SAID.fullmatch(text, noun.span.end, claim.content.spans[-1].end))
        return (follows and lone) or (length <= BARE and bool(SOMEBODYS.match(text, noun.span.end)))
    if not determiner.row["near"]:
        bare = length <= BARE and not _OF_ITSELF.match(text, noun.span.end)
        return bare or (bool(about) and length <= VERDICT)
    # "declined to comment for this report": the one in which it stands
    return noun.row["takes"] != "report" or _is_plural(text, noun)


def _of_a_statement(text: str, claim: Claim, words: Sequence[Span], pack: LanguagePack) -> Pointer | None:
    """As in "that is a lie", "called this dubious": a verdict on what was said, or a pronoun with what it is called."""
    start, end = claim.content.spans[0].start, claim.content.spans[-1].end
    if len(claim.content.spans) != 1:
        return None
    opening = _IT_IS.match(text, start, end)
    if opening and len(words) <= VERDICT and find(pack, "positions", "verdict", text, opening.end() - 1, end):
        shown = text[start:end]
        return Pointer(Span(start, opening.end()), shown, "statement", False, near=True, others=True, reach=ADJACENT)
    for hit in find(pack, "positions", "noun", text, start, end) if len(words) <= VERDICT else ():
        determiner, verb = _before(text, start, hit, pack), _NOUN_IS.match(text, hit.span.end, end)
        first = determiner is not None and not re.search(r"\w{5,}", text[start : determiner.span.start])
        if first and verb and (hit.row.get("others") or find(pack, "positions", "verdict", text, verb.end() - 1, end)):
            shown = text[start : hit.span.end]
            takes = hit.row["takes"]
            return Pointer(hit.span, shown, takes, _is_plural(text, hit), takes != "report", others=True, row=hit.row)
    evades = find(pack, "positions", "evasion", text, start, end)  # "It is our business" adds nothing
    if claim.content.type == "direct" and len(words) <= ADDED and not evades and _ADDED.match(text, start, end):
        return Pointer(Span(start, end), text[start:end], "statement", False, near=True, mine=True, reach=BEHIND)
    called = any(find(pack, "positions", "calling", text, *span) for span in claim.cue.spans)
    if not called or claim.content.type == "direct" or not 1 < len(words) <= CALLED:
        return None
    for hit in find(pack, "positions", "pronoun", text, words[0].start, words[0].end):
        if hit.span == words[0] and fold(text[slice(*hit.span)]) in _POINTING:
            return Pointer(hit.span, text[slice(*hit.span)], "any", False, near=True, reach=NEARBY)
    return None


def _before(text: str, start: int, noun: Hit, pack: LanguagePack) -> Hit | None:
    """The determiner that the noun stands with, with at most one word between."""
    hits = find(pack, "positions", "determiner", text, start, noun.span.start)
    for hit in reversed(hits):
        if re.fullmatch(r"\s*(?:[\w-]+\s+)?", text[hit.span.end : noun.span.start]):
            return hit
    return None


def _is_plural(text: str, noun: Hit) -> bool:
    """Whether a noun ends as plurals do."""
    return bool(re.search(r"(?:s|x)$", text[noun.span.start : noun.span.end]))


def _is_clitic(word: str) -> bool:
    """Whether a French pronoun stands before its verb by rule: "il les dément"."""
    return fold(word).strip("'’") in ("le", "la", "les", "l")


def _singular(shown: str) -> bool:
    """Whether the determiner says one: “ce propos”, “cet avis” end in s."""
    return fold(shown.split(maxsplit=1)[0]) in ("ce", "cet", "cette", "this", "that", "le", "la", "son")
