"""Who a source is: its name without titles, what kind of actor, for whom it speaks.

Rows: `sources.toml` (role, body, authority, unnamed, document, group), `actors.toml`
(demonym, seat). Cases: `specs/<language>/actors.toml`.
"""

import re
from collections.abc import Sequence

from selon.languages import LanguagePack
from selon.languages.names import fold
from selon.languages.phrases import Phrase, extent, read_phrase
from selon.languages.wording import find
from selon.normalisation.affiliation import affiliation_of_person, affiliation_of_phrase
from selon.normalisation.media import media_in
from selon.normalisation.states import State, states_in
from selon.records import Actor, ActorKind, Attribution, Report, Span

_EDGES = " ,;:.-–—\"«»“”'’()\u00a0\u202f"
_SEVERAL = re.compile(r"\b(?:et|and|ou|or|ainsi que|comme|such as)\b")
_LOWER_TAIL = re.compile(r"\s(?:qui|dont|who|which|that)\s.*$", re.DOTALL)


def slug(name: str) -> str:
    """A readable id part: lower case, no accents, words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(name))) or "nameless"


def actor_of(report: Report, found: Attribution, pack: LanguagePack | None) -> Actor | None:
    """The actor behind an attribution, or None when the words do not tell: a wrong name is worse than none."""
    resolution = found.resolution
    if pack is None:
        return None if resolution is None else _plain(resolution.name, resolution.kind or "unnamed")
    if resolution is not None and resolution.kind == "person":
        return _person(report, found, resolution.name, pack)
    if resolution is not None:
        span = resolution.span
        phrase = read_phrase(report.text, span, pack) if span else None
        if phrase is not None and phrase.kind == "description" and _points_back(phrase, pack):
            return None
        if phrase is not None and phrase.kind != "pronoun":
            return _from_phrase(report, phrase, pack)
        return _plain(resolution.name, resolution.kind or "organisation")
    if not found.source:
        return None
    phrase = read_phrase(report.text, extent(found.source), pack)
    if phrase.kind in ("pronoun", "relative", "speaker") or _points_back(phrase, pack):
        return None
    if phrase.name is not None:
        return _person(report, found, phrase.name.text, pack)
    return _from_phrase(report, phrase, pack)


def actor_named(report: Report, span: Span, pack: LanguagePack) -> Actor | None:
    """The actor a stretch of text names by itself (an addressee); None for pronouns and bare descriptions."""
    phrase = read_phrase(report.text, span, pack)
    if phrase.kind in ("pronoun", "relative", "speaker") or _points_back(phrase, pack):
        return None
    if phrase.name is not None:
        name = phrase.name.text
        return Actor(f"person:{slug(name)}", name, "person", affiliation_of_person(report.text, name, (span,), pack))
    return _from_phrase(report, phrase, pack)


def _plain(name: str, kind: ActorKind) -> Actor:
    return Actor(f"{kind}:{slug(name)}", name, kind)


def _person(report: Report, found: Attribution, name: str, pack: LanguagePack) -> Actor:
    return Actor(f"person:{slug(name)}", name, "person", affiliation_of_person(report.text, name, found.source, pack))


def _points_back(phrase: Phrase, pack: LanguagePack) -> bool:
    """A description that leans on an antecedent which was not found ("ce dernier point", "son avocat", "le ministre")."""
    lead = fold(phrase.text).replace("’", "'").lstrip(_EDGES)
    openers = pack.profile.get("source", {}).get("leaning", ())
    if any(lead.startswith(opener) for opener in openers):
        return True
    if phrase.kind != "description" or phrase.number == "p":
        return False
    bodies = {fold(phrase.text[hit.span.start : hit.span.end]) for hit in find(pack, "sources", "body", phrase.text)}
    if (not phrase.roles and not bodies) or find(pack, "sources", "unnamed", phrase.text):
        return False
    if not phrase.words - bodies:
        return True
    generic = set(pack.profile.get("source", {}).get("generic", ()))
    capitals = {fold(word) for word in re.findall(r"[A-ZÀ-Þ][\w-]*", phrase.text[2:])} - generic
    # "le chef du parquet maritime" says by itself who is meant, "le chef du port" does not.
    return bool(phrase.roles) and not capitals and len(phrase.words - generic) < 2


def _from_phrase(report: Report, phrase: Phrase, pack: LanguagePack) -> Actor:
    text, span = report.text, phrase.span
    wording = clean(phrase.text, pack)
    states = states_in(text, span.start, span.end, pack)
    state = _is_a_state(text, phrase, states)
    if state is not None:
        return Actor(state.id, wording, "state", state.id)
    for at in media_in(text, span.start, span.end):
        if at.medium.kind != "platform" and _head(text, span, at.span, pack):
            return Actor(f"media:{slug(at.medium.name)}", text[at.span.start : at.span.end], "media")
    kind = kind_of(phrase, pack)
    proper = _proper_name(phrase, pack) if kind == "organisation" else None
    name = proper or wording
    owner = affiliation_of_phrase(text, span.start, span.end, pack)
    if kind == "unnamed":
        return Actor(f"unnamed:{report.id}:{slug(name)}", name, kind, owner)
    return Actor(f"{kind}:{slug(name)}", name, kind, owner)


def clean(wording: str, pack: LanguagePack) -> str:
    """A phrase without its article, its outer marks and its relative clause."""
    name = " ".join(_LOWER_TAIL.sub("", wording).split())
    if not _SEVERAL.search(name):
        name = re.sub(r"(?<=\w),\s+[a-zà-ÿ][^A-ZÀ-Þ]*$", "", name)
    name = name if name.count("«") == name.count("»") else name.strip("«» ")
    name = name.strip(" ,;:-–—\u00a0")
    lead = name.lower().replace("’", "'")
    for article in pack.profile.get("source", {}).get("articles", ()):
        if lead.startswith(article) and len(name) > len(article):
            return name[len(article) :].strip()
    return name


def kind_of(phrase: Phrase, pack: LanguagePack) -> ActorKind:
    """The kind of an actor told by its head noun, else by the shape of its words."""

    def has(kind: str) -> int:
        hits = find(pack, "sources", kind, phrase.text)
        return min((hit.span.start for hit in hits), default=len(phrase.text) + 1)

    first: dict[ActorKind, int] = {
        "unnamed": has("unnamed"),
        "document": has("document"),
        "group": has("group"),
        "state": has("authority"),
        "organisation": has("body"),
        "person": has("role"),
    }
    if any(hit.row["who"] == "source" for hit in find(pack, "sources", "unnamed", phrase.text)):
        return "unnamed"
    place = min(first.values())
    if place > len(phrase.text):
        return _kind_by_shape(phrase)
    kind = next(name for name, start in first.items() if start == place)
    return "group" if kind == "person" and phrase.number == "p" else kind


def _kind_by_shape(phrase: Phrase) -> ActorKind:
    if any(letter.isupper() for letter in phrase.text.lstrip(_EDGES)[1:]):
        return "organisation"
    if phrase.number == "p":
        return "group"
    if phrase.number is None and phrase.text[:1].isupper():
        return "group" if phrase.text.endswith("s") and not phrase.text.isupper() else "organisation"
    return "unnamed"


def _is_a_state(text: str, phrase: Phrase, states: list[State]) -> State | None:
    """The state whose name or seat is the whole phrase, or whose government the phrase names."""
    for state in states:
        rest = _without(text, phrase.span, [other.span for other in states if other.id == state.id])
        bare = fold(rest).replace("’", "'")
        if state.how != "demonym" and bare in {"", "le", "la", "les", "l", "the"}:
            return state
        if re.fullmatch(
            r"(?:the |le |l')?(?:gouvernement|government|executif|etat)(?: de l| de la| du| des| de| of)?(?: the)?",
            bare,
        ):
            return state
    return None


def _without(text: str, span: Span, spans: Sequence[Span]) -> str:
    """What is left of a stretch of text when pieces of it are taken out."""
    rest, position = "", span.start
    for piece in spans:
        rest += text[position : piece.start]
        position = piece.end
    return (rest + text[position : span.end]).strip(_EDGES)


def _head(text: str, span: Span, inner: Span, pack: LanguagePack) -> bool:
    """Whether a name inside a phrase is what the phrase is about: "le quotidien La Digue", not "un élu cité par La Digue"."""
    before = fold(text[span.start : inner.start]).strip(_EDGES)
    if not before or len(before.split()) == 1:
        return True
    if re.search(r"\b(?:de|du|des|d|of|a|au|par|by|chez|pour|for|with|avec)$", before):
        return False
    return bool(find(pack, "sources", "body", before)) and len(before.split()) <= 6


_PROPER_TAIL = re.compile(
    r"(?<=[\s«\"“])((?:[A-ZÀ-Þ][\w’'&.\-]*)(?:\s+(?:(?:de|du|des|d['’]|of|and|for|et)\s*)?[A-ZÀ-Þ][\w’'&.\-]*)*)[\s»\"”)]*$"
)


def _proper_name(phrase: Phrase, pack: LanguagePack) -> str | None:
    """The name a body carries ("la société Varsel" → "Varsel"), if only common words stand before it."""
    wording = phrase.text.split(",")[0]
    match = _PROPER_TAIL.search(wording)
    if match is None or not find(pack, "sources", "body", wording[: match.start()]):
        return None
    before = fold(wording[: match.start()]).strip(_EDGES).split()
    if len(before) > 4 or (
        before and before[-1] in {"de", "du", "des", "d", "of", "a", "au", "en", "in", "at", "pour", "for"}
    ):
        return None
    return match.group(1)
