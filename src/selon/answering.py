"""What in a ledger answers a question, and what a page over one topic, actor or time is made from."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from selon.errors import LedgerError, NotInLedger, UsageError
from selon.extraction.passages import packed, unpacked
from selon.ledger import Ledger
from selon.records import Claim, Copy, Point, Report
from selon.records.positions import Shift

if TYPE_CHECKING:
    from selon.explain.asking import Answer, Context, Question
    from selon.explain.scope import Scope
    from selon.extraction.passages import Vectors

#: In a ledger with more claims than this, only the likely ones are read.
ASKED = 1_000
#: How many are likely: by nearness, by their own words, by their reports' words, by whom they are.
NEAR, WORDED, REPORTS, SPOKEN = 250, 250, 12, 200
#: Vectors that one question makes where a ledger lacks them; the others are made by linking.
LAZY = 1_000
#: Vectors made between two writes.
BATCH = 256
#: The least characters of a point's id that `--about` takes for one, and not for a word.
POINT_ID = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """The records of a page. `focus` are the claims it is about, None for all; the others share a point with one."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    copies: tuple[Copy, ...]
    points: tuple[Point, ...]
    scope: "Scope"
    focus: frozenset[str] | None = None
    changed: tuple[Shift, ...] | None = None

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """Changes of position of those whom the page is about; `changed` where linking has kept them."""
        from selon.linking.positions import find_positions, find_shifts

        if self.changed is not None:
            return self.changed
        positions = find_positions(self.reports, self.claims, self.points)
        found = find_shifts(positions, self.points, self.claims, self.reports)
        ends = ((item, {item.earlier.partition("#")[0], item.later.partition("#")[0]}) for item in found)
        return tuple(item for item, claims in ends if self.focus is None or claims & self.focus)


def choose(ledger: Ledger, scope: "Scope", language: str, vectors: "Vectors | None" = None) -> Chosen:
    """The records that a page with this scope is made from.

    An actor is meant by words of its name or wording, as `Ledger.claims` finds them, and a state also by those
    who speak for it; a topic by its words and their meaning, as `answer` finds them, or by the id of a point.
    The points at which chosen claims stand are kept with their other figures, as far as those lie in the period;
    with a period they are made anew from what is left, so that no origin outside of it is counted.

    Raises:
        NotInLedger: nothing fits; the message names what was asked for.
        UsageError: an actor or a topic has no words, or a date is none.
    """
    from selon.extraction.passages import PassageEncoder

    reports, copies, points = tuple(ledger.reports()), ledger.copies(), ledger.points()
    if scope.is_whole:
        changed = ledger.shifts() if ledger.has_positions() else None
        return Chosen(reports, tuple(ledger.claims()), copies, points, scope, changed=changed)
    for words in (scope.about, scope.actor):
        if words is not None and not any(map(str.isalnum, words)):
            raise UsageError("--about and --actor need words")
    claims = tuple(ledger.claims(since=scope.since, until=scope.until))
    scope = _with_point(ledger, scope)
    focus = {claim.id for claim in claims}
    if scope.actor is not None:
        focus &= _spoken_by(ledger, scope.actor, claims)
    if scope.point is not None:
        focus &= {ref.claim for ref in ledger.point(scope.point).figures}
    elif scope.about is not None:
        by_id = {report.id: report for report in reports}
        some = [claim for claim in claims if claim.id in focus]
        focus = _about(ledger, scope.about, some, by_id, language, vectors or PassageEncoder.shipped())
    if not focus:
        raise NotInLedger(f"{ledger.name}: nothing in the ledger fits {_said(scope)}")
    return _around(ledger, scope, focus, claims, reports, copies, points)


def _about(
    ledger: Ledger, topic: str, claims: Sequence[Claim], reports: dict[str, Report], language: str, vectors: "Vectors"
) -> set[str]:
    """Claims that hold all words of the topic, or answer it as a question."""
    from selon.explain.asking import contexts, holds

    asked = understood(topic, language, None, None)
    held = {context.claim.id for context in contexts(claims, reports) if holds(asked, context)}
    found = answers(ledger, claims, reports, topic, language, limit=len(claims), vectors=vectors)
    return held | {hit.context.claim.id for hit in found.hits}


