"""Rival figures at a point: which there are, who gives each, what they count, and which points matter most."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from babel.numbers import get_currency_name

from selon.explain.counted_by import named_where
from selon.explain.dates import bounds
from selon.explain.located import place_of
from selon.explain.naming import source_of
from selon.explain.ownside import sentence_of
from selon.explain.page import Citation, Piece
from selon.explain.plenty import has_plenty
from selon.explain.quantities import is_currency, is_vague, noun_of
from selon.explain.quoting import folded
from selon.explain.rows import (
    claim_of,
    figure_of,
    rows_of,
)
from selon.explain.statements import has_damage
from selon.explain.story import Story
from selon.explain.sure import is_of_another_day
from selon.explain.surroundings import passage_of
from selon.explain.telling import cite, joined
from selon.explain.wording import LANGUAGES
from selon.languages import things
from selon.records import Claim, Figure, FigureRef, Point, Span

#: Kinds of figure that a story is told by; dates, ranks and ages are not.
USUAL = ("number", "money", "percent", "measure")
#: Code points behind a figure within which a word narrows what it counts.
NEAR = 48
#: In so many reports a reader does not know of what one of them tells.
MANY = 5
#: Days before a report from which on a figure's own day is told with it.
PAST = 10


#: A share of nobody knows what: what is counted begins with the number itself.
_SHARE = re.compile(r"-?\d[\d.,\s]*\s?%")


def ranked_points(story: Story) -> tuple[Point, ...]:
    """Points at which figures differ, those most at issue first."""
    return story.recalled("ranked points", lambda: _ranked_points(story))


def _ranked_points(story: Story) -> tuple[Point, ...]:

    def weight(point: Point) -> tuple[object, ...]:
        kinds = [figure_of(ref, story).kind for ref in point.figures]
        usual = sum(kind in USUAL for kind in kinds) * 2 >= len(kinds)
        rows = len(rows_of(point.figures, story))
        return (
            is_damaged(point, story),
            not usual,
            -len(point.parties),
            -point.origins,
            -len(point.disagreements),
            -rows,
            point.id,
        )

    told = (point for point in story.points if _is_rival(point, story) and not _SHARE.match(point.what))
    return tuple(sorted(told, key=weight))


def is_damaged(point: Point, story: Story) -> bool:
    """Whether all reports that speak to a point came with damaged letters."""
    return all(has_damage(story.report_of(claim_of(ref, story))) for ref in point.figures)


def _is_rival(point: Point, story: Story) -> bool:
    """Whether a point's figures differ; one figure told by many is a figure like others."""
    rows = rows_of(of_a_kind(point.figures, story), story)
    return len({(row.figure.min, row.figure.max) for row in rows}) > 1


def what_is_counted(point: Point, story: Story) -> Piece:
    """The point's name; for plain counts the noun most used in the page's language (the fullest, if many tie)."""
    return story.recalled(("counted", point), lambda: _what_is_counted(point, story))


def _what_is_counted(point: Point, story: Story) -> Piece:
    wording = story.wording
    nouns = Counter(figure.of for figure, language in counted_things(point, story) if language == wording.language)
    named = point.what.split(",")[0].strip().lower()
    label = _label(point, story)
    head = named if any(named in (noun or "").lower() for noun in nouns) else label.lower() or named
    heads: Counter[str | None] = Counter({noun: uses for noun, uses in nouns.items() if noun and head in noun.lower()})
    # "40 people" and "41 dead" count the dead: the wording that says so names them.
    telling: Counter[str | None] = Counter(
        {noun: uses for noun, uses in nouns.items() if noun and things.find("event", noun, wording.language)}
    )
    nouns = heads or (Counter() if label else telling or nouns)
    if nouns:
        noun = max(nouns, key=lambda noun: (nouns[noun], len(noun or ""), noun or "")) or ""
        return Piece(_with_complement(noun, point, story), "name")
    if label:
        return Piece(label, "name")
    languages = {language for _, language in counted_things(point, story)}
    foreign = next(iter(languages)) if len(languages) == 1 else None
    if is_currency(point.what, wording):
        return Piece(get_currency_name(point.what, count=2, locale=wording.locale), "name")
    return Piece(folded(point.what.split(",")[0]), "name", foreign if foreign != "und" else None)


def _label(point: Point, story: Story) -> str:
    """What the page's language calls the event that a point's foreign nouns name ("disparus" are "missing")."""
    found: Counter[str] = Counter()
    named = [(point.what.split(",")[0], language) for language in LANGUAGES]
    nouns = [(figure.of or "", language) for figure, language in counted_things(point, story)]
    for noun, language in nouns if any(things.find("event", *pair) for pair in nouns) else named:
        for mention in things.find("event", noun, language):
            if label := (mention.thing.label or {}).get(story.wording.language):
                found[label] += 1
    return max(found, key=lambda label: (found[label], label), default="")


