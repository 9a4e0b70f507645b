"""Turns extracted attributions into claims whose date, figure, actor, evidence and certainty are values."""

from selon.normalisation.claims import normalise

__all__ = ["normalise"]