def _around(
    ledger: Ledger,
    scope: "Scope",
    focus: set[str],
    claims: Sequence[Claim],
    reports: Sequence[Report],
    copies: tuple[Copy, ...],
    points: tuple[Point, ...],
) -> Chosen:
    """The claims in focus, those that share a point with them or hold one of them, and their reports."""
    points = tuple(point for point in points if any(ref.claim in focus for ref in point.figures))
    beside = {ref.claim for point in points for ref in point.figures}
    beside |= {claim.parent for claim in claims if claim.id in focus and claim.parent is not None}
    kept = tuple(claim for claim in claims if claim.id in focus | beside)
    there = {claim.report for claim in kept}
    some = tuple(report for report in reports if report.id in there)
    copies = tuple(copy for copy in copies if copy.a in there and copy.b in there)
    if scope.since is not None or scope.until is not None:
        points = _points_of(ledger, some, kept, copies)
    return Chosen(some, kept, copies, points, scope, frozenset(focus))


def _points_of(
    ledger: Ledger, reports: tuple[Report, ...], claims: tuple[Claim, ...], copies: tuple[Copy, ...]
) -> tuple[Point, ...]:
    """The points that linking finds in these alone."""
    from selon.linking import find_points
    from selon.records.judgement import decisions

    there = {report.id for report in reports}
    revisions = tuple(item for item in ledger.revisions() if item.earlier in there and item.later in there)
    return tuple(find_points(reports, claims, copies, revisions, decisions(ledger.judgements(), claims)))


def _with_point(ledger: Ledger, scope: "Scope") -> "Scope":
    """The scope with its topic as a point, where it is the id of one."""
    about = (scope.about or "").strip()
    if scope.point is None and about.isalnum():
        try:
            found = ledger.find("point", about)
        except NotInLedger:
            return scope
        if found == about or len(about) >= POINT_ID:
            return replace(scope, point=found)
    return scope


def _spoken_by(ledger: Ledger, words: str, claims: Iterable[Claim]) -> set[str]:
    """Claims whose actor's name or wording has the words, or is a state they name, in any language, or speaks for it."""
    from selon import languages
    from selon.normalisation.states import states_in

    found = {claim.id for claim in ledger.claims(source=words)}
    states = {
        state.id
        for code in languages.supported()
        for state in states_in(words, 0, len(words), languages.load(code))
        if state.span.start == 0 and state.span.end == len(words)
    }
    actors = ((claim.id, claim.source.actor) for claim in claims)
    return found | {name for name, actor in actors if actor is not None and {actor.id, actor.affiliation} & states}


def _said(scope: "Scope") -> str:
    asked = (
        ("--about", scope.about),
        ("--actor", scope.actor),
        ("--from", scope.since),
        ("--to", scope.until),
    )
    return " ".join(f"{option} {value!r}" for option, value in asked if value is not None)


def answer(
    ledger: Ledger,
    question: str,
    language: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int = 10,
    vectors: "Vectors | None" = None,
) -> "Answer":
    """The best claims of a ledger for a question in `language`; none when nothing in it answers."""
    from selon.extraction.passages import PassageEncoder

    vectors = vectors or PassageEncoder.shipped()
    if ledger.size() <= ASKED:
        claims: Iterable[Claim] = ledger.claims()
        reports = {report.id: report for report in ledger.reports()}
    else:
        with suppress(LedgerError):  # another process writes, or nobody may: then only words find what lacks a vector
            fill(ledger, vectors, LAZY)
        likely = _likely(ledger, question, language, since, until, vectors)
        claims = ledger.some_claims(likely)
        reports = {report.id: report for report in ledger.some_reports({claim.report for claim in claims})}
    return answers(ledger, claims, reports, question, language, since=since, until=until, limit=limit, vectors=vectors)


