"""What figures count, over languages (`things.toml`): roles, events and the words that set figures apart."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, get_args

from selon.errors import PackError
from selon.languages.wording import compile_form
from selon.records import Span

Kind = Literal[
    "event",
    "role",
    "occasion",
    "extra",
    "running",
    "contrast",
    "where",
    "moment",
    "room",
    "poll",
    "nationwide",
    "capital",
    "there",
    "inside",
    "earlier",
    "span",
    "stage",
    "body",
    "anybody",
    "loose",
    "citing",
    "counting",
    "goes-on",
    "partly",
    "besides",
    "remains",
    "change",
    "empty",
    "nation",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LANGUAGES = ("fr", "en", "es")


@dataclass(frozen=True, slots=True)
class Thing:
    """One row: its name, its wordings and proofs by language, and what its kind adds.

    `event` is what a bare figure of a role stands for, `plain` whether the role says
    nothing beyond that event (or, without one, beyond any), `daily` whether an event is
    counted day by day, `activity` whether it is what a role does anyhow,
    `anyone` whether it is counted whoever they are, `label` the event's name in a language.
    `within` says of a role that others take part in its event as well (there is a crew besides the passengers).
    `days` is how far an `earlier` day lies from the one told of, `at` the time or name of a `stage`.
    """

    kind: Kind
    name: str
    forms: Mapping[str, tuple[str, ...]]
    yes: Mapping[str, str]
    no: Mapping[str, str]
    label: Mapping[str, str]
    event: str | None = None
    daily: bool = False
    plain: bool = False
    activity: bool = False
    anyone: bool = False
    days: int = 0
    at: str | None = None
    within: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A row found in a text, and where its wording stands."""

    thing: Thing
    span: Span


@cache
def load() -> Mapping[Kind, Mapping[str, Thing]]:
    """The whole table, by kind and name.

    Raises:
        PackError: the table is damaged; names the row.
    """
    try:
        table = tomllib.loads((files("selon.languages") / "things.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"things.toml: not TOML: {error}") from error
    strange = set(table) - set(KINDS)
    if strange:
        raise PackError(f"things.toml: kinds are {', '.join(KINDS)}; found {', '.join(sorted(strange))}")
    things = {kind: {row["form"]: _thing(kind, row) for row in table.get(kind, ())} for kind in KINDS}
    for row in (*things["role"].values(), *things["occasion"].values()):
        if row.event is not None and row.event not in things["event"]:
            raise PackError(f"things.toml: [[{row.kind}]] {row.name!r}: no event {row.event!r}")
    return MappingProxyType(things)


def _thing(kind: Kind, row: dict[str, Any]) -> Thing:
    missing = [
        f"{field}.{tongue}" for field in ("yes", "no") for tongue in LANGUAGES if tongue not in row.get(field, {})
    ]
    missing += [tongue for tongue in LANGUAGES if not row.get(tongue)]
    if kind == "event" and set(row.get("label", {})) != set(LANGUAGES):
        missing.append("label")
    if missing:
        raise PackError(f"things.toml: [[{kind}]] {row.get('form', '?')!r} lacks {', '.join(missing)}")
    forms = {tongue: tuple(row[tongue]) for tongue in LANGUAGES}
    label = row.get("label", {})
    return Thing(
        kind,
        row["form"],
        forms,
        row["yes"],
        row["no"],
        label,
        row.get("event"),
        row.get("daily", False),
        row.get("plain", False),
        row.get("activity", False),
        row.get("anyone", False),
        row.get("days", 0),
        row.get("at"),
        row.get("within", False),
    )


def find(kind: Kind, text: str, language: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Every row of a kind in `text[start:end]`, in text order, without overlaps.

    `language` is the text's; where there are no wordings in it, those of all languages are looked for.
    """
    rows = tuple(load()[kind].values())
    pattern = _pattern(kind, language if language in LANGUAGES else None)
    matches = pattern.finditer(text, start, len(text) if end is None else end)
    return [Mention(rows[int((match.lastgroup or "_0")[1:])], Span(*match.span())) for match in matches]


#: Code points before and behind a figure among which "the number of bodies in his morgue" stands.
_BODIES = (40, 16)


def counts_remains(text: str, language: str, figure: Span) -> bool:
    """Whether a figure counts bodies, as one hospital or crew has them: there may be more dead."""
    before, behind = _BODIES
    return bool(find("remains", text, language, max(0, figure.start - before), figure.end + behind))


@cache
def _pattern(kind: Kind, language: str | None) -> re.Pattern[str]:
    """All rows of a kind as one pattern: one pass over a text finds any of them."""
    groups = []
    for number, row in enumerate(load()[kind].values()):
        forms = [form for tongue in LANGUAGES if language in (None, tongue) for form in row.forms[tongue]]
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        groups.append(f"(?P<_{number}>{'|'.join(compile_form(form).pattern for form in longest_first)})")
    return re.compile("|".join(groups), re.IGNORECASE)
