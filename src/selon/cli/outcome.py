"""How a run ends: exit codes and the one line that says what went wrong.

| code | meaning |
|------|---------|
| 0 | done |
| 1 | something could not be done; stderr says what |
| 2 | the command was called wrongly |
| 130 | interrupted (Ctrl-C) |
| 141 | the reader of stdout went away (`| head`); nothing is printed |
"""

import logging
import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import typer

from selon.errors import SelonError, UsageError


class ReaderGone(Exception):
    """Whoever read stdout has closed it. Typer would end the process itself on a BrokenPipeError."""


FAILED, MISUSED, INTERRUPTED, READER_GONE = 1, 2, 130, 141


def main() -> NoReturn:
    """The `selon` command."""
    if not sys.warnoptions:
        # Warnings of libraries are for developers; what a reader should know is a notice.
        warnings.simplefilter("ignore")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs the command with these arguments and gives its exit code; raises nothing but SystemExit."""
    arguments, debug = _take_debug(arguments)
    if debug:
        logging.basicConfig()
        logging.getLogger("selon").setLevel(logging.DEBUG)
    try:
        return _invoke(arguments)
    except typer.TyperException as error:
        return _misused(error)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except (ReaderGone, BrokenPipeError):
        _silence_stdout()
        return READER_GONE
    except SelonError as error:
        _complain(str(error), error if debug else None)
        return MISUSED if isinstance(error, UsageError) else FAILED
    except OSError as error:
        _complain(f"{error.filename or 'output'}: {error.strerror or error}", error if debug else None)
        return FAILED
    except Exception as error:  # noqa: BLE001 (the last one to catch: users never see a bare traceback)
        _complain(_unexpected(error, debug), error if debug else None)
        return FAILED


def _invoke(arguments: Sequence[str]) -> int:
    from selon.cli.app import app

    code = app(args=list(arguments), prog_name="selon", standalone_mode=False)
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _take_debug(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """`--debug` is understood anywhere before a `--`, since it is remembered when the command has already failed."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    before = [argument for argument in arguments[:end] if argument != "--debug"]
    return [*before, *arguments[end:]], len(before) < end


def _misused(error: typer.TyperException) -> int:
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    hint = f" (see: {context.command_path} --help)" if context is not None else ""
    _complain(f"{message.rstrip('.')}{hint}")
    return int(getattr(error, "exit_code", MISUSED))


def _unexpected(error: Exception, debug: bool) -> str:
    text = " ".join(str(error).split())
    advice = "" if debug else ", with what `selon --debug …` prints"
    return f"unexpected error: {type(error).__name__}: {text}. This is a defect in Selon: please report it{advice}."


def _complain(message: str, shown: BaseException | None = None) -> None:
    from selon.cli.terminal import complain

    if shown is not None:
        traceback.print_exception(shown)
    complain(message)


def _silence_stdout() -> None:
    """What is still buffered would fail again when Python closes stdout."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (stays open until the end)
