"""What a report itself says in figures, and where and when each of its figures holds.

Extraction finds what is attributed. A report also counts in its own name ("Quelque
46 600 personnes manifestaient"): such figures become claims of voice `own`. Then every
figure of the report, attributed or not, is given its setting: the place, the day and
the stage that the words around it tell, or that earlier sentences do.
"""

from collections.abc import Sequence

from selon.languages import LanguagePack
from selon.languages.sentences import Sentences
from selon.normalisation.figures import find_figures
from selon.normalisation.own.cited import cited
from selon.normalisation.own.scene import Scene
from selon.normalisation.own.settings import settled
from selon.normalisation.own.statements import counted_contents, own_statements
from selon.normalisation.when import find_whens
from selon.records import Claim, Report

__all__ = ["complete"]


def complete(report: Report, claims: Sequence[Claim], pack: LanguagePack) -> tuple[Claim, ...]:
    """The claims with the report's own statements of figures among them, in text order, each figure with its setting.

    `pack` is one in which figures and days are read; it may be of a language whose
    attributions are read by the encoder alone.
    """
    figures = find_figures(report.text, 0, len(report.text), pack)
    whens = find_whens(report.text, 0, len(report.text), report.published, pack)
    sentences = Sentences(report.text)
    attributed, fresh = cited(report, counted_contents(report, claims, pack), figures, sentences, pack)
    attributed = _in_order(attributed, counted_contents(report, fresh, pack))
    own = own_statements(report, attributed, figures, whens, pack)
    scene = Scene(report, [*attributed, *own], whens, pack)
    return tuple(settled(claim, scene) for claim in _in_order(attributed, own))


def _in_order(claims: Sequence[Claim], more: Sequence[Claim]) -> list[Claim]:
    """More claims where they stand, without changing the order of the others."""
    ordered = list(claims)
    for claim in more:
        start = claim.content.spans[0].start
        at = next((n for n, other in enumerate(ordered) if other.content.spans[0].start > start), len(ordered))
        ordered.insert(at, claim)
    return ordered
