"""Decides, reads again, forgets and links until it is done or killed: run as a process of its own by the tests beside it.

`python -m tests.ledger.decider LEDGER [BYTES]`: every step that is done already is passed over, so that it
goes on where it was cut off. It writes no file of more than so many bytes.
"""

import resource
import sys
from dataclasses import replace

from tests.ledger.adder import say
from tests.tale import Tale

from selon.errors import SelonError
from selon.ledger import Ledger, Run, open_ledger
from selon.linking import find_copies, find_points
from selon.records.judgement import anchor, decisions

COUNT = 24
OLD, NEW = Run("1.0", "model", "packs"), Run("1.1", "model", "packs")


def tale() -> Tale:
    """So many reports, each with one claim."""
    made = Tale()
    for n in range(COUNT):
        made.toll(f"r{n:04}", n + 1, made.MINISTRY if n % 2 else made.RESCUERS, outlet=f"Feuille {n % 7}")
    return made


def main(path: str) -> None:
    """Adds, corrects, undoes, reads again, links and forgets."""
    story = tale()
    with open_ledger(path, create=True, wait=0.3) as ledger:
        gone = {stone.report for stone in ledger.tombstones()}
        for report, claim in zip(story.reports, story.claims, strict=True):
            if report.id not in gone and ledger.add(report, [claim], OLD):
                say(report.id)
        for n, report in enumerate(story.reports):
            if report.id not in gone:
                decide(ledger, n, story)
        for n, report in enumerate(story.reports):
            if report.id not in gone and ledger.read_by(report.id) != NEW.id:
                found = story.claims[n]
                ledger.reread(report, [replace(found, stance="estimate")] if n % 3 else [], NEW)
                say(f"read {report.id}")
        link(ledger)
        say("linked")
        for report in story.reports[::5]:
            if report.id not in gone:
                ledger.forget(report.id, author="Ines", reason="asked to", on="2031-06-01T00:00:00Z")
                say(f"forgot {report.id}")
        link(ledger)


def decide(ledger: Ledger, n: int, story: Tale) -> None:
    """One correction for each claim, of which every fourth is withdrawn."""
    claim = story.claims[n]
    by = {"author": "Ines", "reason": f"heard {n}"}
    made = [item for item in ledger.judgements(subject=claim.id) if item.kind == "corrected"]
    if not made:
        value = {"figures": [{"span": anchor(claim, 0)["span"], "min": n + 2.0}], "stance": "deny"}
        made = [ledger.judge("corrected", "claim", claim.id, value=value, on=f"2031-05-{n + 1:02}T00:00:00Z", **by)]
        say(f"decided {n}")
    if n % 4 == 0 and made[0].active:
        ledger.undo(made[0].id, on="2031-06-01T00:00:00Z", **by)
        say(f"undone {n}")


def link(ledger: Ledger) -> None:
    """Copies and points of what is there now."""
    reports, claims = list(ledger.reports()), list(ledger.claims())
    copies = find_copies(reports)
    ledger.replace_links(copies, find_points(reports, claims, copies, (), decisions(ledger.judgements(), claims)))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    try:
        main(sys.argv[1])
    except SelonError as error:
        sys.exit(f"{type(error).__name__}: {error}")
