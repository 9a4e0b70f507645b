"""Attributions as extraction finds them, and claims as the ledger keeps them."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from selon.records.entities import Actor, ActorKind, Place
from selon.records.quantities import Figure, When
from selon.records.span import Span

Voice = Literal["attributed", "hearsay", "own"]
ContentType = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "state", "confirm", "deny", "doubt", "estimate", "expect", "commit", "demand", "condemn", "support", "ask"
]
Certainty = Literal["plain", "hedged"]
Polarity = Literal["positive", "negative"]
Status = Literal["found", "not-found", "by-hand", "wrong"]
ViaKind = Literal["agency", "outlet", "broadcaster", "platform", "document", "press-conference"]
EvidenceKind = Literal[
    "intelligence",
    "witness",
    "document",
    "imagery",
    "biometrics",
    "statistics",
    "poll",
    "technical",
    "judicial",
    "official-record",
    "own-reporting",
    "none-stated",
]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a source's words stand for ("il" → "Volodymyr Zelensky").

    `name` is wording found in the report, `span` where it stands, `reason` why it
    was chosen, in English words, and `confidence` a probability 0…1.
    """

    name: str
    span: Span | None
    reason: str
    confidence: float
    kind: ActorKind | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source–cue–content triple found in one report, before normalisation.

    Each role is a tuple of spans in text order; `source` and `cue` may be empty,
    `content` never is. `probability` is the extractor's, 0…1. `parent` is the index
    (in the same list) of the attribution whose content holds this one.
    `stance` is the encoder's own reading of the cue, None when it gives none;
    normalisation may overrule it from the lexicon. `sure` (0…1) is the extractor's probability
    of the source's words being the source; 1 where it gave none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    probability: float
    parent: int | None = None
    voice: Voice = "attributed"
    stance: Stance | None = None
    resolution: Resolution | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """Spans with the text they hold (`records.text_of`)."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who is cited, and the actor they were resolved to, if any."""

    spans: tuple[Span, ...]
    text: str
    actor: Actor | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What is attributed."""

    spans: tuple[Span, ...]
    text: str
    type: ContentType


@dataclass(frozen=True, slots=True)
class Via:
    """One link of the channel between the source and this report ("AFP", "Le Parisien", "X")."""

    name: str
    kind: ViaKind
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom it was said ("aux sénateurs", "told Congress")."""

    text: str
    spans: tuple[Span, ...]
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ground given for a claim."""

    kind: EvidenceKind
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One field that somebody put right: what it was before, and the judgement that says so.

    `field` is "stance", "said_on", "actor", "source", "content", "figures[0].min" …;
    `was` is the former value in JSON's terms (of an actor its name, of words their text).
    """

    field: str
    was: Any
    judgement: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution found in one report, with everything normalised from it.

    `said_on` is an EDTF date or None. `via` is nearest first. `parent` is the id of
    the claim whose content holds this one. Figures, whens and places are those
    inside the content. `corrected` names what was put right by hand; `status` is
    "found", "not-found" when the latest reading of its report no longer finds it,
    "by-hand" when it does not but somebody corrected the claim, and "wrong" when
    somebody says that it is none.
    """

    id: str
    report: str
    voice: Voice
    source: Source
    cue: Passage
    content: Content
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    probability: float
    said_on: str | None = None
    via: tuple[Via, ...] = ()
    addressee: Addressee | None = None
    evidence: tuple[Evidence, ...] = ()
    figures: tuple[Figure, ...] = ()
    whens: tuple[When, ...] = ()
    places: tuple[Place, ...] = field(default=())
    parent: str | None = None
    corrected: tuple[Correction, ...] = ()
    status: Status = "found"


def claim_id(report: str, source: tuple[Span, ...], content: tuple[Span, ...], text: str) -> str:
    """Hashes identity alone: the report, and the source's and content's place and wording.

    Better rules that leave those alone keep the id; nothing normalised is part of it.
    """
    pieces = [report]
    for role in (source, content):
        pieces.append("|".join(f"{start}:{end}:{text[start:end]}" for start, end in role))
    return "c" + sha256("\x1f".join(pieces).encode("utf-8", "surrogatepass")).hexdigest()[:16]
