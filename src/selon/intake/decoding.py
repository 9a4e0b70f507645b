"""Bytes → text, unchanged but for what no file of text may hold; and what had to be guessed, as notices.

Newlines stay as they are. Characters that cannot be written again as UTF-8 or
stored in a database (lone surrogates, NUL) are replaced one for one, so that
offsets hold.
"""

import codecs
import re

from charset_normalizer import from_bytes

from selon.errors import IntakeError
from selon.records import Notice, Span

#: Larger than any report; a page of this size is a mistake, and would hold up all others.
LIMIT_BYTES = 20_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of files that are often named or piped by mistake.
_BINARY = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive (a .docx or .odt file is one, too)",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"SQLite format 3\0": "an SQLite database",
    b"\x7fELF": "a program",
    b"{\\rtf": "a rich-text file",
    b"\xd0\xcf\x11\xe0": "an old office file",
}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
#: UTF-8 read as Western: "é" has become "Ã©" and "«" "Â«"; or what another program left in place of a letter.
_GARBLED = re.compile("Ã[\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|Â[\xa0-\xbf]|â€[\x80-\xbf“”˜™œž¦¢]|\ufffd|ï¿½")
_FEWEST_GARBLED = 3
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, where: str, *, declared: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """The text of a file, with notices on what had to be guessed or replaced.

    UTF-8 is tried first, then a byte order mark, then the `declared` encoding (a
    page's own word for it), then a guess.

    Raises:
        IntakeError: empty, too large, or not text.
    """
    if not data.strip():
        raise IntakeError(where, "the file is empty" if not data else "the file holds only white space")
    if len(data) > LIMIT_BYTES:
        raise IntakeError(where, f"too large: {len(data):,} bytes; a report has at most {LIMIT_BYTES:,}")
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise IntakeError(where, f"not text: it looks like {what}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    sample = data[:65_536]
    if len(_CONTROLS.findall(sample)) > len(sample) / 50:
        raise IntakeError(where, "not text: it holds many control characters")
    text, notices = _decode_unmarked(data, where, declared)
    text, more = storable(text)
    return text, notices + more


def storable(text: str) -> tuple[str, tuple[Notice, ...]]:
    """The text with NUL and lone surrogates replaced one for one, and a notice when there were any."""
    if not _UNSTORABLE.search(text):
        return text, ()
    found = [match.start() for match in _UNSTORABLE.finditer(text)]
    message = f"{_count(len(found))} that no file can hold replaced by “{_REPLACEMENT}”"
    return _UNSTORABLE.sub(_REPLACEMENT, text), (Notice("damaged-characters", message, Span(found[0], found[0] + 1)),)


def garbled(text: str) -> tuple[Notice, ...]:
    """A notice when the text was decoded wrongly before it came to us; it is not repaired, so that offsets hold."""
    found = list(_GARBLED.finditer(text))
    if len(found) < _FEWEST_GARBLED:
        return ()
    message = f"The text was damaged before it came here (“{found[0][0]}” and the like); it is read as it is."
    return (Notice("text-garbled", message, Span(*found[0].span())),)


def _decode_marked(data: bytes, encoding: str) -> tuple[str, tuple[Notice, ...]]:
    text, damage = storable(data.decode(encoding, errors="replace"))
    mark = Notice("byte-order-mark", "The file begins with a byte order mark; offsets count from after it.")
    return text, (mark, *damage)


def _decode_unmarked(data: bytes, where: str, declared: str | None) -> tuple[str, tuple[Notice, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    nearly = data.decode("utf-8", errors="replace")
    damaged = nearly.count(_REPLACEMENT)
    whole = sum(character > "\x7f" for character in nearly) - damaged
    if whole > 5 * damaged:
        message = f"{_count(damaged)} not in UTF-8, like the rest of the file, shown as “{_REPLACEMENT}”"
        first = nearly.index(_REPLACEMENT)
        return nearly, (Notice("damaged-characters", message, Span(first, first + 1)),)
    if declared is not None:
        try:
            return data.decode(declared), ()
        except (LookupError, UnicodeDecodeError):
            pass
    encoding = _guess(data)
    if encoding is None:
        raise IntakeError(where, "not text in any encoding known; save it as UTF-8")
    text = data.decode(encoding, errors="replace")
    return text, (Notice("encoding-guessed", f"The file is not in UTF-8; read as {encoding}."),)


def _guess(data: bytes) -> str | None:
    """The likeliest encoding. Western Windows wins among its look-alikes: most old French and English files are in it."""
    best = from_bytes(data[:200_000]).best()
    if best is None:
        return None
    alike = {best.encoding, *best.could_be_from_charset}
    if alike & {"cp1252", "latin_1", "cp1250", "cp1254", "iso8859_15", "mac_roman", "cp1257", "cp1258"}:
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            return str(best.encoding)
        return "cp1252"
    return str(best.encoding)


def _count(number: int) -> str:
    return "1 character" if number == 1 else f"{number} characters"
