"""Feeds and folders, looked at again and again: what is new goes into the ledger, and what that changed is told."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from selon import pipeline
from selon.errors import IntakeError, LedgerError
from selon.ledger import open_ledger
from selon.records import Claim, Figure, FigureRef, Point, Report

if TYPE_CHECKING:
    from selon.extraction.encoder import Encoder

#: A file that changed less than so many seconds ago may still be being written.
SETTLED = 2.0

ChangeKind = Literal["claim", "figure", "disagreement", "confirmation"]


@dataclass(frozen=True, slots=True)
class Change:
    """Something new, said in words (`what`).

    `claims` are ids, the new one first, and `report` is that one's report. `point` is an
    id and `about` its name; both are None for a claim alone.
    """

    kind: ChangeKind
    what: str
    claims: tuple[str, ...]
    report: str
    point: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """One look at all sources: what was added, what could not be read, and what that changed."""

    added: tuple[Report, ...]
    failures: tuple[Exception, ...]
    changes: tuple[Change, ...]


@dataclass(slots=True)
class _Seen:
    """What need not be looked at again: files as they were, entries as they were, and the texts at each address."""

    files: dict[str, tuple[float, int]] = field(default_factory=dict)
    entries: set[tuple[str, str | None, str | None]] = field(default_factory=set)
    titles: set[tuple[str, str | None]] = field(default_factory=set)
    texts: set[tuple[str, bytes]] = field(default_factory=set)
    told: set[str] = field(default_factory=set)


def is_feed(source: str) -> bool:
    """Whether a source is a feed's address; else it is a folder or file."""
    return source.startswith(("http://", "https://"))


def watch(
    target: str | Path,
    sources: Sequence[str],
    *,
    once: bool = False,
    every: float = 300.0,
    encoder: "Encoder | None" = None,
) -> Iterator[Pass]:
    """Looks at the sources, adds what is new, and gives what that changed; again after `every` seconds, unless `once`.

    What fails in one look (a server that does not answer, a ledger that another holds) is
    told, and tried again at the next.

    Raises:
        LedgerError: the ledger cannot be opened at all.
        ModelError: the shipped encoder is missing or damaged.
    """
    open_ledger(target, create=True).close()
    seen = _Seen()
    _remember(target, seen)
    while True:
        look = _look(target, sources, seen, once=once, encoder=encoder)
        told = {str(error) for error in look.failures}
        # What fails again and again is told once.
        yield replace(look, failures=tuple(error for error in look.failures if str(error) not in seen.told))
        seen.told = told
        if once:
            return
        time.sleep(every)


def _remember(target: str | Path, seen: _Seen) -> None:
    with open_ledger(target) as ledger:
        for report in ledger.reports():
            if report.url:
                seen.titles.add((report.url, report.title))
                seen.texts.add((report.url, _digest(report.text)))


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def _look(target: str | Path, sources: Sequence[str], seen: _Seen, *, once: bool, encoder: "Encoder | None") -> Pass:
    added: list[tuple[Report, tuple[Claim, ...]]] = []
    failures: list[Exception] = []
    try:
        with open_ledger(target) as ledger:
            before = ledger.points()
        results = pipeline.add_reports(target, _reports(sources, seen, once=once), encoder=encoder)
        for result in results:
            if isinstance(result, IntakeError):
                failures.append(result)
            elif result.new:
                added.append((result.report, result.claims))
        if not added:
            return Pass((), tuple(failures), ())
        pipeline.link(target)
        with open_ledger(target) as ledger:
            after = ledger.points()
            claims = {claim.id: claim for claim in ledger.claims()}
    except LedgerError as error:
        seen.files.clear()  # what was not added is looked at again
        seen.entries.clear()
        return Pass(tuple(report for report, _ in added), (*failures, error), ())
    fresh = [claims.get(claim.id, claim) for _, found in added for claim in found]
    return Pass(tuple(report for report, _ in added), tuple(failures), changes(fresh, before, after, claims))


def _reports(sources: Sequence[str], seen: _Seen, *, once: bool) -> Iterator[Report | IntakeError]:
    from selon.intake import read_reports

    for source in sources:
        if is_feed(source):
            yield from _of_feed(source, seen)
        else:
            yield from read_reports(_files(source, seen, once=once))


def _of_feed(feed: str, seen: _Seen) -> Iterator[Report | IntakeError]:
    from selon.intake.feeds import entries, entry_report
    from selon.intake.fetching import fetch

    try:
        found = entries(fetch(feed), feed)
    except IntakeError as error:
        yield error
        return
    for entry in found:
        key = (entry.url, entry.published, entry.title)
        if key in seen.entries or (entry.url, entry.title) in seen.titles:
            continue
        report = entry_report(entry, feed)
        if isinstance(report, IntakeError):
            yield report  # the next look tries again
            continue
        seen.entries.add(key)
        if (entry.url, _digest(report.text)) not in seen.texts:
            seen.texts.add((entry.url, _digest(report.text)))
            yield report


