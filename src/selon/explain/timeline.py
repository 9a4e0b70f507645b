"""The timeline: what was said when; by the article's date where a statement has none, undated last."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from selon.explain.dates import bounds
from selon.explain.notes import counted, note
from selon.explain.own_words import is_of_the_report
from selon.explain.page import Block, Listing, Paragraph, Piece, Section, Sentence
from selon.explain.statements import NEAR, Statement, Told, numbers_of, unnested
from selon.explain.story import Story
from selon.explain.telling import Teller
from selon.explain.wording import finished
from selon.records import Claim

ENTRIES = 36
UNDATED = 5
PER_DATE = 5
#: Longest quotation, in characters: a reader looks for the day here.
BRIEF = 240
#: A day of saying that may be any of so many says too little to be put among days.
PRECISE = 2

#: (first day, last day, heading): the order of the timeline.
Key = tuple[date, date, str]


def timeline(story: Story, chosen: Sequence[Statement]) -> Section | None:
    """The weightiest statements in order of time; None when there are none."""
    spoken = [item for item in chosen if item.claim.voice != "own" and not _is_of_an_earlier_day(item.claim, story)]
    told = unnested(spoken, story)
    placed = [(_place(item, story), item) for item in told]
    dated = [(key, item) for key, item in placed if key is not None]
    undated = [item for key, item in placed if key is None]
    if not told:
        return None
    blocks: list[Block] = []
    teller = Teller(story, limit=BRIEF)
    days = {key for key, _ in dated}
    if len(days) == 1 and not undated:
        pieces = story.wording.say("timeline.one_day", d=Piece(days.pop()[2], "value"))
        blocks.append(Paragraph((Sentence(finished(pieces), role="note"),)))
        return Section("timeline", story.wording["headings.timeline"], tuple(blocks))
    shown = _capped(dated, story)
    if any(not story.said_on(item.claim) for _, item in shown):
        blocks.append(Paragraph((note(story, "timeline.article_note"),)))
    items = _days(shown, teller)
    if items:
        blocks.append(Listing(items))
    if len(dated) > len(shown):
        blocks.append(Paragraph((counted(story, "timeline.more", len(dated) - len(shown)),)))
    for key in ("unsure", "undated"):
        members = [item for item in undated if story.is_unsure_when(item.claim) is (key == "unsure")]
        blocks.extend(_undated(members, teller, story, key))
    return Section("timeline", story.wording["headings.timeline"], tuple(blocks))


def _capped(dated: Sequence[tuple[Key, Statement]], story: Story) -> list[tuple[Key, Statement]]:
    """The weightiest of each date, and of all."""
    counts: Counter[Key] = Counter()
    kept: list[tuple[Key, Statement]] = []
    told = Told(story)
    for key, item in dated:
        if counts[key] < PER_DATE and len(kept) < ENTRIES and told.admits(item):
            counts[key] += 1
            kept.append((key, item))
    return kept


def _place(statement: Statement, story: Story) -> Key | None:
    """Where a statement stands in time, by when it was said or else when its article appeared."""
    claim = statement.claim
    own = is_of_the_report(claim, story)
    if claim.voice != "own" and story.is_unsure_when(claim):
        return None  # "last week": neither a day, nor that of the article
    said = None if own else story.said_on(claim)
    for edtf, template in ((said, "timeline.said"), (story.published(claim), "timeline.article")):
        found = bounds(edtf)
        first, last = found.first or found.last, found.last or found.first
        sure = template != "timeline.said" or (
            first is not None and last is not None and (last - first).days <= PRECISE
        )
        if edtf and first and last and sure:
            return first, last, story.wording.text(template, d=story.dates.plain(edtf))
    return None


def _is_of_an_earlier_day(claim: Claim, story: Story) -> bool:
    """Whether the same speaker's figures stand in a report of a day before, where this one tells none."""
    published, actor = story.dates_of(story.published(claim)), claim.source.actor
    if claim.said_on or published is None or actor is None or actor.kind == "unnamed":
        return False
    mine = numbers_of(claim)
    return bool(mine) and any(
        other.source.actor is not None
        and other.source.actor.id == actor.id
        and (day := story.dates_of(story.day_of(other))) is not None
        and 0 < (published - day).days <= NEAR
        and mine & numbers_of(other)
        for other in story.told
    )


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


def _undated(items: Sequence[Statement], teller: Teller, story: Story, key: str) -> list[Block]:
    """Those that come last: of a day that is not sure, or of none at all."""
    teller.pause()
    sentences = _told(Told(story).choose(items, UNDATED), teller)
    if not sentences:
        return []
    blocks: list[Block] = [
        Listing((Paragraph(sentences, story.wording[f"timeline.{key}"]),)),
        Paragraph((note(story, f"timeline.{key}_note"),)),
    ]
    if len(items) > UNDATED:
        blocks.append(Paragraph((counted(story, "timeline.more", len(items) - UNDATED),)))
    return blocks
