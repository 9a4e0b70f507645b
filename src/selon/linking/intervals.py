"""Figures as intervals: when two can both hold, and when they cannot."""

from dataclasses import dataclass
from math import inf

from selon.languages import things
from selon.records import Figure

#: How far an approximate figure may lie from what it stands for: "some 12,000" allows 10,800 to 13,200.
APPROXIMATION = 0.1
#: Counts up to this are so common that they tell nothing about what is counted.
FEW = 12


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Inclusive bounds; infinite where the figure is open ("at least 40")."""

    low: float
    high: float
    approx: bool

    @property
    def widened(self) -> tuple[float, float]:
        """The bounds with the allowance for an approximate figure."""
        if not self.approx:
            return self.low, self.high
        return self.low - abs(self.low) * APPROXIMATION, self.high + abs(self.high) * APPROXIMATION

    @property
    def same_value(self) -> tuple[float, float]:
        """Two figures with equal bounds give one value, whether or not one says "about"."""
        return self.low, self.high

    @property
    def telling(self) -> bool:
        """Whether the value is so particular that two figures with it are hardly of two things."""
        return self.low == self.high and abs(self.low) > FEW

    def overlaps(self, other: "Interval") -> bool:
        """Whether one number could be meant by both."""
        (low, high), (other_low, other_high) = self.widened, other.widened
        return low <= other_high and other_low <= high

    def ratio(self, other: "Interval") -> float:
        """How many times the larger is the smaller, at their known ends; 1 when they overlap."""
        if self.overlaps(other):
            return 1.0
        lower, upper = sorted((self, other))
        below, above = (lower.high if lower.high != inf else lower.low), upper.low
        return above / below if below > 0 else inf

    def __str__(self) -> str:
        about = "about " if self.approx else ""
        if self.low == self.high:
            return f"{about}{_number(self.low)}"
        if self.high == inf:
            return f"{about}{_number(self.low)} or more"
        if self.low == -inf:
            return f"{about}{_number(self.high)} or less"
        return f"{about}{_number(self.low)}–{_number(self.high)}"


def interval_of(figure: Figure) -> Interval:
    """The interval of a figure."""
    low = -inf if figure.min is None else figure.min
    high = inf if figure.max is None else figure.max
    loosely = figure.approx or bool(things.find("loose", figure.text, "und"))
    return Interval(min(low, high), max(low, high), loosely)


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"
