"""What a figure counts, over languages, so that figures of the same thing can be told from others."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from selon.languages import things
from selon.languages.folding import fold
from selon.linking.surroundings import Surroundings
from selon.records import Figure, Report, Span

#: Code points after a figure within which a verb is held to be its own.
NEAR = 80
#: Code points before a figure within which a verb's end is held to be its own.
VERB = 24
#: Letters by which the words around figures are compared: endings differ with what the words are used for.
STEM = 6
#: "of the security forces", "des forces de l'ordre".
_COMPLEMENT = re.compile(r"\s+(?:de\s|des\s|du\s|d['’]|of\s)(?:\s*[\w'’-]+){1,4}")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w-]{3,}")
#: What may stand between a verb or its noun and the figure: "l'interpellation de 18 personnes".
_OF = re.compile(r"\s+(?:de\s|d['’]|des\s|of\s)?\s*", re.IGNORECASE)
#: "118 marchers and 17 officers were injured": what befell the second befell the first.
_AND = re.compile(r"\s+(?:et|and|y)\s+(?:[\w’'-]+\s+){0,2}", re.IGNORECASE)
_WERE = re.compile(
    r"\b(?:ont|avaient|a|avait)\s+été\s|\b(?:were|are|been|sont|étaient|fueron|resultaron)\s", re.IGNORECASE
)
_OWN: tuple[things.Kind, ...] = ("role", "event", "extra")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted.

    Figures can only be about the same thing when their `key`s are equal. `modifiers`
    narrow it ("nord-coréens"); empty says nothing. `daily` things are counted day by
    day. A `loose` key alone does not make figures the same: their `words` must agree too.
    """

    key: tuple[str, ...]
    modifiers: frozenset[str]
    words: frozenset[str]
    daily: bool
    loose: bool
    event: str | None


def thing_of(figure: Figure, around: Surroundings, report: Report) -> Thing:
    """The thing that a figure counts: from its own words, else from those that belong to it.

    Without anything that befell it or was done by it, a thing is `loose`: households can
    be those entitled or those paid.
    """
    named = _noun(figure, around, report)
    words = _words(report.text[around.sentence.start : around.sentence.end], report.language)
    if figure.kind == "number" and not named:
        event = _event("", (), around, report)
        if event is not None:
            daily = things.load()["event"][event].daily
            return Thing(("role", event, ""), frozenset(), words, daily=daily, loose=False, event=event)
    if figure.kind in ("percent", "measure") and figure.unit in ("%", "point"):
        asked = _asked(figure, around, report)
        if asked is not None:
            return asked
    if figure.kind != "number" or not named:
        return Thing((figure.kind, figure.unit or named), frozenset(), words, daily=False, loose=True, event=None)
    if _is_headed("moment", named, report.language):
        return Thing(("thing", "moment", ""), frozenset(), words, daily=False, loose=True, event=None)
    fuller = _fuller(named, around, report)
    roles = {mention.thing.name: mention.thing for mention in _mentions("role", fuller, report.language)}
    event = None if _is_headed("room", named, report.language) else _event(named, tuple(roles.values()), around, report)
    whoever = event is not None and things.load()["event"][event].anyone
    kept = sorted(role.name for role in roles.values() if not (role.plain and (whoever or role.event in (None, event))))
    extra = "extra" if _on_top(figure, named, around, report) else ""
    if event is None and not kept:
        head, modifiers = _head(named, report.language)
        bare = not head or any(role.plain for role in roles.values())
        return Thing(
            (figure.kind, "") if bare else ("thing", head, extra), modifiers, words, daily=False, loose=True, event=None
        )
    daily = event is not None and things.load()["event"][event].daily
    modifiers = _rest(named, around, report) if fuller == named else frozenset()
    key = ("role", event or "", *kept, extra)
    return Thing(key, modifiers, words, daily=daily, loose=event is None, event=event)


def _noun(figure: Figure, around: Surroundings, report: Report) -> str:
    """The figure's noun; none where its words only tell a time ("89 000 samedi dernier")."""
    named = figure.of or ""
    return named if _WORD.search(_meaning(named, report.language)) else ""


