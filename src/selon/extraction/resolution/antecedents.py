"""Who a pronoun or a bare description points back to.

Candidates are the people named before, and the sources of earlier attributions.
Each gets a score from a few readable features; the best is taken only when it is
good enough and clearly ahead of the next, so that in doubt nothing is resolved.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selon.extraction.resolution.others import Others
from selon.extraction.resolution.people import Person
from selon.extraction.resolution.sentences import Sentences
from selon.extraction.resolution.speakers import Speaker, agree
from selon.extraction.resolution.strangers import Stranger
from selon.languages.phrases import Phrase
from selon.records import ActorKind, Span

#: A candidate below this, or not this far ahead of the next, is not taken.
_ENOUGH, _AHEAD = 0.6, 0.5
#: One of two people named together is not whom a singular pronoun means.
_JOINED_AFTER = re.compile(r"\s+(?:et|and|ou|or)\s+(?:le |la |the )?[A-ZÀ-Þ]")
_JOINED_BEFORE = re.compile(r"\w\s+(?:et|and|ou|or)\s+$")
#: "Quant à Nora Lind, elle …": whom the sentence says that it turns to.
_TURNS_TO = re.compile(
    r"(?:^|[.!?…»”]\s+|\n)\s*(?:quant (?:à|au|aux)|as for|en ce qui concerne|pour ce qui est de)\s(?:[\w’'-]+\s){0,5}$",
    re.IGNORECASE,
)
_TURNED_TO = 3.0
#: "When Mr Lind warned of delays, Ms Orne …": the main clause's subject is meant rather than the other's.
_SUBORDINATE = re.compile(
    r"[\s«“\"]*(?:when|while|after|as|although|though|if|lorsqu|quand|tandis qu|alors qu|après qu|si|bien qu)",
    re.IGNORECASE,
)
_MAIN_CLAUSE = re.compile(r",\s(?:[\w’']+\.?\s){0,3}\Z")
_OPENS = 0.9
#: Whom a quotation names is seldom whom the report's next "he" means.
_QUOTED = 2.2
#: One capitalised word, alone or before an apposition.
_SURNAME = re.compile(r"([A-ZÀ-Þ][a-zà-ÿ’'-]{2,})(?:,|\Z)")
#: No antecedent is looked for further back than this many sentences.
_REACH = 7
#: Somebody without a name is soon forgotten.
_STRANGE = 2
#: "l'homme" is whom "il" may mean up to here; a body only in the same sentence.
_KNOWN = 1
#: What being told of, though not named, counts: the report goes on about "l'homme".
_TOLD_OF = 1.0
#: What being named last counts for "ce dernier".
_LAST = 1.0
#: Whom a body does something for: "la réponse ordonnée par le ministère" is not about the ministry.
_AGENT = re.compile(r"\b(?:par|by)\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """The antecedent taken, and how sure that is (0…1)."""

    name: str
    span: Span | None
    score: float
    confidence: float
    kind: ActorKind | None


@dataclass(slots=True)
class _Candidate:
    name: str
    span: Span | None
    gender: str | None
    number: str | None
    person: bool
    kind: ActorKind | None
    score: float = 0.0


class Antecedents:
    """Looks antecedents up in one text."""

    def __init__(
        self,
        text: str,
        people: Sequence[Person],
        sentences: Sentences,
        quoted: bytearray,
        strangers: Sequence[Stranger] = (),
        rivals: Sequence[Stranger] = (),
        groups: Sequence[Stranger] = (),
    ) -> None:
        self._text, self._people, self._sentences, self._quoted = text, people, sentences, quoted
        self._strangers, self._rivals = strangers, rivals
        self._others = Others(text, people, sentences, quoted, groups)

    def of(
        self, phrase: Phrase, speakers: Sequence[Speaker], barred: set[str], *, ahead: float = _AHEAD
    ) -> Choice | None:
        """The antecedent of a pronoun or of a bare description, or None.

        `speakers` are earlier sources, latest last; `barred` are the names that cannot be
        meant (in direct speech the speaker does not call himself "he"); `ahead` is by how
        much the best must lead the next.
        """
        at = phrase.span.start
        candidates = self._from_people(phrase, at)
        if phrase.kind == "pronoun":
            candidates += self._from_strangers(phrase, at)
        candidates += [
            candidate
            for candidate in self._from_speakers(phrase, speakers, at)
            if candidate.person or phrase.kind == "pronoun"
        ]
        merged: dict[str, _Candidate] = {}
        for candidate in candidates:
            known = merged.setdefault(candidate.name, candidate)
            if known is not candidate:
                known.score = max(known.score, candidate.score) + 0.4
        ranked = sorted(merged.values(), key=lambda candidate: -candidate.score)
        heard = self._others.unheard(speakers, at)
        ranked = [candidate for candidate in ranked if candidate.name not in barred | heard]
        if not ranked or ranked[0].score < _ENOUGH:
            return None
        gap = ranked[0].score - (ranked[1].score if len(ranked) > 1 else 0.0)
        if gap < ahead:
            return None
        best = ranked[0]
        if phrase.kind == "pronoun" and (
            self._rival(phrase, at, best.name) > best.score - _AHEAD
            or self._others.may_be_meant(phrase, best.name, best.person, speakers)
        ):
            return None
        return Choice(best.name, best.span, best.score, round(min(0.95, 0.55 + 0.15 * gap), 2), best.kind)

    def _from_people(self, phrase: Phrase, at: int) -> list[_Candidate]:
        if phrase.number == "p" or phrase.gender == "n":
            return []
        found: list[tuple[Span, _Candidate]] = []
        for person in self._people:
            last = self._mention_before(person, at)
            if last is None or not agree(phrase.gender, person.gender):
                continue
            distance = self._sentences.number(at) - self._sentences.number(last.start)
            if distance > _reach(phrase):
                continue
            candidate = _Candidate(person.name, person.span, person.gender, "s", True, "person")
            candidate.score = self._score(last, distance) + (0.3 if person.sure else -0.6)
            if phrase.gender is not None and person.gender is None:
                candidate.score -= 0.5
            candidate.score += min(0.6, 0.1 * sum(span.end <= at for span in person.mentions))
            found.append((last, candidate))
        if phrase.kind == "pronoun" and phrase.anaphoric and found:
            # "ce dernier", "celui-ci": the one named last.
            max(found, key=lambda pair: pair[0])[1].score += _LAST
        return [candidate for _, candidate in found]

    def _mention_before(self, person: Person, at: int) -> Span | None:
        """The nearest mention before; outside quotations one in the report's own words, where there is any near."""
        last = person.last_before(at)
        if last is None or self._quoted[at] or not self._quoted[last.start]:
            return last
        told = [span for span in person.mentions if span.end <= at and not self._quoted[span.start]]
        near = told and self._sentences.number(at) - self._sentences.number(told[-1].start) <= _REACH
        return told[-1] if near else last

    def _from_strangers(self, phrase: Phrase, at: int) -> list[_Candidate]:
        found: dict[str, _Candidate] = {}
        for stranger in self._strangers:
            distance = self._sentences.number(at) - self._sentences.number(stranger.span.start)
            if phrase.number == "p" or phrase.gender == "n" or stranger.span.end > at or distance > _STRANGE:
                continue
            if agree(phrase.gender, stranger.gender):
                candidate = _Candidate(stranger.name, stranger.span, stranger.gender, "s", True, "unnamed")
                candidate.score = self._score(stranger.span, distance) + 0.4
                found[stranger.name] = candidate
        return list(found.values())

    def _rival(self, phrase: Phrase, at: int, name: str) -> float:
        """The best score of somebody without a name, or of a body, who is spoken of next before and is no source."""
        best = 0.0
        for rival in self._rivals:
            distance = self._sentences.number(at) - self._sentences.number(rival.span.start)
            near = rival.span.end <= at and distance <= (_KNOWN if rival.human else 0)
            near = near and rival.name.split(" ")[-1] not in name.split(" ")
            if near and phrase.number == "s" and phrase.gender in ("m", "f") and agree(phrase.gender, rival.gender):
                best = max(best, self._score(rival.span, distance) + _TOLD_OF)
        return best

    def _score(self, mention: Span, distance: int) -> float:
        """Near mentions, and those that open their sentence, are likelier meant."""
        score = 2.0 - 0.5 * distance
        before = self._text[max(0, mention.start - 8) : mention.start]
        if _JOINED_AFTER.match(self._text, mention.end) or _JOINED_BEFORE.search(before):
            return score - 1.5
        if distance == 0 and _TURNS_TO.search(self._text, max(0, mention.start - 80), mention.start):
            return score + _TURNED_TO
        score += self._opening(mention)
        if self._quoted[mention.start]:
            score -= _QUOTED
        if (
            before.lower()
            .rstrip()
            .endswith((" de", " d'", " d’", " à", " par", " avec", " of", " by", " with", " to", " du", " for"))
        ):
            score -= 0.6
        return score

    def _opening(self, mention: Span) -> float:
        """What it counts that a mention opens its sentence, or the main clause behind another."""
        begin = self._sentences.start(mention.start)
        if _SUBORDINATE.match(self._text, begin):
            main = _MAIN_CLAUSE.search(self._text, begin, mention.start)
            return _OPENS if main else 0.0
        opening = mention.start - begin
        return _OPENS if opening <= 12 else 0.3 if opening <= 60 else 0.0

    def _from_speakers(self, phrase: Phrase, speakers: Sequence[Speaker], at: int) -> list[_Candidate]:
        found = []
        for back, speaker in enumerate(reversed(speakers[-6:])):
            if not agree(phrase.gender, speaker.gender) or not _counts(phrase, speaker):
                continue
            if not speaker.human and phrase.number == "s" and self._is_agent(speaker):
                continue
            distance = self._sentences.number(at) - self._sentences.number(speaker.position)
            if distance > _reach(phrase) or (phrase.number == "p" and (distance > _KNOWN or not speaker.several)):
                continue
            # A surname alone that has just spoken may be of any gender: "Lind said so. She …".
            near = back == 0 and distance <= 1 and phrase.number == "s"
            alone = _SURNAME.match(speaker.name) if near and not (speaker.human and not speaker.person) else None
            name, span = speaker.name, speaker.span
            if alone and span is not None and not speaker.person:
                name, span = alone[1], Span(span.start, span.start + len(alone[1]))
            candidate = _Candidate(name, span, speaker.gender, speaker.number, speaker.person, speaker.kind)
            candidate.score = 3.2 - 0.9 * back - 0.35 * distance
            if not speaker.human and phrase.number == "s" and not alone:
                candidate.score -= 0.8
            if phrase.gender is not None and speaker.gender is None and not alone:
                candidate.score -= 0.5
            found.append(candidate)
        return found

    def _is_agent(self, speaker: Speaker) -> bool:
        """Whether a source stands behind "par" or "by"."""
        return _AGENT.search(self._text, max(0, speaker.position - 6), speaker.position) is not None


def _reach(phrase: Phrase) -> int:
    """How many sentences back an antecedent may stand; "ce dernier" and "celui-ci" mean somebody in the last one."""
    return 1 if phrase.kind == "pronoun" and phrase.anaphoric else _REACH


def _counts(phrase: Phrase, speaker: Speaker) -> bool:
    if phrase.gender == "n":
        return not speaker.human and speaker.number != "p"
    return phrase.number is None or speaker.number is None or phrase.number == speaker.number
