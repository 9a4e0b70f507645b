"""The one place where the stages are put in order.

For each report: intake → extraction → normalisation → ledger;
then, over the whole ledger: linking → ledger; and for a page: explain. Reports are
taken one by one, so that a result can be shown before the next report is read, and
every report is in the ledger, whole, before the next is begun: a run that was killed
goes on where it stopped.

What goes wrong with one report is a result of its own (`IntakeError`), and the others
go on. What makes every further report useless (no model, a busy or full ledger) is raised.
"""

import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from selon import __version__
from selon.errors import IntakeError, ModelError, PackError, RefusedReport, SelonError, UsageError
from selon.ledger import Ledger, Reread, Run, open_ledger
from selon.records import Attribution, Claim, Copy, Figure, Notice, Point, Report, When

if TYPE_CHECKING:
    from selon.explain import Page
    from selon.explain.asking import Answer
    from selon.explain.scope import Scope
    from selon.extraction.encoder import Encoder
    from selon.extraction.passages import Vectors
    from selon.normalisation.when import Prefer

#: The stages, in their order.
STAGES = ("intake", "extraction", "normalisation", "ledger", "linking", "explain")

#: Notices that analysis makes: a later reading makes them anew.
OF_ANALYSIS = frozenset({"language-without-pack", "published-narrowed", "claim-repeated"})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as analysed: the report with all its notices, and its claims in text order."""

    report: Report
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did with one report. When it was there already, `new` is false and `claims` empty.

    `reread` says what a later reading of it found, where there was one.
    """

    report: Report
    claims: tuple[Claim, ...]
    new: bool
    reread: Reread | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """The dates and figures of one phrase; spans count in `text`."""

    text: str
    language: str
    whens: tuple[When, ...]
    figures: tuple[Figure, ...]


def read(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    min_probability: float = 0.0,
    stdin: BinaryIO | None = None,
    encoder: "Encoder | None" = None,
) -> Iterator[Reading | IntakeError]:
    """Analyses reports one by one and stores nothing.

    `published`, `language` and `outlet` go before what a report says of itself. Claims below `min_probability` are left out, and a notice says how many.

    Raises:
        ModelError: the shipped encoder is missing or damaged.
        PackError: a language pack is damaged.
    """
    from selon.intake import read_reports

    for report in read_reports(paths, published=published, language=language, outlet=outlet, stdin=stdin):
        if isinstance(report, IntakeError):
            yield report
            continue
        encoder = encoder or _shipped()
        result = _attempt(report, encoder)
        yield result if isinstance(result, IntakeError) else _likely(result, min_probability)


def add(
    target: str | Path,
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    encoder: "Encoder | None" = None,
    again: bool = False,
    even_forgotten: bool = False,
) -> Iterator[Added | IntakeError]:
    """Adds reports to a ledger (made if need be), one transaction each; `link` comes after.

    A report that is there already is not analysed again, unless `again` asks for it and
    it was read by another version of Selon. One that was forgotten is refused, unless it
    is to come in `even_forgotten`. Consume it to the end: the
    ledger is open, and this process its writer, until then.

    Raises:
        LedgerError: the ledger cannot be opened, is busy, or fails; what was added stays.
        ModelError: the shipped encoder is missing or damaged.
    """
    from selon.intake import read_reports

    reports = read_reports(paths, published=published, language=language, outlet=outlet, stdin=stdin)
    return add_reports(target, reports, encoder=encoder, again=again, even_forgotten=even_forgotten)


