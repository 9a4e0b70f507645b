"""Which word lists are in use: recorded with every report that they helped to read."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def fingerprint() -> str:
    """Twelve hexadecimal digits over every data file of the packs; another word anywhere gives others."""
    digest = sha256()
    for name, entry in sorted(_data(files("selon.languages"), "")):
        digest.update(name.encode())
        digest.update(entry.read_bytes())
    return digest.hexdigest()[:12]


def _data(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _data(entry, name)
        elif entry.name.endswith(".toml"):
            found.append((name, entry))
    return found
