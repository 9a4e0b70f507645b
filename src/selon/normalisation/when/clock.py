"""Clock times, as HH:MM."""

from selon.normalisation.when.match import Match

_NOON = 12
_DAY = 24 * 60


def clock_time(match: Match) -> str | None:
    """The clock time a match names, or None; of two, the first.

    A part of the day beside it ("pm", "du soir", "tomorrow evening") moves an hour
    past noon, unless the words say themselves which half of the day they mean.
    """
    fixed: str | None = match.pattern.get("time")
    if fixed is not None:
        return fixed
    found = _minutes(match)
    if found is None:
        return None
    minutes, half = found
    half = half or _half(match)
    if half == "pm" and minutes < _NOON * 60:
        minutes += _NOON * 60
    elif half == "am" and minutes >= _NOON * 60:
        minutes -= _NOON * 60
    return f"{minutes % _DAY // 60:02d}:{minutes % 60:02d}"


def _minutes(match: Match) -> tuple[int, str | None] | None:
    """Minutes from midnight as the words count them, and the half of the day that they name themselves."""
    clocks = [part for part in match.parts if {"clock", "clocks", "hour", "moment"} & set(part.types)]
    if clocks:
        found = _minutes(clocks[0])
        if found is None:
            return None
        added, half = _beside(match), found[1] or match.pattern.get("half")
        if match.rule == "clocks" and half is None:
            half = _shared(clocks, found[0])
        return (found[0] + added) % _DAY, half
    hour = next(
        (value for slot in ("hour", "hourword", "clockword") if (value := match.number(slot)) is not None), None
    )
    if hour is None:
        return None
    sure = "sure" if "clockword" in match.texts or hour > _NOON else None
    half = match.pattern.get("half")
    if half == "by letter":
        half = "pm" if match.texts.get("letter", "").lower() == "p" else "am"
    return (hour * 60 + _beside(match)) % _DAY, half or sure


def _shared(clocks: list[Match], first: int) -> str | None:
    """As in "3-4pm": the half that the second time names holds for the first, where that stays before it."""
    second = _minutes(clocks[-1])
    half = (second and second[1]) or _half(clocks[-1])
    if second is None or half != "pm":
        return None
    late = second[0] + (_NOON * 60 if second[0] < _NOON * 60 else 0)
    return "pm" if first + _NOON * 60 <= late else None


def _beside(match: Match) -> int:
    """The minutes after the hour, or before it where the row's `sign` is −1."""
    minutes = match.pattern.get("minutes")
    if minutes is None:
        minutes = next((value for slot in ("minute", "minuteword") if (value := match.number(slot)) is not None), 0)
    return int(minutes) * int(match.pattern.get("sign", 1))


def _half(match: Match) -> str | None:
    """The half of the day that a part of it names: "tonight", "dans la soirée"."""
    own: str | None = match.pattern.get("half") or (
        match.rows["daypart"].get("half") if "daypart" in match.rows else None
    )
    return own or next((half for part in match.parts if (half := _half(part))), None)
