"""Contents that point elsewhere ("ces informations", "it"), tied to the claims they take up.

Within one report, backwards: of what was said before, the nearest that fits in kind, by
somebody else where the pointing claim denies, doubts, condemns or supports, and by whom
the words name ("cette annonce de l'armée"). A plural takes up what was said near by on
the same matter, by others on plainly the same. What nothing fits stays open: no relation.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from selon.languages import LanguagePack, Row, load, supported
from selon.languages.folding import fold
from selon.languages.wording import Hit, find
from selon.records import Claim, Point, Relation, Report, Span

#: Characters back at most, from the pointing words to what they take up.
FAR = 3_000
#: Words of its matter that another speaker's claim shares with the nearest to be taken up with it.
SHARED = 2
#: Claims that one plural takes up at most, and how far before the nearest (code points).
MOST, BESIDE = 12, 1_000
#: Words of a content that its pointing noun may stand behind ("que de telles …").
OPENING = 4
#: A content that is only "the claims", with at most so many words, points; a longer one says what it is about.
BARE = 4
#: A shorter content says too little to be taken up.
LEAST_WORDS = 4
#: Stances of those who speak of what others said.
ABOUT_OTHERS = frozenset(("deny", "doubt", "condemn", "support", "confirm"))
#: Behind the pointing noun, whose it is.
_WHOSE = re.compile(
    r"\s+(?:de\s+la\s|de\s+l['’]|du\s|des\s|de\s|d['’]|of\s+the\s|of\s|by\s+the\s|by\s)\s*((?:[\w'’-]+\s?){1,4})",
    re.IGNORECASE,
)
#: Stances in which "the allegations", with only an article, are some that were told of before.
JUDGING = ABOUT_OTHERS | {"estimate"}
STATED = frozenset(("state", "estimate", "confirm", "expect", "deny", "doubt", "condemn", "commit"))
_FITTING = {
    "demand": frozenset(("demand",)),
    "denial": frozenset(("deny",)),
    "plan": frozenset(("commit", "demand")),
}
#: Behind a noun with only an article, what it is about: then it takes nothing up.
_OF_ITSELF = re.compile(r"\s+(?:de\s+[a-zà-ÿ]+(?:er|ir|re|oir)\b|to\b|that\b|que\b|qu['’]|selon\s+l)", re.IGNORECASE)
#: Whose it is, where an article or a capital says that somebody's.
_SOMEBODYS = re.compile(
    r"\s+(?:(?:de\s+la\s|de\s+l['’]|du\s|des\s|of\s+the\s|by\s+the\s)\s*|(?:de\s|d['’]|of\s|by\s)\s*(?=[«“\"A-ZÀ-Þ]))\S"
)
#: A sentence about what was just said: "that is …", "ce n'est pas …".
_IT_IS = re.compile(
    r"\W*(?:that\s(?=it\b|this\b|these\b|they\b))?(?:that|this|it|these|those|they)(?:['’]s|['’]re|\s(?:is|was|are|were))\s"
    r"|\W*(?:que\s|qu['’])?(?:c['’]est|ce\sn['’](?:est|était)|c['’]était|cela\s(?:est|n['’]est)|ça\s(?:n['’])?est|tout\s(?:cela|ça)\sest)\s",
    re.IGNORECASE,
)
#: "the report is …", « ces accusations sont … », before a verdict.
_NOUN_IS = re.compile(r"\s+(?:is|are|was|were|est|sont|était|étaient)\s", re.IGNORECASE)
#: "the mayor's claims": whose they are, before the noun.
_OWNER = re.compile(r"\W*(?:the\s|that\sthe\s)?([\w.][\w.’' -]{1,40}?)['’]s\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE)
#: Pronouns that point at what was said more than at a thing.
_POINTING = ("this", "that", "cela", "ca", "ceci")
#: "agreed with that", "s'en tient à cela": a preposition says nothing more.
_LEADING = re.compile(r"^(?:with|to|of|about|on|at|by|for|d['’]|de|à|avec|sur|pour)\s+(?=\w+$)", re.IGNORECASE)
#: Whose words: "his remarks", « ses propos ».
_ONES_OWN = ("his", "her", "its", "their", "son", "sa", "ses", "leur", "leurs")
#: What somebody should do is nothing that another is accused of.
_SHOULD = re.compile(r"\b(?:should|must|ought|devrait|devraient|doit|doivent)\b", re.IGNORECASE)
#: Words of a verdict, and of a pronoun with what it is called.
VERDICT, CALLED = 9, 8
#: Whose words "his remarks" are, when another judges them, is surer where they stand near.
CLOSE = 400
#: Words that announce what comes behind them: "he said this:".
_AHEAD = re.compile(r"[\s»”\"]*:")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words of a content that take something up: what kind of thing, whether several, whether only others' words.

    `whose` are the words before the noun that say whose it is ("the mayor" of "the mayor's claims").
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


def find_about(reports: Iterable[Report], claims: Iterable[Claim]) -> tuple[Relation, ...]:
    """Relations of kind `about`, from each pointing claim to what it takes up."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    found: list[Relation] = []
    for report in reports:
        if report.id in by_report and report.language in supported():
            ordered = sorted(by_report[report.id], key=lambda claim: claim.content.spans[0])
            found += _in_report(report, ordered, load(report.language))
    return tuple(found)


