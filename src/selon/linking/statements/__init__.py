"""Contents without figures: which claims make the same statement, which contradict it, which take it for granted."""

from selon.linking.statements.points import disputed, find_statements
from selon.linking.statements.twins import Vectors

__all__ = ["Vectors", "disputed", "find_statements"]
