"""Who is named in a report: full names, their later surnames, the roles the text gives them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from selon.languages import LanguagePack
from selon.languages.names import Name, find_names, fold, generation_of, has_given, surname_of
from selon.languages.phrases import NAME_OF_ANOTHER, Phrase, content_words, head, role_words, roles_in
from selon.languages.wording import find
from selon.records import Span

#: How far (code points) a title before a name, or an apposition after it, may reach.
_TITLE_REACH, _APPOSITION_REACH = 110, 90
_TITLE_STOP = re.compile(
    r"[.!?;:«»“”\"\n()]|,(?=.*,)|\b(?:que|qui|that|who|a|est|is|was|said|says|told|(?:et|and)(?=\s(?:le|la|the)\s|\sl['’]))\s",
    re.IGNORECASE,
)
#: Right before a role, with at most one word between ("la nouvelle ministre").
_ARTICLE = re.compile(r"(?<!\w)(la|une|le|un)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_APPOSITION = re.compile(r"\s*(?:,|\()\s*([^.!?;:«»“”\"\n]*)")
_VERB_CUT = re.compile(
    r",|\)|\b(?:a|ont|est|sont|avait|était|has|had|is|was|said|says|told|qui|who|dont|and|et)\b", re.IGNORECASE
)


#: Of two who bear a surname it means the one named in full so shortly before (code points), else nobody can tell.
_FRESH = 400
#: Shorter surnames differ in one letter by nature ("Lind", "Lund").
_LONG = 7


@dataclass(slots=True)
class Role:
    """A description the text gives a person: its role nouns and other words, and where it ends."""

    nouns: frozenset[str]
    words: frozenset[str]
    at: int


@dataclass(slots=True)
class Person:
    """Everybody named by one full name, with all mentions in text order."""

    name: str
    span: Span
    gender: str | None
    sure: bool
    mentions: list[Span] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def seen_before(self, position: int) -> bool:
        """Whether the text has named the person before `position`."""
        return bool(self.mentions) and self.mentions[0].start < position

    def last_before(self, position: int) -> Span | None:
        """The nearest mention that ends at or before `position`."""
        return next((span for span in reversed(self.mentions) if span.end <= position), None)


def people_in(text: str, pack: LanguagePack) -> list[Person]:
    """The people named in a text, in the order of their first full mention."""
    people: dict[str, Person] = {}
    for name in find_names(text, pack):
        person = _known(people, name)
        if person is None:
            person = Person(name.text, name.span, name.gender, name.sure)
            people[fold(name.text)] = person
        _meet(person, name)
    _add_surnames(text, list(people.values()))
    _add_roles(text, list(people.values()), pack)
    return list(people.values())


def by_surname(people: list[Person], surname: str, before: int) -> Person | None:
    """The one person of that surname; of several the one named in full shortly before `before`, else nobody.

    Where nobody bears it at the end of the name, somebody of unknown given name may bear it
    first ("Yun" for "Yun Dae Ho").
    """
    wanted = fold(surname)
    same = [person for person in people if fold(surname_of(person.name)) == wanted]
    full = [person for person in same if len(person.name.split()) > 1] or _misspelt(people, wanted) or same
    if not full:
        full = [person for person in people if not has_given(person.name) and fold(person.name).split()[0] == wanted]
    if len(full) <= 1:
        return full[0] if full else None
    return _fresh(full, len(wanted), before)


def _fresh(bearers: Sequence[Person], letters: int, before: int) -> Person | None:
    """The bearer named in full shortly before, unless the surname alone stood for another until then.

    Who is always named in full ("Seth Lind", the mayor's son) is told apart from the one who is called by the surname.
    """
    spans = [(span, n) for n, person in enumerate(bearers) for span in person.mentions if span.end <= before]
    whole = {span.end: n for span, n in spans if span.end - span.start > letters + 1}
    alone = {span.end for span, _ in spans} - whole.keys()
    named, until, meant = None, None, None  # by their numbers: who was named in full last, and where …
    for end in sorted([*whole, *alone, before]):
        if end in whole:
            named, until = (end, whole[end]), meant
        else:  # … whom the surname meant before that, and means here: -1 where nobody can tell
            fresh = named is not None and end - named[0] <= _FRESH and until in (None, named[1])
            meant = named[1] if fresh and named is not None else -1
    return bearers[meant] if meant is not None and meant >= 0 else None


def _misspelt(people: list[Person], surname: str) -> list[Person]:
    """The one person whose full name ends in that surname but for one letter: a slip of the report's own."""
    near = [
        person
        for person in people
        if len(person.name.split()) > 1 and _one_letter_apart(fold(surname_of(person.name)), surname)
    ]
    return near if len(near) == 1 else []


def _one_letter_apart(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _LONG or a[0] != b[0] or a == b or abs(len(a) - len(b)) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[at + (len(a) >= len(b)) :] == b[at + (len(b) >= len(a)) :]


def fits(description: Phrase, role: Role) -> bool:
    """Whether a description may name somebody of that role: same noun, and no word against it."""
    if not description.roles <= role.nouns:
        return False
    return not description.words or description.words <= role.words or role.words <= description.words


def _known(people: dict[str, Person], name: Name) -> Person | None:
    folded = fold(name.text)
    if folded in people:
        return people[folded]
    same = [person for person in people.values() if fold(surname_of(person.name)) == fold(name.surname)]
    generation = generation_of(name.text)
    if generation:
        same = [person for person in same if generation_of(person.name) == generation]
    if len(name.text.split()) == 1 + bool(generation):
        return same[-1] if same else None
    initial = folded.split()[0].rstrip(".")
    fitting = [person for person in same if fold(person.name).startswith(initial) or len(person.name.split()) == 1]
    if len(initial) == 1 and len(fitting) == 1:
        return fitting[0]
    shortened = [person for person in same if fold(person.name).split()[0].rstrip(".") == folded[0]]
    if len(shortened) == 1:
        return shortened[0]
    alone = [person for person in same if len(person.name.split()) == 1 and person.gender in (None, name.gender)]
    return alone[0] if alone and len(same) == 1 else None


def _meet(person: Person, name: Name) -> None:
    words, known = len(name.text.split()), len(person.name.split())
    fuller = words > known or len(person.name.split()[0].rstrip(".")) == 1
    # "M. Lind" is surely a person, but "Nora Lind" stays the better name.
    if fuller or (name.sure and not person.sure and words >= known):
        person.name, person.span = name.text, name.span
    person.gender = person.gender or name.gender
    person.sure = person.sure or name.sure
    person.mentions.append(name.span)


def _add_surnames(text: str, people: list[Person]) -> None:
    """Bare later mentions by surname ("Lind" after "Nora Lind")."""
    for person in people:
        surname = surname_of(person.name)
        if len(surname) < 3:
            continue
        taken = {span.end for span in person.mentions}
        for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", text):
            if match.end() not in taken and match.start() > person.span.start:
                person.mentions.append(Span(*match.span()))
        person.mentions.sort()


def _add_roles(text: str, people: list[Person], pack: LanguagePack) -> None:
    ends = sorted(span.end for person in people for span in person.mentions)
    for person in people:
        for span in person.mentions:
            floor = ends[bisect_right(ends, span.start) - 1] if ends and ends[0] <= span.start else 0
            for begin, end in (_title_before(text, span, floor), _apposition_after(text, span)):
                wording = text[begin:end]
                if end == span.start and NAME_OF_ANOTHER.search(wording):
                    continue
                # "Nora Lind, avocate du maire" is not the mayor
                own = wording if end == span.start else head(wording, pack)
                nouns = roles_in(own, pack) or (_titled(wording, pack) if end == span.start else frozenset())
                if nouns:
                    person.roles.append(Role(nouns, content_words(wording, pack) - role_words(own, pack), end))
                    person.gender = person.gender or _gender_of_role(wording, pack)


def _titled(wording: str, pack: LanguagePack) -> frozenset[str]:
    """The offices that a title right before a name stands for: "Sen." → senator, lawmaker."""
    titles = [hit for hit in find(pack, "sources", "title", wording) if not wording[hit.span.end :].strip(" .")]
    return frozenset(noun for hit in titles for noun in hit.row.get("role", "").split("|") if noun)


def _title_before(text: str, span: Span, floor: int) -> tuple[int, int]:
    begin = max(floor, span.start - _TITLE_REACH)
    stops = [match.end() for match in _TITLE_STOP.finditer(text, begin, max(begin, span.start - 2))]
    return (max(stops) if stops else begin), span.start


def _apposition_after(text: str, span: Span) -> tuple[int, int]:
    match = _APPOSITION.match(text, span.end, min(len(text), span.end + _APPOSITION_REACH))
    if match is None:
        return span.end, span.end
    cut = _VERB_CUT.search(text, match.start(1), match.end(1))
    return match.start(1), cut.start() if cut else match.end(1)


def _gender_of_role(wording: str, pack: LanguagePack) -> str | None:
    """Of the article right before a role ("la ministre"); those further on belong to others ("président de la Ligue")."""
    for hit in find(pack, "sources", "role", wording):
        article = _ARTICLE.search(wording, 0, hit.span.start)
        if article is not None:
            return "f" if article.group(1).lower() in ("la", "une") else "m"
    return None
