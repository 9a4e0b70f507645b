"""Statements: claims that say the same words from the same mouth, told once and cited together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log2
from statistics import median

from selon.explain.naming import is_pronoun
from selon.explain.plenty import has_plenty
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.translated import is_translated
from selon.languages.names import surname_of
from selon.records import Actor, Claim, FigureRef, Report

#: Claims the extractor holds less likely than this are counted, not told.
FLOOR = 0.3

#: What a reader must puzzle out goes behind what he can read.
GARBLED, DAMAGED = ("text-garbled", "damaged-characters"), 4.0


#: What another claim tells with its end goes behind that.
CUT = 2.0

#: Of very much what is quoted in the page's language goes before.
FOREIGN = 1.0

#: The share of words or characters from which two contents say the same.
ALIKE = 0.8
_MARKS = str.maketrans("", "", '«»“”"')
#: Words from which a content that stands in a longer one says nothing of its own.
ENOUGH = 8
#: Numbers up to this are given for anything; days between a message and its translation in another paper.
FEW, NEAR = 12, 2


@dataclass(frozen=True, slots=True)
class Statement:
    """`claims` repeat one another, the one to tell first; `score` says how much a reader needs it."""

    claims: tuple[Claim, ...]
    score: float

    @property
    def claim(self) -> Claim:
        """The claim to tell."""
        return self.claims[0]


def statements(story: Story) -> tuple[Statement, ...]:
    """All statements likely enough to be told, the weightiest first; ties in reading order."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in story.told:
        if claim.probability >= FLOOR:
            groups[_key(claim)].append(claim)
    made = (Statement(tuple(group), score(group, story)) for group in groups.values())
    return tuple(sorted(made, key=lambda item: (-item.score, item.claim.report, item.claim.content.spans[0])))


def has_damage(report: Report) -> bool:
    """Whether a report came with damaged letters."""
    return any(notice.code in GARBLED for notice in report.notices)


def _key(claim: Claim) -> tuple[str, str, str]:
    actor = claim.source.actor
    named = actor is not None and actor.kind != "unnamed"
    who = actor.id if actor is not None and named else folded(claim.source.text).lower()
    return claim.voice, who, folded(claim.content.text.lower().translate(_MARKS)).strip(" .,")


def score(group: Sequence[Claim], story: Story) -> float:
    """Figures at issue first, then origins, probability and stance; scraps and unnamed sources last."""
    claim = group[0]
    alike = {name for item in group for name in story.alike.get(item.id, ())}
    families = {story.families[item.report] for item in (*group, *(story.claims[name] for name in alike))}
    total = 2 * max(item.probability for item in group) + min(log2(len(families)), 3)
    total += max((_figure_weight(item, story) for item in group), default=0)
    total += {"deny": 1.0, "confirm": 0.8, "condemn": 0.5, "demand": 0.5}.get(claim.stance, 0.2)
    total -= {"hearsay": 1.0, "own": 1.5}.get(claim.voice, 0)
    total -= 0.3 if claim.certainty == "hedged" else 0
    total -= CUT if is_begun(claim, story) else 0
    foreign = story.report_of(claim).language != story.wording.language
    total -= FOREIGN if foreign and has_plenty(story) else 0
    total -= DAMAGED if has_damage(story.report_of(claim)) else 0
    return total + _length_weight(claim) + _name_weight(claim, story)


def is_begun(claim: Claim, story: Story) -> bool:
    """Whether another claim holds the same words and those behind them: "is higher: some 12 000 …"."""
    start, end = claim.content.spans[0].start, claim.content.spans[-1].end
    return any(
        other.content.spans[0].start == start and other.content.spans[-1].end > end
        for other in story.told_of(claim.report)
        if other.voice == "attributed"
    )


def _figure_weight(claim: Claim, story: Story) -> float:
    weight = 0.0
    for index, figure in enumerate(claim.figures):
        point = story.figure_points.get(FigureRef(claim.id, index))
        rivals = len(point.parties) if point else 0
        usual = figure.kind in ("number", "money", "percent", "measure")
        weight = max(weight, (3.0 if rivals > 1 else 1.0) if usual else 0.2)
    return weight


def _length_weight(claim: Claim) -> float:
    length = sum(end - start for start, end in claim.content.spans)
    if length < 25:
        return -1.2
    return -0.5 if length > 320 else 0.0


def _name_weight(claim: Claim, story: Story) -> float:
    actor = claim.source.actor
    if actor is not None and actor.kind != "unnamed":
        return 0.7
    return -1.0 if is_pronoun(claim.source.text, story.report_of(claim).language) or not claim.source.text else 0.0


#: Statements among which a page looks for those it tells, the heaviest first: it tells a few hundred at most.
HEAVIEST = 6000


def unnested(chosen: Iterable[Statement], story: Story) -> list[Statement]:
    """Leaves out a statement whose outer or inner claim was already chosen: one sentence tells both."""
    told: set[str] = set()
    kept: list[Statement] = []
    for statement in chosen:
        claim = statement.claim
        if claim.parent in told or claim.id in told:
            continue
        told.update(_kin(claim, story))
        kept.append(statement)
    return kept


@dataclass(slots=True)
class Told:
    """What was told already, so that (nearly) the same words are not told again.

    Words are the same where they stand in the same place of one report, or are the same but for few; a
    statement's own figures must all stand in the one told.
    """

    story: Story
    kept: list[tuple[Claim, frozenset[str]]] = field(default_factory=list)

    def admits(self, statement: Statement) -> bool:
        """Whether a statement says something new; it is then held to be told."""
        claim, bag = statement.claim, _bag(statement.claim)
        if is_translated(claim, self.story) or any(
            _repeats(claim, bag, other, there)
            or _is_one_statement(claim, other, self.story)
            or _is_one_message(claim, other, self.story)
            or _is_one_saying(claim, other, self.story)
            for other, there in self.kept
        ):
            return False
        self.kept.append((claim, bag))
        return True

    def choose(self, chosen: Iterable[Statement], most: int) -> list[Statement]:
        """The first `most` statements that say something new."""
        found: list[Statement] = []
        for statement in chosen:
            if len(found) == most:
                break
            if self.admits(statement):
                found.append(statement)
        return found


