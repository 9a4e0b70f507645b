"""Whether a figure may stand under the name of who is said to give it.

"Le Courrier: 71" where the Courrier writes that the rescuers count 71, "Voss: 412" where she no longer says 412, and
"et non 374" are nobody's figures. Such figures stay in the quotations; rows, charts and sums of rivals leave them out.
"""

import re

from selon.explain.naming import is_pointing_only
from selon.explain.quantities import is_vague
from selon.explain.quoting import folded
from selon.explain.shapes import is_withheld
from selon.explain.standing import cites
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.wording import LANGUAGES, load
from selon.records import Claim, Figure, FigureRef

#: Stances of those who do not give the figure that they speak of.
CONTESTING = ("deny", "doubt")
#: Characters before a figure that say it is not meant, and those among which it is only supposed.
BEFORE, CLAUSE = 24, 90


def is_credited(ref: FigureRef, story: Story) -> bool:
    """Whether the source of a figure's claim gives that figure, as far as the words show."""
    return story.recalled(("credited", ref), lambda: _is_credited(ref, story))


def _is_credited(ref: FigureRef, story: Story) -> bool:
    claim = story.claims[ref.claim]
    figure = claim.figures[ref.index]
    if _is_refused(claim, figure, story):
        return False
    outer = story.claims.get(claim.parent or "")
    if outer is not None and outer.source.spans and (outer.source.actor is None or outer.source.actor.kind != "media"):
        return False  # "according to an official, the guard asked three times": three is the official's
    if claim.voice == "own" and (is_vague(figure) or story.report_of(claim).language not in LANGUAGES):
        return False  # "dozens", of a paper's own: of what, and where, is mostly another thing
    if claim.voice == "own":
        passage = passage_of(claim, story.report_of(claim))
        return not (passage is not None and cites(claim, story, passage)) and not _is_anothers(claim, figure, story)
    return claim.voice != "attributed" or not (
        claim.stance in CONTESTING or is_withheld(claim, story.report_of(claim)) or is_pointing_only(claim, story)
    )


def _is_refused(claim: Claim, figure: Figure, story: Story) -> bool:
    """« et non 374 », "not 374", « contre 41 jeudi », « 200 de plus »: put aside, of an earlier day, or by how many more."""
    report = story.report_of(claim)
    if not figure.spans or report.language not in LANGUAGES:
        return False
    start, end = figure.spans[0].start, figure.spans[-1].end
    rule = load(report.language)["figures"]
    before = folded(report.text[max(0, start - BEFORE) : start]).lower()
    if re.search(str(rule["refused"]), before):
        return True
    words = folded(report.text[max(0, start - CLAUSE) : start])
    if re.search(str(rule["supposed"]), words, re.IGNORECASE):
        return True  # "if there were nearly 600 people": nobody says there were
    if claim.content.type != "indirect" and re.search(str(rule["quoting"]), f"{before} ", re.IGNORECASE):
        return True  # "the minister spoke of 29 dead": his figure, quoted by another
    behind = folded(report.text[end : end + BEFORE]).lower()
    if re.match(str(rule["excess"]), folded(report.text[end : end + 2 * BEFORE]).lower()):
        return True
    return bool(re.search(str(rule["earlier"]), before) and re.match(str(rule["earlier_day"]), behind))


def _is_anothers(claim: Claim, figure: Figure, story: Story) -> bool:
    """Whether the report gives the same figure as somebody's: in its title, or after it, it only repeats it."""
    return any(
        other.voice == "attributed"
        and other.source.spans
        and any(item.min == figure.min and item.unit == figure.unit for item in other.figures)
        for other in story.told_of(claim.report)
    )
