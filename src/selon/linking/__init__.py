"""Many reports, one record: which repeat one another, which figures and statements are of one thing, who stands behind them.

Pure: values in, values out, the same for any order of the reports. Every link
carries its reason. The worst error this program can make is a false independent
confirmation; wherever independence cannot be shown, one origin is said.
"""

from selon.linking.anaphora import find_about
from selon.linking.copies import find_copies
from selon.linking.denials import find_denials
from selon.linking.elsewhere import find_elsewhere
from selon.linking.points import find_points
from selon.linking.revisions import find_revisions
from selon.linking.statements import disputed, find_statements

__all__ = [
    "disputed", "find_about", "find_copies", "find_denials", "find_elsewhere", "find_points", "find_revisions", "find_statements",
]  # fmt: skip
