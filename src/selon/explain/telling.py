"""A statement as one sentence: who, when, and what in quotation marks, never as a plain fact."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from selon.explain.naming import Who, is_nobody, party_name, source_of
from selon.explain.page import Citation, Piece, Sentence
from selon.explain.quoting import folded, language_note, quotation
from selon.explain.shapes import Shaped, shape_of
from selon.explain.statements import Statement
from selon.explain.story import Story
from selon.explain.wording import Wording, finished
from selon.records import Claim, Span, Via

#: Citations shown behind one sentence; the sentence says how many more there are.
CITED = 4
#: Length of an EDTF date that names one day.
DAY = 10
#: Stances that "according to" keeps; any other needs its own verb.
PLAIN = ("state", "confirm", "estimate", "expect")
#: Pieces of a source in quotation marks: opening, words, closing.
FRAMED = 3


def cite(claim: Claim) -> Citation:
    """The claim's source, cue and content as one citation, spans in text order, overlaps joined."""
    spans = sorted({*claim.source.spans, *claim.cue.spans, *claim.content.spans})
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return Citation(claim.report, tuple(joined), claim.id, bool(claim.corrected))


def hull_of(citation: Citation) -> Span:
    """From the first to the last character cited."""
    return Span(min(span.start for span in citation.spans), max(span.end for span in citation.spans))