def add_reports(
    target: str | Path,
    reports: Iterable[Report | IntakeError],
    *,
    encoder: "Encoder | None" = None,
    again: bool = False,
    even_forgotten: bool = False,
) -> Iterator[Added | IntakeError]:
    """As `add`, for reports that were read already, or are as they are asked for."""
    ledger: Ledger | None = None
    run: Run | None = None
    with ExitStack() as stack:
        for report in reports:
            if isinstance(report, IntakeError):
                yield report
                continue
            if ledger is None:  # not before there is something to put in
                ledger = stack.enter_context(open_ledger(target, create=True))
                ledger.lock()
            try:
                there = ledger.holds(report)
                if there and not again:
                    yield Added(report, (), new=False)
                    continue
                if not there and not even_forgotten:
                    ledger.refuse_forgotten(report)
                encoder = encoder or _shipped()
                run = run or run_of(encoder)
                if there:
                    yield _read_again(ledger, report, encoder, run)
                    continue
                result = _attempt(report, encoder)
                if isinstance(result, IntakeError):
                    yield result
                    continue
                ledger.add(result.report, result.claims, run, even_forgotten=even_forgotten)
            except RefusedReport as error:
                yield IntakeError(_where(report), str(error))
                continue
            yield Added(result.report, result.claims, new=True)


def reread(target: str | Path, *, encoder: "Encoder | None" = None) -> Iterator[Added | IntakeError]:
    """Reads every report of a ledger again that another version of Selon read last, from the text kept there.

    A run that was cut off goes on where it stopped.

    Raises:
        LedgerError: there is no ledger, it is busy, or it fails; what was read stays.
        ModelError: the shipped encoder is missing or damaged.
    """
    encoder = encoder or _shipped()
    run = run_of(encoder)
    with open_ledger(target) as ledger:
        ledger.lock()
        for name in [report.id for report in ledger.reports()]:
            report = ledger.report(name)
            kept = tuple(notice for notice in report.notices if notice.code not in OF_ANALYSIS)
            yield _read_again(ledger, replace(report, notices=kept), encoder, run)


def _read_again(ledger: Ledger, report: Report, encoder: "Encoder", run: Run) -> Added | IntakeError:
    if ledger.read_by(report.id) == run.id:
        return Added(report, (), new=False)
    result = _attempt(report, encoder)
    if isinstance(result, IntakeError):
        return result
    return Added(result.report, result.claims, new=False, reread=ledger.reread(result.report, result.claims, run))


def analyse(report: Report, encoder: "Encoder") -> Reading:
    """Extraction (with resolution and hearsay) and normalisation of one report.

    A report in a language without a pack is read by the encoder alone, and a notice says so.

    Raises:
        PackError: the data of its language's pack is damaged.
    """
    from selon import languages
    from selon.extraction import extract
    from selon.normalisation import narrowed, normalise

    pack = languages.load(report.language) if report.language in languages.supported() else None
    extraction = extract(report, encoder, pack)
    published, why = narrowed(report.text, report.published, pack) if pack else (report.published, None)
    dated = replace(report, published=published)
    claims, repeated = _distinct(normalise(dated, extraction.attributions, pack))
    notices = (*extraction.notices, *((why,) if why else ()), *repeated, *_spoken(report))
    return Reading(_noticed(report, *notices), completed(dated, claims))


def _spoken(report: Report) -> tuple[Notice, ...]:
    """That a report is an interview, whose answers are nobody's by any words of it."""
    from selon import languages
    from selon.languages.interviews import answers

    found = answers(report.text) if report.language in languages.counted() else ()
    if not found:
        return ()
    message = f"An interview: figures in its {len(found)} answers are not taken for the report's own."
    return (Notice("interview-answers", message, found[0].paragraphs[0]),)


