"""JSON lines → drafts, one row at a time, so that the first is out before the last is read."""

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from selon.errors import IntakeError
from selon.intake.decoding import LIMIT_BYTES, decode, storable
from selon.intake.draft import Draft

_KNOWN = frozenset({"id", "text", "lang", "language", "outlet", "published", "title", "url", "agencies"})


def read_rows(stream: BinaryIO, where: str, *, gzipped: bool) -> Iterator[Draft | IntakeError]:
    """The rows of a JSON-lines file; a bad row gives an error that names `file:line`, and the next ones go on."""
    lines = cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if gzipped else stream
    number = 0
    while True:
        number += 1
        place = f"{where}:{number}"
        try:
            line = lines.readline(LIMIT_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            yield IntakeError(place, f"the file breaks off here: {error}")
            return
        if not line:
            if number == 1:
                yield IntakeError(where, "the file is empty")
            return
        if len(line) > LIMIT_BYTES:
            yield IntakeError(place, f"too large: a row has at most {LIMIT_BYTES:,} bytes")
            _skip_rest(lines)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _row(line, place)


def _skip_rest(lines: BinaryIO) -> None:
    """Reads on to the end of a line that is too long to keep."""
    while (piece := lines.readline(1_000_000)) and not piece.endswith(b"\n"):
        pass


def _row(line: bytes, place: str) -> Draft | IntakeError:
    try:
        decoded, notices = decode(line, place)
        row = json.loads(decoded)
    except IntakeError as error:
        return error
    except (ValueError, RecursionError) as error:
        return IntakeError(place, f"not JSON: {error}")
    if not isinstance(row, dict):
        return IntakeError(place, f"a row is an object with a text, not {_kind(row)}")
    text = row.get("text")
    if not isinstance(text, str):
        what = "no text" if text is None else f"a text that is {_kind(text)}"
        return IntakeError(place, f"the row has {what}; give one as a string")
    text, damage = storable(text)
    if not text.strip():
        return IntakeError(place, "the text is empty or only white space")
    meta = {key: value for key, value in row.items() if key in _KNOWN and key != "text"}
    return Draft(place, text, meta, (*(n for n in notices if n.code != "byte-order-mark"), *damage))


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {bool: "a truth value", int: "a number", float: "a number", str: "a string", list: "a list"}
    return names.get(type(value), "an object")
