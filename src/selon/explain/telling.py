"""A statement as one sentence: who, when, and what in quotation marks, never as a plain fact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from selon.explain.channels import channel_of
from selon.explain.meant import meant_by
from selon.explain.naming import (
    Who,
    is_nobody,
    is_paper,
    is_readable,
    party_name,
    pronoun,
    shortened_name,
    source_of,
)
from selon.explain.own_words import is_remarked
from selon.explain.page import Citation, Piece, Sentence
from selon.explain.quoting import LIMIT, folded, language_note, quotation
from selon.explain.repeated import repeating
from selon.explain.shapes import Shaped
from selon.explain.speakers import names_speaker
from selon.explain.statements import Statement
from selon.explain.story import Story
from selon.explain.surroundings import PASSAGE, passage_of
from selon.explain.verbs import PLAIN, verb_of
from selon.explain.wording import Wording, finished
from selon.records import Claim, Report, Span

#: Citations shown behind one sentence; the sentence says how many more there are.
CITED = 4
#: Code points between parts of a claim that are cited with them.
BETWEEN = 40
#: Longest quotation of what is judged, in characters.
MEANT = 160
#: Length of an EDTF date that names one day.
DAY = 10
#: The share of a passage told under its speaker's name from which it is not quoted again.
TOLD = 0.4
#: Verbs that "according to" stands for in another language.
RETOLD = ("state", "estimate")
#: Stances whose verb is about the content, so that it must stand in a clause.
TURNED = ("deny", "doubt", "condemn")
#: A passage is not cut shorter than this, lest what was claimed is cut off.
LEAST_PASSAGE = 280
_QUOTED = re.compile(r"[«»“”\"]")
#: A further clause beside the first, and what is quoted within somebody's words, where another "that" may stand.
_AND_THAT = re.compile(r"(?<!\w)(?:et|ou|ni|mais|and|or|nor|but),?\s(?:que\s|qu['’]|that\s)", re.IGNORECASE)
_INSET = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
#: Of so many new voices in a paragraph one is brought in with a word of its own ("de son côté").
VOICES = 2


def cite(claim: Claim) -> Citation:
    """The claim's source, cue and content as one citation, spans in text order, with the few words between them.

    Left out, "neither denied nor" would turn "has neither denied nor explained".
    """
    return Citation(
        claim.report,
        bridged((*claim.source.spans, *claim.cue.spans, *claim.content.spans)),
        claim.id,
        bool(claim.corrected),
    )


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in text order, overlaps joined."""
    found: list[Span] = []
    for span in sorted(set(spans)):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def bridged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in text order, those that at most `BETWEEN` code points part made one."""
    found: list[Span] = []
    for span in joined(spans):
        if found and span.start - found[-1].end <= BETWEEN:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def hull_of(citation: Citation) -> Span:
    """From the first to the last character cited."""
    return Span(min(span.start for span in citation.spans), max(span.end for span in citation.spans))


@dataclass(slots=True)
class Teller:
    """Tells statements one after the other; remembers whom it has introduced and who spoke last.

    With `repeats`, a sentence says how many other texts, copies aside, have the same words.
    `limit` is the longest quotation in a sentence, in characters. With `later`, what the same source says next
    comes after what it said before, and is no addition to it.
    """

    story: Story
    repeats: bool = False
    limit: int = LIMIT
    later: bool = False
    introduced: set[str] = field(default_factory=set)
    last: str = ""
    named: str = ""
    side: str = ""
    run: int = 0
    voices: int = 0
    quoted: int = 0
    day: str = ""
    passages: set[tuple[str, Span]] = field(default_factory=set)
    contents: list[tuple[str, Span]] = field(default_factory=list)
    described: Citation | None = None

    @property
    def wording(self) -> Wording:
        """The page's language."""
        return self.story.wording

    def pause(self) -> None:
        """A new paragraph: the next sentence does not continue the one before."""
        self.last, self.voices, self.day, self.side = "", 0, "", ""

    def tell(self, statement: Statement, *, dated: bool = True) -> Sentence | None:
        """The statement as a sentence; None when no readable word is left of its content."""
        claim = statement.claim
        report = self.story.report_of(claim)
        shaped = self.story.shape_of(claim)
        cited = tuple(cite(item) for item in statement.claims[:CITED]) + self._outer(claim)
        whole = self._reported(claim, report, shaped, dated=dated)
        if whole is not None:
            body, passage = whole
        elif self._unsigned(claim) and (around := passage_of(claim, report)) is not None:
            body, passage = self._body(claim, shaped, dated=dated), around
        else:
            body, passage = self._body(claim, shaped, dated=dated), None
        if passage is not None:
            if (claim.report, passage) in self.passages or self._is_told_within(claim, passage):
                return None  # one sentence that holds two claims is quoted once
            cited = (
                Citation(claim.report, joined((*cited[0].spans, passage)), claim.id, bool(claim.corrected)),
                *cited[1:],
            )
        if not body or self._is_told_elsewhere(claim, passage):
            return None
        if passage is not None:
            self.passages.add((claim.report, passage))
        self.contents.append((claim.report, Span(claim.content.spans[0].start, claim.content.spans[-1].end)))
        if self.described is not None:
            cited, self.described = (*cited, self.described), None
        about, taken = self._taken_up(claim)
        return Sentence(finished((*body, *about, *self._repeats(statement, body))), (*cited, *taken))

    def _is_told_elsewhere(self, claim: Claim, passage: Span | None) -> bool:
        """Whether another part of the page tells it in other words: in the report's own sentence, or as the speaker's."""
        told: dict[str, tuple[str, Span, bool]] = self.story.recalled("told", dict)
        here = passage or Span(claim.content.spans[0].start, claim.content.spans[-1].end)
        for name, (report, there, whole) in told.items():
            if name == claim.id or report != claim.report or (not whole and passage is None):
                continue
            inner, outer = (here, there) if whole else (there, here)
            held = outer.start <= inner.start and inner.end <= outer.end
            if held and (whole or _share(inner, outer) > TOLD):
                return True
        told[claim.id] = claim.report, here, passage is not None
        return False

    def _is_told_within(self, claim: Claim, passage: Span) -> bool:
        """Whether much of a passage was told under its speaker's name."""
        told = sum(
            span.end - span.start
            for report, span in self.contents
            if report == claim.report and passage.start <= span.start and span.end <= passage.end
        )
        return told > TOLD * (passage.end - passage.start)

    def _taken_up(self, claim: Claim) -> tuple[tuple[Piece, ...], tuple[Citation, ...]]:
        """What a denial of "these reports" takes up, where the records tie it to that; with its citation."""
        meant = meant_by(claim, self.story)
        if meant is None:
            return (), ()
        who, item = meant
        report = self.story.report_of(item)
        shaped = self.story.shape_of(item)
        quote = quotation(report, shaped.spans, self.wording, limit=MEANT)
        if not quote:
            return (), ()
        clause = shaped.shape in ("clause", "according") and not _and_that(quote)
        return self.wording.say("told.about_clause" if clause else "told.about", who=who.pieces, quote=quote), (
            cite(item),
        )

    def _unsigned(self, claim: Claim) -> bool:
        """Whether nobody is named, so that the report's own sentence is quoted."""
        return claim.voice != "own" and source_of(claim, self.story) is None

    def _outer(self, claim: Claim) -> tuple[Citation, ...]:
        """The claim in which this one is nested is cited too: its source stands in the sentence."""
        outer = self.story.claims.get(claim.parent) if claim.parent else None
        return (cite(outer),) if outer is not None else ()

    def _reported(
        self, claim: Claim, report: Report, shaped: Shaped, *, dated: bool
    ) -> tuple[tuple[Piece, ...], Span] | None:
        """The report's own sentence, quoted, where source or content alone would be a fragment."""
        if claim.voice != "attributed" or is_nobody(folded(claim.source.text), report.language):
            return None
        foreign = report.language not in (self.wording.language, "und")
        bent = foreign and shaped.shape in ("infinitive", "whether")
        if (
            shaped.shape != "words"
            and is_readable(claim, self.story)
            and not bent
            and not is_remarked(claim, report, shaped)
        ):
            return None
        passage = passage_of(claim, report) or hull_of(cite(claim))
        quote = quotation(
            report, (passage,), self.wording, limit=PASSAGE if self.limit == LIMIT else max(self.limit, LEAST_PASSAGE)
        )
        who = source_of(claim, self.story)
        if not quote or who is None:
            return None
        self.last = ""
        named = Piece(self.outlet(report), "source")
        own = names_speaker(claim, who, passage, report)
        turns: list[str] = self.wording["told.words" if own else "told.words_about"]
        core = self.wording.fill(turns[self.quoted % len(turns)], who=who.pieces, outlet=named, quote=quote)
        self.quoted += 1
        day = self._of_another_day(claim, also=False) if dated else ()
        return (*core, *language_note(core, self.wording), *day), passage

    def outlet(self, report: Report) -> str:
        """Who published a report, or words for a report whose publisher is not known."""
        name = folded(report.outlet or "")
        return self.wording.medium(name) if name else str(self.wording["report.cited"])

    def _body(self, claim: Claim, shaped: Shaped, *, dated: bool) -> tuple[Piece, ...]:
        report = self.story.report_of(claim)
        nobody = is_nobody(folded(claim.source.text), report.language)
        spans = (hull_of(cite(claim)),) if nobody else shaped.spans
        if self._unsigned(claim) and (whole := passage_of(claim, report)) is not None:
            spans = (whole,)
        quote = quotation(report, spans, self.wording, limit=self.limit)
        if not quote:
            return ()
        who = source_of(claim, self.story, full=True)
        if who is not None and who.key in self.introduced:
            who = source_of(claim, self.story)
        who = self._of_its_medium(claim, who)
        self.described = cite(self.story.claims[who.by]) if who is not None and who.by else None
        if who is None:
            core = self._hearsay(claim, quote)
        elif claim.voice == "own":
            self.last = ""
            core = self.wording.say("told.own", who=who.pieces, quote=quote)
        else:
            core = self._attributed(claim, who, shaped, quote, dated=dated)
        channel = self._via(claim, who, core) if who is not None else ()
        tail = (*channel, *language_note(core, self.wording))
        return (*core, *tail)

    def _hearsay(self, claim: Claim, quote: tuple[Piece, ...]) -> tuple[Piece, ...]:
        report = self.story.report_of(claim)
        self.last = ""
        channel = next((via for via in claim.via if via.kind in ("outlet", "agency", "broadcaster")), None)
        if channel is not None and not claim.source.spans and claim.cue.text:
            name = Piece(folded(channel.name), "source")
            who = self.wording.say("hearsay.via", via=name, outlet=Piece(self.outlet(report), "source"))
        elif claim.source.spans and not is_nobody(folded(claim.source.text), report.language):
            who = self.wording.say("hearsay.unnamed")
        elif report.outlet:
            # That a report names nobody is said only of what it tells with that reserve: a source may stand elsewhere.
            reserved = claim.voice == "hearsay" and not _QUOTED.search(claim.content.text)
            spoken = claim.content.type == "direct" and not claim.cue.spans
            kind = "outlet" if reserved else "quoted" if spoken else "read"
            turns: list[str] = self.wording[f"hearsay.{kind}"]
            who = self.wording.fill(turns[self.quoted % len(turns)], outlet=Piece(self.outlet(report), "source"))
            self.quoted += 1
        else:
            who = self.wording.say("hearsay.bare", outlet=Piece(self.story.label(report), "source"))
        return self.wording.say("told.hearsay", who=tuple(_as_source(who)), quote=quote)

    def _attributed(
        self, claim: Claim, who: Who, shaped: Shaped, quote: tuple[Piece, ...], *, dated: bool
    ) -> tuple[Piece, ...]:
        outer = self._outer_source(claim)
        named, after, also = self._continued(who, nested=outer is not None)
        paper = is_paper(claim, self.story)
        aside = self._aside(who, claim) if outer is None and not paper else ""
        # "Ada Voss", then "the mayor": whoever was named as "the mayor, Ada Voss" before is no other
        self.named = f"{self.named} | {who.text}" if who.key == self.last else who.text
        self.last = who.key
        self.side = self.story.parties.get(claim.id, "")
        self.introduced.add(who.key)
        when = self.story.said_on(claim) if dated else None
        if when and self.day and when < self.day:
            also = ""  # what was said before adds nothing to what was said later
        if outer is not None and shaped.shape in ("according", "direct"):
            cites = self.wording["told.cites"][1 if outer.plural else 0]
            return self.wording.say("told.nested", outer=outer.pieces, cites=cites, who=named, quote=quote)
        if outer is not None:
            core = self._with_verb(claim, who.plural, named, shaped.shape, quote, "")
            return self.wording.say("told.nested_verb", outer=outer.pieces, sentence=core)
        free = shaped.shape in ("according", "clause", "direct") if paper else shaped.shape == "according"
        # what a report tells in its own words, in another language, is nobody's quotation
        foreign = any(piece.kind == "quote" and piece.lang for piece in quote)
        retold = foreign and shaped.shape == "clause" and verb_of(claim, self.story.report_of(claim)) in RETOLD
        if shaped.shape == "clause" and _and_that(quote):
            free = retold = False
        verb = verb_of(claim, self.story.report_of(claim))
        # "announced: …" would make the report's own words those of whom it tells of
        announced = verb == "announce" and shaped.shape == "according" and claim.content.type == "indirect"
        if announced or (claim.stance in PLAIN and (free or retold) and verb != "warn"):
            core = self.wording.say("told.according", who=after, quote=quote)
            also = aside = ""
        else:
            shape = "direct" if shaped.shape == "according" else shaped.shape
            core = self._with_verb(claim, who.plural, named, shape, quote, also)
        if not when:
            if dated:
                core = (*core, *self._of_another_day(claim, also=bool(also)))
            return self.wording.fill(aside, sentence=core) if aside else core
        again = when == self.day
        self.day = when
        if again:
            return self.wording.say("told.same_day", sentence=core) if len(when) == DAY and also else core
        said = Piece(self.story.dates.adverb(when), "value")
        return self.wording.say("told.dated", when=said, sentence=core)

    def _of_another_day(self, claim: Claim, *, also: bool) -> tuple[Piece, ...]:
        """The day of the report, behind what was said on a day not told.

        Where the same source's sentence before tells of another day; and, where the reports are of many days, whenever it is
        not that of the sentence before.
        """
        published = self.story.published(claim)
        if not published or len(published) != DAY or published == self.day:
            return ()
        if not (also and self.day) and not self.story.lasts:
            return ()
        if self.story.lasts:
            self.day = published
        return self.wording.say("figures.when_report", when=Piece(self.story.dates.plain(published), "value"))

    def _continued(self, who: Who, *, nested: bool) -> tuple[Sequence[Piece], Sequence[Piece], str]:
        """The source as subject and after "according to", and the word that goes with it: a pronoun, then the name again."""
        full = (*who.pieces, Piece(",")) if who.closes else who.pieces
        if nested or who.key != self.last:
            self.run = 0
            return full, who.pieces, ""
        self.run += 1
        words: list[str] = self.wording["told.also"]
        also = str(self.wording["told.later"]) if self.later else words[(self.run - 1) % len(words)]
        forms = pronoun(who, self.story)
        if forms is not None and self.run % 2:
            return (Piece(forms[0], "source"),), (Piece(forms[1], "source"),), also
        short = shortened_name(who, self.story)
        return short.pieces, short.pieces, also or words[0]

    def _aside(self, who: Who, claim: Claim) -> str:
        """For every other new voice in a paragraph, the template that brings it in."""
        # The same words for another of the kind are no other voice to a reader.
        actor = self.story.actors.get(who.key)
        if (
            self.later
            or not self.last
            or who.key == self.last
            or any(_is_named_in(name, self.named) for name in (who.text, actor.name if actor else "") if name)
            or (self.side and self.side == self.story.parties.get(claim.id))
            or any(piece.lang for piece in who.pieces)
        ):
            return ""
        self.voices += 1
        templates: list[list[str]] = self.wording["told.aside"]
        forms = templates[1 if who.plural else 0]
        return "" if self.voices % VOICES == 0 else str(forms[(self.voices // VOICES) % len(forms)])

    def _with_verb(
        self, claim: Claim, plural: bool, named: Sequence[Piece], shape: str, quote: tuple[Piece, ...], also: str
    ) -> tuple[Piece, ...]:
        if shape == "as_reported":
            return self.wording.say("told.as_reported", who=named, quote=quote)
        foreign = any(piece.kind == "quote" and piece.lang for piece in quote)
        loose = claim.stance not in (*TURNED, "demand") and not _and_that(quote)
        if foreign and shape == "clause" and loose:
            shape = "direct"
        verb = self.wording[f"verbs.{verb_of(claim, self.story.report_of(claim))}.{shape}"]
        aux = self.wording["told.aux"][1 if plural else 0]
        return self.wording.say(f"told.{shape}", who=named, aux=aux, also=also, verb=verb, quote=quote)

    def _outer_source(self, claim: Claim) -> Who | None:
        outer = self.story.claims.get(claim.parent) if claim.parent else None
        if outer is None or outer.voice != "attributed":
            return None
        found, who = source_of(outer, self.story), source_of(claim, self.story)
        # words inside one's own answer are no other's
        own = found is not None and who is not None and (found.key == who.key or found.text == who.text)
        return None if own else found

    def _of_its_medium(self, claim: Claim, who: Who | None) -> Who | None:
        """The source with the medium's name for "the newspaper", where its chain knows which is meant."""
        named = next((via for via in claim.via if via.kind in ("outlet", "agency", "broadcaster")), None)
        if who is None or named is None or not who.pieces:
            return who
        last = who.pieces[-1]
        found = re.search(str(self.wording["told.medium"]), last.text, re.IGNORECASE)
        if found is None or not found.start():
            return who
        name = self.wording.medium(folded(named.name))
        return replace(who, pieces=(*who.pieces[:-1], replace(last, text=last.text[: found.start()] + name)))

    def _via(self, claim: Claim, who: Who | None, core: Sequence[Piece]) -> tuple[Piece, ...]:
        outer = self._outer_source(claim)
        named = " ".join(item.text.lower() for item in (who, outer) if item is not None)
        return channel_of(claim, self.story.report_of(claim), named, core, self.wording)

    def _repeats(self, statement: Statement, body: Sequence[Piece]) -> tuple[Piece, ...]:
        """How many other texts have the words that a sentence shows; nothing for nearly the same."""
        more = repeating(statement, body, self.story) if self.repeats else 0
        if not more:
            return ()
        if more == 1:
            return self.wording.say("told.copy_one")
        return self.wording.say("told.copies", count=Piece(str(more), "count"))


def _and_that(quote: Sequence[Piece]) -> bool:
    """Whether words without their first "that" have a second one, which only "that" can lead in: "12 are dead and that two are not"."""
    return bool(_AND_THAT.search(_INSET.sub(" ", "".join(piece.text for piece in quote if piece.kind == "quote"))))


def _is_named_in(name: str, before: str) -> bool:
    """Whether whoever speaks is, or is one of, those named in the sentence before: "the mayor and Ada Voss", then "Ada Voss"."""
    named = [part.lower() for part in before.split(" | ") if part]
    return any(name.lower() in part or part in name.lower() for part in named)


def _share(inner: Span, outer: Span) -> float:
    return (inner.end - inner.start) / max(1, outer.end - outer.start)


def _as_source(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Marks hearsay's "no named source" wording as the sentence's source: it is what stands for one."""
    return [Piece(piece.text, "source", piece.lang) if piece.kind == "words" else piece for piece in pieces]


def told_all(teller: Teller, chosen: Sequence[Statement], *, dated: bool = True) -> tuple[Sentence, ...]:
    """Sentences for statements in order; those with nothing left to quote fall away."""
    return tuple(sentence for item in chosen if (sentence := teller.tell(item, dated=dated)) is not None)


def party_heading(party: str, story: Story) -> str:
    """A party's name at the head of a paragraph."""
    name = party_name(party, story, heading=True)
    return name[:1].upper() + name[1:]
