"""Text → attributions: the encoder's drafts, span repair, nesting, source resolution, hearsay."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.extraction.boundary import in_headline, with_boundary
from selon.extraction.clitics import with_inverted_subject
from selon.extraction.coordination import with_own_clauses
from selon.extraction.cutoff import completed, joined, within_paragraph
from selon.extraction.decode import Draft
from selon.extraction.doubt import tempered, with_sure_sources
from selon.extraction.encoder import Encoder
from selon.extraction.followup import with_speakers
from selon.extraction.hearsay import find_hearsay
from selon.extraction.interview import with_answers
from selon.extraction.mute import speaking
from selon.extraction.nesting import parents
from selon.extraction.relative import with_antecedent
from selon.extraction.repair import repaired_content, repaired_cue, repaired_source, says_something, without_slips
from selon.extraction.resolution import resolve
from selon.extraction.teller import with_tellers
from selon.extraction.unclaimed import with_quotations
from selon.languages import LanguagePack
from selon.records import Attribution, Notice, Report

__all__ = ["Encoder", "Extraction", "extract"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one report holds: attributions in text order, and what the reader should know of the reading."""

    attributions: tuple[Attribution, ...]
    notices: tuple[Notice, ...] = ()


def extract(
    report: Report, encoder: Encoder, pack: LanguagePack | None, *, min_probability: float | None = None
) -> Extraction:
    """The attributions of one report.

    `pack` is None for a language without word lists: sources then stay unresolved,
    no hearsay is looked for, and a notice says so. `min_probability` (0…1) is the
    least probability of a claim; the model's own threshold when None.
    """
    least = encoder.facts.threshold if min_probability is None else min_probability
    drafts = [draft for draft in encoder.drafts(report.text) if draft.probability >= least]
    sure = with_sure_sources(report.text, repaired(report.text, drafts))
    found = [item for item in tempered(sure) if item.probability >= least]
    found = found if pack is None else speaking(report.text, found, pack)
    found = [item for item in with_answers(report.text, found) if item.probability >= least]
    nested = [replace(item, parent=parent) for item, parent in zip(found, parents(found), strict=True)]
    if pack is None:
        notice = Notice(
            "language-without-pack",
            f"no word lists for language {report.language!r}: sources are not resolved and hearsay is not looked for",
        )
        return Extraction(tuple(nested), (notice,))
    resolved = resolve(report, nested, pack)
    return Extraction((*resolved, *find_hearsay(report, resolved, pack)))


def repaired(text: str, drafts: Sequence[Draft]) -> list[Attribution]:
    """The drafts of one text with mended edges, without those that say nothing."""
    found = [item for item in (_repaired(text, draft) for draft in drafts) if item is not None]
    sources = sorted((span for item in found for span in item.source), key=lambda span: span.end)
    found = [replace(item, source=with_antecedent(text, item.source, sources)) for item in found]
    return with_speakers(text, with_quotations(text, with_own_clauses(text, with_tellers(text, found))))


def _repaired(text: str, draft: Draft) -> Attribution | None:
    """A draft with mended edges; None when no content is left."""
    others = sorted(span.start for span in (*draft.source, *draft.cue))
    pieces = joined(text, within_paragraph(text, draft.content, draft.cue), others)
    pieces = [completed(text, span, next((at for at in others if at >= span.end), len(text))) for span in pieces]
    content = repaired_content(text, pieces)
    if not says_something(text, content):
        return None
    source, cue = with_inverted_subject(text, repaired_source(text, draft.source), repaired_cue(text, draft.cue))
    cue, content = with_boundary(text, cue, without_slips(text, content, (*source, *cue)))
    return Attribution(
        source=source,
        cue=cue,
        content=in_headline(text, cue, content),
        probability=round(draft.probability, 4),
        stance=draft.stance,
        sure=round(draft.sure, 4),
    )
