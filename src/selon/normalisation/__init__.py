"""Turns extracted attributions into claims whose date, figure, actor, evidence and certainty are values."""

from selon.normalisation.claims import normalise
from selon.normalisation.figures import find_figures
from selon.normalisation.own import complete
from selon.normalisation.published import narrowed
from selon.normalisation.when import find_whens

__all__ = ["complete", "find_figures", "find_whens", "narrowed", "normalise"]
