"""The sources and how independent they are: reports, outlets, agencies, and copies counted once."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from selon.explain.calling import called, whole
from selon.explain.matter import aside, others
from selon.explain.notes import note
from selon.explain.overlaps import overlaps, remaining
from selon.explain.page import Block, Citation, Paragraph, Piece, Section, Sentence, Table
from selon.explain.plenty import has_plenty
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.wording import finished
from selon.languages.media import same as is_one_medium
from selon.records import Notice, Report

ROWS = 40
NAMED = 8


def sources(story: Story) -> Section | None:
    """None when no report was read."""
    if not story.reports:
        return None
    families = _families(story)
    blocks: list[Block] = [Paragraph((*_read(story), *_agencies(story)))]
    shared = (*_copies(families, story), *overlaps(story), *remaining(families, story))
    if shared:
        blocks.append(Paragraph(shared))
    blocks.append(_table(story))
    if len(story.reports) > ROWS:
        pieces = story.wording.count("sources.more", len(story.reports) - ROWS)
        blocks.append(Paragraph((Sentence(finished(pieces), role="note"),)))
    return Section("sources", story.wording["headings.sources"], tuple(blocks))


def how_many(path: str, number: int, story: Story) -> tuple[Piece, ...]:
    """A count from a pair of forms (« un texte », « 12 textes »)."""
    one, many = story.wording[path]
    return story.wording.fill(one if number == 1 else many, n=Piece(str(number), "count"))


def _families(story: Story) -> list[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for report, family in story.families.items():
        groups[family].append(report)
    return [sorted(members, key=lambda member: member != family) for family, members in groups.items()]


def _read(story: Story) -> tuple[Sentence, ...]:
    wording, reports = story.wording, story.reports.values()
    outlets = Counter(folded(report.outlet) for report in reports if report.outlet)
    named = wording.listed([(Piece(name, "name"),) for name, _ in outlets.most_common(NAMED)])
    one = len(story.reports) == 1
    template = "outlets_one" if one else "outlets" if len(outlets) <= NAMED else "outlets_some"
    pieces = wording.say(
        "sources.reports_one" if one else "sources.reports",
        reports=how_many("standfirst.reports", len(story.reports), story),
        outlets=wording.say(f"sources.{template}", list=named) if outlets else "",
    )
    said = [Sentence(finished(pieces), role="note")]
    missing = sum(not report.outlet for report in reports)
    if missing:
        template = "sources.no_outlet_only" if one else "sources.no_outlet"
        pieces = wording.say(template) if one else wording.count(template, missing)
        said.append(Sentence(finished(pieces), role="note"))
    return tuple(said)


def _agencies(story: Story) -> tuple[Sentence, ...]:
    credited = Counter(agency for report in story.reports.values() for agency in set(report.agencies))
    return tuple(
        Sentence(
            finished(story.wording.count("sources.agencies", number, agency=Piece(_in_full(agency, story), "name"))),
            role="note",
        )
        for agency, number in credited.most_common(NAMED)
    )


def _in_full(agency: str, story: Story) -> str:
    """« Agence du Val (ADV) » for the initials of an outlet whose own reports were read; else the name as credited."""
    name = folded(agency)
    outlets = {folded(report.outlet) for report in story.reports.values() if report.outlet}
    full = [outlet for outlet in outlets if " " in outlet and is_one_medium(outlet, name)]
    return f"{full[0]} ({name})" if name.isupper() and len(full) == 1 else name


def _copies(families: Sequence[Sequence[str]], story: Story) -> tuple[Sentence, ...]:
    """One sentence per family of copies: what repeats what, and that it counts once."""
    said = []
    for members in families:
        if len(members) < 2:
            continue
        head = story.reports[members[0]]
        known = any(copy.original == head.id for copy in story.copies if copy.extent == "whole")
        listed = story.wording.listed([called(story.reports[m], story) for m in members[:NAMED]])
        key = "sources.copies_unknown" if not known else "sources.copies_one" if len(members) == 2 else "sources.copies"
        pieces = story.wording.say(
            key,
            n=Piece(str(len(members)), "count"),
            m=Piece(str(len(members) - 1), "count"),
            name=called(head, story),
            list=listed,
        )
        cited = tuple(whole(story.reports[member]) for member in members[:NAMED])
        said.append(Sentence(finished(pieces), cited, role="note"))
    return tuple(said)


def _table(story: Story) -> Table:
    counts = Counter(claim.report for claim in story.claims.values() if claim.voice == "attributed")
    order = sorted(story.reports.values(), key=lambda report: (report.published or "9", report.id))
    rows = tuple(_row(report, counts[report.id], story) for report in order[:ROWS])
    return Table(story.wording["sources.caption"], tuple(story.wording["sources.header"]), rows)


def _row(report: Report, claims: int, story: Story) -> tuple[Sentence, ...]:
    wording = story.wording
    name = folded(report.title or "") or story.label(report)
    outlet = wording.text("sources.outlet", outlet=report.outlet) if report.outlet and report.title else ""
    agencies = wording.listed([(Piece(folded(agency), "name"),) for agency in report.agencies])
    language = wording.locale.languages.get(report.language, report.language)
    foreign = report.language if report.language not in (wording.language, "und") else None
    head = (Piece(outlet, "name"), Piece(name, "name", foreign if report.title else None))
    published = Piece(story.dates.plain(report.published), "value") if report.published else Piece("–")
    cells = (head, (published,), (Piece(language),), agencies or (Piece("–"),), (Piece(str(claims), "count"),))
    cited = (whole(report),)
    return tuple(
        Sentence(tuple(p for p in cell if p.text), cited if index == 0 else (), role="note")
        for index, cell in enumerate(cells)
    )


def method(story: Story, *, excerpts: bool, low: int, floor: float, probability: float | None) -> Section:
    """How the page is made and what it cannot show."""
    wording = story.wording
    lines = [Sentence(finished((Piece(wording.typeset(line)),)), role="note") for line in wording["method.lines"]]
    if has_plenty(story):
        lines.append(note(story, "method.plenty"))
    if probability is not None:
        number = Piece(str(round(100 * probability)), "count")
        lines.append(Sentence(finished(wording.say("method.probability", n=number)), role="note"))
    unstated = sum(any(e.kind == "none-stated" for e in claim.evidence) for claim in story.claims.values())
    if unstated:
        lines.append(Sentence(finished(wording.count("method.unstated", unstated)), role="note"))
    if low:
        limit = Piece(str(round(100 * floor)), "count")
        lines.append(Sentence(finished(wording.count("method.low", low, p=limit)), role="note"))
    by_hand = sum(bool(claim.corrected) for claim in story.claims.values())
    if by_hand:
        lines.append(Sentence(finished(wording.count("method.by_hand", by_hand)), role="note"))
    if excerpts:
        lines.append(note(story, "method.excerpts"))
    return Section("method", wording["headings.method"], (Paragraph(tuple(lines)),))


def _of_another_matter(story: Story) -> tuple[Sentence, ...]:
    """How many statements are of reports on something else, and which these are."""
    claims, reports = aside(story), [report for report in story.reports.values() if report.id in others(story)]
    if not claims:
        return ()
    counted = how_many("standfirst.reports", len(reports), story)
    pieces = story.wording.count("notices.matter", len(claims), reports=counted)
    return (Sentence(finished(pieces), tuple(whole(report) for report in reports[:NAMED]), role="note"),)


def notices(story: Story) -> Section:
    """What was noticed while reading, report by report."""
    wording = story.wording
    all_ = [(report, notice) for report in story.reports.values() for notice in report.notices]
    apart = _of_another_matter(story)
    if not all_ and not apart:
        return Section("notices", wording["headings.notices"], (Paragraph((note(story, "notices.none"),)),))
    groups: dict[str, list[tuple[Report, Notice]]] = defaultdict(list)
    for report, notice in all_:
        groups[folded(notice.message)].append((report, notice))
    sentences = [*apart]
    for members in list(groups.values())[:ROWS]:
        report, first = members[0]
        message, language = wording.remark(first.code, folded(first.message))
        key = "notices.line" if len(members) == 1 else "notices.line_two" if len(members) == 2 else "notices.line_many"
        pieces = wording.say(
            key,
            report=Piece(story.label(report), "name"),
            n=Piece(str(len(members) - 1), "count"),
            message=Piece(message, "name", language),
        )
        cited = tuple(
            Citation(item.id, (found.span,)) if found.span else whole(item) for item, found in members[:NAMED]
        )
        sentences.append(Sentence(finished(pieces), cited, role="note"))
    if len(groups) > ROWS:
        sentences.append(Sentence(finished(wording.count("notices.more", len(groups) - ROWS)), role="note"))
    return Section("notices", wording["headings.notices"], (Paragraph(tuple(sentences)),))
