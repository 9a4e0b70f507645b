"""What a content says, taken apart for comparison: its words, whom and where it names, yes or no, is or should be, when."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from selon.languages.gazetteer import LARGE, inhabitants, place_key, runs
from selon.languages.stems import WORD, stem
from selon.linking.quantities import KINDS, Period
from selon.linking.statements.wordlists import Lists, folded, lists_of, spans
from selon.records import Claim, Report, Span, Stance
from selon.records.days import bounds

Kind = Literal["word", "name", "place", "number"]
#: `fact` is what is or was; the others are what may be, should be, is asked for, praised or blamed.
Mode = Literal["fact", "expected", "demanded", "if", "asked", "condemned", "supported", "refused", "topic"]

_MODES: dict[Stance, Mode] = {
    "expect": "expected", "commit": "expected", "demand": "demanded", "ask": "asked",
    "condemn": "condemned", "support": "supported",
}  # fmt: skip
_SENTENCE = re.compile(r"(?:^|[.!?…:]\s|\n)[\s\"'«“”‘’(\[–—-]*$")
_QUOTES = re.compile(r"[«»“”\"]")
#: "ne … que" restricts, and denies nothing.
_RESTRICTS = re.compile(r"\bqu(?:e|['’])$", re.IGNORECASE)
#: What follows is another clause, of which the negation says nothing.
_BOUND = re.compile(
    r"[,;:.!?]|\b(?:mais|et|car|que|qui|but|and|because|that|which|who|pero|sino|porque|aunque|y)\b|\bqu['’]",
    re.IGNORECASE,
)
#: What is not so only when, or if, something is.
_WHEN = re.compile(r"\b(?:quand|lorsque|lorsqu['’]|si|when|whenever|if|cuando)\b[^,;:.!?]*$", re.IGNORECASE)
#: What is done without something is done all the same.
_LACKS = re.compile(r"(?:sans|without|sin)\b", re.IGNORECASE)
#: A content that opens as a clause says something; a bare noun is what is rejected ("contested the rise").
_CLAUSE = re.compile(r"\W*(?:que\b|qu['’]|that\b)", re.IGNORECASE)
#: So does one that opens with who does it, or as his own words.
_OPENS = re.compile(
    r"\W*(?:que\b|qu['’]|that\b|(?:je|j['’]|nous|on|il|elle|ils|elles|i|we|he|she|it|they|there|yo|él|ella|ellos|ellas|hay)\b)|\s*[«“\"]",
    re.IGNORECASE,
)
#: Who may be the speaker himself, in words that are told.
_HE = re.compile(r"\W*(?:que\s|qu['’]|that\s)?(?:il|elle|ils|elles|he|she|they|él|ella|ellos|ellas)\b", re.IGNORECASE)
#: A content of fewer telling words says nothing that could be found again.
LEAST = 2
#: Content words after a negation that it can be about.
_REACH = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something; two are one when they share a key.

    `keys` are its stem and, over languages, what the tables know of it ("role:soldier",
    "country:KP"); `text` is its wording, `negated` whether a negation may be about it,
    `struck` whether one surely is.
    """

    keys: frozenset[str]
    kind: Kind
    text: str
    negated: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Proposition:
    """One claim's content. `words` are in text order, each once.

    `speaker` holds the keys of who says it; they may stand for a subject that the content
    leaves to him (`of_speaker`: "avoir reçu", "we have received"; `of_him`: "that he received", which
    may be another). `period` are the
    days it names, `told` those it can have been said on, as ordinals; None where open.
    `opposites` are the rows of opposite words it has, with the side (True, False);
    `undone` says that a word takes something back ("renoncer", "cancel"). `homes` gives
    for each key the places of its words.
    """

    claim: Claim
    language: str
    words: tuple[Word, ...]
    mode: Mode
    denied: bool
    of_speaker: bool
    of_him: bool
    speaker: frozenset[str]
    period: Period | None
    told: Period | None
    opposites: frozenset[tuple[str, bool]]
    undone: bool
    counted: bool
    said: str
    order: tuple[str, str, int, str]
    homes: Mapping[str, tuple[int, ...]] = field(repr=False, compare=False)

    @property
    def keys(self) -> frozenset[str]:
        """All keys of all words."""
        return frozenset(self.homes)