def _asked(figure: Figure, around: Surroundings, report: Report) -> Thing | None:
    """A share, or its change, of those who think well or ill of somebody: one thing for each name."""
    near = things.find("poll", report.text, report.language, *around.sentence)
    polls = near or things.find("poll", report.text, report.language, around.whole.start, around.figure.start)
    names = frozenset(fold(name) for name in _CAPITAL.findall(report.text[slice(*around.whole)]))
    if not polls or not names:
        return None
    return Thing(
        ("poll", polls[-1].thing.name, figure.unit or ""), frozenset(), names, daily=False, loose=True, event=None
    )


def _is_headed(kind: things.Kind, named: str, language: str) -> bool:
    """Whether the noun's head is of a kind: times ("deux week-ends de mobilisation"), room ("800 places en garde à vue")."""
    mentions = _mentions(kind, named, language)
    return any(mention.span.start == 0 or (language == "en" and mention.span.end == len(named)) for mention in mentions)


def _fuller(named: str, around: Surroundings, report: Report) -> str:
    """The words that complete a noun of no meaning of its own ("membres" … "des forces de l'ordre").

    So do those of a role that begin with it or stand right behind it ("gilets" … "jaunes").
    """
    if _mentions("role", named, report.language) or _mentions("event", named, report.language):
        return named
    behind = report.text[around.figure.start : around.after.end]
    at = behind.casefold().find(named.casefold())
    if at < 0:
        return named
    end = at + len(named)
    for mention in _mentions("role", behind[: end + 24], report.language):
        if at <= mention.span.start and not re.search(
            r"[,.;:()]|\w+\s+\w+\s", behind[end : max(end, mention.span.start)]
        ):
            return behind[at : mention.span.end]
    more = _COMPLEMENT.match(behind, end)
    return f"{named}{more[0]}" if more and _mentions("role", more[0], report.language) else named


def _on_top(figure: Figure, named: str, around: Surroundings, report: Report) -> bool:
    """Whether the noun says that these come on top of others ("17 others injured")."""
    return bool(_mentions("extra", named, report.language))


def _event(named: str, roles: Sequence[things.Thing], around: Surroundings, report: Report) -> str | None:
    """What befell or was done by them, from the figure's own words, else the nearest after it, else before it.

    What people do anyhow never overrules what befell them ("33 demonstrators were
    arrested"), nor what their role stands for, and says nothing of things.
    """
    usual = next((role.event for role in sorted(roles, key=lambda role: role.name) if role.event), None)
    own = [mention.thing for mention in _mentions("event", named, report.language)]
    near = Span(around.after.start, min(around.after.end, around.after.start + NEAR))
    after = [mention.thing for mention in things.find("event", report.text, report.language, *near)]
    before = [mention.thing for mention in things.find("event", report.text, report.language, *around.before)]
    done = _done(around, report)
    shared = _shared(named, around, report)
    grave = [event for event in (*own, *done, *after, *shared) if not event.activity]
    if grave:
        return grave[0].name
    if usual is not None or own:
        return usual or own[0].name
    people = all(role.plain for role in roles)
    found = next((event.name for event in (*after[:1], *before[-1:]) if people or not event.activity), None)
    if found is None and people and (roles or not named):
        return _occasion(around, report)
    return found


def _shared(named: str, around: Surroundings, report: Report) -> list[things.Thing]:
    """What befell those of the next figure too, where "and" alone stands between them."""
    end, text = around.after.end, report.text
    noun = re.compile(rf"\s*{re.escape(named)}").match(text, around.figure.end) if named else None
    if noun is None or not _AND.fullmatch(text, noun.end(), end):
        return []
    were = _WERE.search(text, end, min(around.whole.end, end + NEAR))
    if were is None:
        return []
    return [item.thing for item in things.find("event", text, report.language, were.end(), were.end() + VERB)][:1]


