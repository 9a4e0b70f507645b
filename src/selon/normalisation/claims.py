"""Puts the readings of each phenomenon together into claims."""

from collections.abc import Sequence
from dataclasses import replace

from selon.languages import LanguagePack
from selon.languages.quotation import quoted
from selon.normalisation.actors import actor_named, actor_of
from selon.normalisation.addressee import addressee_of, noun_of
from selon.normalisation.certainty import certainty_of, polarity_of
from selon.normalisation.content_type import content_type
from selon.normalisation.evidence import evidence_of
from selon.normalisation.figures import find_figures
from selon.normalisation.owned import with_owners
from selon.normalisation.places import places_of
from selon.normalisation.said_on import days_of_saying
from selon.normalisation.stance import stance_of
from selon.normalisation.via import chains
from selon.normalisation.when import find_whens
from selon.records import Addressee, Attribution, Claim, Content, Figure, Passage, Report, Source, Span, When, text_of
from selon.records.claim import claim_id


def normalise(report: Report, attributions: Sequence[Attribution], pack: LanguagePack | None) -> tuple[Claim, ...]:
    """The claims of a report, one per attribution and in the same order.

    `pack` is that of the report's language, or None where there is none: then a
    claim keeps its spans, its type and the extractor's own reading, and everything
    that needs a word list stays empty.
    """
    mask = quoted(report.text)
    plain = [_plain(report, found, mask) for found in attributions]
    ids = [claim.id for claim in plain]
    plain = [
        replace(claim, parent=None if found.parent is None else ids[found.parent])
        for claim, found in zip(plain, attributions, strict=True)
    ]
    return tuple(plain) if pack is None else _read(report, attributions, plain, pack)


def _plain(report: Report, found: Attribution, mask: bytearray) -> Claim:
    """A claim with what can be said of it in any language."""
    text = report.text
    return Claim(
        id=claim_id(report.id, found.source, found.content, text),
        report=report.id,
        voice=found.voice,
        source=Source(found.source, text_of(text, found.source), actor_of(report, found, None), found.resolution),
        cue=Passage(found.cue, text_of(text, found.cue)),
        content=Content(found.content, text_of(text, found.content), content_type(text, found.content, mask)),
        stance=found.stance or "state",
        certainty="hedged" if found.voice == "hearsay" else "plain",
        polarity="negative" if found.stance == "deny" else "positive",
        probability=found.probability,
    )


def _read(
    report: Report, attributions: Sequence[Attribution], plain: Sequence[Claim], pack: LanguagePack
) -> tuple[Claim, ...]:
    """The plain claims with all that the language's word lists tell."""
    text = report.text
    days = days_of_saying(text, attributions, pack, report.published)
    names = [_speaker(text, found) for found in attributions]
    links = chains(text, attributions, names, pack, report.agencies)
    claims = []
    for claim, found, day, via in zip(plain, attributions, days, links, strict=True):
        stance = stance_of(text, found, pack)
        claims.append(
            replace(
                claim,
                source=replace(claim.source, actor=actor_of(report, found, pack)),
                stance=stance,
                certainty=certainty_of(text, found, pack),
                polarity=polarity_of(text, found, stance, claim.content.type, pack),
                said_on=day,
                via=via,
                addressee=_addressee(report, found, pack),
                evidence=evidence_of(text, found, pack),
                figures=_figures(text, found.content, pack),
                whens=_whens(text, found.content, report.published, pack),
                places=places_of(text, found.content, pack),
            )
        )
    return with_owners(claims, pack)


def _addressee(report: Report, found: Attribution, pack: LanguagePack) -> Addressee | None:
    addressee = addressee_of(report.text, found, pack)
    if addressee is None:
        return None
    return replace(addressee, actor=actor_named(report, noun_of(report.text, addressee), pack))


def _speaker(text: str, found: Attribution) -> str | None:
    """The name by which claims of one speaker are told to be his."""
    if found.resolution is not None:
        return found.resolution.name
    return text_of(text, found.source) or None


def _figures(text: str, content: Sequence[Span], pack: LanguagePack) -> tuple[Figure, ...]:
    """The figures of all pieces of a content; `part_of` counts over the whole list."""
    figures: list[Figure] = []
    for start, end in content:
        before = len(figures)
        for figure in find_figures(text, start, end, pack):
            whole = figure.part_of
            figures.append(figure if whole is None else replace(figure, part_of=whole + before))
    return tuple(figures)


def _whens(text: str, content: Sequence[Span], anchor: str | None, pack: LanguagePack) -> tuple[When, ...]:
    return tuple(when for start, end in content for when in find_whens(text, start, end, anchor, pack))
