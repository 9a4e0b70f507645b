"""Two contents compared: the same statement, its contrary, or neither; every feature is named and the reason is said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp

from selon.linking.quantities import Period
from selon.linking.statements.proposition import Proposition, Word
from selon.linking.statements.wordlists import folded, lists_of
from selon.records import RelationKind

#: Weights of the features in the score's logistic function.
BIAS = -6.5
WEIGHTS: Mapping[str, float] = {
    "shared-low": 5.5,
    "shared-high": 2.5,
    "words": 0.25,
    "in-order": 1.0,
    "heads": 1.0,
    "speaker": 0.6,
}
#: From here on a score says same, or contrary.
ENOUGH, CONTRARY = 0.6, 0.6
#: Contents that share fewer words say the same only in the same words of one speaker within so many days.
FEWEST, SOON = 3, 3
#: So many of the shared words must tell something in this record: their weight is this much of the rarest's.
TELLING, TOLD = 0.4, 2
#: Few shared words must be so much of both: for three, for four.
OF_FEW: Mapping[int, float] = {2: 0.92, 3: 0.55, 4: 0.42}
#: Two shared words are enough for one demand, blame or praise when one is a name, and they are so much of both.
OF_TWO = 0.6
#: Days between two statements that name none, after which only the very same words are the same.
APART = 30
#: So much of both in common are the same words.
VERBATIM = 0.92
#: So many words that two sources share are a quotation of one of them.
QUOTED = 6
#: Words counted in the score; more say no more.
MOST_WORDS = 8
#: A contrary shares so much of both, and is no longer than so many words: in a long quotation a "not" may be of anything.
OF_CONTRARY, LONG = 0.5, 14
#: Of so many words, or of nearly all, a "not" before one of them turns what is said.
TURNING, NEARLY = 4, 0.85
#: Who is only "he", or nobody, may be the other speaker.
_ANYBODY = re.compile(
    r"\W*(?:il|ils|elle|elles|on|lui|leur|qui|celui-ci|celle-ci|ce dernier|cette dernière|he|she|they|it|who|his|her|their|él|ella|ellos|ellas|este|esta|quien)?\W*",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w’'-]{2,}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two propositions are to each other: `kind`, or None and what is `against` it.

    `matched` are pairs of places of words that are one; without features it was not worth a look.
    """

    matched: tuple[tuple[int, int], ...]
    features: tuple[tuple[str, float], ...] = ()
    score: float = 0.0
    kind: RelationKind | None = None
    against: str = ""
    contrary: str = ""


DENIED, NEGATED = "one is denied", "one is negated"
#: What is against two contents that share little; a figure may presuppose a statement all the same.
TOO_FEW = "too few words are shared"


class Comparer:
    """Compares propositions with the weights of their words in the whole record.

    `twins` names for "LANGUAGE:KEY" the keys of other languages that mean the same.
    """

    def __init__(self, weights: Mapping[str, float], twins: Mapping[str, frozenset[str]]) -> None:
        self._weights = weights
        self._twins = twins
        self._rarest = max(weights.values(), default=1.0)
        self._known: dict[str, tuple[float, ...]] = {}

    def compare(self, a: Proposition, b: Proposition) -> Comparison:
        """The relation of two contents, as far as their words, names, places, times and yes or no show it."""
        matched = self._matched(a, b)
        if len(matched) < 2:
            return Comparison(matched, against=TOO_FEW)
        mine, theirs = self._of(a), self._of(b)
        shared = (
            _share(a, mine, {i for i, _ in matched}, b),
            _share(b, theirs, {j for _, j in matched}, a),
        )
        low = min(shared)
        features = {
            "shared-low": low,
            "shared-high": max(shared),
            "words": float(min(len(matched), MOST_WORDS)),
            "in-order": _in_order(matched),
            "heads": _heads(matched),
            "speaker": float(_one_speaker(a, b)),
        }
        z = BIAS + sum(WEIGHTS[name] * value for name, value in features.items())
        score = round(1 / (1 + exp(-z)), 3)
        told = sum(mine[i] >= TELLING * self._rarest for i, _ in matched)
        against = _against(a, b, matched, low, told)
        contrary = _contrary(a, b, matched)
        kind: RelationKind | None = None
        if not against and not contrary and score >= ENOUGH:
            kind = "same"
        elif not against and contrary and score >= CONTRARY and _surely_contrary(a, b, matched, features, contrary):
            kind = "contradicts"
        rounded = tuple((name, round(value, 3)) for name, value in features.items())
        return Comparison(matched, rounded, score, kind, against, contrary)

    def _of(self, item: Proposition) -> tuple[float, ...]:
        """How much each word tells: rare ones and names more."""
        if item.claim.id not in self._known:
            self._known[item.claim.id] = tuple(
                min(self._weights.get(key, 1.0) for key in word.keys) * (1.2 if _names(word) else 1.0)
                for word in item.words
            )
        return self._known[item.claim.id]

    def _matched(self, a: Proposition, b: Proposition) -> tuple[tuple[int, int], ...]:
        """Pairs of words that are one, each in at most one pair."""
        homes = b.homes
        taken: set[int] = set()
        found: list[tuple[int, int]] = []
        across = a.language != b.language
        for i, word in enumerate(a.words):
            free = {j for key in word.keys for j in homes.get(key, ()) if j not in taken}
            best = min(free, key=lambda j: (-len(word.keys & b.words[j].keys), j)) if free else -1
            if best < 0 and across:
                twins = [twin for key in sorted(word.keys) for twin in self._twins.get(f"{a.language}:{key}", ())]
                best = next((j for twin in sorted(twins) for j in homes.get(twin, ()) if j not in taken), -1)
            if best >= 0:
                taken.add(best)
                found.append((i, best))
        return tuple(found)


