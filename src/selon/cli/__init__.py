"""The command line: one file per verb.

`main` is the `selon` command. Results go to stdout and nothing else does;
progress, warnings and errors go to stderr. Heavy modules are imported inside the
verbs, so that `selon --help` answers at once.
"""

from selon.cli.outcome import main, run

__all__ = ["main", "run"]