def _likely(
    ledger: Ledger, question: str, language: str, since: str | None, until: str | None, vectors: "Vectors"
) -> set[str]:
    """Ids of the claims that may answer: the nearest, those with its words, in reports with its words, by whom it names."""
    asked = understood(question, language, since, until)
    ids, kept = ledger.vectors(vectors.name)
    nearness = unpacked(kept, len(ids)) @ vectors([question], "query")[0] if ids else np.zeros(0, np.float32)
    order = [ids[index] for index in np.argsort(-nearness, kind="stable")]
    within = ledger.claims_within(asked.since, asked.until)
    if within is not None:
        order = [name for name in order if name in within]
    words = " ".join(sorted(asked.terms | asked.phrasing))
    found = set(order[:NEAR])
    found |= set(ledger.search(words, WORDED, any_word=True))
    found |= set(ledger.claims_of_reports(ledger.search_reports(words, REPORTS)))
    spoken = ledger.claims_of_actors(asked.names, asked.states)
    found |= spoken if len(spoken) <= SPOKEN else set(islice((name for name in order if name in spoken), SPOKEN))
    return found if within is None else found & within


def fill(ledger: Ledger, vectors: "Vectors", most: int | None = None) -> int:
    """Makes the vectors that claims lack, some at a time, so that an interrupted run loses little; says how many.

    Raises:
        LedgerBusy: another process is writing.
    """
    from selon.explain.asking import contexts

    lacking = ledger.without_vector(vectors.name, most)
    for start in range(0, len(lacking), BATCH):
        claims = ledger.some_claims(lacking[start : start + BATCH])
        reports = {report.id: report for report in ledger.some_reports({claim.report for claim in claims})}
        found = list(contexts(claims, reports))
        texts = list(dict.fromkeys(context.text for context in found))
        made = dict(zip(texts, packed(vectors(texts)), strict=True))
        ledger.put_vectors(vectors.name, [(context.claim.id, made[context.text]) for context in found])
    if lacking and most is None:
        ledger.drop_vectors(but=vectors.name)  # of a former model; nothing compares with them any more
    return len(lacking)


def answers(
    ledger: Ledger,
    claims: Iterable[Claim],
    reports: dict[str, Report],
    question: str,
    language: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int = 10,
    vectors: "Vectors",
) -> "Answer":
    """The best of these claims for a question in `language`; none when none of them answers it."""
    from selon.explain.asking import contexts, rank

    asked = understood(question, language, since, until)
    pool = tuple(contexts(claims, reports))
    if asked.states:  # looked for only then: it takes longer than all the rest
        pool = tuple(replace(context, states=_states(context)) for context in pool)
    meanings = _meanings(ledger, pool, vectors)
    return rank(asked, pool, asked=vectors([question], "query")[0], meanings=meanings, limit=limit)


def _meanings(ledger: Ledger, pool: Sequence["Context"], vectors: "Vectors") -> NDArray[np.float32]:
    """(pool, H) the kept vectors of the passages; those that are lacking are made here and not kept."""
    kept = ledger.some_vectors(vectors.name, [context.claim.id for context in pool])
    lacking = {context.text: None for context in pool if context.claim.id not in kept}
    made = dict(zip(lacking, packed(vectors(list(lacking))), strict=True)) if lacking else {}
    rows = [kept.get(context.claim.id) or made[context.text] for context in pool]
    return unpacked(b"".join(rows), len(rows))


def understood(question: str, language: str, since: str | None, until: str | None) -> "Question":
    """A question as its language's pack reads it; `since` and `until` go before dates it names."""
    from selon import languages
    from selon.explain.asking import parse
    from selon.normalisation.states import states_in

    pack = languages.load(language)
    states = [(state.id, state.span) for state in states_in(question, 0, len(question), pack)]
    return parse(question, pack, states=states, period=(since, until))


def _states(context: "Context") -> frozenset[str]:
    """Ids of the states that a passage names; none in a language without a pack."""
    from selon import languages
    from selon.normalisation.states import states_in

    if context.report.language not in languages.supported():
        return frozenset()
    pack = languages.load(context.report.language)
    span = context.passage
    return frozenset(state.id for state in states_in(context.report.text, span.start, span.end, pack))
