"""All that a report tells about where and when, in one place: read once for all its figures."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from selon.languages import LanguagePack, things
from selon.languages.sentences import Sentences
from selon.normalisation.own.places import Mention, mentions
from selon.records import Claim, Report, Span, When
from selon.records.days import bounds

#: The kinds of figures that count something; the others part no words between them.
COUNTED = frozenset({"number", "money", "percent", "measure"})
#: A story's own day is named in its first sentences, and lies so many days at most before its publication.
LEAD, RECENT = 4, 4
#: "le 3ème samedi de mobilisation" is a number of Saturdays, and no day.
_NTH = re.compile(r"\d(?:e|er|ème|th|st|nd|rd|º)\s$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Turn:
    """A word after which the sentence speaks of another quantity, and the figure it compares; None where it compares none."""

    span: Span
    compared: Span | None


class Scene:
    """The places, times and figures of one report."""

    def __init__(self, report: Report, claims: Sequence[Claim], whens: Sequence[When], pack: LanguagePack) -> None:
        text = report.text
        self.text = text
        self.language = report.language
        self.sentences = Sentences(text)
        self.figures = sorted(
            {
                Span(figure.spans[0].start, figure.spans[-1].end)
                for claim in claims
                for figure in claim.figures
                if figure.spans and figure.kind in COUNTED
            }
        )
        speakers = [span for claim in claims for span in (*claim.source.spans, *claim.cue.spans)]
        self.places: list[Mention] = mentions(report, pack, speakers)
        self.whens: list[When] = [
            when
            for when in whens
            if when.spans and not _NTH.search(text, max(0, when.spans[0].start - 8), when.spans[0].start)
        ]
        self.published = bounds(report.published)[1]
        self.place = self._story_place()
        self.day = self._story_day(report)

    def _story_day(self, report: Report) -> str | None:
        """The day the report is about: of the last days the one it names most, else its publication's."""
        published = bounds(report.published)[1]
        if published is None:
            return None
        last = date.fromisoformat(published)
        named = Counter(
            when.edtf
            for when in self.whens
            if when.edtf
            and _DAY.fullmatch(when.edtf)
            and last - timedelta(RECENT) <= date.fromisoformat(when.edtf) <= last
        )
        return max(named, key=lambda day: (named[day], day)) if named else published

    def _story_place(self) -> Mention | None:
        """The one town that the headline names, or the first sentences do, a city before others."""
        for end in (self.sentences.first(1), self.sentences.first(LEAD)):
            for kind in ("city:", "name:"):
                towns = [m for m in self.places if m.span.end <= end and not m.part and m.key.startswith(kind)]
                if len({town.key for town in towns}) == 1:
                    return towns[0]
                if towns:
                    break
        return None

    def _of_another_day(self, turn: Span, sentence: Span) -> bool:
        """Whether a time stands behind a conjunction: "while 126 000 had come the week before"."""
        behind = Span(turn.end, sentence.end)
        told = any(behind.start <= when.spans[0].start < behind.end for when in self.whens)
        return told or bool(things.find("earlier", self.text, self.language, *behind))

    def turns(self, sentence: Span) -> list[Turn]:
        """The words of contrast in a sentence that stand after a figure and before another."""
        found = []
        paragraph = self.sentences.paragraph(sentence.start)
        for mention in things.find("contrast", self.text, self.language, *sentence):
            start = paragraph.start if mention.thing.name == "beside" else sentence.start
            before = [at for at in self.figures if start <= at.start and at.end <= mention.span.start]
            after = [at for at in self.figures if mention.span.end <= at.start and at.end <= sentence.end]
            if before and after:
                aside = mention.thing.name == "aside" and not self._of_another_day(mention.span, sentence)
                found.append(Turn(mention.span, None if aside else before[-1]))
        return found
