"""Words stripped of what spellings differ in: case, accents, apostrophes, spaces."""

import unicodedata


def fold(words: str) -> str:
    """Lower case without accents or ligatures, one plain space between words: "L’Élysée" → "l'elysee"."""
    flat = unicodedata.normalize("NFKD", words.replace("’", "'").replace("œ", "oe").replace("Œ", "oe"))
    return " ".join("".join(mark for mark in flat if not unicodedata.combining(mark)).casefold().split())