def related(points: Iterable[Point], relations: Iterable[Relation]) -> tuple[Point, ...]:
    """The points, each with those of the relations that one of its claims takes part in besides its own."""
    of_claim: dict[str, list[Relation]] = {}
    for item in relations:
        of_claim.setdefault(item.a, []).append(item)
        of_claim.setdefault(item.b, []).append(item)
    made = []
    for point in points:
        more = dict.fromkeys(item for name in point.claims for item in of_claim.get(name, ()))
        made.append(replace(point, relations=tuple(dict.fromkeys((*point.relations, *more)))) if more else point)
    return tuple(made)


def pointer_of(text: str, claim: Claim, pack: LanguagePack) -> Pointer | None:
    """The pointing words of a claim's content, if it points."""
    start, end = claim.content.spans[0].start, claim.content.spans[-1].end
    words = [Span(*match.span()) for match in re.finditer(r"[\w'’-]+", text[start:end])]
    words = [Span(start + a, start + b) for a, b in words]
    if not words:
        return None
    if _AHEAD.match(text, end):
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
            return Pointer(hit.span, alone, "any", plural, near=True)
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
        if determiner is None or not _points(text, hit, determiner, len(words), judged=claim.stance in JUDGING):
            continue
        shown = text[determiner.span.start : hit.span.end]
        plural = _is_plural(text, hit) and not _singular(shown)
        near, others = bool(determiner.row["near"]), bool(hit.row.get("others"))
        own = fold(text[slice(*determiner.span)]) in _ONES_OWN
        return Pointer(hit.span, shown, hit.row["takes"], plural, near, others, hit.row, own)
    return None


def _points(text: str, noun: Hit, determiner: Hit, length: int, *, judged: bool) -> bool:
    """Whether noun and determiner take something up, in a content of so many words."""
    if not judged and (noun.row.get("loose") or not determiner.row["near"]):
        return False  # "s'intéressent à l'information"
    if not determiner.row["near"]:
        return length <= BARE and not _OF_ITSELF.match(text, noun.span.end)
    # "declined to comment for this report": the one in which it stands
    return noun.row["takes"] != "report" or _is_plural(text, noun)


