"""Files, folders and standard input → reports: text kept as it is, with date, language, credits and notices.

`read_reports` is the one door. It never raises for a bad file: it yields an
`IntakeError` in its place, and the others go on.
"""

from selon.intake.reading import read_reports
from selon.intake.tongue import detect

__all__ = ["detect", "read_reports"]
