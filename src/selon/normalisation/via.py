"""Through what channel a claim reached the report: an agency, a paper, a broadcast, a platform, a document.

Only what the sentence says counts, and an interview that holds for its speaker until
another channel is named. Rows: `sources.toml` (channel, press), the media table.
Cases: `specs/<language>/via.toml`.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from selon.languages import LanguagePack, media
from selon.languages.names import find_names
from selon.languages.wording import find
from selon.normalisation.media import MediumAt, media_in
from selon.records import Attribution, Span, Via
from selon.records.claim import ViaKind

#: How far (code points) from the cue or the content a channel may stand.
_REACH = 170
#: A fragment has at most so many words, and at most so many of them stand before the medium's name.
_FRAGMENT, _BEFORE_NAME = 8, 3
_END = re.compile(r"[.!?…](?:\s?[»”\"])?(?=\s|$)|\n|(?<=[a-zà-ÿ»”])[.!?…][»”]?(?=[«“][A-ZÀ-Þ])")
_CAPITALS = (
    r"((?:[A-ZÀ-Þ][\w’'&.\-]*\w)(?:[ \u00a0](?:(?:de|du|des|of|and|the|la|le)[ \u00a0])?[A-ZÀ-Þ0-9][\w’'&.\-]*)*)"
)


#: Kinds of channel that one talk goes on in, unless the medium only retells ("according to the Quay").
_TALKS: tuple[ViaKind, ...] = ("agency", "outlet", "broadcaster", "press-conference")
_RETOLD = re.compile(r"(?:according to|per|by|selon|d['’]après|par)\s+(?:the |le |la |l['’])?\Z", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:de|du|d['’])\s*(?:la\s+|l['’]\s*)?$")
_PASSED_ON = re.compile(
    r"\b(?:citée?s?|interrogée?s?|jointe?s?|publiée?s?|parue?s?|diffusée?s?|relayée?s?|circulant|"
    r"quoted|cited|contacted|published|posted|circulating)\s+(?:\w+\s+){0,2}(?:par|by|dans|sur|on|in)\b|\bvia\b",
    re.IGNORECASE,
)

_CITED = re.compile(
    r",?\s(?:citée?s?|révélée?s?|dévoilée?s?|publiée?s?|obtenue?s?|quoted|cited|revealed|obtained|published)\s+(?:(?!par\b|by\b)\w+\s+){0,3}(?:par|by)\s+(?:the\s|le\s|la\s|les\s|l['’])?[*_]?"
)
#: A quotation that ends with its sentence, and the beginning of the next one.
_CLOSED = re.compile(r"[.!?…]\s?[»”\"]\Z")
_ANEW = re.compile(r"\s+(?:[«“\"]\s?)?[A-ZÀ-Þ]|\s*\Z|\s*\n")
#: Between a document and the medium that it went to or that saw it.
_SENT = re.compile(
    r"\s+(?:(?:adressé|transmis|envoyé|remis|parvenu|communiqué|consulté|obtenu|publié|paru|diffusé|posté)e?s?\s+(?:\w+\s+)?"
    r"(?:à|au|aux|par|dans|sur)|"
    r"(?:sent|provided|given|released|emailed|seen|obtained|published|posted)\s+(?:\w+\s+)?(?:to|by|in|on))\s*(?:l['’]|la\s|the\s)?(?:agence\s|agency\s)?",
    re.IGNORECASE,
)

#: "l'entourage du maire à l'AFP": a medium spoken to, taken for the end of the source.
_TOLD = re.compile(r"\s(?:à|to)(?:\s+(?:la|the))?\s+(?:l['’])?$|\sà\s+l['’]$")


@dataclass(frozen=True, slots=True)
class Channel:
    """The via-chain of one claim, nearest first; `held` when it is an interview that goes on."""

    chain: tuple[Via, ...]
    held: bool = False


def channel_of(text: str, found: Attribution, pack: LanguagePack, agencies: Sequence[str] = ()) -> Channel:
    """The channels the sentence of an attribution names, in text order.

    `agencies` are those the report credits: its text may name them without saying what they are.
    """
    rules = pack.profile.get("via", {})
    links: list[Via] = []
    pieces = list(_around(text, found))
    for start, end in pieces:
        for via in sorted(_named(text, start, end, found, pack, agencies), key=lambda via: via.spans[0].start):
            if all(via.name not in other.name for other in links):
                links.append(via)
    for via in _cited_in_source(text, found):
        if all(via.name != other.name for other in links):
            links.append(via)
    for via in (*_told_by(text, found, rules), *_broken_off(text, found), *_cited_behind(text, found, pack)):
        if all(via.name != other.name for other in links):
            links.append(via)
    links = _handed_on(text, links)
    held = any(re.search(rules.get("held", "(?!)"), text[start:end], re.IGNORECASE) for start, end in pieces)
    held = held or any(
        via.kind in _TALKS and not _RETOLD.search(text[max(0, via.spans[0].start - 20) : via.spans[0].start])
        for via in links
    )
    return Channel(tuple(links), held and bool(links))


def _handed_on(text: str, links: Sequence[Via]) -> list[Via]:
    """The links with a medium before the document that was sent to it: "dans un communiqué adressé à l'AFP"."""
    found = list(links)
    for at, (one, other) in enumerate(itertools.pairwise(links)):
        between = text[one.spans[-1].end : other.spans[0].start]
        if one.kind == "document" and other.kind != "document" and _SENT.fullmatch(between):
            found[at : at + 2] = [other, one]
    return found


def _around(text: str, found: Attribution) -> Iterator[tuple[int, int]]:
    """The stretches of the attribution's sentence outside its source and content."""
    marks = sorted((*found.source, *found.cue)) or [found.content[0]]
    first, last = marks[0].start, marks[-1].end
    tail = max(last, found.content[-1].end) if found.content[-1].end - last < 600 else last
    ends = [match.end() for match in _END.finditer(text, max(0, first - 400), first)]
    left = max(ends[-1] if ends else 0, first - _REACH)
    stop = _END.search(text, max(last, tail - 1))
    right = min(stop.end() if stop else len(text), tail + _REACH)
    if last < tail and _CLOSED.search(text, max(0, tail - 4), tail) and _ANEW.match(text, tail):
        right = tail  # the quotation ends its sentence; another one begins
    position = left
    for span in sorted((*found.source, *found.content)):
        if span.start > position:
            yield position, min(span.start, right)
        position = max(position, span.end)
    if position < right:
        yield position, right


