"""Metadata beside a text or page: `story.txt` may have `story.txt.meta.json` or `story.meta.json`."""

import json
from pathlib import Path

from selon.records import Notice

FIELDS = frozenset({"id", "outlet", "published", "title", "url", "lang", "agencies"})
_LIMIT_BYTES = 1_000_000


def read_sidecar(path: Path) -> tuple[dict[str, object], tuple[Notice, ...]]:
    """The fields of the file beside `path`, nulls left out; a notice when it is there and cannot be used."""
    for name in (f"{path.name}.meta.json", f"{path.stem}.meta.json"):
        beside = path.with_name(name)
        try:
            with beside.open("rb") as stream:
                row = json.loads(stream.read(_LIMIT_BYTES).decode("utf-8-sig"))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ValueError, RecursionError) as error:
            return {}, (Notice("metadata-unreadable", f"{name} could not be read: {error}"),)
        if not isinstance(row, dict):
            return {}, (Notice("metadata-unreadable", f"{name} holds no JSON object."),)
        unknown = sorted(str(key)[:40] for key in row if key not in FIELDS)
        notices = (Notice("field-ignored", f"{name}: unknown: {', '.join(unknown)}"),) if unknown else ()
        return {key: value for key, value in row.items() if key in FIELDS and value is not None}, notices
    return {}, ()
