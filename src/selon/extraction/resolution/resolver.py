"""Goes through a report's attributions in text order and resolves each source."""

import re
from collections.abc import Sequence
from dataclasses import replace

from selon.extraction.resolution.antecedents import Antecedents, Choice
from selon.extraction.resolution.bodies import body_meant
from selon.extraction.resolution.people import Person, by_surname, fits, people_in
from selon.extraction.resolution.relatives import continued
from selon.extraction.resolution.sentences import Sentences
from selon.extraction.resolution.speakers import Speaker, agree
from selon.extraction.resolution.strangers import groups_in, rivals_in, strangers_in
from selon.languages import LanguagePack, media
from selon.languages.links import without_links
from selon.languages.names import generation_of, surname_of
from selon.languages.phrases import LED_BY, NAME_OF_ANOTHER, Number, Phrase, extent, head_roles, read_phrase
from selon.languages.quotation import quoted
from selon.languages.wording import Hit, find
from selon.records import Attribution, Report, Resolution, Span

#: Capitals at the end that nothing ties to the words before: a name that was not recognised.
_UNREAD_NAME = re.compile(
    r"(?<!\b[Ll]a)(?<!\b[Ll]e)(?<!\b[Ll]es)(?<!\bde)(?<!\bdu)(?<!\bdes)(?<!\bof)(?<!\b[Tt]he)\s(?!La |Le |Les )[A-ZÀ-Þ][\w-]+\s[A-ZÀ-Þ][\w-]+\W*$"
)
#: Offices of state: nobody holds two of them.
_OFFICE = re.compile(
    r"\b(?:ministre|chef de l['’][ÉE]tat|président de la République|chef du gouvernement|cheffe du gouvernement|minister|head of state|head of government)\b",
    re.IGNORECASE,
)
#: An office named in full: whoever has just been named need not hold it.
_ONE_OFFICE = re.compile(
    r"\b(?:ministre (?:de|des|du|d['’])|premier ministre\b|première ministre\b|secrétaire d['’][ÉE]tat\b|(?:prime|foreign|interior|defence|defense|finance) minister\b|secretary of state\b)",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:ancien|ancienne|ex|former)\b", re.IGNORECASE)
#: A report opens with this many sentences, its title among them.
_OPENING = 3
#: How many earlier speakers "the spokesperson" may reach back over.
_RECENT = 4
#: A colon right before a quotation, and within how many code points it stands.
_INTRODUCED, _COLON = re.compile(r":[\s\u00a0«“\"]*\Z"), 6
#: How far (code points) behind a pronoun the impersonal verb may end.
_VERB_REACH = 20
#: Several bodies in one source, and a noun without an article that ends like a plural.
_LISTED = re.compile(r",\s.*\s(?:et|and)\s(?:le |la |l['’]|les |the )?[A-ZÀ-Þ]", re.DOTALL)
_BARE_PLURAL = re.compile(r"[a-zà-ÿ]{3,}[sx]")
_DEFINITE = re.compile(r"\b(?:le |la |l['’]|the )\Z", re.IGNORECASE)
#: What follows a quotation whose speaker stands behind it.
_INCISE = re.compile(r"[\s»”\"’]{0,3},\s*[a-zà-ÿ]")
_CAPITALS_AT_END = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]*\s*)+\W*$")


def resolve(report: Report, attributions: Sequence[Attribution], pack: LanguagePack) -> tuple[Attribution, ...]:
    """The attributions, in the same order, with `resolution` filled where the text tells who is meant."""
    resolver = _Resolver(report.text, attributions, pack)
    done: dict[int, Resolution | None] = {}
    for index in sorted(range(len(attributions)), key=lambda i: _position(attributions[i])):
        done[index] = resolver.one(index, done)
    return tuple(replace(found, resolution=done[index]) for index, found in enumerate(attributions))


def _position(found: Attribution) -> int:
    """Where an attribution stands: at its source, else its cue, else its content."""
    return (found.source or found.cue or found.content)[0].start


