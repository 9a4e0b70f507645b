"""What linking makes of many claims: copies, points, relations, disagreements, updates, parties."""

from dataclasses import dataclass
from typing import Literal

from selon.records.span import Span


@dataclass(frozen=True, slots=True)
class Copy:
    """Report `b` repeats text of report `a`.

    `score` is the share (0…1) of the shorter report's word 5-grams that stand in the
    other. `original` is the id held to be the earlier text, or None when it cannot
    be told. `passages` are pairs of spans (in `a`, in `b`).
    """

    a: str
    b: str
    extent: Literal["whole", "part"]
    score: float
    reason: str
    original: str | None = None
    passages: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """Report `later` is what stood at `url` after report `earlier`: its own outlet's update of it."""

    earlier: str
    later: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class FigureRef:
    """The `index`-th figure of a claim; written `CLAIM#n`."""

    claim: str
    index: int

    def __str__(self) -> str:
        return f"{self.claim}#{self.index}"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two parties' figures at one point that cannot both hold, and why, in English words."""

    a: FigureRef
    b: FigureRef
    reason: str


@dataclass(frozen=True, slots=True)
class Update:
    """A later figure of the same party at the same point."""

    earlier: FigureRef
    later: FigureRef
    reason: str


#: What one claim's content is to another's; docs/concepts.md has a rule for each.
RelationKind = Literal["same", "contradicts", "presupposes", "about"]
PointKind = Literal["figure", "statement"]


@dataclass(frozen=True, slots=True)
class Relation:
    """What the content of claim `a` is to that of claim `b`.

    `same` and `contradicts` hold both ways, and `a` comes first in the record; who says
    `a` `presupposes` `b`, and `a` is `about` `b` when it takes `b` up ("these reports").
    `score` (0…1) is how sure this is, made from `features`, each with its name and
    value; `reason` says it in English words.
    """

    a: str
    b: str
    kind: RelationKind
    score: float
    reason: str
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """The state or organisation an origin speaks for, and the claims behind it.

    `id` is an actor id ("state:UA"), or "outlet:…", "unnamed:…" where nobody better is known.
    `counted` says whether it is one of the point's origins, `reason` why, in English words.
    """

    id: str
    name: str
    claims: tuple[str, ...]
    counted: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """Figures, over all reports and languages, about the same thing; or claims that make, or deny, one statement.

    `kind` says which; a statement has no `figures`. `claims` are those of its figures, or
    those that make or deny it, in order. `what` is a readable name made from the claims.
    `origins` is the number of independent origins that can be shown, never more; at
    least 1. `relations` are those that one of its claims takes part in.
    """

    id: str
    what: str
    figures: tuple[FigureRef, ...]
    parties: tuple[Party, ...]
    origins: int
    disagreements: tuple[Disagreement, ...] = ()
    updates: tuple[Update, ...] = ()
    kind: PointKind = "figure"
    claims: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()

    def __post_init__(self) -> None:
        """The claims of figures follow from these."""
        if self.figures:
            object.__setattr__(self, "claims", tuple(dict.fromkeys(ref.claim for ref in self.figures)))
