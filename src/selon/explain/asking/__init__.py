"""A question → ranked claims: found by words, by actor, by time and by sentence vectors together.

Never prose that no claim supports: an answer is a list of claims with the reasons why they stand there, or
the plain word that nothing in the ledger answers.
"""

from selon.explain.asking.answer import Answer, Group, Hit
from selon.explain.asking.context import Context, contexts
from selon.explain.asking.question import Question, language_asked, parse
from selon.explain.asking.ranking import holds, rank

__all__ = [
    "Answer",
    "Context",
    "Group",
    "Hit",
    "Question",
    "contexts",
    "holds",
    "language_asked",
    "parse",
    "rank",
]