class _Resolver:
    def __init__(self, text: str, attributions: Sequence[Attribution], pack: LanguagePack) -> None:
        self._text, self._attributions, self._pack = text, attributions, pack
        own = without_links(text, pack)
        self._people = people_in(own, pack)
        self._sentences = Sentences(text)
        self._quoted = quoted(text)
        unnamed = [look(own, pack, self._quoted) for look in (strangers_in, rivals_in, groups_in)]
        self._antecedents = Antecedents(text, self._people, self._sentences, self._quoted, *unnamed)
        self._opening = (*self._sentences.starts, *[len(text)] * _OPENING)[_OPENING]
        self._speakers: list[Speaker] = []
        self._called: dict[str, set[str]] = {}

    def one(self, index: int, done: dict[int, Resolution | None]) -> Resolution | None:
        found = self._attributions[index]
        if not found.source:
            return self._follow_up(found)
        phrase = read_phrase(self._text, extent(found.source), self._pack)
        resolution = self._read(phrase, found, done)
        self._remember(phrase, resolution)
        return resolution

    def _read(self, phrase: Phrase, found: Attribution, done: dict[int, Resolution | None]) -> Resolution | None:
        if phrase.kind == "name":
            return self._named(phrase)
        if phrase.kind == "relative":
            return continued(self._text, phrase, self._people, self._speakers, self._sentences)
        if phrase.kind == "speaker":
            return self._speaker_of_parent(phrase, found, done)
        if phrase.kind == "pronoun":
            return self._pronoun(phrase, found, done)
        bare = self._bare_surname(phrase)
        if bare is not None:
            return bare
        return self._described(phrase) if phrase.kind == "description" else None

    def _named(self, phrase: Phrase) -> Resolution:
        name = phrase.name
        assert name is not None
        own = generation_of(name.text)
        people = [person for person in self._people if generation_of(person.name) == own] if own else self._people
        person = by_surname(people, name.surname, name.span.start)
        shortened = len(name.text.split()[0].rstrip(".")) == 1
        if person is not None and (len(person.name.split()) > len(name.text.split()) or shortened):
            return Resolution(person.name, person.span, f"{name.text!r} after the full name", 0.95, "person")
        return Resolution(name.text, name.span, "the source names the person", 0.97, "person")

    def _bare_surname(self, phrase: Phrase) -> Resolution | None:
        words = phrase.text.split()
        capital = [word for word in words if word[:1].isupper()]
        if (
            media.find(phrase.text) is not None
            or not capital
            or (phrase.roles and not phrase.anaphoric and len(capital) != 1)
        ):
            return None
        last = words[-1].strip("’'»\" ")
        before = _CAPITALS_AT_END.sub("", phrase.text)
        if NAME_OF_ANOTHER.search(before) or LED_BY.search(before):
            return None
        person = by_surname(self._people, last, phrase.span.start)
        if person is None or len(person.name.split()) < 2 or (len(words) > 1 and not phrase.roles):
            return None
        return Resolution(
            person.name, person.span, f"surname of {person.name}, named in full in the report", 0.93, "person"
        )

    def _speaker_of_parent(
        self, phrase: Phrase, found: Attribution, done: dict[int, Resolution | None]
    ) -> Resolution | None:
        if found.parent is None or phrase.number != "s":
            return None
        outer = done.get(found.parent)
        if outer is None:
            return None
        return replace(outer, reason=f"{phrase.text!r} in the words of {outer.name}", confidence=outer.confidence * 0.9)

    def _pronoun(self, phrase: Phrase, found: Attribution, done: dict[int, Resolution | None]) -> Resolution | None:
        end = phrase.span.end
        if any(not self._text[end : hit.span.start].strip() for hit in self._impersonal(end)):
            return None
        outer = done.get(found.parent) if found.parent is not None else None
        direct = bool(self._quoted[phrase.span.start])
        barred = {outer.name} if outer is not None and direct else set()
        barred |= self._spoken_of(found)
        choice = self._antecedents.of(phrase, self._speakers, barred)
        if choice is None:
            return None
        return _resolution(choice, f"{phrase.text!r} points back to {choice.name}")

    def _spoken_of(self, found: Attribution) -> set[str]:
        """Those named, called by their office or cited in the speech that "he said" is about: nobody calls himself so."""
        named = {
            person.name
            for person in self._people
            if any(
                piece.start <= mention.start and mention.end <= piece.end and self._quoted[mention.start]
                for piece in found.content
                for mention in person.mentions
            )
        }
        named |= {
            speaker.name
            for speaker in self._speakers
            if self._quoted[speaker.position]
            and speaker.position != _position(found)
            and any(piece.start <= speaker.position < piece.end for piece in found.content)
        }
        offices = [hit for piece in found.content for hit in find(self._pack, "sources", "role", self._text, *piece)]
        called = [
            read_phrase(self._text, Span(self._article(hit.span.start), hit.span.end), self._pack)
            for hit in offices
            if self._quoted[hit.span.start]
        ]
        return named | {
            person.name
            for person in self._people
            for role in person.roles
            for phrase in called
            if phrase.kind == "description" and phrase.roles == role.nouns and phrase.words == role.words
        }

    def _article(self, at: int) -> int:
        """Where the article right before a noun begins; `at` where there is none."""
        found = _DEFINITE.search(self._text, max(0, at - 4), at)
        return found.start() if found else at

    def _impersonal(self, end: int) -> list[Hit]:
        return find(self._pack, "sources", "impersonal", self._text, end, min(len(self._text), end + _VERB_REACH))

    def _described(self, phrase: Phrase) -> Resolution | None:
        if phrase.roles and phrase.number != "p":
            # "the former official" is not whoever is one now, nor whoever was named last
            former = bool(_FORMER.search(phrase.text))
            person = None if former else self._person_in_role(phrase)
            if person is not None:
                reason = f"{phrase.text!r} is what the report calls {person.name}"
                return Resolution(person.name, person.span, reason, 0.85, "person")
            bare = former and all(_FORMER.fullmatch(word) for word in phrase.words)
            return self._unnamed_in_role(phrase) or (None if bare else self._person_of_no_other_role(phrase))
        if self._quoted[phrase.span.start]:
            return None  # "le groupe" in somebody's words is mostly that speaker's own
        return body_meant(self._text, phrase, self._speakers, self._sentences, self._pack)

    def _person_in_role(self, phrase: Phrase) -> Person | None:
        at = phrase.span.start
        fitting = [
            (last.end, order, person)
            for order, person in enumerate(self._people)
            if (last := person.last_before(at)) is not None
            and agree(phrase.gender, person.gender)
            and any(role.at <= at and fits(phrase, role) for role in person.roles)
        ]
        return max(fitting)[2] if fitting else None

    def _unnamed_in_role(self, phrase: Phrase) -> Resolution | None:
        """One of the last who spoke: "the spokesperson" after "a harbour spokesperson"."""
        for speaker in reversed(self._speakers[-_RECENT:]):
            if speaker.person or speaker.span is None or not agree(phrase.gender, speaker.gender):
                continue
            before = read_phrase(self._text, speaker.span, self._pack)
            same = head_roles(speaker.name, self._pack) == phrase.roles and phrase.words <= before.words
            if before.kind == "phrase" and same:
                reason = f"{phrase.text!r} after {speaker.name!r}"
                return Resolution(speaker.name, speaker.span, reason, 0.75, "unnamed")
        return None

    def _person_of_no_other_role(self, phrase: Phrase) -> Resolution | None:
        """Elegant variation: "le maire de Varse" for whoever has just been named, unless called otherwise."""
        at = phrase.span.start
        state = _OFFICE.search(phrase.text) is not None
        broad = phrase.roles <= set(self._pack.profile.get("source", {}).get("broad", ()))
        barred = {
            person.name
            for person in self._people
            if (not broad and any(role.at <= at and not (role.nouns & phrase.roles) for role in person.roles))
            or any(role.at <= at and role.nouns & phrase.roles and not fits(phrase, role) for role in person.roles)
            or not person.sure
            # "l'avocate de Nora Lind" is not Nora Lind
            or any(at <= span.start and span.end <= phrase.span.end for span in person.mentions)
            or not self._is_main(person, at)
            or not (state or self._is_at_hand(person))
            # "the former president of the region" is not whoever is president now
            or (_FORMER.search(phrase.text) and any(role.nouns & phrase.roles for role in person.roles))
        }
        if _UNREAD_NAME.search(phrase.text):
            return None
        if _ONE_OFFICE.search(phrase.text) and not _FORMER.search(phrase.text):
            return None
        if state:  # whom "le premier ministre" was before is not "le chef de l'État" now
            barred |= {name for name, roles in self._called.items() if not roles & phrase.roles}
        choice = self._antecedents.of(replace(phrase, number="s"), self._speakers, barred, ahead=1.0)
        if choice is None:
            return None
        reason = f"{phrase.text!r} taken for {choice.name}, the nearest person of no other role"
        return replace(_resolution(choice, reason), confidence=round(choice.confidence * 0.8, 2))

    def _is_main(self, person: Person, at: int) -> bool:
        """Whom the report is about: nobody else is named as often, until there or in all of it.

        Varied wording means whoever the report keeps naming; of others it may be anybody's.
        """
        others = [other for other in self._people if other is not person and other.seen_before(at)]
        named = _times_named(person, at)
        until = all(_times_named(other, at) < named for other in others)
        return until or all(len(other.mentions) < len(person.mentions) for other in self._people if other is not person)

    def _is_at_hand(self, person: Person) -> bool:
        """Whether the report opens with a person, or has cited him."""
        return person.span.start < self._opening or any(speaker.name == person.name for speaker in self._speakers)

    def _follow_up(self, found: Attribution) -> Resolution | None:
        if found.cue or not self._speakers or found.sure < 1:
            return None  # or whoever was found stood there too doubtfully
        start = found.content[0].start
        # who is spoken of in the words being quoted does not say them
        last = next((s for s in reversed(self._speakers) if not all(self._quoted[s.position : start])), None)
        if last is None or self._sentences.number(start) - self._sentences.number(last.position) > 2:
            return None
        if not any(self._quoted[start : found.content[0].end]):
            return None
        introduced = _INTRODUCED.search(self._text, max(0, start - _COLON), start)
        if introduced and self._sentences.number(start) != self._sentences.number(last.position):
            return None  # who says it stands before the colon, and was not found: "a policeman shouted: …"
        if _INCISE.match(self._text, found.content[-1].end):
            return None  # somebody is named behind it who was not found: ", a averti un maire"
        return Resolution(last.name, last.span, f"goes on quoting {last.name}", 0.7, last.kind)

    def _remember(self, phrase: Phrase, resolution: Resolution | None) -> None:
        if resolution is not None:
            person = resolution.kind == "person"
            if person and phrase.roles and _OFFICE.search(phrase.text):
                self._called.setdefault(resolution.name, set()).update(phrase.roles)
            known = by_surname(self._people, surname_of(resolution.name), phrase.span.start) if person else None
            gender = phrase.gender or (known.gender if known else None)
            number = (phrase.number or "s") if person else _number(phrase)
            self._speakers.append(
                Speaker(
                    resolution.name,
                    resolution.span,
                    phrase.span.start,
                    gender,
                    number,
                    person,
                    resolution.kind,
                    person,
                    phrase.span.end,
                )
            )
        elif phrase.kind in ("description", "phrase"):
            self._speakers.append(
                Speaker(
                    phrase.text,
                    phrase.span,
                    phrase.span.start,
                    phrase.gender,
                    _number(phrase),
                    False,
                    human=phrase.human,
                    until=phrase.span.end,
                    several=not find(self._pack, "sources", "document", phrase.text),
                )
            )


def _times_named(person: Person, at: int) -> int:
    """How often a person is named before `at`."""
    return sum(span.end <= at for span in person.mentions)


def _number(phrase: Phrase) -> Number | None:
    """The number a phrase shows: a list of bodies and a bare plural ("syndicats") are several."""
    if _LISTED.search(phrase.text) or _BARE_PLURAL.fullmatch(phrase.text):
        return "p"
    return phrase.number


def _resolution(choice: Choice, reason: str) -> Resolution:
    return Resolution(choice.name, choice.span, reason, choice.confidence, choice.kind)
