"""Who and where: actors and places."""

from dataclasses import dataclass
from typing import Literal

from selon.records.span import Span

ActorKind = Literal["person", "group", "organisation", "state", "media", "unnamed", "document"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a source is, canonical over reports and languages.

    `id` is a readable slug ("person:john-kirby", "state:KP", "unnamed:police");
    an unnamed actor's id is only shared within one report, so it carries the report.
    `affiliation` is the id of the actor spoken for ("state:UA"), or None when unknown.
    """

    id: str
    name: str
    kind: ActorKind
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a content; `name` is the wording at its spans."""

    name: str
    spans: tuple[Span, ...]
