"""Which statements are told in their report's own sentence, under the paper's name: what it remarks of somebody is no statement of theirs."""

import re

from selon.explain.naming import is_readable, source_of
from selon.explain.quoting import folded
from selon.explain.shapes import Shaped, is_withheld
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.wording import LANGUAGES, load
from selon.languages import load as load_pack
from selon.languages.wording import find
from selon.records import Claim, Report

#: Marks of a heading before a title, in characters.
HEADED = 4
#: Between a source and the verb of a clause on it, in code points.
CLAUSE = 12
#: Before a source, in code points.
BEFORE = 24
_THOUGH = re.compile(
    r"\b(?:alors que|alors qu['’]|tandis que|tandis qu['’]|bien que|quoique|although|though|while|whereas)\s?(?:les?\s|la\s|l['’]|the\s)?$",
    re.IGNORECASE,
)
_PART = re.compile(r",\s(?:dont|including|among them)\s[^,;]{0,60}$", re.IGNORECASE)
_AND_WAS = re.compile(
    r",?\s(?:and|but|et|mais)\s(?:had|has|was|were|avait|avaient|s['’](?:était|est)|a\sété|ont\sété)\b", re.IGNORECASE
)
_WHO = re.compile(r"(?<!\w)(?:qui|who|which)(?!\w)", re.IGNORECASE)
#: Sources of whom only the words before them say which.
_SOME = re.compile(r"(?:plusieurs|certaine?s|des|quelques|de nombreu|several|some|many|a number)", re.IGNORECASE)


def is_of_the_report(claim: Claim, story: Story) -> bool:
    """Whether a statement is told in its report's own words, so that its day is the report's."""
    return story.recalled(("in the report's words", claim.id), lambda: _is_of_the_report(claim, story))


def _is_of_the_report(claim: Claim, story: Story) -> bool:
    report = story.report_of(claim)
    if claim.voice == "own" or source_of(claim, story) is None:
        return True
    shaped = story.shape_of(claim)
    return shaped.shape == "words" or not is_readable(claim, story) or is_remarked(claim, report, shaped)


def is_remarked(claim: Claim, report: Report, shaped: Shaped) -> bool:
    """Whether a report's own words about somebody are no statement of theirs without it.

    "Has not said whether" is the report's remark; "had sent requests" is a deed; a title is the paper's; and "À 16 heures,
    la préfecture recense" has lost its hour, "in his party, several voices" its party, where only what follows is quoted.
    """
    if report.language not in LANGUAGES or claim.corrected:
        return False
    if is_relative(claim, report) or _is_subordinate(claim, report) or _is_of_a_part(claim, report):
        return True
    if shaped.shape != "as_reported":
        return False
    at = report.text.find(report.title or "\n", 0, len(report.title or "") + HEADED)
    if report.title and at >= 0 and claim.content.spans[0].start < at + len(report.title):
        return True
    if _goes_on(claim, report):
        return True
    if is_withheld(claim, report) or (
        not claim.figures and not find(load_pack(report.language), "cues", "cue", claim.cue.text)
    ):
        return True  # who counts says how many, whatever the verb
    some = bool(_SOME.match(claim.source.text))
    return (some or bool(claim.figures)) and _is_led_in(claim, report)


def is_mentioned_only(claim: Claim, story: Story) -> bool:
    """Whether a report's sentence is of something else, and only mentions that somebody says so.

    "The head of the port left, hours after what divers had told" is no divers' account, and what a prosecutor "had ordered"
    no statement of his.
    """
    report = story.report_of(claim)
    if report.language not in LANGUAGES or not is_of_the_report(claim, story) or not claim.source.spans:
        return False
    if is_relative(claim, report) or _is_subordinate(claim, report) or _goes_on(claim, report):
        return True
    cue = folded(claim.cue.text).lower()
    if any(cue.startswith(word) for word in load(report.language)["shapes.according"]):
        return False
    if not claim.figures and not find(load_pack(report.language), "cues", "cue", claim.cue.text):
        return True
    passage, start = passage_of(claim, report), claim.source.spans[0].start
    if passage is None or start > claim.content.spans[0].start or start <= passage.start:
        return False
    before = report.text[passage.start : start].rstrip(' \u00a0«“"')
    # a time or a place, or a bare article, opens a main clause
    return bool(before) and not re.search(
        r"(?:^|,)(?:\s?(?:[Ll][ea]s?|[Ll]['’]|[Tt]he|[Dd]es|[Uu]ne?|[Aa]n?))?$", before
    )


def is_relative(claim: Claim, report: Report) -> bool:
    """Whether a clause on the source tells it, which the sentence may go on to turn: "the premier, who stood for a delay before …"."""
    if not claim.source.spans or not claim.cue.spans:
        return False
    between = report.text[claim.source.spans[-1].end : claim.cue.spans[0].start]
    return len(between) <= CLAUSE and bool(_WHO.search(between))


def _is_subordinate(claim: Claim, report: Report) -> bool:
    """Whether a clause tells it against which the sentence sets something: "although the police had announced 800 places"."""
    if not claim.source.spans or not claim.cue.spans or claim.content.spans[0].start < claim.cue.spans[0].start:
        return False
    start = claim.source.spans[0].start
    return bool(_THOUGH.search(report.text[max(0, start - BEFORE) : start]))


def _is_of_a_part(claim: Claim, report: Report) -> bool:
    """Whether "according to" ends a part without a comma: « des milliers, dont 14 500 à Paris selon le cabinet »."""
    if not claim.cue.spans or not claim.figures:
        return False
    start, end = claim.content.spans[0].start, claim.content.spans[-1].end
    cue = claim.cue.spans[0].start
    if cue < end or report.text[end:cue].strip(" \u00a0"):
        return False
    return bool(_PART.search(report.text[start:end]))


def _goes_on(claim: Claim, report: Report) -> bool:
    """Whether the sentence goes on with what befell the speaker: "had asked to leave and had been told to wait"."""
    end = claim.content.spans[-1].end
    return bool(_AND_WAS.match(report.text, end))


def _is_led_in(claim: Claim, report: Report) -> bool:
    """Whether a time or place opens the sentence, before the source."""
    passage = passage_of(claim, report)
    if passage is None or not claim.source.spans or claim.source.spans[0].start <= passage.start:
        return False
    before = report.text[passage.start : claim.source.spans[0].start]
    return bool(re.search(r"\w[^.!?]*,\s*(?:\w+['’]?\s?)?$", before))
