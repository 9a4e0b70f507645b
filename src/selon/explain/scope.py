"""What a page keeps to: a topic or point, an actor, a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from selon.explain.naming import party_name
from selon.explain.page import Piece, Sentence
from selon.explain.rivals import what_is_counted
from selon.explain.story import Story
from selon.explain.wording import finished


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for, in the asker's words; nothing asked for is the whole ledger.

    `point` is the id of a point, which goes before `about`. `since` and `until` are EDTF
    dates, both inclusive.
    """

    about: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    point: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the page is over everything."""
        return self == Scope()


def topic(scope: Scope, story: Story) -> str:
    """The point's thing counted, or the words asked about; empty when the page has no topic."""
    point = next((item for item in story.points if item.id == scope.point), None)
    return what_is_counted(point, story).text if point is not None else (scope.about or "").strip()


def actor_meant(scope: Scope, story: Story) -> str:
    """The name of the one actor or party whose claims the page has, else the words asked for."""
    if not scope.actor:
        return ""
    speakers = {claim.source.actor for claim in story.told}
    ids = {speaker.id for speaker in speakers if speaker is not None}
    parties = {story.parties.get(claim.id, "") for claim in story.told}
    only = ids if len(ids) == 1 and None not in speakers else parties
    return party_name(only.pop(), story) if len(only) == 1 and "" not in only else scope.actor.strip()


def scope_title(scope: Scope, story: Story) -> str | None:
    """« Starlink : ce que l'on sait », « Ce que dit Ilda Voss »; None for a page over a time or over everything."""
    about, who = topic(scope, story), actor_meant(scope, story)
    head = about[:1].upper() + about[1:]
    wording = story.wording
    if not who:
        return wording.text("title.pattern", things=head) if about else None
    said = "title.actors" if wording.is_plural(who) else "title.actor"
    return (
        wording.text("title.both", things=head, what=wording.text(said, who=who))
        if about
        else _capital(wording.text(said, who=who))
    )


def scope_note(scope: Scope, story: Story) -> tuple[Sentence, ...]:
    """Says what the page leaves out by keeping to its scope; nothing for a page over everything."""
    if scope.is_whole:
        return ()
    wording = story.wording
    about, who = topic(scope, story), actor_meant(scope, story)
    parts: list[Sequence[Piece]] = [
        wording.say("scope.actor", who=Piece(who, "name")) if who else (),
        wording.say("scope.about", about=wording.quoted((Piece(about, "name"),))) if about else (),
        wording.say("scope.time", when=Piece(_period(scope, story), "value")) if scope.since or scope.until else (),
    ]
    pieces = wording.say("scope.only", what=[piece for part in parts for piece in part])
    return (Sentence(finished(pieces), role="note"),)


def _period(scope: Scope, story: Story) -> str:
    if scope.since == scope.until:
        return story.dates.adverb(scope.since or "")
    return story.dates.adverb(f"{scope.since or ''}/{scope.until or ''}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