def _with_complement(noun: str, point: Point, story: Story) -> str:
    """A noun with what belongs to it in every text ("gardes" are « gardes à vue », "membres" « des forces de l'ordre »)."""
    pattern = str(story.wording["determiners.complement"])
    found: Counter[str] = Counter()
    for ref in point.figures:
        figure, report = figure_of(ref, story), story.report_of(claim_of(ref, story))
        if figure.of != noun or report.language != story.wording.language or not figure.spans:
            continue
        at = report.text.lower().find(noun.lower(), figure.spans[0].start, figure.spans[-1].end + len(noun) + 2)
        if at < 0:
            continue
        end = at + len(noun)
        tail = re.match(pattern, report.text[end : end + 60]) if pattern else None
        found[folded(tail.group()) if tail else ""] += 1
    best = max(found, key=lambda tail: (found[tail], tail), default="")
    return f"{noun} {best}" if best and found[best] * 2 > sum(found.values()) else noun


def counted_things(point: Point, story: Story) -> list[tuple[Figure, str]]:
    """The point's plain counts that name what they count, with their report's language."""
    pairs = [(figure_of(ref, story), story.report_of(claim_of(ref, story)).language) for ref in point.figures]
    return [
        (figure, language)
        for figure, language in pairs
        if figure.of
        and figure.of != "%"
        and figure.kind == "number"
        and not is_currency(figure.of, story.wording)
        and figure.of.lower().split(" ")[0] not in story.wording["figure.not_things"]
    ]


def citations_of(refs: Sequence[FigureRef], story: Story) -> tuple[Citation, ...]:
    """The claims that give these figures, each once, with those around them: a source may stand there."""
    found: dict[Citation, None] = {}
    for ref in refs:
        claim = claim_of(ref, story)
        found[_cited(ref, claim, story)] = None
        outer = story.claims.get(claim.parent or "")
        if outer is not None:
            found[cite(outer)] = None
        found |= dict.fromkeys(named_where(ref, story))
    return tuple(found)


def _cited(ref: FigureRef, claim: Claim, story: Story) -> Citation:
    """A claim as cited for its figure: of a large page with the figure's whole sentence, which tells its hour and is quoted."""
    made = cite(claim)
    whole = sentence_of(ref, story) if has_plenty(story) and claim.figures[ref.index].spans else None
    return made if whole is None else replace(made, spans=joined((*made.spans, whole)))


def who_says(claim: Claim, story: Story) -> tuple[Piece, ...]:
    """A row's source; hearsay is told as such."""
    who = source_of(claim, story)
    if who is not None:
        return tuple(who.pieces)
    report = story.report_of(claim)
    outlet = Piece(report.outlet or story.label(report), "source")
    return tuple(
        Piece(p.text, "source", p.lang) if p.kind == "words" else p
        for p in story.wording.say("hearsay.short", outlet=outlet)
    )


@dataclass(frozen=True, slots=True)
class Where:
    """The place that figures side by side are told of, and the day where it is long past, with the sentences that say so."""

    name: str = ""
    citations: tuple[Citation, ...] = ()
    day: str = ""
    title: tuple[Piece, ...] = ()

    def after(self, what: Sequence[Piece]) -> tuple[Piece, ...]:
        """« manifestants (Lyon, septembre, « Pour le climat ») »."""
        parts: list[tuple[Piece, ...]] = []
        parts += [(Piece(self.name, "name"),)] if self.name else []
        parts += [(Piece(self.day, "value"),)] if self.day else []
        parts += [self.title] if self.title else []
        said = [piece for n, part in enumerate(parts) for piece in ((Piece(", "), *part) if n else part)]
        return (*what, Piece(" ("), *said, Piece(")")) if said else tuple(what)


def where(refs: Sequence[FigureRef], story: Story) -> Where:
    """The one place, if all of the figures that name a place name the same; a report's scene alone says nothing."""
    named: dict[str, str] = {}
    cited: list[Citation] = []
    for ref in refs:
        setting, claim = figure_of(ref, story).setting, claim_of(ref, story)
        if setting is None or not setting.place or setting.place_id is None or place_of(ref, story) != setting.place_id:
            continue
        report = story.report_of(claim)
        if report.language == story.wording.language or setting.place_id not in named:
            named[setting.place_id] = folded(setting.place)
        cited += _sentence(claim, story) if setting.place_from == "sentence" else ()
    day, dates = _long_past(refs, story)
    title, heading = _of_one_report(refs, story)
    if len(named) != 1:
        return Where(day=day, citations=(*dates, *heading), title=title)
    return Where(next(iter(named.values())), tuple(dict.fromkeys((*cited, *dates, *heading))), day, title)


