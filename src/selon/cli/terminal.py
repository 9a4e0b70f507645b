"""Writing to the terminal: JSON lines, tables, progress and complaints."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from selon.cli.outcome import ReaderGone


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        """Rich would end the process itself; `selon.cli.outcome` decides that here."""
        raise ReaderGone


def terminal(*, stderr: bool = False) -> Console:
    """A console that prints texts of strangers as they are: no markup, no emoji codes, no guessed colours."""
    stream = sys.stderr if stderr else sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    return _Terminal(stderr=stderr, markup=False, emoji=False, highlight=False)


def complain(message: str) -> None:
    """One line on stderr, after a red `selon:`."""
    line = Text.assemble(("selon:", "bold red"), " ", plain(message))
    terminal(stderr=True).print(line, soft_wrap=True)


def remark(message: str) -> None:
    """One quiet line on stderr."""
    terminal(stderr=True).print(Text(plain(message), style="dim"), soft_wrap=True)


def mention_stdin(paths: Sequence[str]) -> None:
    """Says what the program waits for, where a person would otherwise see nothing happen."""
    if "-" in paths and sys.stdin.isatty():
        remark("reading a report from the keyboard; Ctrl-D ends it")


def plain(text: str) -> str:
    """The text on one line, without characters that would steer the terminal."""
    kept = "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in text)
    # No-break spaces stay: they hold figures and French marks together.
    return re.sub(r"[^\S\u00a0\u202f]+", " ", kept).strip()


def print_json(value: Any) -> None:
    """One JSON line on stdout, visible to the reader at once."""
    print_bytes(json_line(value))


def json_line(value: Any) -> bytes:
    """JSON in UTF-8, whatever the locale, on one line for every way of splitting lines."""
    line = json.dumps(value, ensure_ascii=False)
    # Some line splitters break at these; inside JSON strings they may be escaped.
    for char in "\x7f\x85\u2028\u2029":
        line = line.replace(char, f"\\u{ord(char):04x}")
    try:
        return line.encode("utf-8") + b"\n"
    except UnicodeEncodeError:  # half of a surrogate pair, out of a damaged file
        return json.dumps(value).encode("ascii") + b"\n"


def print_bytes(data: bytes) -> None:
    """These bytes on stdout, at once."""
    stream = typer.get_binary_stream("stdout")
    try:
        sys.stdout.flush()
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        raise ReaderGone from None


def report_failures(failures: Sequence[Exception], done: int) -> None:
    """What could not be read, listed after everything else; says nothing when all went well."""
    if not failures:
        return
    if len(failures) == 1:
        complain(str(failures[0]))
    else:
        complain(f"{len(failures)} of {len(failures) + done} could not be read:")
        for failure in failures:
            terminal(stderr=True).print(Text(f"  {plain(str(failure))}"), soft_wrap=True)


class Progress:
    """What a long run tells while it works."""

    def __init__(self, bar: Any = None) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None, reports=0, claims=0) if bar is not None else None

    def show(self, reports: int, claims: int, current: str = "") -> None:
        """Counts so far, and what is being read."""
        if self._bar is not None:
            self._bar.update(self._task, description=plain(current)[:40], reports=reports, claims=claims)


@contextmanager
def progress() -> Iterator[Progress]:
    """A live line on stderr where that is a terminal; silence elsewhere."""
    console = terminal(stderr=True)
    if not console.is_terminal:
        yield Progress()
        return
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(bar_width=16),
        TextColumn("{task.fields[reports]} reports, {task.fields[claims]} claims"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        yield Progress(bar)
