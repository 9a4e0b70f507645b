"""Whose "ses services de renseignement" are: of the state that says the same words, told "according to" them.

"L'agence de renseignement" shortly behind is of the same state. Only what the report says counts, as elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from selon.languages import LanguagePack
from selon.languages.wording import find
from selon.normalisation.actors import slug
from selon.records import Actor, Claim

_ITS = re.compile(r"(?:son|sa|ses|leurs?|his|her|its|their)\s+(?P<what>\S.*)", re.IGNORECASE | re.DOTALL)
#: What a service is for, at the end of its name, and how far behind "its services" "the agency" is still theirs.
_OF_WHAT = re.compile(r"\s(?:de|of)\s[a-zà-ÿ]{5,}\Z")
BEHIND = 400


def with_owners(claims: Sequence[Claim], pack: LanguagePack) -> tuple[Claim, ...]:
    """The claims, those of a state's own services with an actor that speaks for the state."""
    owned = {claim.id: actor for claim in claims if (actor := _owned(claim, claims, pack)) is not None}
    renamed: dict[str, Actor] = {}
    for claim in claims:
        if claim.id in owned:
            continue
        actor = claim.source.actor
        if actor is not None and (state := _state_before(claim, claims, owned)) is not None:
            renamed[actor.id] = replace(actor, id=f"{actor.id}-{_code(state)}", affiliation=state)
    made = []
    for claim in claims:
        actor = claim.source.actor
        new = owned.get(claim.id) or (renamed.get(actor.id) if actor is not None else None)
        made.append(claim if new is None else replace(claim, source=replace(claim.source, actor=new)))
    return tuple(made)


def _owned(claim: Claim, claims: Sequence[Claim], pack: LanguagePack) -> Actor | None:
    """The body that "its services" are, where one state says the beginning of the same words."""
    its = _ITS.fullmatch(claim.source.text)
    if its is None or claim.source.actor is not None or not find(pack, "sources", "authority", its["what"]):
        return None
    states = {
        other.source.actor.id
        for other in claims
        if other.source.actor is not None
        and other.source.actor.kind == "state"
        and other.content.spans[0].start == claim.content.spans[0].start
    }
    if len(states) != 1:
        return None
    state = states.pop()
    what = " ".join(its["what"].split())
    return Actor(f"organisation:{slug(what)}-{_code(state)}", what, "organisation", state)


def _state_before(claim: Claim, claims: Sequence[Claim], owned: dict[str, Actor]) -> str | None:
    """The state whose services of the same kind were told of shortly before, of a body that nobody's is said to be."""
    actor, what = claim.source.actor, _OF_WHAT.search(claim.source.text)
    if (
        what is None
        or actor is None
        or actor.kind != "organisation"
        or actor.affiliation
        or _ITS.match(claim.source.text)
    ):
        return None
    start = claim.source.spans[0].start
    near = [
        other
        for other in claims
        if other.id in owned
        and other.source.text.endswith(what.group())
        and 0 < start - other.source.spans[-1].end <= BEHIND
    ]
    return owned[near[-1].id].affiliation if near else None


def _code(state: str) -> str:
    return state.partition(":")[2].lower()