def _of_one_report(refs: Sequence[FigureRef], story: Story) -> tuple[tuple[Piece, ...], tuple[Citation, ...]]:
    """The title over figures that one report of many sets side by side: it says of which march they are."""
    reports = {claim_of(ref, story).report for ref in refs}
    report = story.reports[next(iter(reports))] if len(reports) == 1 else None
    title = (report.title or "").strip() if report is not None else ""
    if report is None or not title or len(story.reports) < MANY or not report.text.startswith(title):
        return (), ()
    foreign = report.language if report.language not in (story.wording.language, "und") else None
    quoted = story.wording.quoted((Piece(folded(title), "quote", foreign),))
    return story.wording.say("figures.under", title=quoted), (Citation(report.id, (Span(0, len(title)),)),)


def _sentence(claim: Claim, story: Story) -> tuple[Citation, ...]:
    """The sentence around a claim, in which the place or day of its figure stands."""
    report = story.report_of(claim)
    passage = passage_of(claim, report)
    return (Citation(report.id, (passage,), claim.id, bool(claim.corrected)),) if passage is not None else ()


def _long_past(refs: Sequence[FigureRef], story: Story) -> tuple[str, tuple[Citation, ...]]:
    """The day that all figures are of, where it lies well before their reports (the march of another month), or one report of a story that lasts tells it."""
    days: set[str] = set()
    cited: list[Citation] = []
    alone = story.lasts and len({claim_of(ref, story).report for ref in refs}) == 1
    for ref in refs:
        setting, claim = figure_of(ref, story).setting, claim_of(ref, story)
        last, told = bounds(setting.day if setting else None).last, bounds(story.published(claim)).first
        if setting is None or setting.day is None or setting.day_from == "report" or last is None or told is None:
            return "", ()
        if (told - last).days < PAST and not (alone and told != last):
            return "", ()
        days.add(setting.day)
        cited += _sentence(claim, story) if setting.day_from == "sentence" else ()
    return (story.dates.plain(days.pop()), tuple(dict.fromkeys(cited))) if len(days) == 1 else ("", ())


def of_a_kind(refs: Iterable[FigureRef], story: Story) -> list[FigureRef]:
    """Without figures of a part where others are of the whole: bodies among the dead, passengers among those aboard; nor of days well before."""
    given = list(refs)
    for is_part in (_is_word_for_many, _counts_remains, _counts_part, _counts_more, is_of_another_day):
        kept = [ref for ref in given if not is_part(ref, story)]
        given = kept or given
    return given


def but_remains(refs: Iterable[FigureRef], story: Story) -> list[FigureRef]:
    """Without bodies found or brought somewhere, where others are tolls."""
    given = list(refs)
    return [ref for ref in given if not _counts_remains(ref, story)] or given


def _is_word_for_many(ref: FigureRef, story: Story) -> bool:
    return is_vague(figure_of(ref, story))


def _counts_more(ref: FigureRef, story: Story) -> bool:
    """Whether others are counted along ("policiers, gendarmes et pompiers")."""
    figure, report = figure_of(ref, story), story.report_of(claim_of(ref, story))
    noun = noun_of(figure, report) or ""
    return noun != figure.of and bool(re.search(r",\s.*\s(?:et|and)\s", noun))


def _counts_part(ref: FigureRef, story: Story) -> bool:
    figure, report = figure_of(ref, story), story.report_of(claim_of(ref, story))
    behind = report.text[figure.spans[-1].end : figure.spans[-1].end + NEAR] if figure.spans else ""
    gravely = re.search(str(story.wording["figure.gravely"]), behind, re.IGNORECASE)
    return bool(gravely or re.match(str(story.wording["figure.narrower"]), figure.of or "", re.IGNORECASE))


def _counts_remains(ref: FigureRef, story: Story) -> bool:
    report, figure = story.report_of(claim_of(ref, story)), figure_of(ref, story)
    return bool(figure.spans) and things.counts_remains(report.text, report.language, figure.spans[0])


def is_plain_count(point: Point, what: str, story: Story) -> bool:
    """Whether a point counts things of one noun in the page's language ("morts"), so that it is "the number of" them."""
    head = what.split(" ", maxsplit=1)[0]
    return what == _label(point, story) or any(
        language == story.wording.language and (figure.of or "").split(" ")[0] == head
        for figure, language in counted_things(point, story)
    )
