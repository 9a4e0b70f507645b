"""Adds reports to a ledger until it is done or killed: run as a process of its own by the tests beside it.

`python -m tests.ledger.adder LEDGER COUNT SECONDS [BYTES]`: holds the ledger for so many
seconds at the end, and writes no file of more than so many bytes.
"""

import resource
import sys
import time

from tests.tale import Tale

from selon.errors import SelonError
from selon.ledger import Run, open_ledger


def say(line: str) -> None:
    """Tells the test how far it is."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(path: str, count: int, hold: float) -> None:
    """Adds what is not there yet, then holds the ledger for a while."""
    tale = Tale()
    for n in range(count):
        tale.toll(f"r{n:04}", n + 1, tale.MINISTRY if n % 2 else tale.RESCUERS, outlet=f"Feuille {n % 7}")
    run = Run("1.0", "model", "packs")
    with open_ledger(path, create=True, wait=0.3) as ledger:
        for report, claim in zip(tale.reports, tale.claims, strict=True):
            if not ledger.has_report(report.id):
                ledger.add(report, [claim], run)
                say(report.id)
        ledger.lock()
        say("held")
        time.sleep(hold)


if __name__ == "__main__":
    if len(sys.argv) > 4:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
    try:
        main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
    except SelonError as error:
        sys.exit(f"{type(error).__name__}: {error}")
