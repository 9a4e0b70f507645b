"""Language packs: word lists and rules as data, one folder per language."""

from selon.languages.pack import LanguagePack, Row, compared, counted, load, supported

__all__ = ["LanguagePack", "Row", "compared", "counted", "load", "supported"]
