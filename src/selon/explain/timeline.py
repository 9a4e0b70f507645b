"""The timeline: what was said when; by the article's date where a statement has none, undated last."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from selon.explain.dates import bounds
from selon.explain.notes import counted, note
from selon.explain.page import Block, Listing, Paragraph, Piece, Section, Sentence, Subheading
from selon.explain.statements import Statement, Told, unnested
from selon.explain.story import Story
from selon.explain.telling import Teller
from selon.explain.wording import finished

ENTRIES = 30
UNDATED = 5
PER_DATE = 4
#: Longest quotation, in characters: a reader looks for the day here.
#: Characters at the end of a brief quotation that may be cut off.
CUT = 30
BRIEF = 160
MENTIONED = 10
#: Widest stretch, in days, that still counts as a day spoken of ("the 27th or 28th").
PRECISE = 3

#: (first day, last day, heading): the order of the timeline.
Key = tuple[date, date, str]


def timeline(story: Story, chosen: Sequence[Statement]) -> Section | None:
    """The weightiest statements in order of time; None when there are none."""
    told = unnested([item for item in chosen if item.claim.voice != "own"], story)
    placed = [(_place(item, story), item) for item in told]
    dated = [(key, item) for key, item in placed if key is not None]
    undated = [item for key, item in placed if key is None]
    if not told:
        return None
    blocks: list[Block] = []
    teller = Teller(story, limit=BRIEF)
    days = {key for key, _ in dated}
    spoken = _mentioned(told, teller, story)
    if len(days) == 1 and not undated:
        pieces = story.wording.say("timeline.one_day", d=Piece(days.pop()[2], "value"))
        blocks.append(Paragraph((Sentence(finished(pieces), role="note"),)))
        return Section("timeline", story.wording["headings.timeline"], (*blocks, *spoken))
    shown = _capped(dated)
    if any(not item.claim.said_on for _, item in shown):
        blocks.append(Paragraph((note(story, "timeline.article_note"),)))
    items = _days(shown, teller)
    if items:
        blocks.append(Listing(items))
    if len(dated) > len(shown):
        blocks.append(Paragraph((counted(story, "timeline.more", len(dated) - len(shown)),)))
    blocks.extend(_undated(undated, teller, story))
    return Section("timeline", story.wording["headings.timeline"], (*blocks, *spoken))


def _mentioned(told: Sequence[Statement], teller: Teller, story: Story) -> list[Block]:
    """Days that contents speak of, other than the day of speaking: what happened, or is to come."""
    found: list[tuple[Key, Statement]] = []
    for item in told:
        start = item.claim.content.spans[0].start
        # A date that the cut quotation does not show would stand above words that are of another day.
        shown = [when for when in item.claim.whens if when.spans and when.spans[-1].end - start <= BRIEF - CUT]
        # A stretch ("en début de semaine") is of no week that could be headed by it.
        days = {when.edtf for when in shown if when.edtf and "/" not in when.edtf} - {
            item.claim.said_on,
            story.published(item.claim),
        }
        for edtf in sorted(days):
            span = bounds(edtf)
            if span.first and span.last and (span.last - span.first).days <= PRECISE:
                heading = story.wording.text("timeline.said", d=story.dates.plain(edtf))
                found.append(((span.first, span.last, heading), item))
    items = _days(found[:MENTIONED], teller)
    return [Subheading(story.wording["timeline.mentioned"]), Listing(items)] if items else []


def _capped(dated: Sequence[tuple[Key, Statement]]) -> list[tuple[Key, Statement]]:
    """The weightiest of each date, and of all."""
    counts: Counter[Key] = Counter()
    kept: list[tuple[Key, Statement]] = []
    told = Told()
    for key, item in dated:
        if counts[key] < PER_DATE and len(kept) < ENTRIES and told.admits(item):
            counts[key] += 1
            kept.append((key, item))
    return kept


def _place(statement: Statement, story: Story) -> Key | None:
    """Where a statement stands in time, by when it was said or else when its article appeared."""
    claim = statement.claim
    for edtf, template in ((claim.said_on, "timeline.said"), (story.published(claim), "timeline.article")):
        found = bounds(edtf)
        first, last = found.first or found.last, found.last or found.first
        if edtf and first and last:
            return first, last, story.wording.text(template, d=story.dates.plain(edtf))
    return None


def _days(entries: Sequence[tuple[Key, Statement]], teller: Teller) -> tuple[Paragraph, ...]:
    days: dict[Key, list[Statement]] = defaultdict(list)
    for key, item in entries:
        days[key].append(item)
    out = []
    for key in sorted(days, key=lambda key: (key[1], key[0], key[2])):
        teller.pause()
        sentences = _told(days[key], teller)
        if sentences:
            out.append(Paragraph(sentences, key[2][:1].upper() + key[2][1:]))
    return tuple(out)


def _told(items: Sequence[Statement], teller: Teller) -> tuple[Sentence, ...]:
    ordered = sorted(items, key=lambda item: (item.claim.report, item.claim.content.spans[0]))
    return tuple(sentence for item in ordered if (sentence := teller.tell(item, dated=False)) is not None)


def _undated(items: Sequence[Statement], teller: Teller, story: Story) -> list[Block]:
    teller.pause()
    sentences = _told(items[:UNDATED], teller)
    if not sentences:
        return []
    blocks: list[Block] = [
        Listing((Paragraph(sentences, story.wording["timeline.undated"]),)),
        Paragraph((note(story, "timeline.undated_note"),)),
    ]
    if len(items) > UNDATED:
        blocks.append(Paragraph((counted(story, "timeline.more", len(items) - UNDATED),)))
    return blocks