def completed(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with what the report counts in its own name, and with the settings of all figures.

    Nothing is added in a language whose figures are not read.
    """
    from selon import languages
    from selon.normalisation import complete

    if report.language not in languages.counted():
        return claims
    return complete(report, claims, languages.load(report.language))


def renormalised(report: Report, found: Attribution) -> Claim:
    """The claim that normalisation makes of one attribution, with the settings of its figures."""
    from selon import languages
    from selon.normalisation import narrowed, normalise

    pack = languages.load(report.language) if report.language in languages.supported() else None
    published = narrowed(report.text, report.published, pack)[0] if pack else report.published
    dated = replace(report, published=published)
    (claim,) = normalise(dated, (found,), pack)
    settled = next((item for item in completed(dated, (claim,)) if item.id == claim.id), claim)
    # What a person takes for the content is the content: none of its figures is given to another.
    return settled if len(settled.figures) == len(claim.figures) else claim


def values(
    text: str, *, language: str | None = None, published: str | None = None, prefer: "Prefer" = "tense"
) -> Values:
    """The dates and figures named in a phrase, without looking for claims.

    The language is detected where none is given, and English where that is unsure.
    `published` is the day to count from, as EDTF; `prefer` says which way a bare
    weekday or month points.

    Raises:
        UnsupportedLanguage: there is no pack for `language`.
    """
    from selon import languages
    from selon.intake import detect
    from selon.normalisation import find_figures, find_whens

    code = language or detect(text)[0]
    pack = languages.load(code if language or code in languages.supported() else "en")
    whens = find_whens(text, 0, len(text), published, pack, prefer)
    return Values(text, pack.language, whens, find_figures(text, 0, len(text), pack))


def link(target: str | Path, *, vectors: "Vectors | None" = None) -> tuple[tuple[Copy, ...], tuple[Point, ...]]:
    """Finds copies, points, relations and positions over the whole ledger and puts them in the place of the former ones.

    Claims get the sentence vectors (by default the shipped ones) that they lack: questions are answered with them, and they
    find what to compare across languages.

    Raises:
        LedgerError: there is no ledger, it is busy, or it fails; then the former links stay.
    """
    from selon.answering import fill
    from selon.extraction.passages import PassageEncoder, unpacked
    from selon.linking import (
        disputed,
        find_about,
        find_copies,
        find_denials,
        find_elsewhere,
        find_points,
        find_revisions,
        find_statements,
    )
    from selon.linking.anaphora import related
    from selon.linking.positions import find_positions, find_shifts
    from selon.records.judgement import decisions

    vectors = vectors or PassageEncoder.shipped()
    with open_ledger(target) as ledger:
        ledger.lock()  # before reading: no report may come between what is read and what is written
        reports, claims = tuple(ledger.reports()), tuple(ledger.claims())
        decided = decisions(ledger.judgements(), claims)
        copies, revisions = find_copies(reports), find_revisions(reports)
        points = find_points(reports, claims, copies, revisions, decided)
        several = len({report.language for report in reports}) > 1
        if several:  # only then are they needed here
            fill(ledger, vectors)
        ids, kept = ledger.vectors(vectors.name) if several else ([], b"")
        meanings = dict(zip(ids, unpacked(kept, len(ids)), strict=True))
        statements, relations = find_statements(
            reports, claims, copies, revisions, decided, vectors if several else None, meanings
        )
        about = find_about(reports, claims)
        about = (*about, *find_elsewhere(reports, claims, about))
        relations = (*relations, *disputed(points), *about, *find_denials(reports, claims, about))
        points = related((*points, *statements), relations)
        positions = find_positions(reports, claims, points)
        shifts = find_shifts(positions, points, claims, reports)
        ledger.replace_links(copies, points, revisions, positions, shifts)
        fill(ledger, vectors)
    return copies, points


def explain(
    target: str | Path,
    *,
    language: str | None = None,
    title: str | None = None,
    scope: "Scope | None" = None,
    vectors: "Vectors | None" = None,
) -> "Page":
    """The page "what we know" of a ledger, or of what its scope keeps; its language is by default that of most reports.

    Raises:
        LedgerError: there is no ledger, it fails, or nothing in it fits the scope.
        UsageError: the ledger is empty, or the scope asks for what cannot be.
    """
    from selon.answering import choose
    from selon.explain import compose
    from selon.explain.scope import Scope

    with open_ledger(target) as ledger:
        code = language or language_of(ledger.reports())
        chosen = choose(ledger, scope or Scope(), code, vectors)
    if not chosen.reports:
        raise UsageError(f"{target}: the ledger is empty; `selon add` puts reports in")
    return compose(
        chosen.reports,
        chosen.claims,
        chosen.copies,
        chosen.points,
        language=code,
        title=title,
        scope=chosen.scope,
        focus=chosen.focus,
        changed=chosen.shifts,
    )


def ask(
    target: str | Path,
    question: str,
    *,
    language: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 10,
    vectors: "Vectors | None" = None,
) -> "Answer":
    """Ranked claims that answer a question; none when nothing in the ledger does.

    The question's language is detected where none is given; claims in other languages are found by
    whom they name and by sentence vectors. `since` and `until` (EDTF) go before dates in the question.

    Raises:
        LedgerError: there is no ledger, or it fails.
        UsageError: the question has no words, or a date is none.
    """
    from selon.answering import answer
    from selon.explain.asking import language_asked

    if not any(map(str.isalnum, question)):
        raise UsageError("the question has no words")
    with open_ledger(target, wait=0) as ledger:
        code = language or language_asked(question) or most_used(ledger.languages())
        return answer(ledger, question, code, since=since, until=until, limit=limit, vectors=vectors)


def language_of(reports: Iterable[Report]) -> str:
    """The language of most reports, of those there are packs for; English when there are none."""
    return most_used(Counter(report.language for report in reports))


def most_used(counts: Mapping[str, int]) -> str:
    """The language with most reports, of those there are packs for; English when there are none."""
    from selon.languages import supported

    known = [language for language in counts if language in supported()]
    return min(known, key=lambda language: (-counts[language], language), default="en")


def run_of(encoder: "Encoder") -> Run:
    """What reads reports now: recorded with each report it adds."""
    from selon.languages.fingerprint import fingerprint

    return Run(__version__, encoder.facts.name, fingerprint())


#: Names the network that reads, where it is not the best one.
NETWORK = "SELON_NETWORK"


def _shipped() -> "Encoder":
    from selon.extraction.encoder import BEST, Encoder

    return Encoder.shipped(os.environ.get(NETWORK) or BEST)


def _attempt(report: Report, encoder: "Encoder") -> Reading | IntakeError:
    """Whatever goes wrong inside one report is that report's failure, so that a batch never loses the others.

    A fault of Selon's own is listed like any other, with its name (and its traceback
    in the log at level DEBUG). What would fail for every report alike is raised.
    """
    try:
        return analyse(report, encoder)
    except (ModelError, PackError):
        raise
    except SelonError as error:
        return IntakeError(_where(report), str(error))
    except Exception as error:
        log.debug("analysis of %s failed", report.id, exc_info=True)
        return IntakeError(_where(report), f"Selon failed on this report: {type(error).__name__}: {error}")


def _where(report: Report) -> str:
    return f"{report.title} ({report.id})" if report.title else report.id


def _likely(reading: Reading, least: float) -> Reading:
    kept = tuple(claim for claim in reading.claims if claim.probability >= least)
    left_out = len(reading.claims) - len(kept)
    if not left_out:
        return reading
    parents = {claim.id for claim in kept}
    kept = tuple(claim if claim.parent in parents else replace(claim, parent=None) for claim in kept)
    notice = Notice("claims-left-out", f"{left_out} claims are less probable than {least:g} and were left out")
    return Reading(_noticed(reading.report, notice), kept)


def _distinct(claims: tuple[Claim, ...]) -> tuple[tuple[Claim, ...], tuple[Notice, ...]]:
    """Claims with the same source and content words at the same place are one claim: the most probable stays."""
    best: dict[str, Claim] = {}
    for claim in claims:
        if claim.id not in best or claim.probability > best[claim.id].probability:
            best[claim.id] = claim
    if len(best) == len(claims):
        return claims, ()
    message = f"{len(claims) - len(best)} claims were found twice with other cues; the more probable ones were kept"
    return tuple(best.values()), (Notice("claim-repeated", message),)


def _noticed(report: Report, *notices: Notice) -> Report:
    return replace(report, notices=(*report.notices, *notices)) if notices else report
