"""What read a report."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Run:
    """What read a report: the versions of Selon, of its model and of its language packs."""

    selon: str
    model: str
    packs: str

    @property
    def id(self) -> str:
        """The same versions have the same id."""
        return "x" + sha256(f"{self.selon}\x1f{self.model}\x1f{self.packs}".encode()).hexdigest()[:16]
