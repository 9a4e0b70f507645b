"""Ranks claims for a question.

Four kinds of evidence, each 0…1, are weighed into one score: the question's words in the claim's sentence
(rare words count more, as in BM25's inverse document frequency, Robertson & Zaragoza 2009), the same words
in the heading above it, sentence vectors (which find claims in another language), and whether the claim is
by, or about, whom the question names. What the question wants (a figure, a stance) lifts those that have it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from selon.explain.asking.answer import Answer, Hit
from selon.explain.asking.context import Context
from selon.explain.asking.question import Question
from selon.languages.names import fold
from selon.languages.stems import stems
from selon.records import Claim
from selon.records.days import bounds

WEIGHTS = {"words": 0.3, "heading": 0.35, "meaning": 0.2, "actor": 0.2, "wanted": 0.15}
#: Claims that reach less than this share of the best one's score are about something else.
SHARE = 0.6
#: Where a heading holds so much of the question, what stands under it answers, down to a lower share.
HEADED, SHARE_HEADED = 0.6, 0.35
#: Below this the best claim answers nothing.
LEAST = 0.3
#: Nearness of E5 vectors below which texts have nothing to do with each other, and above which they say the same.
APART, ALIKE = 0.78, 0.92
#: The same for two languages: there nearness stands in for the words, which cannot be the same.
APART_ACROSS, ALIKE_ACROSS = 0.77, 0.86
#: Readers doubt a claim that the extractor doubts.
UNSURE = 0.3


@dataclass(frozen=True, slots=True)
class _Evidence:
    words: float
    heading: float
    meaning: float
    actor: float
    wanted: float


def rank(
    question: Question,
    pool: Sequence[Context],
    *,
    asked: NDArray[np.float32] | None = None,
    meanings: NDArray[np.float32] | None = None,
    limit: int = 10,
) -> Answer:
    """The best `limit` claims of the pool.

    `asked` (H,) is the question's vector and `meanings` (pool, H) those of the passages, both of length
    one; without them words, actors and dates alone decide.
    """
    kept = [index for index, context in enumerate(pool) if _in_period(question, context)]
    bags = {index: _bag(pool[index]) for index in kept}
    weight = _rarity(question.terms | question.phrasing, [words | heads for words, heads in bags.values()])
    hits = []
    for index in kept:
        near = float(asked @ meanings[index]) if asked is not None and meanings is not None else 0.0
        evidence = _evidence(question, pool[index], bags[index], weight, near)
        score = sum(WEIGHTS[name] * getattr(evidence, name) for name in WEIGHTS)
        if pool[index].claim.probability < UNSURE:
            score *= 0.7
        headed = evidence.heading >= HEADED and (evidence.actor > 0 or not _misses(question, bags[index][1]))
        share = SHARE_HEADED if headed else SHARE
        hits.append((share, Hit(pool[index], min(1.0, score), _reasons(evidence))))
    hits.sort(key=lambda item: (-item[1].score, item[1].context.report.id, item[1].context.claim.content.spans[0]))
    best = hits[0][1].score if hits else 0.0
    if best < LEAST:
        return Answer(question, ())
    good = [hit for share, hit in hits if hit.score >= max(LEAST, share * best)]
    return Answer(question, tuple(_distinct(good)[:limit]))


def holds(question: Question, context: Context) -> bool:
    """Whether a claim's sentence, with the heading above it, has all the telling words of the question."""
    sentence, heading = _bag(context)
    return bool(question.terms) and question.terms <= sentence | heading


def _bag(context: Context) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the sentence with its actor's names, and of the heading."""
    claim, language = context.claim, context.report.language
    actor = claim.source.actor
    names = f" {actor.name}" if actor else ""
    sentence = stems(f"{context.text} {claim.source.text}{names}", language)
    return frozenset(sentence), frozenset(stems(context.heading_text, language))


def _rarity(terms: frozenset[str], bags: Sequence[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency of each of the question's words; a word that nothing holds weighs most."""
    counts = Counter(term for bag in bags for term in terms & bag)
    return {term: log(1 + (len(bags) - counts[term] + 0.5) / (counts[term] + 0.5)) for term in terms}


def _evidence(
    question: Question,
    context: Context,
    bag: tuple[frozenset[str], frozenset[str]],
    weight: dict[str, float],
    near: float,
) -> _Evidence:
    words, heading = bag
    told = question.terms & words
    for state, terms in question.states.items():
        if state in context.states:
            told |= terms & question.terms
    covered = _coverage(told, question.terms, weight)
    if context.report.language != question.language:
        covered = max(covered, _share(near, APART_ACROSS, ALIKE_ACROSS))
    return _Evidence(
        words=covered,
        heading=_coverage(question.phrasing & heading, question.phrasing, weight),
        meaning=_share(near, APART, ALIKE),
        actor=_named(question, context),
        wanted=_wanted(question, context.claim),
    )


def _misses(question: Question, heading: frozenset[str]) -> bool:
    """Whether a heading names nobody of those whom the question names: "how did others react" is another matter."""
    named = [*question.states.values(), *(frozenset({name}) for name in question.names)]
    return bool(named) and not any(terms & heading for terms in named)


def _share(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _coverage(found: frozenset[str], terms: frozenset[str], weight: dict[str, float]) -> float:
    total = sum(weight[term] for term in terms)
    return sum(weight[term] for term in found) / total if total else 0.0


def _named(question: Question, context: Context) -> float:
    """1 when the claim is by whom the question names (or by one who speaks for them), half when only about them."""
    if not question.states and not question.names:
        return 0.0
    claim = context.claim
    actor = claim.source.actor
    if actor is not None and {actor.id, actor.affiliation} & question.states.keys():
        return 1.0
    who = set(fold(f"{claim.source.text} {actor.name if actor else ''}").replace("'", " ").split())
    if who & question.names:
        return 1.0
    return 0.5 if set(fold(context.text).replace("'", " ").split()) & question.names else 0.0


def _wanted(question: Question, claim: Claim) -> float:
    """The share of what the question wants that the claim has."""
    has = {
        "figure": bool(claim.figures),
        "when": bool(claim.whens),
        "place": bool(claim.places),
        "evidence": bool(claim.evidence),
        "reaction": claim.stance in ("deny", "condemn", "support", "demand", "doubt", "confirm", "commit"),
        "unknown": claim.stance == "doubt" or claim.certainty == "hedged",
    }
    asked = [has[want] for want in question.wants]
    if question.stances:
        asked.append(claim.stance in question.stances)
    return sum(asked) / len(asked) if asked else 0.0


def _in_period(question: Question, context: Context) -> bool:
    """Whether the claim may have been made in the question's period; one without any date may."""
    first, last = bounds(context.claim.said_on or context.report.published)
    since, until = bounds(question.since)[0], bounds(question.until)[1]
    return not (since and last and last < since) and not (until and first and first > until)


def _distinct(hits: Sequence[Hit]) -> list[Hit]:
    """The same words of the same mouth once: copies add nothing to an answer."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for hit in hits:
        claim = hit.context.claim
        actor = claim.source.actor
        key = (actor.id if actor else fold(claim.source.text), fold(" ".join(claim.content.text.split())))
        if key not in seen:
            seen.add(key)
            kept.append(hit)
    return kept


def _reasons(evidence: _Evidence) -> tuple[str, ...]:
    told = (
        ("words", "words of the question"),
        ("heading", "under a heading with the question's words"),
        ("meaning", "near in meaning"),
        ("actor", "by or about whom the question names"),
        ("wanted", "has what the question asks for"),
    )
    return tuple(text for name, text in told if getattr(evidence, name) >= 0.25)