def _of_a_statement(text: str, claim: Claim, words: Sequence[Span], pack: LanguagePack) -> Pointer | None:
    """As in "that is a lie", "called this dubious": a verdict on what was said, or a pronoun with what it is called."""
    start, end = claim.content.spans[0].start, claim.content.spans[-1].end
    if len(claim.content.spans) != 1:
        return None
    opening = _IT_IS.match(text, start, end)
    if opening and len(words) <= VERDICT and find(pack, "positions", "verdict", text, opening.end() - 1, end):
        return Pointer(Span(start, opening.end()), text[start:end], "statement", False, near=True, others=True)
    for hit in find(pack, "positions", "noun", text, start, end) if len(words) <= VERDICT else ():
        determiner, verb = _before(text, start, hit, pack), _NOUN_IS.match(text, hit.span.end, end)
        first = determiner is not None and not re.search(r"\w{5,}", text[start : determiner.span.start])
        if first and verb and find(pack, "positions", "verdict", text, verb.end() - 1, end):
            shown = text[start : hit.span.end]
            takes = hit.row["takes"]
            return Pointer(hit.span, shown, takes, _is_plural(text, hit), takes != "report", others=True, row=hit.row)
    called = any(find(pack, "positions", "calling", text, *span) for span in claim.cue.spans)
    if not called or not 1 < len(words) <= CALLED:
        return None
    for hit in find(pack, "positions", "pronoun", text, words[0].start, words[0].end):
        if hit.span == words[0] and fold(text[slice(*hit.span)]) in _POINTING:
            return Pointer(hit.span, text[slice(*hit.span)], "any", False, near=True)
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


def _in_report(report: Report, ordered: Sequence[Claim], pack: LanguagePack) -> Iterable[Relation]:
    pointers = {claim.id: pointer_of(report.text, claim, pack) for claim in ordered}
    resolved: dict[str, list[str]] = {}
    known = {claim.id: claim for claim in ordered}
    for claim in ordered:
        pointer = pointers[claim.id]
        if pointer is None:
            continue
        fitting = [item for item in reversed(ordered) if _fits(item, claim, pointer, pointers, resolved)]
        if pointer.others:
            fitting = list(_charging(report, fitting, claim, pointer, pack))
        taken = _taken(report, fitting, pointer)
        names: list[str] = []
        for item in taken:
            # What itself points is passed through to what it takes up.
            names += resolved.get(item.id, [item.id])
        resolved[claim.id] = list(dict.fromkeys(names))
        distance = pointer.span.start - taken[0].content.spans[-1].end if taken else 0
        score = round((0.9 if pointer.near else 0.75) * (1 - 0.4 * min(distance, FAR) / FAR), 3)
        for name in resolved[claim.id]:
            other = known[name]
            who = other.source.actor.name if other.source.actor else other.source.text or "the report"
            reason = f"“{pointer.words}” takes up what {who} said before"
            yield Relation(claim.id, name, "about", score, reason, (("distance", float(distance)),))


def _fits(
    item: Claim,
    claim: Claim,
    pointer: Pointer,
    pointers: Mapping[str, Pointer | None],
    resolved: Mapping[str, Sequence[str]],
) -> bool:
    """Whether this earlier claim can be what is taken up."""
    distance = pointer.span.start - item.content.spans[-1].end
    if item.id in (claim.id, claim.parent) or item.parent == claim.id or not 0 <= distance <= FAR:
        return False
    if item.content.spans == claim.content.spans or _holds(item, claim):
        return False
    if not item.source.text and (item.voice == "attributed" or (item.voice == "own" and pointer.takes == "any")):
        return False
    if pointer.own and not _is_somebodys(item, claim, pointer):
        return False
    if (
        (pointer.others or claim.stance in ABOUT_OTHERS)
        and pointer.takes != "denial"
        and party_of(item) == party_of(claim)
    ):
        return False
    if pointer.takes == "denial" and party_of(item) != party_of(claim):
        return False
    if pointers[item.id] is not None:
        return bool(resolved.get(item.id)) and pointer.takes in ("statement", "any", "report")
    if pointer.takes == "figure":
        return bool(item.figures)
    if pointer.takes in _FITTING:
        return item.stance in _FITTING[pointer.takes]
    if pointer.takes == "report" and not pointer.near and not _is_reported(item):
        return False
    if pointer.others and _SHOULD.search(item.content.text):
        return False
    wanted = STATED if pointer.takes in ("statement", "report") else STATED | _FITTING["demand"]
    return item.stance in wanted and len(item.content.text.split()) >= LEAST_WORDS


