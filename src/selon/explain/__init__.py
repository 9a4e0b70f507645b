"""Values → explainers: `compose` makes the page, `html`, `markdown` and `jsonpage` render it, `check` proves it."""

from selon.explain.check import Problem, check
from selon.explain.compose import compose
from selon.explain.page import Page

__all__ = ["Page", "Problem", "check", "compose"]
