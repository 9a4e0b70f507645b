"""Proves a page against its records: spans exist, numbers and names are cited, nothing attributed is told as fact."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selon.explain import wording as wordings
from selon.explain.labelled import one_name
from selon.explain.page import Block, Citation, Listing, Page, Paragraph, Piece, Sentence, Table
from selon.explain.placing import place_named
from selon.explain.quoting import folded
from selon.explain.wording import Wording
from selon.languages.names import fold
from selon.records import Claim, Report, text_of

_NUMBER = re.compile(r"\d+(?:[\u00a0\u202f\u2009 .,]\d{3})*(?:[.,]\d+)?")
#: Without an article before it ("L’AFP").
_NAME = re.compile(r"(?:\b[LD][’'](?=[^\W\d_a-zà-ÿ]))?(?P<name>\b[^\W\d_a-zà-ÿ][\w’'-]*)")
_SCALES = (1.0, 1e6, 1e9)


#: A claim told as if it were a fact: the worst that a page can do.
UNSIGNED = "tells what is attributed without saying who says it"
#: Characters at the beginning of a report that may stand for its missing title.
LABEL = 120


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one sentence of a page, in English words."""

    sentence: str
    message: str


def check(page: Page, reports: Iterable[Report], claims: Iterable[Claim]) -> tuple[Problem, ...]:
    """Every fault found; empty when the page says nothing its citations do not bear out."""
    checker = _Checker(
        wordings.load(page.language), {report.id: report for report in reports}, {claim.id: claim for claim in claims}
    )
    problems = [problem for sentence in page.sentences() for problem in checker.sentence(sentence)]
    for section in page.sections:
        for block in section.blocks:
            problems += checker.pronouns(block)
    for section in page.sections:
        for block in section.blocks:
            rows = block.rows if isinstance(block, Table) else ()
            told = [row for row in rows if any(cell.role != "note" for cell in row)]
            problems += [Problem(row[0].text, UNSIGNED) for row in told if not _names_source(row)]
    return tuple(problems)


def _names_source(sentences: Iterable[Sentence]) -> bool:
    return any(piece.kind == "source" for sentence in sentences for piece in sentence.pieces)


