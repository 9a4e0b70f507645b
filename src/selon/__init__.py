"""Selon: a ledger of attributed claims.

Reads news reports and records who says what, to whom, when, on what evidence,
with which figures and through which chain of reporting. It never says what is
true: it says who says it, and shows the characters where they said it.
"""

__version__ = "0.1.0"
