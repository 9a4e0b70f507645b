"""Whether somebody else may be meant as well: then nothing is resolved, as a wrong name is worse than none."""

import re
from collections.abc import Sequence
from itertools import pairwise

from selon.extraction.resolution.people import Person
from selon.extraction.resolution.sentences import Sentences
from selon.extraction.resolution.speakers import Speaker, agree
from selon.extraction.resolution.strangers import Stranger
from selon.languages.phrases import Phrase

#: A name or an acronym inside a sentence: whom "ce dernier" may mean though nobody read it as a person.
_CAPITAL = re.compile(r"(?<![.!?:»”\"\n])[ \u00a0'’(](?!(?:M|Mme|Mr|Mrs|Ms|Dr)\b)[A-ZÀ-Þ][\w-]+")
#: "Nora Lind hands the floor to Ivo Orne": who speaks next is not she.
_HANDED = re.compile(
    r"\b(?:c[èé]d\w+|pass\w+|donn\w+|laiss\w+|tend\w*|hand(?:s|ed|ing)?|pass(?:es|ed|ing)?|gives?|gave|yield(?:s|ed)?)\s"
    r"(?:alors |ensuite |then |over )?(?:la parole|le micro|le pupitre|the floor|the microphone|the podium)\s(?:à|au|aux|to)\s",
    re.IGNORECASE,
)
#: No one is given the floor further back than this many sentences.
_REACH = 7
#: "Nora Lind and Ivo Orne": two, whom "they" may mean.
_PAIR = re.compile(r"\s+(?:et|and)\s+(?:[\w’'.-]+\s){0,2}\Z")


class Others:
    """Looks up, in one text, who else is named between an antecedent and what points back to it."""

    def __init__(
        self,
        text: str,
        people: Sequence[Person],
        sentences: Sentences,
        quoted: bytearray,
        groups: Sequence[Stranger] = (),
    ) -> None:
        self._text, self._people, self._sentences, self._quoted, self._groups = text, people, sentences, quoted, groups

    def unheard(self, speakers: Sequence[Speaker], at: int) -> set[str]:
        """Those last heard of before somebody was given the floor, a few sentences before at most."""
        begin = self._sentences.starts[max(0, self._sentences.number(at) - _REACH)]
        turns = [turn.start() for turn in _HANDED.finditer(self._text, begin, at) if not self._quoted[turn.start()]]
        if not turns:
            return set()
        later = {person.name for person in self._people if (last := person.last_before(at)) and last.start > turns[-1]}
        later |= {speaker.name for speaker in speakers if speaker.position > turns[-1]}
        return ({person.name for person in self._people} | {speaker.name for speaker in speakers}) - later

    def may_be_meant(self, phrase: Phrase, name: str, person: bool, speakers: Sequence[Speaker]) -> bool:
        """Whether another is named behind the antecedent `name` (a `person` or not) who may be meant as well.

        "Ce dernier" then means any name; "il" a person rather than a body that spoke before, and whom a new
        paragraph is about rather than who was last heard of in the one before; "they" any group.
        """
        at = phrase.span.start
        spoke = max((speaker.until for speaker in speakers if speaker.name == name), default=-1)
        named = [span.end for one in self._people if one.name == name for span in one.mentions]
        since = max([spoke, *(end for end in named if end <= at)])
        if since < 0:
            return False
        if phrase.number == "p":
            return self._group_since(name, since, at)
        if phrase.anaphoric:
            return _CAPITAL.search(self._text, since, at) is not None
        if phrase.gender not in ("m", "f"):
            return False
        if person and self._sentences.paragraph(since) == self._sentences.paragraph(at):
            return False
        begin = self._sentences.paragraph(at) if person else 0
        return any(
            other.name != name
            and agree(phrase.gender, other.gender)
            and last.start > since
            and not self._quoted[last.start]
            and self._sentences.paragraph(last.start) >= begin
            for other in self._people
            if (last := other.last_before(at)) is not None
        )

    def _group_since(self, name: str, since: int, at: int) -> bool:
        """Whether a group, or two people together, are named in the sentence of "they", after its antecedent."""
        begin = max(since, self._sentences.start(at))
        if any(begin <= group.span.start and group.span.end <= at and group.name not in name for group in self._groups):
            return True
        spans = sorted(
            span for person in self._people for span in person.mentions if begin <= span.start and span.end <= at
        )
        return any(_PAIR.fullmatch(self._text, a.end, b.start) for a, b in pairwise(spans))
