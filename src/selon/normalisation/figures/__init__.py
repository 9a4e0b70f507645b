"""Finds quantities and keeps them as open as the text leaves them."""

from selon.languages.pack import LanguagePack
from selon.normalisation.figures.numbers import read_numbers
from selon.records import Figure, Span

__all__ = ["find_figures"]


def find_figures(text: str, start: int, end: int, pack: LanguagePack) -> tuple[Figure, ...]:
    """The quantities named in `text[start:end]`, in text order; spans are absolute in `text`."""
    return tuple(
        Figure(text[n.start : n.end], (Span(n.start, n.end),), n.value, n.value)
        for n in read_numbers(text, max(0, start), min(len(text), end), pack)
        if not n.ordinal
    )