def _names(word: Word) -> bool:
    return word.kind in ("name", "place")


def _share(mine: Proposition, weights: Sequence[float], matched: set[int], other: Proposition) -> float:
    """How much of a content stands in the other, by weight; its speaker's name is what the other's "we" stands for."""
    total = got = 0.0
    for at, (word, weight) in enumerate(zip(mine.words, weights, strict=True)):
        total += weight
        if at in matched or ((other.of_speaker or other.of_him) and word.keys & other.speaker):
            got += weight
    return got / total if total else 0.0


def _against(a: Proposition, b: Proposition, matched: Sequence[tuple[int, int]], low: float, told: int) -> str:
    """What keeps two contents from being one statement or its contrary; empty where nothing does."""
    verbatim = low >= VERBATIM
    if not _modes_meet(a, b) and not _one_sentence(a, b):
        return f"one is {a.mode}, the other {b.mode}"
    if a.period and b.period and not _meet(a.period, b.period):
        return "they are of different days"
    if not verbatim and a.told and b.told and _gap(a.told, b.told) > APART:
        return "they were said far apart in time"
    for kinds, what in ((("name", "place"), "name others"), (("number",), "give other numbers")):
        rest_a, rest_b = _unmatched(a, b, matched, kinds)
        if rest_a and rest_b:
            return f"they {what}: {rest_a[0]} / {rest_b[0]}"
    if _reversed(a, b, matched):
        return "who does it and to whom are the other way round"
    own = a.of_speaker and b.of_speaker and a.mode in ("fact", "expected") and not _one_speaker(a, b)
    if own and not (verbatim and len(matched) >= QUOTED):
        return "each speaks of himself"
    if a.undone != b.undone:
        return "one takes it back"
    if told < min(TOLD, len(matched)) or not _enough(a, b, matched, low):
        return TOO_FEW
    return ""


def _enough(a: Proposition, b: Proposition, matched: Sequence[tuple[int, int]], low: float) -> bool:
    """Whether the words shared are enough to tell what is said."""
    if len(matched) >= FEWEST:
        return low >= OF_FEW.get(len(matched), 0.0)
    if low >= OF_FEW[2] and _one_speaker(a, b) and _days_between(a, b) <= SOON:
        return True
    if low >= VERBATIM and _one_sentence(a, b):
        return True
    named = sum(_names(a.words[i]) for i, _ in matched)
    return named == 1 and low >= OF_TWO and a.mode in ("demanded", "condemned", "supported")


def _one_sentence(a: Proposition, b: Proposition) -> bool:
    """Whether both are said of one, in the same words: one sentence in two reports, however its stance was read."""
    one, other = a.claim, b.claim
    return (
        a.language == b.language
        and bool(one.cue.text)
        and one.cue.text.casefold() == other.cue.text.casefold()
        and one.source.text.casefold() == other.source.text.casefold()
    )


def _modes_meet(a: Proposition, b: Proposition) -> bool:
    if a.mode == b.mode:
        return True
    return (a.denied or b.denied) and {a.mode, b.mode} == {"fact", "expected"}


def _meet(a: Period, b: Period) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _gap(a: Period, b: Period) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _days_between(a: Proposition, b: Proposition) -> int:
    """Days between the two sayings; many where one is not dated."""
    return _gap(a.told, b.told) if a.told and b.told else APART + 1


