"""Contents that take up what another report said: "a démenti les révélations de La Vigie".

Only where the words name whose it is, nobody by that name says so in the same report, and
what they or their paper said in the days before shares the matter of the passage. What
several reports could have meant alike stays open: no relation.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from selon.languages import load, supported
from selon.languages.folding import fold
from selon.linking.anaphora import LEAST_WORDS, MOST, SHARED, STATED
from selon.linking.pointing import Pointer, pointer_of
from selon.records import Claim, Relation, Report, Span
from selon.records.days import bounds

#: Days back, from the report that points to the one it means.
BACK = 10
#: Code points around the pointing words that show of what they speak.
AROUND = 400
#: Whose words they are: a name, in quotation marks or with a capital.
_NAMED = re.compile(
    r"\s+(?:de\s+l['’]|(?:de\s+la|du|des|de|of\s+the|of|by\s+the|by)\s|d['’])\s*[«“\"]?\s?"
    r"((?-i:[A-ZÀ-Þ])[\w'’-]*(?:\s(?:(?:de|du|la|le|of|the)\s)?(?-i:[A-ZÀ-Þ])[\w'’-]*){0,3})",
    re.IGNORECASE,
)
_LONG = re.compile(r"\w{6,}")
_NAME_WORD = re.compile(r"\w{3,}")
#: Words that many names have.
_ARTICLES = frozenset(("les", "des", "the", "and"))


def find_elsewhere(
    reports: Sequence[Report], claims: Iterable[Claim], within: Iterable[Relation]
) -> tuple[Relation, ...]:
    """Relations of kind `about` over reports, for the contents that `within` ties to nothing in their own."""
    tied = {item.a for item in within if item.kind == "about"}
    texts = {report.id: report for report in reports if report.published}
    known = [claim for claim in claims if claim.report in texts]
    found: list[Relation] = []
    for claim in known:
        report = texts[claim.report]
        if claim.id in tied or report.language not in supported():
            continue
        pointed = _pointed(report, claim)
        if pointed is None:
            continue
        pointer, name = pointed
        names = _words(name)
        meant = [
            item
            for item in known
            if item.report != claim.report
            and _before(texts[item.report], report)
            and item.stance in STATED
            and len(item.content.text.split()) >= LEAST_WORDS
            and _is_theirs(item, texts[item.report], names)
        ]
        found += _taken(claim, pointer, name, report, meant, texts)
    return tuple(found)


def _pointed(report: Report, claim: Claim) -> tuple[Pointer, str] | None:
    """The pointing words of a content, and the name behind them of whose they are."""
    start, end = claim.content.spans[0].start, claim.content.spans[-1].end
    for named in _NAMED.finditer(report.text, start, end):
        # Without the name it is a bare "les révélations", which points.
        bare = replace(claim, content=replace(claim.content, spans=(Span(start, named.start()),)))
        pointer = pointer_of(report.text, bare, load(report.language)) if start < named.start() else None
        if pointer is not None and pointer.span.end == named.start() and pointer.takes in ("statement", "report"):
            return pointer, named.group(1)
    return None


def _words(name: str) -> frozenset[str]:
    return frozenset(_NAME_WORD.findall(fold(name))) - _ARTICLES


def _before(other: Report, report: Report) -> bool:
    """Whether the other surely came out in the days up to this one."""
    first, last = bounds(report.published)
    begun, ended = bounds(other.published)
    if not (first and last and begun and ended) or ended > last:
        return False
    return _days(begun, last) <= BACK


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _is_theirs(item: Claim, report: Report, names: frozenset[str]) -> bool:
    """Whether they said it, or their paper printed it."""
    actor = item.source.actor
    speaker = _words(f"{item.source.text} {actor.name if actor else ''}")
    return bool(names) and (names <= speaker or names <= _words(report.outlet or ""))


def _taken(
    claim: Claim,
    pointer: Pointer,
    name: str,
    report: Report,
    meant: Sequence[Claim],
    texts: Mapping[str, Report],
) -> Iterable[Relation]:
    """What shares most of the passage's matter; nothing where reports are alike in it."""
    around = report.text[max(0, pointer.span.start - AROUND) : pointer.span.end + AROUND]
    matter = {word[:6] for word in _LONG.findall(fold(around))} - {word[:6] for word in _words(name)}
    shares = {item.id: len(matter & {word[:6] for word in _LONG.findall(fold(item.content.text))}) for item in meant}
    most = max(shares.values(), default=0)
    best = [item for item in meant if shares[item.id] == most]
    if most < SHARED or len({item.report for item in best}) > 1:
        return
    home = best[0].report
    several = (
        [item for item in meant if item.report == home and shares[item.id] >= SHARED] if pointer.plural else best[:1]
    )
    for item in several[:MOST]:
        reason = (
            f"“{pointer.words}” of {' '.join(name.split())}: said in {texts[home].outlet or 'another report'} before"
        )
        score = round(min(0.8, 0.4 + 0.1 * shares[item.id]), 3)
        yield Relation(claim.id, item.id, "about", score, reason, (("shared", float(shares[item.id])),))