@dataclass(frozen=True, slots=True)
class _Checker:
    wording: Wording
    reports: dict[str, Report]
    claims: dict[str, Claim]

    def sentence(self, sentence: Sentence) -> Iterator[Problem]:
        sound = True
        for citation in sentence.citations:
            for message in self._citation(citation):
                sound = False
                yield Problem(sentence.text, message)
        if sentence.role == "note":
            return
        if not sentence.citations:
            yield Problem(sentence.text, "no citation")
        elif sound:
            yield from (Problem(sentence.text, message) for message in self._content(sentence))

    def _citation(self, citation: Citation) -> Iterator[str]:
        report = self.reports.get(citation.report)
        if report is None:
            yield f"cites report {citation.report!r}, which is not there"
            return
        if not citation.spans:
            yield "cites no span"
        for start, end in citation.spans:
            if not 0 <= start < end <= len(report.text):
                yield f"cites [{start}, {end}) of a text of {len(report.text)} characters"
        if citation.claim is not None:
            claim = self.claims.get(citation.claim)
            if claim is None or claim.report != citation.report:
                yield f"cites claim {citation.claim!r}, which is not in report {citation.report!r}"

    def _content(self, sentence: Sentence) -> Iterator[str]:
        cited = [self.claims[c.claim] for c in sentence.citations if c.claim]
        passages = [folded(text_of(self.reports[c.report].text, c.spans)) for c in sentence.citations]
        hulls = [self._hull(citation) for citation in sentence.citations]
        speakers = folded(" ".join(self._speakers(cited, sentence))).lower()
        known = folded(" ".join((*passages, *self._stored(cited, sentence))))
        numbers = self._numbers(cited, known, sentence)
        for piece in sentence.pieces:
            if piece.kind == "quote" and not any(folded(piece.text) in text for text in hulls):
                yield f"quotes words that no cited passage holds: {piece.text!r}"
            elif piece.kind in ("source", "name", "value"):
                yield from self._piece(piece, known, numbers)
            if piece.kind == "source" and sentence.role == "told":
                yield from _foreign_names(piece, speakers)
        if sentence.role == "told" and not _names_source((sentence,)):
            yield UNSIGNED

    def _hull(self, citation: Citation) -> str:
        """From the first to the last cited character: a quotation may run over a cue between two spans."""
        report = self.reports[citation.report]
        start, end = min(s.start for s in citation.spans), max(s.end for s in citation.spans)
        return folded(report.text[start:end])

    def _piece(self, piece: Piece, known: str, numbers: set[float]) -> Iterator[str]:
        for match in _NUMBER.finditer(piece.text):
            values = set(_values(match.group()))
            if re.search(rf"(?<!\d){re.escape(match.group())}(?!\d)", known):
                continue
            if not any(value * scale in numbers for value in values for scale in _SCALES):
                yield f"the number {match.group()!r} stands in no cited claim"
        if piece.kind == "value":
            return
        low = fold(known)  # « Paris » is "París"
        for match in _NAME.finditer(piece.text):
            if fold(match["name"]) not in low:
                yield f"the name {match['name']!r} stands in no cited claim"

    def _speakers(self, cited: list[Claim], sentence: Sentence) -> Iterator[str]:
        """What the sources of the cited claims, of those around them and of their reports are called."""
        for claim in cited:
            yield from self._claim_names(claim, figures=False)
            yield place_named(claim, self.reports[claim.report]) or ""
        for citation in sentence.citations:
            report = self.reports[citation.report]
            label = (report.title or report.text[:LABEL]) if not report.outlet else ""
            yield from (report.outlet or "", label, report.id, *report.agencies)
        yield from (*_strings(self.wording["hearsay"]), *_strings(self.wording["report"]))
        yield from (form for forms in self.wording["pronouns"].values() for form in forms)

    def pronouns(self, block: Block) -> Iterator[Problem]:
        """A pronoun that stands for a source must follow a sentence that cites a claim of the same actor."""
        for paragraph in _paragraphs(block):
            before: set[str] = set()
            for sentence in paragraph.sentences:
                actors = self._actors(sentence)
                if any(p.kind == "source" and p.text.lower() in self._taken_up() for p in sentence.pieces) and not (
                    actors & before
                ):
                    yield Problem(sentence.text, "a pronoun stands for a source that the sentence before does not have")
                before = actors

    def _taken_up(self) -> set[str]:
        rule = self.wording["pronouns"]
        return {form for name in ("he", "she", "le", "la", "the", "many") for form in rule[name]}

    def _actors(self, sentence: Sentence) -> set[str]:
        """Who speaks in the claims that a sentence cites; an unnamed source is the words that name it, in its report."""
        found = set()
        for citation in sentence.citations:
            claim = self.claims.get(citation.claim or "")
            if claim is not None:
                actor = claim.source.actor
                words = folded(claim.source.text).lower()
                found.add(actor.id if actor is not None else f"{claim.report}:{words}")
                if claim.source.resolution is not None:
                    found.add(f"{claim.report}:{claim.source.resolution.name.lower()}")
        return found

    def _stored(self, cited: list[Claim], sentence: Sentence) -> Iterator[str]:
        """Names that the cited claims and their reports carry besides their text."""
        for claim in cited:
            yield from self._claim_names(claim)
        for citation in sentence.citations:
            report = self.reports[citation.report]
            yield from (report.outlet or "", report.title or "", report.id, *report.agencies, report.text[:LABEL])
        yield from _strings(self.wording["hearsay"])
        yield from _strings(self.wording["report"])
        yield from self._taken_up()

    def _claim_names(self, claim: Claim, *, figures: bool = True) -> Iterator[str]:
        yield claim.source.text
        yield one_name(folded(claim.source.text))
        yield from (figure.text for figure in claim.figures if figures)
        # where a figure holds is worked out from its report, and stored with it
        yield from (f.setting.place or "" for f in claim.figures if figures and f.setting is not None)
        yield from (via.name for via in claim.via)
        if claim.source.resolution is not None:
            yield claim.source.resolution.name
        actor = claim.source.actor
        for name in (actor.name, actor.id, actor.affiliation or "") if actor is not None else ():
            yield name
            kind, _, code = name.partition(":")
            if kind == "state":
                yield self.wording.with_article(code) or ""
            yield code.replace("-", " ")

    def _numbers(self, cited: list[Claim], known: str, sentence: Sentence) -> set[float]:
        """Every number that a cited passage, figure or date gives."""
        found = {value for match in _NUMBER.finditer(known) for value in _values(match.group())}
        for claim in cited:
            found.update(bound for f in claim.figures for bound in (f.min, f.max) if bound is not None)
            days = (f.setting.day for f in claim.figures if f.setting is not None)
            for edtf in (claim.said_on, *(when.edtf for when in claim.whens), *days):
                found.update(_date_numbers(edtf))
        for citation in sentence.citations:
            found.update(_date_numbers(self.reports[citation.report].published))
        return found


def _foreign_names(piece: Piece, speakers: str) -> Iterator[str]:
    """A name told as a source must be that of a source: to stand in what was said is not enough."""
    for match in _NAME.finditer(piece.text):
        if match["name"].lower() not in speakers:
            yield f"the source {match['name']!r} is no source of a cited claim"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, Listing):
        yield from block.items


def _date_numbers(edtf: str | None) -> Iterator[float]:
    """The numbers of a date, and the first and last days that an open digit can mean."""
    for part in re.findall(r"[\dX]+", edtf or ""):
        yield from (float(part.replace("X", "0")), float(part.replace("X", "9")))
    if edtf and ("X" in edtf or "/" in edtf):
        yield from (1.0, 12.0, 28.0, 29.0, 30.0, 31.0)


def _values(text: str) -> Iterator[float]:
    """What a written number can mean: "1,500" is 1500 in English and may be 1.5 in French."""
    tight = re.sub(r"[\u00a0\u202f\u2009 ]", "", text)
    for candidate in (tight.replace(",", "").replace(".", ""), tight.replace(",", "."), tight.replace(",", "")):
        try:
            yield float(candidate)
        except ValueError:
            continue
