"""Puts the readings of each phenomenon together into claims."""

from collections.abc import Sequence

from selon.languages import LanguagePack
from selon.normalisation.actors import actor_of
from selon.normalisation.content_type import content_type, quoted
from selon.normalisation.stance import stance_of
from selon.records import Attribution, Claim, Content, Passage, Report, Source, text_of
from selon.records.claim import claim_id


def normalise(report: Report, attributions: Sequence[Attribution], pack: LanguagePack | None) -> tuple[Claim, ...]:
    """The claims of a report, one per attribution and in the same order.

    `pack` is that of the report's language, or None where there is none: then a
    claim keeps its spans, its type and the extractor's own reading, and everything
    that needs a word list stays empty.
    """
    text = report.text
    mask = quoted(text)
    ids = [claim_id(report.id, found.source, found.content, text) for found in attributions]
    claims = []
    for number, found in enumerate(attributions):
        claims.append(
            Claim(
                id=ids[number],
                report=report.id,
                voice=found.voice,
                source=Source(found.source, text_of(text, found.source), actor_of(report, found, pack), found.resolution),
                cue=Passage(found.cue, text_of(text, found.cue)),
                content=Content(found.content, text_of(text, found.content), content_type(text, found.content, mask)),
                stance=stance_of(text, found, pack),
                certainty="hedged" if found.voice == "hearsay" else "plain",
                polarity="positive",
                probability=found.probability,
                parent=None if found.parent is None else ids[found.parent],
            )
        )
    return tuple(claims)
