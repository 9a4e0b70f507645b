"""Says who the words of a source stand for: "il", "le ministre", "M. Lind" → "Oskar Lind".

Every resolution has a reason and a confidence; what cannot be told stays unresolved,
for a wrong name is worse than none.

Rows: `sources.toml` (pronoun, title, role). Cases: `specs/<language>/resolution.toml`.
"""

from selon.extraction.resolution.resolver import resolve

__all__ = ["resolve"]
