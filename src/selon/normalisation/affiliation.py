"""For whom an actor speaks: the state or body that a title, an apposition or an adjective names.

Only what the report itself says about the actor counts; nothing is known beforehand.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from selon.languages import LanguagePack
from selon.languages.names import find_names, fold, place_names
from selon.languages.wording import find
from selon.normalisation.states import State, states_in, unlisted_state
from selon.records import Span

#: How far (code points) before a name its title, and after it its apposition, may reach.
_BEFORE, _AFTER = 90, 100
#: Nobody is introduced after so many mentions.
_MENTIONS = 12
_STOP = re.compile(
    r"[.!?;:«»“”\"\n()]|\b(?:que|qui|that|who|said|says|told|est|was)\s"
    # "le président nord-coréen et le président russe X": X is only the second.
    r"|\b(?:et|and)\s+(?=(?:le|la|les|son|sa|the|his|her|its)\s|l['’])"
)
#: "Depuis la Velmie, la présidente …": where she is, not for whom she speaks.
_FROM_THERE = re.compile(
    r"\s*(?:depuis|à|au|aux|en|dans|from|in|at|speaking from|speaking in)\s[^,]{2,40},\s*(?=\S)", re.IGNORECASE
)
_APPOSITION = re.compile(r"\s*[,(]\s*([^.!?;:«»“”\"\n)]*)")
_BODY_AFTER_ROLE = re.compile(
    r"\s*(?:\bgénérale?\s|\bgeneral\s)?(?:\bdu|\bde la|\bde l['’]|\bdes|\bde|\bd['’]|\bof the|\bof|\bfor the|\bfor|\bchez)\s*"
    r"((?:[A-ZÀ-Þ][\w’'&.\-]*)(?:\s+(?:(?:de la|de|du|des|of|and)\s+)?[A-ZÀ-Þ][\w’'&.\-]*)*)(?=\s*(?:$|[,;.)(]))"
)


def affiliation_of_phrase(text: str, start: int, end: int, pack: LanguagePack) -> str | None:
    """The state a noun phrase names as the one its head belongs to ("des responsables américains")."""
    states = [state for state in states_in(text, start, end, pack) if not _is_a_city(text, state)]
    if states:
        return _best(states).id
    unlisted = unlisted_state(text, start, end) if _official(text[start:end], pack) else None
    return unlisted.id if unlisted else None


def _is_a_city(text: str, state: State) -> bool:
    """A capital stands for its state alone ("Moscou dément"), not in "le parquet de Moscou"."""
    return state.how == "seat" and fold(text[state.span.start : state.span.end]) in place_names()


def affiliation_of_person(text: str, name: str, source: Sequence[Span], pack: LanguagePack) -> str | None:
    """The state, else the body, that titles and appositions of the name give, anywhere in the report."""
    body = None
    for start, end in _places(text, name, source):
        wording = text[start:end]
        if not _official(wording, pack):
            continue
        state = affiliation_of_phrase(text, start, end, pack)
        if state is not None:
            return state
        body = body or _body(wording, pack)
    return body


def _places(text: str, name: str, source: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where the text may say what somebody is: around the source first, then around every mention."""
    for span in source:
        wording = text[span.start : span.end]
        if name in wording:
            at = span.start + wording.index(name)
            yield span.start, at
            yield at + len(name), span.end
        elif fold(name).split()[-1] in fold(wording):
            yield span
    yield from _introductions(text, name)


@lru_cache(maxsize=512)
def _introductions(text: str, name: str) -> tuple[tuple[int, int], ...]:
    """What stands before and after the first mentions of a name: there titles and appositions are."""
    places: list[tuple[int, int]] = []
    mentions = re.finditer(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)", text)
    for match in islice(mentions, _MENTIONS):
        whole = max(0, match.end() - len(name))
        begin = whole if text[whole : match.end()] == name else match.start()
        floor = max(0, begin - _BEFORE)
        stops = [stop.end() for stop in _STOP.finditer(text, floor, begin)]
        title = stops[-1] if stops else floor
        elsewhere = _FROM_THERE.match(text, title, begin)
        places.append((elsewhere.end() if elsewhere else title, begin))
        after = _APPOSITION.match(text, match.end(), min(len(text), match.end() + _AFTER))
        if after is not None:
            places.append(after.span(1))
    return tuple(places)


def _official(wording: str, pack: LanguagePack) -> bool:
    return any(find(pack, "sources", kind, wording) for kind in ("role", "authority", "unnamed", "group"))


def _best(states: Sequence[State]) -> State:
    """The adjective nearest the head counts before a country that only complements it."""
    return next((state for state in states if state.how == "demonym"), states[0])


def _body(wording: str, pack: LanguagePack) -> str | None:
    """The body right after a role noun: "présidente du Rivage Uni", not "porte-parole de Nora Lind"."""
    generic = set(pack.profile.get("source", {}).get("generic", ()))
    for hit in find(pack, "sources", "role", wording):
        match = None if hit.row.get("portfolio") else _BODY_AFTER_ROLE.match(wording, hit.span.end)
        if match is None or any(name.sure for name in find_names(wording, pack, match.start(1), match.end(1))):
            continue
        words = re.findall(r"[a-z0-9]+", fold(match.group(1)))
        if words and not set(words) <= generic:
            return f"organisation:{'-'.join(words)}"
    return None
