"""A time as one row of the grammar found it, alone or put together from others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from text_to_num import text2num

from selon.languages.pack import Row

#: The words of each list, compiled, with their rows.
Lists = Mapping[str, Sequence[tuple[re.Pattern[str], Row]]]
#: What a rule's matches are to the rows that compose with them; a row's `type` goes before.
TYPES: dict[str, tuple[str, ...]] = {
    "weekday": ("day", "weekday"),
    "date": ("day",),
    "holiday": ("day", "feast"),
    "month": ("period", "month"),
    "clock": ("clock",),
    "clocks": ("clock", "clocks"),
    "daypart": ("daypart",),
    "duration": ("length",),
    "frequency": (),
    "anaphor": ("day",),
    "moment": ("moment",),
    "open": ("open",),
    "since": ("open",),
    "until": ("open",),
    "range": ("range",),
    "days": ("range",),
    "months": ("range",),
    "years": ("range",),
    "span": ("range",),
    "either": ("either",),
    "number": ("number",),
    "offset": ("day",),
    "nearest": ("day",),
}

#: Rules that only put their parts side by side.
JOINING = ("clocks", "range", "either", "moment", "inside")


@dataclass(frozen=True, slots=True)
class Match:
    """One pattern row found at `[start, end)`; `rows` and `texts` hold what filled its slots.

    A slot that stands twice in a form is named `day`, `day_2`. `parts` are the times
    that a composing row put together, in text order; `order` is the row's place among
    those of its sort.
    """

    start: int
    end: int
    pattern: Row
    texts: Mapping[str, str]
    rows: Mapping[str, Row]
    language: str
    parts: tuple["Match", ...] = ()
    order: int = 0

    @property
    def rule(self) -> str:
        """The name of the rule that gives the match its meaning."""
        return str(self.pattern["rule"])

    @property
    def latent(self) -> bool:
        """Whether it counts only inside another's form, or as a whole phrase: so do latent parts that are only joined."""
        if self.pattern.get("latent"):
            return True
        if self.rule == "open" and "monthday" in self.parts[0].types:
            return self.parts[0].latent
        joined = self.rule in JOINING and not self.pattern.get("sure")
        return joined and all(part.latent for part in self.parts)

    @property
    def types(self) -> tuple[str, ...]:
        """What the match is to a composing row."""
        own: str | None = self.pattern.get("type")
        if own is not None:
            return tuple(own.split("|"))
        if self.rule == "fixed":
            return self.parts[0].types
        if self.rule == "inside":
            return ("period",) if "period" in self.parts[1 - self.pattern.get("outer", 1)].types else ("day",)
        if self.rule in ("period", "shift") and self.unit == "day":
            return ("day",)
        if self.rule == "period":
            return ("period", str(self.unit))
        if self.rule == "shift":
            return ("shifted",)
        if self.rule == "nth":
            return ("period",) if self.unit not in (None, "day") else ("day",)
        return TYPES.get(self.rule, ("period",))

    @property
    def unit(self) -> str | None:
        """The unit of time in the words, or the row's own."""
        unit: str | None = self.rows["unit"]["unit"] if "unit" in self.rows else self.pattern.get("unit")
        return unit

    @property
    def used(self) -> tuple[Row, ...]:
        """Every row that took part."""
        return (self.pattern, *self.rows.values(), *(row for part in self.parts for row in part.used))

    def number(self, slot: str) -> int | None:
        """The value of a slot: its row's `value`, its digits, or its number words."""
        if "value" in getattr(self.rows.get(slot), "fields", ()):
            return int(self.rows[slot]["value"])
        text = self.texts.get(slot)
        if text is None:
            return None
        if text.isascii() and text.isdigit():
            return int(text)
        try:
            return int(text2num(text.lower(), self.language))
        except ValueError:
            return None


def rows_of(texts: Mapping[str, str], lists: Lists) -> dict[str, Row]:
    """The list rows that the words in the slots stand for."""
    rows = {}
    for name, value in texts.items():
        for regex, row in lists.get(name.partition("_")[0], ()):
            if regex.fullmatch(value):
                rows[name] = row
                break
    return rows