def _unmatched(
    a: Proposition, b: Proposition, matched: Sequence[tuple[int, int]], kinds: tuple[str, ...]
) -> tuple[list[str], list[str]]:
    left, right = {i for i, _ in matched}, {j for _, j in matched}
    return (
        [w.text for i, w in enumerate(a.words) if i not in left and w.kind in kinds and not w.keys & b.speaker],
        [w.text for j, w in enumerate(b.words) if j not in right and w.kind in kinds and not w.keys & a.speaker],
    )


def _heads(matched: Sequence[tuple[int, int]]) -> float:
    """How many of both begin with a word that the other has too, as a share."""
    return (any(i == 0 for i, _ in matched) + any(j == 0 for _, j in matched)) / 2


def _in_order(matched: Sequence[tuple[int, int]]) -> float:
    """The share of neighbours among the matched words of one that are neighbours in the other."""
    pairs = list(pairwise(matched))
    near = sum(i2 - i1 <= 2 and 0 < j2 - j1 <= 2 for (i1, j1), (i2, j2) in pairs)
    return near / len(pairs) if pairs else 0.0


def _one_speaker(a: Proposition, b: Proposition) -> bool:
    one, other = a.claim.source.actor, b.claim.source.actor
    return one is not None and other is not None and one.id == other.id


def _reversed(a: Proposition, b: Proposition, matched: Sequence[tuple[int, int]]) -> bool:
    """Whether the two who are named stand the other way round about one word: "Velm attacked Ostal", "Ostal attacked Velm"."""
    named = [(i, j) for i, j in matched if _names(a.words[i])]
    if len(named) != 2 or a.language != b.language:
        return False
    (i1, j1), (i2, j2) = named
    between = any(i1 < i < i2 and min(j1, j2) < j < max(j1, j2) for i, j in matched)
    return j1 > j2 and between


def _contrary(a: Proposition, b: Proposition, matched: Sequence[tuple[int, int]]) -> str:
    """Why one says yes and the other no; empty where both say the same. Two such reasons make yes again."""
    reasons = []
    if a.denied != b.denied:
        reasons.append(DENIED)
    if any(a.words[i].negated for i, _ in matched) != any(b.words[j].negated for _, j in matched):
        reasons.append(NEGATED)
    if (
        a.language == b.language
        and len(matched) > FEWEST
        and any((row, not side) in b.opposites for row, side in a.opposites)
    ):
        reasons.append("their words are opposites")
    return reasons[0] if len(reasons) % 2 == 1 else ""


def _surely_contrary(
    a: Proposition,
    b: Proposition,
    matched: Sequence[tuple[int, int]],
    features: Mapping[str, float],
    contrary: str,
) -> bool:
    """Whether one surely says no to the other: by two speakers, or by one on a later day who denies what he said."""
    if max(len(a.words), len(b.words)) > LONG or a.mode not in ("fact", "expected") or a.undone or b.undone:
        return False
    if "doubt" in (a.claim.stance, b.claim.stance):
        return False
    low = features["shared-low"]
    if low < OF_CONTRARY or not (features["heads"] > 0 or low >= VERBATIM):
        return False
    if contrary == NEGATED and not ((len(matched) >= TURNING or low >= NEARLY) and _struck(a, b, matched)):
        return False
    if _one_speaker(a, b):
        return contrary == DENIED and SOON < _days_between(a, b) <= APART
    return _two_speakers(a, b)


def _struck(a: Proposition, b: Proposition, matched: Sequence[tuple[int, int]]) -> bool:
    """Whether the "not" of the one is about a word that both share, and the other has none near any of them."""
    mine, theirs = any(a.words[i].struck for i, _ in matched), any(b.words[j].struck for _, j in matched)
    return mine != theirs


def _two_speakers(a: Proposition, b: Proposition) -> bool:
    """Whether two claims are surely by two: no name in common, and neither only "he" or nobody."""
    names = []
    for item in (a, b):
        source = item.claim.source
        if source.actor is None and _ANYBODY.fullmatch(source.text):
            return False
        lists = lists_of(item.language)
        named = set(_CAPITAL.findall(f"{source.text} {source.actor.name if source.actor else ''}"))
        names.append({word for word in named if lists is None or "empty" not in lists.words.tags(folded(word))})
    words = [set(re.findall(r"\w{5,}", item.claim.source.text.casefold())) for item in (a, b)]
    if not (names[0] and names[1]) and words[0] & words[1]:
        return False
    return not names[0] & names[1] and a.claim.source.text.casefold() != b.claim.source.text.casefold()
