"""Which statements are told in their report's own sentence, under the paper's name: what it remarks of somebody is no statement of theirs."""

import re

from selon.explain.naming import is_readable, source_of
from selon.explain.shapes import Shaped, is_withheld, shape_of
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.wording import LANGUAGES
from selon.languages import load as load_pack
from selon.languages.wording import find
from selon.records import Claim, Report

#: Marks of a heading before a title, in characters.
HEADED = 4


def is_of_the_report(claim: Claim, story: Story) -> bool:
    """Whether a statement is told in its report's own words, so that its day is the report's."""
    report = story.report_of(claim)
    if claim.voice == "own" or source_of(claim, story) is None:
        return True
    shaped = shape_of(claim, report)
    return shaped.shape == "words" or not is_readable(claim, story) or is_remarked(claim, report, shaped)


def is_remarked(claim: Claim, report: Report, shaped: Shaped) -> bool:
    """Whether a report's own words about somebody are no statement of theirs without it.

    "Has not said whether" is the report's remark; "had sent requests" is a deed; a title is the paper's; and "À 16 heures,
    la préfecture recense" has lost its hour where only the verb and what follows it are quoted.
    """
    if shaped.shape != "as_reported" or report.language not in LANGUAGES or claim.corrected:
        return False
    at = report.text.find(report.title or "\n", 0, len(report.title or "") + HEADED)
    if report.title and at >= 0 and claim.content.spans[0].start < at + len(report.title):
        return True
    if is_withheld(claim, report) or (
        not claim.figures and not find(load_pack(report.language), "cues", "cue", claim.cue.text)
    ):
        return True  # who counts says how many, whatever the verb
    return bool(claim.figures) and _is_led_in(claim, report)


def _is_led_in(claim: Claim, report: Report) -> bool:
    """Whether a time or place opens the sentence, before the source."""
    passage = passage_of(claim, report)
    if passage is None or not claim.source.spans or claim.source.spans[0].start <= passage.start:
        return False
    before = report.text[passage.start : claim.source.spans[0].start]
    return bool(re.search(r"\w[^.!?]*,\s*(?:\w+['’]?\s?)?$", before))