def _named(
    text: str, start: int, end: int, found: Attribution, pack: LanguagePack, agencies: Sequence[str]
) -> Iterator[Via]:
    rules = pack.profile.get("via", {})
    before = re.compile(rules.get("before", "(?!)"), re.IGNORECASE)
    listed = list(_listed(text, start, end, before, rules))
    listed += _credited(text, start, end, before, agencies)
    yield from listed
    for via in _unlisted(text, start, end, pack, before, rules):
        begin, stop = via.spans[0]
        if not any(other.spans[0].start < stop and begin < other.spans[0].end for other in listed):
            yield via
    for hit in find(pack, "sources", "channel", text, start, end):
        lead = text[max(0, hit.span.start - 40) : hit.span.start]
        in_cue = any(span.start <= hit.span.start < span.end for span in found.cue)
        if in_cue or re.search(rules.get("channel_before", "(?!)"), lead, re.IGNORECASE):
            name = hit.row.get("name") or text[hit.span.start : hit.span.end].lower()
            yield Via(name, cast(ViaKind, hit.row["medium"]), (hit.span,))


def _listed(text: str, start: int, end: int, before: "re.Pattern[str]", rules: dict[str, Any]) -> Iterator[Via]:
    """Media of the table, where a preposition says that words went through them."""
    needs = re.compile(rules.get("of_needs", "(?!)"), re.IGNORECASE)
    for at in media_in(text, start, end):
        lead = text[max(0, at.span.start - 60) : at.span.start]
        wording = text[at.span.start : at.span.end]
        contracted = wording.startswith(("au ", "aux ", "du ", "des "))
        owned = wording.startswith(("du ", "des ")) or _OWNED.search(lead)
        if (contracted or before.search(lead)) and not (owned and not needs.search(lead)):
            yield _medium_link(text, at)


def _credited(text: str, start: int, end: int, before: "re.Pattern[str]", agencies: Sequence[str]) -> Iterator[Via]:
    """Agencies the report credits, which no table need know."""
    known = {medium.name for medium in media.load()}
    for agency in agencies:
        if agency in known:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(agency)}(?!\w)", text[start:end]):
            begin = start + match.start()
            if before.search(text[max(0, begin - 60) : begin]):
                yield Via(agency, "agency", (Span(begin, start + match.end()),))


def _unlisted(
    text: str, start: int, end: int, pack: LanguagePack, before: "re.Pattern[str]", rules: dict[str, Any]
) -> Iterator[Via]:
    """Media no table knows: told by the noun before the name ("la chaîne Canal Digue"), or by a word of it."""
    for hit in find(pack, "sources", "press", text, start, end):
        match = re.compile(r"(?:\s[a-zà-ÿ]+)??[ \u00a0][«\"“]?\s?" + _CAPITALS).match(text, hit.span.end, end)
        lead = text[max(0, hit.span.start - 40) : hit.span.start]
        if match and before.search(lead + " "):
            yield Via(
                _name(match.group(1)), cast(ViaKind, hit.row["medium"]), (_place(match.start(1), match.group(1)),)
            )
    press = re.compile(rules.get("press_word", "(?!)"))
    for match in re.finditer(_CAPITALS, text[start:end]):
        begin = start + match.start()
        if press.search(match.group(1)) and before.search(text[max(0, begin - 40) : begin]):
            yield Via(_name(match.group(1)), "outlet", (_place(begin, match.group(1)),))


def _name(wording: str) -> str:
    """A medium's name without what its capitals ran on into: "Quay Post's Ada Lorn", the full stop of the sentence."""
    return re.split(r"['’]s\b", wording)[0].rstrip(".")


def _place(begin: int, wording: str) -> Span:
    return Span(begin, begin + len(_name(wording)))


