"""Dates and figures of a phrase for the terminal."""

from typing import TYPE_CHECKING

from rich.text import Text

from selon.cli.terminal import plain, terminal
from selon.records import Figure

if TYPE_CHECKING:
    from selon.pipeline import Values


def print_values(values: "Values") -> None:
    """The phrase, then each value found in it on a line of its own, with its reason."""
    console = terminal()
    console.print(Text(plain(values.text), style="bold"), soft_wrap=True)
    for when in values.whens:
        meaning = " ".join(filter(None, [when.edtf or "open", when.time]))
        line = Text.assemble("  ", plain(when.text), "  ", (meaning, "cyan"), "  ", (plain(when.reason), "dim"))
        console.print(line, soft_wrap=True)
    for figure in values.figures:
        line = Text.assemble("  ", plain(figure.text), "  ", (bounds(figure), "cyan"), "  ", plain(figure.of or ""))
        console.print(line, soft_wrap=True)
    if not (values.whens or values.figures):
        console.print(Text("  no date and no figure", style="dim"))


def bounds(figure: Figure) -> str:
    """As in "≈ 12 000", "≥ 1 500", "3 … 5"; no-break spaces part the thousands."""
    low, high = (
        None if value is None else f"{value:,.15g}".replace(",", "\u202f") for value in (figure.min, figure.max)
    )
    if low == high:
        said = str(low)
    elif high is None:
        said = f"≥ {low}"
    else:
        said = f"≤ {high}" if low is None else f"{low} … {high}"
    return f"≈ {said}" if figure.approx else said
