"""Who a person or what a body is, in a report's words, where the page first names it: « Nora Lind (« présidente du comité ») ».

A reader who does not know the story cannot tell what a bare name's word is worth. The words are an apposition
beside the full name ("the harbour's manager, Ivo Lind,"; "Ivo Lind, a retired pilot,"), quoted and cited.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from selon.explain.appositions import HIS, words_before, words_beside
from selon.explain.bodies import bodies_in, names_it
from selon.explain.definite import is_unplaced, names_place, says_little
from selon.explain.page import Block, Citation, Listing, Paragraph, Piece, Section, Sentence
from selon.explain.plenty import has_plenty
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES
from selon.languages import load as load_pack
from selon.languages import supported
from selon.languages.names import find_names, surname_of
from selon.languages.pack import LanguagePack
from selon.languages.wording import find
from selon.records import Claim, Report, Span

#: Words that point at what stood before.
_POINTING = re.compile(r"(?<![\w-])(?:cet(?:te)?|ce|ces|this|that|these|those)\s", re.IGNORECASE)
#: In so many reports somebody whom none introduces is left out.
MANY = 5
#: The share of a large page's reports that name whom everybody knows, and so many reports that are asked at most.
FAME, ASKED = 0.2, 500
#: With more characters of reports than these only speakers are introduced; so many appositions tell which is usual.
WIDE, ENOUGH = 1_000_000, 20
#: Whom so many appositions call by a bare title is known to the readers of that language.
KNOWN = 2
#: A surname in fewer letters may be a word of the language.
LETTERS = 4

#: A word with a capital right before a name that is not sure is part of it.
_MORE = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][a-zà-ÿ]+ $")
#: « l'un des meneurs du mouvement » before a name.
_WHO_IS = r",\s(?:(?:une?|le|la|an?|the|one)\s|l['’])(?!\w+\s(?:et|and)\s)[a-zà-ÿ]"
_AMONG = r"(?:[Ll]['’]une?\sdes|[Oo]ne\sof\sthe)\s[^,.;:«»“”\"]{3,60},?\s"
#: "Le Lind", "Les Rives", "En Orvale": an article or preposition with a capital begins no person's name.
_NO_NAME = re.compile(r"(?:L[ea]s?|L['’]|Une?|Des|Du|En|Aux?|À|Dans|Chez|The|An?|In|At|On|Of)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words that say who somebody is, and where they stand with the name."""

    words: str
    language: str
    citation: Citation

    def tells(self, name: str = "") -> bool:
        """Whether the words say more than a title that a reader knows or cannot place; and the name is a name."""
        return not says_little(self.words, self.language) and _NO_NAME.match(name) is None


