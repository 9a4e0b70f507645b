"""Files, folders and standard input → reports: text kept as it is, with date, language, credits and notices.

`read_reports` is the door, and `read_address` the one for what stands at an address. Neither raises for a bad report: each yields an
`IntakeError` in its place, and the others go on.
"""

from selon.intake.reading import read_address, read_reports
from selon.intake.tongue import detect

__all__ = ["detect", "read_address", "read_reports"]