def _files(source: str, seen: _Seen, *, once: bool) -> list[str]:
    """Files that are new or changed since they were last looked at, by name."""
    from selon.intake.reading import PAGE, ROWS, TEXT

    found: list[str] = []
    paths = [Path(source)] if Path(source).is_file() else sorted(_under(source))
    for path in paths:
        if not path.name.casefold().endswith((*TEXT, *PAGE, *ROWS)):
            continue
        try:
            facts = path.stat()
        except OSError:
            continue  # it went while we looked
        state = (facts.st_mtime, facts.st_size)
        if seen.files.get(str(path)) == state or (not once and time.time() - facts.st_mtime < SETTLED):
            continue
        seen.files[str(path)] = state
        found.append(str(path))
    return found


def _under(folder: str) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in files if not name.startswith("."))


def changes(
    fresh: Iterable[Claim], before: Sequence[Point], after: Sequence[Point], claims: dict[str, Claim]
) -> tuple[Change, ...]:
    """What is new in `after`, once `fresh` claims are there: claims, then figures, disagreements and confirmations."""
    fresh = list(fresh)
    new = {claim.id for claim in fresh}
    found = [Change("claim", _said(claim), (claim.id,), claim.report) for claim in fresh]
    former = {ref: point for point in before for ref in point.figures}
    disputes = {frozenset((item.a, item.b)) for point in before for item in point.disagreements}
    for point in after:
        at = (point.id, point.what)
        earlier = [ref for ref in point.figures if ref in former]
        known = {_value(_figure(ref, claims)) for ref in earlier}
        for ref in point.figures:
            figure = _figure(ref, claims)
            if earlier and ref.claim in new and figure is not None and _value(figure) not in known:
                known.add(_value(figure))
                claim = claims[ref.claim]
                found.append(Change("figure", f"{_who(claim)} gives {figure.text}", (claim.id,), claim.report, *at))
        for item in point.disagreements:
            if frozenset((item.a, item.b)) not in disputes and {item.a.claim, item.b.claim} & new:
                ends = tuple(sorted((item.a.claim, item.b.claim), key=lambda name: name not in new))
                found.append(Change("disagreement", item.reason, ends, claims[ends[0]].report, *at))
        pair = _confirmed(point, claims)
        was = {former[ref].id: former[ref] for ref in earlier}.values()
        if pair and earlier and not any(_confirmed(old, claims) for old in was):
            ends = tuple(sorted((ref.claim for ref in pair), key=lambda name: name not in new))
            who = " and ".join(dict.fromkeys(_who(claims[name]) for name in ends))
            figure = _figure(pair[0], claims)
            told = f"{figure.text if figure else ''}, from two independent origins: {who}"
            found.append(Change("confirmation", told, ends, claims[ends[0]].report, *at))
    return tuple(found)


def _figure(ref: FigureRef, claims: dict[str, Claim]) -> Figure | None:
    claim = claims.get(ref.claim)
    return claim.figures[ref.index] if claim is not None and ref.index < len(claim.figures) else None


def _value(figure: Figure | None) -> tuple[float | None, float | None] | None:
    return None if figure is None else (figure.min, figure.max)


def _confirmed(point: Point, claims: dict[str, Claim]) -> tuple[FigureRef, FigureRef] | None:
    """Figures of two origins that can be one number."""
    counted = [party for party in point.parties if party.counted]
    for one, other in combinations(counted, 2):
        for a in (ref for ref in point.figures if ref.claim in one.claims):
            for b in (ref for ref in point.figures if ref.claim in other.claims):
                if _meet(_figure(a, claims), _figure(b, claims)):
                    return a, b
    return None


def _meet(a: Figure | None, b: Figure | None) -> bool:
    if a is None or b is None:
        return False
    ends = ((a.min, b.max), (b.min, a.max))
    return all(low is None or high is None or low <= high for low, high in ends)


def _who(claim: Claim) -> str:
    if claim.voice == "own":
        return claim.source.actor.name if claim.source.actor else "the report itself"
    return claim.source.actor.name if claim.source.actor else claim.source.text or "no source given"


def _said(claim: Claim) -> str:
    stance = "" if claim.stance == "state" else f" ({claim.stance})"
    return f"{_who(claim)}{stance}: {claim.content.text}"