@dataclass(slots=True)
class Introducer:
    """Adds to sentences, in reading order, who the persons and what the bodies are that no sentence before has introduced."""

    story: Story

    def sections(self, sections: Iterable[Section]) -> list[Section]:
        """The sections with introductions; tables stay as they are."""
        known: set[str] = set()
        return [
            replace(section, blocks=tuple(self._block(block, known) for block in section.blocks))
            for section in sections
        ]

    def _block(self, block: Block, known: set[str]) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, sentences=tuple(self._sentence(item, known) for item in block.sentences))
        if isinstance(block, Listing):
            items = [
                replace(item, sentences=tuple(self._sentence(one, known) for one in item.sentences))
                for item in block.items
            ]
            return Listing(tuple(items))
        return block

    def _sentence(self, sentence: Sentence, known: set[str]) -> Sentence:
        if sentence.role != "told":
            return sentence
        cited = {citation.report for citation in sentence.citations}
        languages = self._languages(sentence)
        for name in _named_in(sentence.text, cited, self.story):
            if name in known:
                continue
            known.add(name)
            found = introductions(self.story).get(name)
            if found is None or self._is_famous(name, found) or not found.tells(name):
                continue
            if " " not in found.words and found.language != self.story.wording.language:
                continue  # "officer" says nothing on a French page
            if not (_is_called(sentence, name) or _is_described(sentence.text, name, languages)):
                sentence = self._introduced(sentence, name, found)
        for name, said in bodies(self.story).items():
            if name in known or not names_it(name, sentence.text):
                continue
            known.add(name)
            if self._is_famous(name, said):
                continue
            if not any(body.name == name for code in languages for body in bodies_in(sentence.text, code)):
                sentence = self._introduced(sentence, name, said)
        return sentence

    def _is_famous(self, name: str, found: Introduction) -> bool:
        """Whether so many of very many reports name somebody that a reader of the page knows him; or little more than a title, or one in another language, says who he is."""
        if not has_plenty(self.story):
            return False
        texts = [report.text for report in self.story.reports.values()]
        texts = texts[:: len(texts) // ASKED + 1]
        naming = self.story.recalled(("naming", name), lambda: sum(name in text for text in texts))
        little = found.language != self.story.wording.language or " " not in found.words
        return (little and naming >= MANY) or naming >= FAME * len(texts)

    def _languages(self, sentence: Sentence) -> set[str]:
        """In which a sentence's words are: the page's, and that of what it quotes."""
        found = {piece.lang for piece in sentence.pieces if piece.lang} & set(LANGUAGES)
        return {self.story.wording.language, *found}

    def _introduced(self, sentence: Sentence, name: str, found: Introduction) -> Sentence:
        wording = self.story.wording
        foreign = found.language if found.language not in (wording.language, "und") else None
        quote = wording.quoted((Piece(found.words, "quote", foreign),))
        pieces, at = list(sentence.pieces), -1
        for index, piece in enumerate(pieces):
            if piece.kind == "source" and (piece.text.endswith(name) or piece.text.startswith(name)):
                at = index + 1
        key = "told.introduced" if at > 0 else "told.introduced_name"
        said = list(wording.say(key, quote=quote, name=Piece(name, "name")))
        if foreign:
            language = wording.locale.languages.get(foreign, foreign)
            said = list(wording.say(f"{key}_foreign", quote=quote, name=Piece(name, "name"), language=language))
        if at < 0:
            at = len(pieces) - 1 if pieces[-1].text == "." else len(pieces)
        pieces[at:at] = said
        return replace(sentence, pieces=tuple(pieces), citations=(*sentence.citations, found.citation))


def is_unknown(claim: Claim, story: Story) -> bool:
    """Whether a person speaks of whom none of many reports says who it is, or of which town; few reports are told whole.

    A source's own words may say it: « Nora Lind, du comité des rives ».
    """
    actor = claim.source.actor
    if len(story.reports) < MANY or actor is None or actor.kind != "person" or not actor.name[:1].isupper():
        return False
    said = folded(claim.source.text)
    language = story.report_of(claim).language
    own = language == story.wording.language and not HIS.match(said)
    placed = not is_unplaced(said, actor.name, language) or names_place(claim.content.text)
    if own and placed and actor.name in said and len(said) > len(actor.name) + LETTERS:
        return False
    if " " not in actor.name:
        return not any(surname_of(name) == actor.name for name in introductions(story))
    return actor.name not in introductions(story)


def introductions(story: Story) -> dict[str, Introduction]:
    """For each full name the words that most reports use, in the page's language where there are such."""
    return story.recalled("introductions", lambda: _introductions(story))


def _introductions(story: Story) -> dict[str, Introduction]:
    found: dict[str, list[Introduction]] = defaultdict(list)
    wide = sum(len(report.text) for report in story.reports.values()) > WIDE
    for report in story.reports.values():
        if report.language not in supported():
            continue
        pack = load_pack(report.language)
        for name, at in _speakers_in(report, story) if wide else _names_of(report, story):
            words = words_beside(report.text, at, pack) if len(found[name]) < ENOUGH else None
            if words is None or _POINTING.search(report.text, words.start, words.end):
                continue  # "head of this union"
            if not is_unplaced(report.text[slice(*words)], name, report.language):
                citation = Citation(report.id, (Span(min(at.start, words.start), max(at.end, words.end)),))
                text = folded(report.text[words.start : words.end])
                found[name].append(Introduction(text, report.language, citation))
    return {name: _best(items, story) for name, items in found.items() if items}


def bodies(story: Story) -> dict[str, Introduction]:
    """For each company, charity or union the words that say best what it is, in the page's language where there are such."""
    return story.recalled("bodies", lambda: _bodies(story))


def _bodies(story: Story) -> dict[str, Introduction]:
    found: dict[str, list[tuple[bool, Introduction]]] = defaultdict(list)
    persons = {actor.name for actor in story.actors.values() if actor.kind == "person"}
    outlets = {folded(report.outlet) for report in story.reports.values() if report.outlet}
    for report in story.reports.values():
        for body in bodies_in(report.text, report.language):
            if body.name in persons or body.name in outlets:
                continue
            span = Span(min(body.at.start, body.words.start), max(body.at.end, body.words.end))
            words = folded(report.text[slice(*body.words)])
            found[body.name].append((body.behind, Introduction(words, report.language, Citation(report.id, (span,)))))

    def best(items: Sequence[tuple[bool, Introduction]]) -> Introduction:
        """In the page's language, an apposition, which says more, then what most use."""
        uses = Counter(item.words.lower() for _, item in items)
        language = story.wording.language
        return max(
            items,
            key=lambda pair: (pair[1].language == language, pair[0], uses[pair[1].words.lower()], -len(pair[1].words)),
        )[1]

    return {name: best(items) for name, items in found.items()}


def _best(items: Sequence[Introduction], story: Story) -> Introduction:
    """Words that tell something, in the page's language, then what most use; of somebody who needs no more than a title, no rare ones."""
    language = story.wording.language
    uses = Counter(item.words.lower() for item in items)
    titles = [item for item in items if item.language == language and not item.tells()]
    if len(titles) >= KNOWN:
        common = [item for item in items if item.language == language and uses[item.words.lower()] > 1]
        items = [*titles, *common]

    def weight(item: Introduction) -> tuple[bool, bool, bool, int, int]:
        words = item.words.split()
        own = item.language == language
        return item.tells(), own, len(words) > len(("la", "maire")), uses[item.words.lower()], -len(words)

    return max(items, key=weight)


def _names_of(report: Report, story: Story) -> list[tuple[str, Span]]:
    def names() -> list[tuple[str, Span]]:
        pack = load_pack(report.language)
        held = list(find_names(report.text, pack))
        named = [name.span for name in held if name.sure]
        # a name that is none for sure, beside an office: « le chef merovien Karn Ob Il »
        unsure = [_whole(report.text, name.span, pack) for name in held if not name.sure]
        named += [span for span in unsure if words_before(report.text, span, pack) is not None]
        found = {(span, report.text[slice(*span)]) for span in named if " " in report.text[slice(*span)]}
        # a speaker's name stands as the records have it
        found.update((span, name) for name, span in _speakers_in(report, story))
        return sorted((text, span) for span, text in found)

    return story.recalled(("names", report.id), names)


def _whole(text: str, span: Span, pack: LanguagePack) -> Span:
    """A name with the word of it that stands before the part known for a name, where that is no office."""
    more = _MORE.search(text, max(0, span.start - 20), span.start)
    if more is None or any(find(pack, "sources", kind, more.group()) for kind in ("role", "title", "human")):
        return span
    return Span(more.start(), span.end)


def _speakers_in(report: Report, story: Story) -> list[tuple[str, Span]]:
    """Where a report has the full names of the persons who speak in it."""
    actors = [claim.source.actor for claim in story.told_of(report.id)]
    names = {actor.name for actor in actors if actor is not None and actor.kind == "person"}
    return [
        (name, Span(*hit.span()))
        for name in sorted(names)
        if " " in name and name[:1].isupper()
        for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", report.text)
    ]


def _is_called(sentence: Sentence, name: str) -> bool:
    """Whether the words for a source say who he is beside his name: « le chef du port (PDV) Nora Lind », « Nora Lind, gérante du port »."""
    said = [piece.text for piece in sentence.pieces if piece.kind == "source" and name in piece.text]
    return any(len(text.split()) > len(name.split()) + 1 for text in said)


def _is_described(text: str, name: str, languages: set[str]) -> bool:
    """Whether a sentence says itself who somebody is."""
    if re.search(rf"{_AMONG}{re.escape(name)}(?!\w)|(?<!\w){re.escape(name)}{_WHO_IS}", text):
        return True
    return any(
        words_beside(text, Span(*hit.span()), load_pack(language)) is not None
        for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        for language in languages
    )


def _called(name: str) -> str:
    """The word by which reports call somebody again: the family name, which some languages put first."""
    last = surname_of(name)
    return last if len(last) >= LETTERS else name.split(maxsplit=1)[0]


def _named_in(text: str, cited: set[str], story: Story) -> Iterator[str]:
    """The full names of those whom a sentence names, by full name or, as its reports do, by the surname."""
    known = introductions(story)
    full = [name for name in known if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    yield from full
    reports = [story.reports[report] for report in sorted(cited)]
    read = [report for report in reports if report.language in supported()]
    of_reports = {name for report in read for name, _ in _names_of(report, story)}
    by_surname: dict[str, set[str]] = defaultdict(set)
    for name in of_reports:
        by_surname[_called(name)].add(name)
    for surname, names in sorted(by_surname.items()):
        alone = len(surname) >= LETTERS - 1 and re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", text)
        if alone and len(names) == 1 and not names & set(full) and next(iter(names)) in known:
            yield next(iter(names))
