"""Clock times, as HH:MM."""

from selon.normalisation.when.grammar import Match


def clock_time(match: Match) -> str | None:
    """The clock time a match names, or None; a `half` ("pm", "du soir") moves the hour past noon."""
    fixed: str | None = match.pattern.get("time")
    if fixed is not None:
        return fixed
    hour = match.number("hour")
    if hour is None and "clockword" in match.texts:
        hour = match.number("clockword")
    if hour is None:
        return None
    minute = match.number("minute") or 0
    half = match.pattern.get("half")
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour % 24:02d}:{minute:02d}"
