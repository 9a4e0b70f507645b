"""Language packs: word lists and rules as data, one folder per language."""

from selon.languages.pack import LanguagePack, Row, load, supported

__all__ = ["LanguagePack", "Row", "load", "supported"]
