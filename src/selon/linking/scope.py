"""Where and when a figure holds, as far as its own sentence says so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selon.languages import things
from selon.languages.folding import fold
from selon.linking.surroundings import Sentences, Surroundings
from selon.records import Claim, Report, Span

#: A run of capitalised words: a place's name may stand in it.
_NAMES = re.compile(r"\s*((?:[A-ZÀ-Þ][\w’'-]+)(?:[ -](?:[A-ZÀ-Þ][\w’'-]+))*)")

Candidate = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Scope:
    """`place` as the text names it and `edtf`; None where open.

    `contrasted` when the figure stands after a word that turns to another quantity
    ("66 000, against 126 000 the week before"); `against` is where that word stands.
    """

    place: str | None
    edtf: str | None
    against: Span | None

    @property
    def contrasted(self) -> bool:
        """Whether the figure is the one compared with."""
        return self.against is not None


class Scene:
    """The places and times of one report, and the words that part its quantities."""

    def __init__(self, report: Report, claims: Sequence[Claim], sentences: Sentences, known: frozenset[str]) -> None:
        self._report = report
        self._sentences = sentences
        self._known = known
        places = {(place.name, place.spans[0]) for claim in claims for place in claim.places if place.spans}
        whens = {(when.edtf, when.spans[0]) for claim in claims for when in claim.whens if when.spans and when.edtf}
        self._places = sorted(places, key=lambda item: (item[1], item[0]))
        self._whens = sorted(whens, key=lambda item: (item[1], item[0]))

    def scope(self, around: Surroundings) -> Scope:
        """What the figure's sentence says of it, without what is beyond a word of contrast."""
        sentence = self._sentences.whole(around.figure)
        report = self._report
        turns = [mention.span for mention in things.find("contrast", report.text, report.language, *sentence)]
        before = [turn for turn in turns if turn.end <= around.figure.start]
        after = [turn.start for turn in turns if turn.start >= around.figure.end]
        region = Span(before[-1].end if before else sentence.start, min(after, default=sentence.end))
        compared = before[-1] if before and self._sentences.figure_before(before[-1], sentence) else None
        place = _nearest([*self._places, *self._seen(region)], around, region)
        return Scope(place, _nearest(self._whens, around, region), compared)

    def _seen(self, region: Span) -> list[Candidate]:
        """Names that are places elsewhere in the ledger, after a word of place."""
        report = self._report
        found: list[Candidate] = []
        for mention in things.find("where", report.text, report.language, *region):
            match = _NAMES.match(report.text, mention.span.end, region.end)
            if match is None:
                continue
            words = match[1].split(" ")
            for length in range(len(words), 0, -1):
                name = " ".join(words[:length])
                if fold(name) in self._known:
                    found.append((name, Span(match.start(1), match.start(1) + len(name))))
                    break
        return found


def known_places(claims: Iterable[Claim]) -> frozenset[str]:
    """The folded names of all places that any claim names."""
    return frozenset(fold(place.name) for claim in claims for place in claim.places)


def _nearest(candidates: Sequence[Candidate], around: Surroundings, region: Span) -> str | None:
    """The value nearest to the figure in its own part of the region; else the only one of the region."""
    inside = [(value, span) for value, span in candidates if region.start <= span.start and span.end <= region.end]
    near = [(around.distance(span), value) for value, span in inside]
    own = [(distance, value) for distance, value in near if distance is not None]
    if own:
        return min(own)[1]
    values = {value for value, _ in inside}
    return values.pop() if len(values) == 1 else None
