"""Work that takes longer than a page: one thread, one thing after another, so that there is one writer."""

import logging
import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from selon.errors import SelonError

State = Literal["waiting", "running", "done", "failed"]
#: So many jobs are remembered.
KEPT = 200

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Job:
    """One piece of work as a reader may watch it.

    `kind` says what it is ("add", "link"), `done` of `total` how far it is (`total` 0:
    not known), `lines` what has come out so far: `{"kind", "text", "href"?}`.
    """

    id: str
    kind: str
    state: State = "waiting"
    done: int = 0
    total: int = 0
    lines: list[dict[str, Any]] = field(default_factory=list)

    def say(self, kind: str, text: str, href: str | None = None) -> None:
        """Adds a line."""
        self.lines.append({"kind": kind, "text": text, "href": href})


class Jobs:
    """The jobs of one desk."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: queue.Queue[tuple[Job, Callable[[Job], None]] | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def start(self, kind: str, work: Callable[[Job], None]) -> Job:
        """Puts work at the end of the queue."""
        job = Job(secrets.token_hex(8), kind)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="selon-desk-writer", daemon=True)
                self._thread.start()
        self._queue.put((job, work))
        return job

    def get(self, name: str) -> Job | None:
        """The job of this id, if it is still remembered."""
        return self._jobs.get(name)

    def close(self) -> None:
        """Ends after the job at work; those that wait are not begun."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            thread.join(timeout=30)

    def _run(self) -> None:
        while (taken := self._queue.get()) is not None:
            job, work = taken
            job.state = "running"
            try:
                work(job)
            except SelonError as error:
                job.say("error", str(error))
                job.state = "failed"
            except Exception as error:  # a job must never end the thread that the next one needs
                log.debug("job %s failed", job.kind, exc_info=True)
                job.say("error", f"{type(error).__name__}: {error}")
                job.state = "failed"
            else:
                job.state = "done"
            if self._thread is None:
                return
