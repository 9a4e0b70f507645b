"""Contents that point elsewhere ("ces informations", "it"), tied to the claims they take up.

Within one report, backwards: of what was said before, the nearest that fits in kind, by
somebody else where the pointing claim denies, doubts, condemns or supports, and by whom
the words name ("cette annonce de l'armée"). A plural takes up what was said near by on
the same matter, by others on plainly the same. What nothing fits stays open: no relation.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from selon.languages import LanguagePack, load, supported
from selon.languages.folding import fold
from selon.languages.wording import find
from selon.linking.pointing import ABOUT_OTHERS, FAR, NEARBY, SOMEBODYS, Pointer, matter_of, pointer_of
from selon.records import Claim, Point, Relation, Report

#: Words of its matter that another speaker's claim shares with the nearest to be taken up with it.
SHARED = 2
#: Claims that one plural takes up at most, and how far before the nearest (code points).
MOST, BESIDE = 12, 1_000
#: Letters of a noun that a content which speaks of the very thing repeats.
LEAST_LETTERS = 4
#: A shorter content says too little to be taken up.
LEAST_WORDS = 4
#: Behind the pointing noun, whose it is.
_WHOSE = re.compile(
    r"\s+(?:de\s+la\s|de\s+l['’]|du\s|des\s|de\s|d['’]|of\s+the\s|of\s|by\s+the\s|by\s)\s*((?:[\w'’-]+\s?){1,4})",
    re.IGNORECASE,
)
STATED = frozenset(("state", "estimate", "confirm", "expect", "deny", "doubt", "condemn", "commit"))
_FITTING = {
    "demand": frozenset(("demand",)),
    "denial": frozenset(("deny",)),
    "plan": frozenset(("commit", "demand")),
    "announcement": frozenset(("state", "commit", "confirm")),
    "idea": STATED | {"demand", "support"},
    "threat": frozenset(("commit", "demand", "expect")),
}
#: Somebody, though it is left open who.
_HE = re.compile(r"(?:il|elle|he|she)", re.IGNORECASE)
#: What is supposed, proposed or feared, as against what is told as done.
_SUPPOSED = re.compile(r"\b(?:could|might|would|may|\w+r(?:ait|aient|ons|a|ont))\b", re.IGNORECASE)
#: What opens so says how, and nothing that could be denied or shared.
_HOW = re.compile(r"\W*(?:how|why|comment|pourquoi)\b", re.IGNORECASE)
#: What somebody should do is nothing that another is accused of.
_SHOULD = re.compile(r"\b(?:should|must|ought|devrait|devraient|doit|doivent)\b", re.IGNORECASE)
#: Whose words "his remarks" are, when another judges them, is surer where they stand near.
CLOSE = 400


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
    if item.id in (claim.id, claim.parent) or item.parent == claim.id or not 0 <= distance <= pointer.reach:
        return False
    if item.content.spans == claim.content.spans or _holds(item, claim):
        return False
    if not item.source.text and (item.voice == "attributed" or (item.voice == "own" and pointer.takes == "any")):
        return False
    if not _is_of_whom(item, claim, pointer):
        return False
    if pointers[item.id] is not None:
        return bool(resolved.get(item.id)) and not pointer.mine and pointer.takes in ("statement", "any", "report")
    if pointer.matter and not pointer.matter & {fold(word)[:6] for word in re.findall(r"\w{4,}", item.content.text)}:
        return False
    if pointer.takes in ("demand", "plan") and distance <= NEARBY and _names_it(item, pointer):
        return True
    return _is_such(item, pointer)


def _is_such(item: Claim, pointer: Pointer) -> bool:
    """Whether a claim is of the kind that the words take up, and on what they name."""
    if pointer.takes == "figure":
        return bool(item.figures)
    if pointer.takes == "announcement" and not pointer.near and item.stance not in ("commit", "confirm"):
        return False  # "les annonces", of nobody said to have announced anything
    if pointer.takes in _FITTING:
        return item.stance in _FITTING[pointer.takes]
    if pointer.takes == "report" and not pointer.near and not _is_reported(item):
        return False
    if _HOW.match(item.content.text) or (pointer.others and _SHOULD.search(item.content.text)):
        return False
    wanted = STATED if pointer.takes in ("statement", "report") else STATED | _FITTING["demand"]
    return item.stance in wanted and len(item.content.text.split()) >= LEAST_WORDS


def _is_of_whom(item: Claim, claim: Claim, pointer: Pointer) -> bool:
    """Whether the earlier claim is of somebody whose words may be taken up."""
    if pointer.mine or pointer.takes == "denial":
        return party_of(item) == party_of(claim)
    if pointer.own and not _is_somebodys(item, claim, pointer):
        return False
    if pointer.takes == "announcement" and item.stance != "commit":
        return party_of(item) != party_of(claim)
    return not (pointer.others or claim.stance in ABOUT_OTHERS) or party_of(item) != party_of(claim)


def _is_somebodys(item: Claim, claim: Claim, pointer: Pointer) -> bool:
    """Whether "his remarks" may be this: the speaker's own, or, of who judges another's, a person's."""
    if pointer.takes in ("plan", "demand"):  # "tenir ses promesses": the speaker's own
        return party_of(item) == party_of(claim)
    if party_of(item) == party_of(claim):
        return claim.stance not in ABOUT_OTHERS
    actor = item.source.actor
    near = pointer.span.start - item.content.spans[-1].end <= CLOSE
    somebody = _HE.fullmatch(item.source.text) if actor is None else actor.kind not in ("media", "document")
    return near and claim.stance in ABOUT_OTHERS and bool(somebody)


def _names_it(item: Claim, pointer: Pointer) -> bool:
    """Whether a content speaks of the very thing: “cet appel” behind “l'appel de la ligue à la grève”."""
    noun = fold(pointer.words.split()[-1])
    return len(noun) >= LEAST_LETTERS and noun in fold(item.content.text).replace("’", " ").replace("'", " ").split()


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
    if pointer.takes == "idea":
        fitting = [item for item in fitting if _is_supposed(item)] or fitting
    if not fitting or not pointer.plural:
        return list(fitting[:1])
    first = fitting[0]
    matter, start = matter_of(first.content.text), first.content.spans[0].start
    beside = [
        item
        for item in fitting[1:]
        if start - item.content.spans[-1].end <= BESIDE
        and _of_one(matter, matter_of(item.content.text), party_of(item) == party_of(first))
    ]
    return [first, *beside[: MOST - 1]]


def _is_supposed(item: Claim) -> bool:
    """Whether a claim says what may be or should be."""
    return item.stance in _FITTING["threat"] or bool(_SUPPOSED.search(item.content.text))


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
    if own or not SOMEBODYS.match(report.text, pointer.span.end):
        return own or fitting
    return []  # whose it is was not said by anybody here


def _speaker(claim: Claim) -> str:
    return f"{claim.source.text} {claim.source.actor.name if claim.source.actor else ''}"


def party_of(claim: Claim) -> str:
    """Whom the claim's actor speaks for; its source's own words where nobody is known."""
    actor = claim.source.actor
    if actor is None:
        return f"words:{fold(claim.source.text)}"
    return actor.affiliation or actor.id