def _cited_in_source(text: str, found: Attribution) -> Iterator[Via]:
    """A medium inside the source's own words: "une source policière citée par l'AFP", "la maire au Courrier"."""
    for span in found.source:
        for at in media_in(text, span.start, span.end):
            lead = text[span.start : at.span.start]
            contracted = text[at.span.start : at.span.end].startswith(("au ", "aux "))
            told = lead.strip() and (contracted or _TOLD.search(lead)) and at.span.end == span.end
            if told or _PASSED_ON.search(lead):
                yield _medium_link(text, at)


def _cited_behind(text: str, found: Attribution, pack: LanguagePack) -> Iterator[Via]:
    """Who cites the source, right behind its words, though no table knows it: "une élue citée lundi par Le Phare"."""
    for span in found.source:
        lead = _CITED.match(text, span.end)
        name = re.compile(_CAPITALS).match(text, lead.end()) if lead else None
        if name is None or any(at.sure for at in find_names(text, pack, *name.span(1))):
            continue  # a person cites, too, and is no channel
        named = name[1].rstrip(".")
        yield Via(named, "outlet", (Span(name.start(1), name.start(1) + len(named)),))


def _told_by(text: str, found: Attribution, rules: dict[str, Any]) -> Iterator[Via]:
    """A medium that reports what a source says: "the Quay later reported officials stated …", right before the source."""
    if not found.source or "told_by" not in rules:
        return
    first = min(found.source[0].start, found.cue[0].start if found.cue else found.source[0].start)
    if first != found.source[0].start:
        return
    left = max(text.rfind("\n", 0, first) + 1, first - _REACH)
    for at in media_in(text, left, first):
        if re.compile(rules["told_by"]).match(text[:first], at.span.end):
            yield _medium_link(text, at)


def _broken_off(text: str, found: Attribution) -> Iterator[Via]:
    """A medium that a full stop in the wrong place cuts off from "according to a report": ". Quay Post report, Monday."

    Damaged and machine-translated text is so; what follows must be a fragment that is hardly more than the name.
    """
    marks = sorted((*found.source, *found.cue))
    if not marks:
        return
    end = marks[-1].end
    stop = re.compile(r"[ \u00a0]?[.][ \u00a0]+").match(text, end)
    if stop is None:
        return
    close = _END.search(text, stop.end())
    fragment = stop.end(), close.end() if close else len(text)
    if len(text[slice(*fragment)].split()) > _FRAGMENT:
        return
    for at in media_in(text, *fragment):
        if len(text[fragment[0] : at.span.start].split()) <= _BEFORE_NAME:
            yield _medium_link(text, at)
            return


def _medium_link(text: str, at: MediumAt) -> Via:
    """A platform keeps the name the report gives it: "Twitter" was not yet "X" when most of them were written."""
    name = text[at.span.start : at.span.end] if at.medium.kind == "platform" else at.medium.name
    return Via(name, at.medium.kind, (at.span,))


def chains(
    text: str,
    attributions: Sequence[Attribution],
    names: Sequence[str | None],
    pack: LanguagePack,
    agencies: Sequence[str] = (),
) -> list[tuple[Via, ...]]:
    """The via-chain of every attribution.

    `names` are the resolved sources: an interview holds for its speaker until another
    channel is named for him; a claim inside another's content takes over its channel,
    after the medium that tells it.
    """
    own = [channel_of(text, found, pack, agencies) for found in attributions]
    holding: dict[str, tuple[Via, ...]] = {}
    result: list[tuple[Via, ...]] = [()] * len(attributions)
    order = sorted(
        range(len(attributions)), key=lambda i: (attributions[i].content[0].start, -attributions[i].content[-1].end)
    )
    for index in order:
        name, channel = names[index], own[index]
        result[index] = channel.chain
        if channel.chain and name:
            if channel.held:
                holding[name] = channel.chain
            elif name in holding:
                del holding[name]
        elif name and name in holding:
            result[index] = holding[name]
        elif not channel.chain:
            result[index] = _from_parent(text, attributions, result, index)
    return [chain or _held_throughout(own, names, names[index]) for index, chain in enumerate(result)]


def _held_throughout(own: Sequence[Channel], names: Sequence[str | None], name: str | None) -> tuple[Via, ...]:
    """A speaker's one interview also for what title and opening quote from it, before naming it."""
    chains_ = {channel.chain for channel, whose in zip(own, names, strict=True) if channel.held and whose == name}
    other = any(channel.chain and not channel.held for channel, whose in zip(own, names, strict=True) if whose == name)
    return chains_.pop() if name and len(chains_) == 1 and not other else ()


def _from_parent(
    text: str, attributions: Sequence[Attribution], result: Sequence[tuple[Via, ...]], index: int
) -> tuple[Via, ...]:
    parent = attributions[index].parent
    if parent is None:
        return ()
    outer = attributions[parent]
    media = [at for span in outer.source for at in media_in(text, span.start, span.end) if at.medium.kind != "platform"]
    told = tuple(_medium_link(text, at) for at in media[:1])
    return (*told, *result[parent])