def _bag(claim: Claim) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", claim.content.text.lower()))


def _is_one_statement(claim: Claim, other: Claim, story: Story) -> bool:
    """Whether one speaker's words in two reports are one statement, as far as the records know."""
    one, two = claim.source.actor, other.source.actor
    if one is None or two is None or one.id != two.id:
        return False
    if other.id in story.alike.get(claim.id, ()):
        return True
    # the longer cut of a quotation, or of a clause, of which another paper has the beginning
    here, there = _bag(claim), _bag(other)
    alike = claim.content.type == other.content.type and min(len(here), len(there)) >= ENOUGH // 2
    return alike and (here <= there or there <= here)


def _repeats(claim: Claim, bag: frozenset[str], other: Claim, there: frozenset[str]) -> bool:
    if claim.report == other.report and _shared(claim, other) >= ALIKE:
        return True
    if not bag or len(bag & there) < ALIKE * len(bag):
        return False
    numbers = {word for word in bag if any(map(str.isdigit, word))}
    return numbers <= there and (len(there) <= 2 * len(bag) or len(bag) >= ENOUGH)


def _is_one_message(claim: Claim, other: Claim, story: Story) -> bool:
    """Whether words quoted in two languages may be one message of one speaker and its translation.

    One is of a network, or both give one number, in reports that appeared at about the same time.
    """
    one, two = claim.source.actor, other.source.actor
    here, there = story.report_of(claim), story.report_of(other)
    if one is None or two is None or not _is_one_actor(one, two) or here.language == there.language:
        return False
    days = [story.dates_of(report.published) for report in (here, there)]
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > NEAR:
        return False
    networks = [{via.name.lower() for via in item.via if via.kind == "platform"} for item in (claim, other)]
    numbers = [
        {(figure.min, figure.max) for figure in item.figures if (figure.max or figure.min or 0) > FEW}
        for item in (claim, other)
    ]
    spoken = claim.content.type == other.content.type == "direct"
    # of one day, what one paper quotes and another tells in its own words
    said = story.said_on(claim) is not None and story.said_on(claim) == story.said_on(other)
    told = said and claim.content.type != other.content.type
    return bool((spoken and (networks[0] or networks[1])) or numbers[0] & numbers[1] or told)


def _is_one_actor(one: Actor, two: Actor) -> bool:
    """Whether two names may be one's: the same, or a full name and its surname."""
    if "unnamed" in (one.kind, two.kind):
        return False
    full, short = sorted((one.name, two.name), key=len, reverse=True)
    return one.id == two.id or (" " in full and surname_of(full) == short)


def _is_one_saying(claim: Claim, other: Claim, story: Story) -> bool:
    """Whether two may be one saying in other words: one speaker's, near in time, with the same figures or quoted words.

    Of one party, or two officials (the minister and the government), more than one figure must be the same.
    """
    here, there = story.report_of(claim), story.report_of(other)
    first, second = (story.dates_of(story.said_on(item) or story.published(item)) for item in (claim, other))
    if here.language != there.language or first is None or second is None or abs((first - second).days) > 1:
        return False
    one, two = claim.source.actor, other.source.actor
    mine, others = numbers_of(claim), numbers_of(other)
    shared = mine & others if mine <= others or others <= mine else set()
    if one is not None and two is not None and one.id == two.id and one.kind != "unnamed":
        return bool(shared) or any(a in b or b in a for a in _quoted(claim) for b in _quoted(other))
    if len(shared) < 2:
        return False
    party = story.parties.get(claim.id)
    return (party is not None and party == story.parties.get(other.id)) or (is_official(claim) and is_official(other))


def is_official(claim: Claim) -> bool:
    """Whether a body or a person of a state speaks: "the government" is a minister's figure without his name."""
    actor = claim.source.actor
    return actor is not None and (actor.kind == "state" or (actor.affiliation or "").startswith("state:"))


def numbers_of(claim: Claim) -> set[tuple[float | None, float | None, str]]:
    """The figures of a claim that are not given for anything."""
    return {
        (figure.min, figure.max, figure.kind)
        for figure in claim.figures
        if figure.kind in ("percent", "money", "measure")
        or (figure.kind == "number" and (figure.max or figure.min or 0) > FEW)
    }


def _quoted(claim: Claim) -> set[str]:
    """Stretches of some words in quotation marks within a content."""
    found = re.findall(r"[«“\"]\s?([^«»“”\"]{8,80}?)\s?[»”\"]", claim.content.text)
    return {text.lower() for text in found if " " in text}


def _shared(claim: Claim, other: Claim) -> float:
    """The share of the shorter content's characters that stand in the other's."""
    here, there = ({at for span in item.content.spans for at in range(*span)} for item in (claim, other))
    return len(here & there) / max(1, min(len(here), len(there)))


def _kin(claim: Claim, story: Story) -> set[str]:
    """The claim and the claims around it (their ids), so that nothing is told twice."""
    kin = {claim.id}
    outer = claim.parent
    while outer is not None and outer in story.claims and outer not in kin:
        kin.add(outer)
        outer = story.claims[outer].parent
    return kin


def median_probability(claims: Iterable[Claim]) -> float | None:
    """The middle one of the extractor's probabilities; None for no claims."""
    values = [claim.probability for claim in claims]
    return median(values) if values else None