def propositions_of(reports: Sequence[Report], claims: Sequence[Claim]) -> list[Proposition]:
    """The claims that say something of their own, by day, report and place.

    Left out are those in a language without a pack, and those that only point to what
    was said elsewhere ("ces informations").
    """
    by_id = {report.id: report for report in reports}
    found = [
        made
        for claim in claims
        if claim.report in by_id and (made := _proposition(claim, by_id[claim.report])) is not None
    ]
    return sorted(found, key=lambda item: item.order)


def _proposition(claim: Claim, report: Report) -> Proposition | None:
    lists = lists_of(report.language)
    if lists is None or not claim.content.spans:
        return None
    apart = [span for when in claim.whens for span in when.spans]
    apart += [span for figure in claim.figures if figure.kind in KINDS for span in figure.spans]
    words: list[Word] = []
    own = 0
    seen: frozenset[str] = frozenset()
    for piece in claim.content.spans:
        found = _words(report.text[piece.start : piece.end], report.language, lists, piece.start, apart)
        words += [word for word, _ in found]
        own += sum(word.kind == "word" and "pointing" not in tags for word, tags in found)
        seen = seen.union(*(tags for _, tags in found))
    if not own or len(words) < LEAST:
        return None
    text = claim.content.text
    mode = _mode(claim, lists)
    kept = _once(words)
    homes: dict[str, list[int]] = {}
    for at, word in enumerate(kept):
        for key in word.keys:
            homes.setdefault(key, []).append(at)
    return Proposition(
        claim=claim,
        language=report.language,
        words=kept,
        mode=mode,
        denied=claim.stance == "deny" and (_by_hand(claim) or not claim.cue.text or _denies(claim, lists)),
        of_speaker=bool(lists.own.search(text) or lists.infinitive.match(text)),
        of_him=bool(_HE.match(text)),
        speaker=_speaker(claim, report.language),
        period=_period(claim),
        told=_days(claim.said_on or report.published),
        opposites=_opposites(seen),
        undone="undone" in seen,
        counted=any(figure.kind in KINDS for figure in claim.figures),
        said=" ".join(folded(word) for word in WORD.findall(text)),
        order=(report.published or "9999", claim.report, claim.content.spans[0].start, claim.id),
        homes={key: tuple(places) for key, places in homes.items()},
    )


def _words(
    text: str, language: str, lists: Lists, offset: int, apart: Sequence[Span]
) -> list[tuple[Word, frozenset[str]]]:
    """Each telling word of a piece, and its tags; dates and counts stand `apart`."""
    hidden = [Span(start - offset, end - offset) for start, end in apart]
    # Quotation marks between its words ("n'y a «plus»") do not part a negation.
    bare = _QUOTES.sub(" ", text)
    negations = [span for span in spans(lists.negation, bare) if not _RESTRICTS.search(bare, *span)]
    countries = _countries(text)
    found: list[tuple[Word, frozenset[str]]] = []
    places: list[int] = []
    for match in WORD.finditer(text):
        wording, at = match.group(), match.start()
        if len(wording) < 2 or any(span.start <= at < span.end for span in hidden):
            continue
        whole = next((item for item in countries if item[0].start <= at < item[0].end), None)
        if whole is not None and at > whole[0].start:
            continue  # a later word of a country's name
        plain = folded(wording)
        tags = lists.words.tags(plain)
        if "empty" in tags and whole is None:
            continue
        span = whole[0] if whole else Span(*match.span())
        kind, keys = _meaning(text, match.span(), plain, tags, language, whole[1] if whole else None)
        negated = any(_about(negation, at, places, text, _REACH) for negation in negations)
        struck = any(_about(negation, at, places, text, 1) for negation in negations)
        struck = struck and not any(
            _LACKS.match(bare, start) or _WHEN.search(bare, 0, start) for start, _ in negations if start <= at
        )
        places.append(at)
        found.append((Word(keys, kind, text[span.start : span.end], negated, struck), tags))
    return found


