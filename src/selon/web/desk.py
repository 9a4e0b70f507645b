"""What the pages of one desk share: the ledger, its writer, and what is remembered between requests."""

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from selon import pipeline
from selon.errors import IntakeError
from selon.explain import Page
from selon.ledger import Ledger, open_ledger
from selon.records import Report
from selon.web.jobs import Job, Jobs
from selon.web.keys import Keys

T = TypeVar("T")
#: Claims up to which a reader waits for the page over everything; with more, it is work to be watched.
PATIENT = 5_000
#: So many results are kept, those asked for last.
MOST_KEPT = 500
#: A file written less than so long ago (nanoseconds) may be written again without another time showing.
SETTLED = 1_000_000_000


class Desk:
    """One ledger, served. Reads go through one open ledger; every change opens it anew, as its one writer.

    Raises:
        LedgerError: the ledger cannot be opened; it is made where there is none.
    """

    def __init__(self, target: str | Path, keys: Keys | None = None) -> None:
        self.target, self.keys = target, keys or Keys()
        self.ledger: Ledger = open_ledger(target, create=True)
        self.jobs = Jobs()
        self._kept: dict[Any, Any] = {}
        self._pages: dict[str, Job] = {}
        self._stamp = ""
        self._seen: tuple[tuple[tuple[int, int], ...], str] = ((), "")
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The ledger's file name, or its URL without the password."""
        return Path(self.ledger.name).name

    def kept(self, key: Any, make: Callable[[], T]) -> T:
        """What `make` gives, made once for each state of the ledger."""
        stamp = self._state()
        with self._lock:
            if stamp != self._stamp:
                self._kept, self._stamp = {}, stamp
            if key in self._kept:
                found: T = self._kept.pop(key)
                self._kept[key] = found  # the one asked for last goes last
                return found
        made = make()
        with self._lock:
            if stamp == self._stamp:
                self._kept[key] = made
                while len(self._kept) > MOST_KEPT:
                    del self._kept[next(iter(self._kept))]
        return made

    def _state(self) -> str:
        """The ledger's stamp, which takes a while to count, and is counted only when a file of the ledger was written."""
        trace = self._trace()
        with self._lock:
            seen, stamp = self._seen
        if trace and trace == seen:
            return stamp
        stamp = self.ledger.stamp()
        with self._lock:
            self._seen = (trace, stamp)
        return stamp

    def _trace(self) -> tuple[tuple[int, int], ...]:
        """Size and time of the ledger's files; nothing where it has none, or one may just now be written."""
        found = []
        for suffix in ("", "-wal"):
            with suppress(OSError):
                state = Path(f"{self.ledger.name}{suffix}").stat()
                found.append((state.st_size, state.st_mtime_ns))
        settled = all(abs(time.time_ns() - moment) > SETTLED for _, moment in found)
        return tuple(found) if settled else ()

    def has(self, key: Any) -> bool:
        """Whether `kept` has this for the ledger as it is now."""
        stamp = self._state()
        with self._lock:
            return stamp == self._stamp and key in self._kept

    def page(self, language: str) -> Page:
        """The page “what we know” over the whole ledger.

        Raises:
            UsageError: the ledger is empty.
        """
        return self.kept(("page", language), lambda: pipeline.explain(self.target, language=language))

    def page_job(self, language: str) -> Job | None:
        """The work that makes the page, where it is not made and the ledger is large; the same while it goes on."""
        if self.has(("page", language)) or self.ledger.size() <= PATIENT:
            return None

        def work(job: Job) -> None:
            job.say("page", self.page(language).title, f"/page?lang={language}")

        going = self._pages.get(language)
        if going is None or going.state in ("done", "failed"):
            going = self._pages[language] = self.jobs.start("page", work)
        return going

    def change(self, work: Callable[[Ledger], T]) -> T:
        """Runs a short change as the ledger's writer.

        Raises:
            LedgerBusy: somebody else is writing.
        """
        with open_ledger(self.target) as ledger:
            return work(ledger)

    def link(self) -> Job:
        """Looks for copies and points again, after a decision."""

        def work(job: Job) -> None:
            _, points = pipeline.link(self.target)
            job.say("linked", str(len(points)))

        return self.jobs.start("link", work)

    def add(self, reports: Iterable[Report | IntakeError], total: int = 0) -> Job:
        """Reads reports and links; each shows as it is done."""

        def work(job: Job) -> None:
            job.total = total
            for result in pipeline.add_reports(self.target, reports):
                job.done += 1
                if isinstance(result, IntakeError):
                    job.say("failure", str(result))
                    continue
                name = result.report.title or result.report.id
                job.say("added" if result.new else "there", name, result.report.id)
            if any(line["kind"] == "added" for line in job.lines):
                pipeline.link(self.target)

        return self.jobs.start("add", work)

    def close(self) -> None:
        """Waits for the job at work and lets the ledger go."""
        self.jobs.close()
        self.ledger.close()
