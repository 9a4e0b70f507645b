"""Paths → reports, lazily: files, folders in sorted order, and "-" for standard input."""

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from selon.errors import IntakeError, UsageError
from selon.intake.assembly import Wanted, assemble
from selon.intake.dates import published_date
from selon.intake.decoding import LIMIT_BYTES, decode
from selon.intake.draft import Draft
from selon.intake.fetching import fetch_public
from selon.intake.page import read_page
from selon.intake.rows import read_rows
from selon.intake.sidecar import read_sidecar
from selon.intake.tongue import asked_language
from selon.records import Report

TEXT = (".txt", ".md")
PAGE = (".html", ".htm")
ROWS = (".jsonl", ".jsonl.gz")
SIDECAR = ".meta.json"
#: Files that lie beside saved pages and hold no report; passed over in a folder without a word.
_BESIDE = frozenset(
    (
        ".css .js .mjs .map .png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .woff .woff2 .ttf .otf .eot .mp3 .mp4 "
        ".webm .download"
    ).split()
)

_UNKNOWN = f"not a kind of file that Selon reads; it reads {', '.join((*TEXT, *PAGE, *ROWS))}"

_Found = Iterator[Draft | IntakeError]


def read_reports(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | IntakeError]:
    """The reports of files, folders and "-", one at a time as they are read.

    A file or row that cannot be read gives an `IntakeError` in its place, and the
    others go on. `published`, `language` and `outlet` hold for every report and go
    before what the reports say of themselves.

    Raises:
        UsageError: `published` is no date or `language` no language; at once, not
            when the first report is asked for.
    """
    return _reports(paths, _wanted(published, language, outlet), stdin)


def read_address(
    url: str, *, published: str | None = None, language: str | None = None, outlet: str | None = None
) -> Iterator[Report | IntakeError]:
    """The reports at a public http or https address (see `fetch_public`): one for a page or text, each of JSON lines.

    Raises:
        UsageError: as `read_reports`.
    """
    return _at_address(url, _wanted(published, language, outlet))


def _at_address(url: str, wanted: Wanted) -> Iterator[Report | IntakeError]:
    try:
        data = fetch_public(url)
        for found in _sniffed(cast(BinaryIO, io.BytesIO(data)), url):
            if isinstance(found, IntakeError):
                yield found
            else:
                yield assemble(Draft(found.where, found.text, {"url": url, **found.meta}, found.notices), wanted)
    except IntakeError as error:
        yield error


def _wanted(published: str | None, language: str | None, outlet: str | None) -> Wanted:
    """What the caller says of every report, checked."""
    date = None if published is None else published_date(published)
    if published is not None and date is None:
        raise UsageError(f"{published!r} is no date; give a year, month or day as 2024, 2024-10 or 2024-10-25")
    return Wanted(date, None if language is None else asked_language(language), (outlet or "").strip() or None)


def _reports(paths: Iterable[str | Path], wanted: Wanted, stdin: BinaryIO | None) -> Iterator[Report | IntakeError]:
    seen: dict[str, bytes] = {}
    for path in paths:
        for found in _drafts(path, stdin):
            if isinstance(found, IntakeError):
                yield found
                continue
            report = assemble(found, wanted)
            digest = sha256(report.text.encode("utf-8")).digest()
            if seen.setdefault(report.id, digest) != digest:
                yield IntakeError(found.where, f"the id {report.id!r} already stands for another text")
            else:
                yield report


def _drafts(path: str | Path, stdin: BinaryIO | None) -> _Found:
    where = _printable(str(path))
    try:
        if str(path) == "-":
            yield from _sniffed(stdin if stdin is not None else sys.stdin.buffer, "standard input")
        else:
            yield from _at_path(Path(path), where)
    except IntakeError as error:
        yield error
    except OSError as error:
        yield IntakeError(where, _cause(error))
    except ValueError as error:
        # A path with a NUL character, or a closed stream.
        yield IntakeError(where, str(error))


def _at_path(path: Path, where: str) -> _Found:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        yield from _in_folder(path)
    elif path.name.casefold().endswith(SIDECAR):
        return  # `selon read FOLDER/*` names it too; it is read with its text
    elif path.name.casefold().endswith((*TEXT, *PAGE, *ROWS)):
        yield from _in_file(path, where)
    elif path.name.casefold().endswith((".json", ".gz", ".csv", ".xml")):
        yield IntakeError(where, _UNKNOWN)
    else:
        with path.open("rb") as stream:
            yield from _sniffed(stream, where)


def _in_folder(folder: Path) -> _Found:
    """What a folder holds, by name; hidden files and links to folders are passed over."""
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    kept = [entry for entry in entries if not entry.name.startswith(".")]
    if not kept:
        yield IntakeError(_printable(str(folder)), "the folder holds no report")
    for entry in kept:
        path = Path(entry.path)
        where = _printable(entry.path)
        name = entry.name.casefold()
        if name.endswith(SIDECAR) or path.suffix.casefold() in _BESIDE:
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _in_folder(path)
            elif entry.is_symlink() and entry.is_dir():
                continue
            elif name.endswith((*TEXT, *PAGE, *ROWS)):
                yield from _in_file(path, where)
            else:
                yield IntakeError(where, _UNKNOWN)
        except IntakeError as error:
            yield error
        except OSError as error:
            yield IntakeError(where, _cause(error))


def _in_file(path: Path, where: str) -> _Found:
    name = path.name.casefold()
    with path.open("rb") as stream:
        if name.endswith(ROWS):
            yield from read_rows(stream, where, gzipped=name.endswith(".gz"))
            return
        data = stream.read(LIMIT_BYTES + 1)
    meta, notices = read_sidecar(path)
    draft = read_page(data, where) if name.endswith(PAGE) else _text(data, where)
    yield Draft(where, draft.text, {**draft.meta, **meta}, (*draft.notices, *notices))


def _text(data: bytes, where: str) -> Draft:
    text, notices = decode(data, where)
    if not text.strip():
        raise IntakeError(where, "the file holds only white space")
    return Draft(where, text, {}, notices)


def _sniffed(stream: BinaryIO, where: str) -> _Found:
    """A stream of no declared kind: JSON lines, compressed or not, a page, or text."""
    peekable = stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    head = cast(io.BufferedReader, peekable).peek(1024)[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"\x1f\x8b"):
        yield from read_rows(peekable, where, gzipped=True)
    elif head.startswith(b"{") and head[1:].lstrip()[:1] in (b'"', b"}", b""):
        yield from read_rows(peekable, where, gzipped=False)
    else:
        data = peekable.read(LIMIT_BYTES + 1)
        yield read_page(data, where) if _looks_like_page(head) else _text(data, where)


def _looks_like_page(head: bytes) -> bool:
    start = head[:300].lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<!--")) or (
        start.startswith((b"<?xml", b"<p", b"<div", b"<h1", b"<meta", b"<title")) and b">" in start
    )


def _cause(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _printable(path: str) -> str:
    """A path as it can be written: names that are not UTF-8 come with lone surrogates."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