def _is_somebodys(item: Claim, claim: Claim, pointer: Pointer) -> bool:
    """Whether "his remarks" may be this: the speaker's own, or, of who judges another's, a person's."""
    if pointer.takes in ("plan", "demand"):  # "tenir ses promesses": the speaker's own
        return party_of(item) == party_of(claim)
    if party_of(item) == party_of(claim):
        return claim.stance not in ABOUT_OTHERS or pointer.takes == "denial"
    actor = item.source.actor
    near = pointer.span.start - item.content.spans[-1].end <= CLOSE
    return near and claim.stance in ABOUT_OTHERS and actor is not None and actor.kind not in ("media", "document")


def _is_reported(item: Claim) -> bool:
    """Whether it came out in a report: told by a medium or a document, or by nobody named."""
    actor = item.source.actor
    return item.voice == "hearsay" or (actor is not None and actor.kind in ("media", "document"))


def _holds(item: Claim, claim: Claim) -> bool:
    """Whether a content holds the other's source or cue: it tells of the saying, and is not what was said before it."""
    spans = (*claim.source.spans, *claim.cue.spans)
    return any(x.start < y.end and y.start < x.end for x in item.content.spans for y in spans)


def _charging(
    report: Report, fitting: Sequence[Claim], claim: Claim, pointer: Pointer, pack: LanguagePack
) -> Sequence[Claim]:
    """Of accusations, those that say what he is accused of: they name him, and do not only speak of accusations."""
    own = [
        item
        for item in fitting
        if not any(
            hit.row is pointer.row
            for span in item.content.spans
            for hit in find(pack, "positions", "noun", report.text, *span)
        )
    ]
    words = set(re.findall(r"\w{5,}", fold(_speaker(claim))))
    naming = [item for item in own if words & set(re.findall(r"\w{5,}", fold(item.content.text)))]
    return naming or own


def _taken(report: Report, fitting: Sequence[Claim], pointer: Pointer) -> list[Claim]:
    """The nearest; of a plural also what was said near by on the same matter."""
    fitting = _named(report, fitting, pointer)
    if not fitting or not pointer.plural:
        return list(fitting[:1])
    first = fitting[0]
    matter, start = _matter(first), first.content.spans[0].start
    beside = [
        item
        for item in fitting[1:]
        if start - item.content.spans[-1].end <= BESIDE
        and _of_one(matter, _matter(item), party_of(item) == party_of(first))
    ]
    return [first, *beside[: MOST - 1]]


def _of_one(a: frozenset[str], b: frozenset[str], one_party: bool) -> bool:
    """Whether two matters are one, which two speakers must show by more words than one, where there are more."""
    return len(a & b) >= (1 if one_party else max(1, min(SHARED, len(a), len(b))))


def _named(report: Report, fitting: Sequence[Claim], pointer: Pointer) -> Sequence[Claim]:
    """Those by whom the words name, where they name one of the speakers: "cette annonce de l'armée"."""
    whose = _WHOSE.match(report.text, pointer.span.end)
    named = pointer.whose or (whose.group(1) if whose else "")
    if not named:
        return fitting
    words = set(re.findall(r"\w{4,}", fold(named)))
    own = [item for item in fitting if words & set(re.findall(r"\w{4,}", fold(_speaker(item))))]
    if pointer.whose:
        return own
    if own or not _SOMEBODYS.match(report.text, pointer.span.end):
        return own or fitting
    return []  # whose it is was not said by anybody here


def _speaker(claim: Claim) -> str:
    return f"{claim.source.text} {claim.source.actor.name if claim.source.actor else ''}"


def _matter(claim: Claim) -> frozenset[str]:
    """Beginnings of the longer words of a content: they tell whether two speak of one thing."""
    return frozenset(fold(word)[:6] for word in re.findall(r"\w{6,}", claim.content.text))


def party_of(claim: Claim) -> str:
    """Whom the claim's actor speaks for; its source's own words where nobody is known."""
    actor = claim.source.actor
    if actor is None:
        return f"words:{fold(claim.source.text)}"
    return actor.affiliation or actor.id
