"""What a question gets: claims in order, each with its score and the reasons for it."""

from dataclasses import dataclass
from itertools import groupby

from selon.explain.asking.context import Context
from selon.explain.asking.question import Question
from selon.records import Stance


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim with its score (0…1) and why it was found, in words."""

    context: Context
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one actor with one stance; `actor` is the name to show."""

    actor: str
    stance: Stance
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`hits` are the best first; empty when nothing in the ledger answers."""

    question: Question
    hits: tuple[Hit, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The hits by actor and stance, the group with the best hit first."""
        order: dict[tuple[str, Stance], int] = {}
        for index, hit in enumerate(self.hits):
            order.setdefault(_who(hit), index)
        ordered = sorted(self.hits, key=lambda hit: (order[_who(hit)], -hit.score))
        return tuple(Group(actor=key[0], stance=key[1], hits=tuple(items)) for key, items in groupby(ordered, key=_who))


def _who(hit: Hit) -> tuple[str, Stance]:
    claim = hit.context.claim
    actor = claim.source.actor
    return (actor.name if actor else claim.source.text or "—"), claim.stance