@dataclass(slots=True)
class Teller:
    """Tells statements one after the other; remembers whom it has introduced and who spoke last.

    With `repeats`, a sentence says how many other texts, copies aside, have the same words.
    """

    story: Story
    repeats: bool = False
    introduced: set[str] = field(default_factory=set)
    last: str = ""
    run: int = 0
    day: str = ""

    @property
    def wording(self) -> Wording:
        """The page's language."""
        return self.story.wording

    def pause(self) -> None:
        """A new paragraph: the next sentence does not continue the one before."""
        self.last = ""

    def tell(self, statement: Statement, *, dated: bool = True) -> Sentence | None:
        """The statement as a sentence; None when no readable word is left of its content."""
        claim = statement.claim
        body = self._body(claim, dated=dated)
        if not body:
            return None
        pieces = (*body, *self._repeats(statement))
        return Sentence(finished(pieces), tuple(cite(item) for item in statement.claims[:CITED]) + self._outer(claim))

    def _outer(self, claim: Claim) -> tuple[Citation, ...]:
        """The claim in which this one is nested is cited too: its source stands in the sentence."""
        outer = self.story.claims.get(claim.parent) if claim.parent else None
        return (cite(outer),) if outer is not None else ()

    def _body(self, claim: Claim, *, dated: bool) -> tuple[Piece, ...]:
        report = self.story.report_of(claim)
        shaped = shape_of(claim, report)
        nobody = is_nobody(folded(claim.source.text), report.language)
        quote = quotation(report, (hull_of(cite(claim)),) if nobody else shaped.spans, self.wording)
        if not quote:
            return ()
        who = source_of(claim, self.story, full=True)
        if who is not None and who.key in self.introduced:
            who = source_of(claim, self.story)
        if who is None:
            core = self._hearsay(claim, quote)
        elif claim.voice == "own":
            core = self.wording.say("told.own", who=who.pieces, quote=quote)
        else:
            core = self._attributed(claim, who, shaped, quote, dated=dated)
        tail = (*self._via(claim, who), *language_note(core, self.wording))
        return (*core, *tail)

    def _hearsay(self, claim: Claim, quote: tuple[Piece, ...]) -> tuple[Piece, ...]:
        report = self.story.report_of(claim)
        self.last = ""
        if claim.source.spans and not is_nobody(folded(claim.source.text), report.language):
            who = self.wording.say("hearsay.unnamed")
        elif report.outlet:
            who = self.wording.say("hearsay.outlet", outlet=Piece(folded(report.outlet), "source"))
        else:
            who = self.wording.say("hearsay.bare", outlet=Piece(self.story.label(report), "source"))
        return self.wording.say("told.hearsay", who=tuple(_as_source(who)), quote=quote)

    def _attributed(
        self, claim: Claim, who: Who, shaped: Shaped, quote: tuple[Piece, ...], *, dated: bool
    ) -> tuple[Piece, ...]:
        also = self._also(who.key)
        self.last = who.key
        self.introduced.add(who.key)
        named = (*who.pieces, Piece(",")) if who.closes else who.pieces
        outer = self._outer_source(claim)
        when = claim.said_on if dated else None
        if outer is not None and shaped.shape in ("according", "direct"):
            cites = self.wording["told.cites"][1 if outer.plural else 0]
            return self.wording.say("told.nested", outer=outer.pieces, cites=cites, who=named, quote=quote)
        if outer is not None and shaped.shape != "words":
            core = self._with_verb(claim, who.plural, named, shaped.shape, quote, "")
            return self.wording.say("told.nested_verb", outer=outer.pieces, sentence=core)
        if shaped.shape == "words":
            return self.wording.say("told.words", who=who.pieces, quote=quote)
        if shaped.shape == "according" and claim.stance in PLAIN and not when and not also:
            return self.wording.say("told.according", who=who.pieces, quote=quote)
        shape = "direct" if shaped.shape == "according" else shaped.shape
        core = self._with_verb(claim, who.plural, named, shape, quote, also)
        if not when:
            return core
        again = bool(also) and when == self.day
        self.day = when
        if again:
            return self.wording.say("told.same_day", sentence=core) if len(when) == DAY else core
        said = Piece(self.story.dates.adverb(when), "value")
        return self.wording.say("told.dated", when=said, sentence=core)

    def _also(self, key: str) -> str:
        """The word that continues the same source, not twice the same in a row."""
        self.run = self.run + 1 if key and key == self.last else 0
        words: list[str] = self.wording["told.also"]
        return words[(self.run - 1) % len(words)] if self.run else ""

    def _with_verb(
        self, claim: Claim, plural: bool, named: Sequence[Piece], shape: str, quote: tuple[Piece, ...], also: str
    ) -> tuple[Piece, ...]:
        if shape == "as_reported":
            if len(named) == FRAMED and named[1].lang == quote[1].lang:
                return self.wording.quoted((named[1], Piece(" "), *quote[1:-1]))
            return self.wording.say("told.as_reported", who=named, quote=quote)
        verb = self.wording[f"verbs.{claim.stance}.{shape}"]
        aux = self.wording["told.aux"][1 if plural else 0]
        return self.wording.say(f"told.{shape}", who=named, aux=aux, also=also, verb=verb, quote=quote)

    def _outer_source(self, claim: Claim) -> Who | None:
        outer = self.story.claims.get(claim.parent) if claim.parent else None
        if outer is None or outer.voice != "attributed":
            return None
        return source_of(outer, self.story)

    def _via(self, claim: Claim, who: Who | None) -> tuple[Piece, ...]:
        """The nearest channel that is neither the outlet itself nor the source."""
        outlet = (self.story.report_of(claim).outlet or "").lower()
        for via in claim.via:
            if via.name.lower() == outlet or (who is not None and via.name.lower() in who.text.lower()):
                continue
            return self._channel(via)
        return ()

    def _channel(self, via: Via) -> tuple[Piece, ...]:
        if via.kind in ("press-conference", "document"):
            return ()
        template = "told.via_platform" if via.kind == "platform" else "told.via"
        return self.wording.say(template, via=Piece(folded(via.name), "name"))

    def _repeats(self, statement: Statement) -> tuple[Piece, ...]:
        more = len({self.story.families[item.report] for item in statement.claims}) - 1
        if more < 1 or not self.repeats:
            return ()
        if more == 1:
            return self.wording.say("told.copy_one")
        return self.wording.say("told.copies", count=Piece(str(more), "count"))


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