def _done(around: Surroundings, report: Report) -> list[things.Thing]:
    """What a verb right before the figure did to them ("tuant quatre personnes et en blessant …")."""
    near = Span(max(around.before.start, around.figure.start - VERB), around.figure.start)
    mentions = things.find("event", report.text, report.language, *near)
    return [mention.thing for mention in mentions if _OF.fullmatch(report.text, mention.span.end, around.figure.start)][
        -1:
    ]


def _occasion(around: Surroundings, report: Report) -> str | None:
    """What a bare number of people were at, as their sentence tells."""
    mentions = things.find("occasion", report.text, report.language, *around.whole)
    return mentions[-1].thing.event if mentions else None


def _mentions(kind: things.Kind, text: str, language: str) -> list[things.Mention]:
    return things.find(kind, text, language)


def _rest(named: str, around: Surroundings, report: Report) -> frozenset[str]:
    """The words beside those that name role and event, as modifiers; nations by their code.

    A noun that is the beginning of an event's name is none ("gardes" … "à vue").
    """
    language = report.language
    behind = report.text[around.figure.start : around.after.end]
    at = behind.casefold().find(named.casefold())
    if at >= 0 and any(
        mention.span.start < at + len(named) < mention.span.end
        for mention in _mentions("event", behind[: at + len(named) + 24], language)
    ):
        return frozenset()
    covered: list[Span] = []
    for kind in _OWN:
        covered += [mention.span for mention in _mentions(kind, named, language)]
    return _modifiers(_without(named, covered), language)


def _head(named: str, language: str) -> tuple[str, frozenset[str]]:
    """The noun and its modifiers: in French the first word is the noun, in English the last before "of" or "in"."""
    covered = [mention.span for mention in _mentions("extra", named, language)]
    rest = _without(named, covered)
    english = language == "en"
    core = re.split(r"\b(?:of|in|on|at|from|who|that|with)\b", rest)[0] if english else rest
    found = [_stem(word) for word in _WORD.findall(fold(_meaning(core, language)))]
    if not found:
        return "", frozenset()
    head = found[-1] if english else found[0]
    return head, frozenset(word for word in _modifiers(rest, language) if word != head)


def _modifiers(text: str, language: str) -> frozenset[str]:
    nations = _mentions("nation", text, language)
    rest = _meaning(_without(text, [mention.span for mention in nations]), language)
    found = {_stem(word) for word in _WORD.findall(fold(rest)) if len(word) > 1}
    return frozenset({f"nation:{mention.thing.name}" for mention in nations} | found)


def _meaning(text: str, language: str) -> str:
    """The text without its empty words."""
    return _without(text, [mention.span for mention in _mentions("empty", text, language)])


def _without(text: str, spans: list[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _words(text: str, language: str) -> frozenset[str]:
    found = {word[:STEM] for word in _WORD.findall(fold(_meaning(text, language)))}
    return frozenset(word for word in found if len(word) > 3)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """Singular and plural, masculine and feminine endings cut off, as far as spelling shows them."""
    for ending, put in (
        ("ies", "y"),
        ("aux", "al"),
        ("ees", "e"),
        ("nnes", "n"),
        ("nne", "n"),
        ("es", ""),
        ("s", ""),
        ("e", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + put
    return word


def without_places(thing: Thing, places: Iterable[str]) -> Thing:
    """A place beside the noun is where, not what ("manifestants à Ostal")."""
    named = {_stem(word) for place in places for word in _WORD.findall(fold(place))}
    return replace(thing, modifiers=thing.modifiers - named) if thing.modifiers & named else thing


def kin(a: str, b: str) -> bool:
    """Whether two modifiers may be one word in two languages or forms ("tirvanien", "Tirvanian")."""
    if a == b:
        return True
    if a.startswith("nation:") or b.startswith("nation:"):
        return False
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= 4 and shared >= 0.6 * min(len(a), len(b))


def compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of modifiers can narrow the same thing: one of them open, or a word in common."""
    return not a or not b or any(kin(x, y) for x in a for y in b)
