"""Whom earlier claims were given to."""

from dataclasses import dataclass

from selon.records import ActorKind, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom an earlier attribution was given to: a name or a phrase, and where its source begins and ends.

    `several`: they may be meant by "they"; not so figures, polls and papers ("nos calculs").
    """

    name: str
    span: Span | None
    position: int
    gender: str | None
    number: str | None
    person: bool
    kind: ActorKind | None = None
    human: bool = False
    until: int = -1
    several: bool = True


def agree(wanted: str | None, has: str | None) -> bool:
    """Whether two genders go together; an unknown one goes with any."""
    return wanted is None or has is None or wanted == has
