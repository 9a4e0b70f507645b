"""SIGKILL at random moments of `selon add` and `selon link`: whether the ledger stays whole, and comes out the same.

usage: python benchmarks/kills.py FOLDER [--times 200] [--seed 1] [--selon CMD]

FOLDER holds a few reports. Half of the kills hit `selon add` on a ledger that is being made, the other half `selon link`
on one whose reports are there; each at a moment drawn evenly from the time that the undisturbed command takes. After each
kill `selon ledger check` must find the ledger whole (or there must be none yet). Whenever a command comes to its end, and
after the last kill, what `claims`, `points`, `copies` and `shifts` print must be what they print of an undisturbed run; then
a new ledger is begun. Exits with 1 at the first difference.
"""

import argparse
import random
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHOWN = ("claims", "points", "copies", "shifts")


class Selon:
    """The command under test."""

    def __init__(self, command: str) -> None:
        self._command = shlex.split(command)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs it to its end."""
        return subprocess.run([*self._command, *words], check=False, capture_output=True, text=True)

    def killed(self, moment: float, *words: str) -> bool:
        """Whether it was still at work after `moment` seconds, and was killed."""
        with subprocess.Popen(
            [*self._command, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                process.wait(moment)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                return True
            return False

    def shown(self, ledger: Path) -> list[str]:
        """What the ledger holds, as the command prints it."""
        return [self.run(verb, str(ledger), "--format", "jsonl").stdout for verb in SHOWN]

    def whole(self, ledger: Path) -> bool:
        """Whether there is no ledger yet, or its check finds nothing."""
        return not ledger.exists() or self.run("ledger", "check", str(ledger)).returncode == 0


def struck(selon: Selon, ledger: Path, words: list[str], start: Path | None, times: int, chance: random.Random) -> int:
    """Kills the command so many times, each time on the ledger as the last kill left it; how often a run came to its end.

    Exits with 1 when the ledger is broken, or what comes out is not what an undisturbed run gives.
    """

    def begin() -> None:
        for suffix in ("", "-wal", "-shm", ".lock"):
            Path(f"{ledger}{suffix}").unlink(missing_ok=True)
        if start is not None:
            ledger.write_bytes(start.read_bytes())

    def finished() -> None:
        if selon.run(*words).returncode != 0 or selon.shown(ledger) != clean:
            sys.exit(f"{words[0]}: another result after kills")

    begin()
    from_nothing = time.perf_counter()
    selon.run(*words)
    whole_run = time.perf_counter() - from_nothing
    clean = selon.shown(ledger)
    if not all(clean[:2]):
        sys.exit(f"{words[0]}: nothing to compare")
    begin()
    ends = kills = 0
    while kills < times:
        if selon.killed(chance.uniform(0, whole_run), *words):
            kills += 1
            if not selon.whole(ledger):
                sys.exit(f"{words[0]}: broken after kill {kills}")
        else:
            finished()
            ends += 1
            begin()
        if kills % 25 == 0:
            print(f"{words[0]}: {kills} kills, {ends} ends", flush=True)
    finished()
    return ends + 1


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--selon", default=str(Path(sys.executable).with_name("selon")))
    asked = parser.parse_args()
    selon, chance = Selon(asked.selon), random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as room:
        ledger, start = Path(room, "ledger.db"), Path(room, "start.db")
        selon.run("add", str(start), str(asked.folder), "--no-link")
        for words, base, times in (
            (["link", str(ledger)], start, asked.times // 2),
            (["add", str(ledger), str(asked.folder)], None, asked.times - asked.times // 2),
        ):
            ends = struck(selon, ledger, words, base, times, chance)
            print(f"{words[0]}: {times} kills; whole after each; the same result at {ends} ends")


if __name__ == "__main__":
    main()