def _meaning(
    text: str, span: tuple[int, int], plain: str, tags: frozenset[str], language: str, country: str | None
) -> tuple[Kind, frozenset[str]]:
    """What kind of word it is, and its keys."""
    wording, at = text[slice(*span)], span[0]
    nation = country or next((tag for tag in sorted(tags) if tag.startswith("country:")), None)
    if nation is not None:
        return "place", frozenset({nation})
    if wording[0].isdigit():
        return "number", frozenset({plain})
    if wording[0].isupper() and (wording.isupper() or not _SENTENCE.search(text, max(0, at - 12), at)):
        key = place_key(wording)
        if key.startswith("country:"):
            return "place", frozenset({key})
        if key.startswith("city:") and inhabitants(wording) >= LARGE:
            return "place", frozenset({plain, key})
        return "name", frozenset({plain, stem(wording, language)})
    concepts = {tag.rpartition("+")[0] if tag.startswith("opposite:") else tag for tag in tags if ":" in tag}
    return "word", frozenset({stem(wording, language)} | concepts)


def _countries(text: str) -> list[tuple[Span, str]]:
    """Names of countries of several words, with their keys."""
    found: list[tuple[Span, str]] = []
    for start, end in runs(text, 0, len(text)):
        if " " in text[start:end] or "-" in text[start:end]:
            key = place_key(text[start:end])
            if key.startswith("country:") and not any(span.start <= start < span.end for span, _ in found):
                found.append((Span(start, end), key))
    return found


def _about(negation: Span, at: int, before: Sequence[int], text: str, reach: int) -> bool:
    """Whether a negation is about the word at a place: one inside it, or of the first `reach` behind it in its clause."""
    if negation.start <= at < negation.end:
        return True
    between = sum(negation.end <= place < at for place in before)
    return negation.end <= at and between < reach and not _BOUND.search(text, negation.end, at)


def _once(words: Sequence[Word]) -> tuple[Word, ...]:
    kept: dict[frozenset[str], Word] = {}
    for word in words:
        before = kept.get(word.keys)
        if before is None or (word.negated, word.struck) > (before.negated, before.struck):
            kept[word.keys] = word
    return tuple(kept.values())


def _mode(claim: Claim, lists: Lists) -> Mode:
    mode = _MODES.get(claim.stance)
    text = claim.content.text
    if mode is not None:
        return mode
    if claim.stance == "deny" and claim.cue.text and not _by_hand(claim) and not _denies(claim, lists):
        if not _OPENS.match(text):
            return "refused"  # "a refusé", "a rejeté": no word on whether it is so
    elif lists.negation.search(claim.cue.text):
        return "refused"  # "ne voit pas": what is not seen, said or sought is not told
    if lists.topic.search(claim.cue.text) and not _OPENS.match(text):
        return "topic"  # what is spoken of, and not what is said of it
    if text.rstrip(" \"'»”’").endswith("?"):
        return "asked"
    if lists.must.search(text):
        return "demanded"
    if lists.condition.search(text):
        return "if"
    return "expected" if lists.future.search(text) else "fact"


def _by_hand(claim: Claim) -> bool:
    return any(item.field == "stance" for item in claim.corrected)


def _denies(claim: Claim, lists: Lists) -> bool:
    """Whether the cue says that it is not so; a policy, or another thing that is nobody's word, is contested, not denied."""
    if not lists.denial.search(claim.cue.text):
        return False
    text = claim.content.text
    if not lists.contest.search(claim.cue.text) or _CLAUSE.match(text) or lists.infinitive.match(text):
        return True
    return any("pointing" in lists.words.tags(folded(word)) for word in WORD.findall(text))


def _speaker(claim: Claim, language: str) -> frozenset[str]:
    actor = claim.source.actor
    named = " ".join(filter(None, (claim.source.text, actor.name if actor else "")))
    return frozenset(stem(word, language) for word in WORD.findall(named)) | frozenset(
        folded(word) for word in WORD.findall(named)
    )


def _opposites(tags: frozenset[str]) -> frozenset[tuple[str, bool]]:
    """Rows of opposite words of which one side is there and the other is not."""
    sides = {
        (name, side == "1") for tag in tags if tag.startswith("opposite:") for name, _, side in [tag.rpartition("+")]
    }
    return frozenset((name, side) for name, side in sides if (name, not side) not in sides)


def _period(claim: Claim) -> Period | None:
    """From the first to the last day that the content names; None where it names none, or leaves one open."""
    days = [_days(when.edtf) for when in claim.whens]
    known = [period for period in days if period is not None]
    if not known or len(known) < len(days):
        return None
    return min(start for start, _ in known), max(end for _, end in known)


def _days(edtf: str | None) -> Period | None:
    first, last = bounds(edtf)
    if first is None or last is None:
        return None
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
