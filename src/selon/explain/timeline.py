"""The timeline: what was said when; by the article's date where a statement has none, undated last."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from selon.explain.dates import bounds
from selon.explain.matter import is_big
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
#: What was said so many days before the first of reports of few days is their background, of chronologies mostly.
LONG_BEFORE = 14
#: A day that another one, told elsewhere, is counted from.
_RELATIVE = re.compile(
    r"(?<![\w’'-])(?:(?:le|dès le|au) (?:sur)?lendemain|(?:la|l['’]avant-) ?veille|(?:le )?jour (?:d['’]avant|d['’]après|suivant|précédent)"
    r"|(?:(?:ce|ces) jours?-là|cette journée|ce même jour|le même jour)"
    r"|the (?:next|following|previous|same) day|the day (?:before|after)|that (?:same )?day)"
    r"(?![\w’'-]|\s(?:de|du|des|d['’]|of|the|his|her|its|their|an?)(?!\w)|\sd['’])",
    re.IGNORECASE,
)
#: A cue that tells what is past; what "they say on Tuesday" may be of the coming one.
_PAST = re.compile(
    r"(?<!\w)(?:a|ont|avait|avaient|ait|aient|eu|fut|furent|has|have|had|was|were|said|told|wrote|spoke|gave|went|put|saw|held|made|came)(?!\w)"
    r"|(?:ait|aient|èrent|irent|urent|ed|ant|ing)(?!\w)",
    re.IGNORECASE,
)
#: A day of saying that may be any of so many says too little to be put among days.
PRECISE = 2

#: (first day, last day, heading): the order of the timeline.
Key = tuple[date, date, str]


def timeline(story: Story, chosen: Sequence[Statement]) -> Section | None:
    """The weightiest statements in order of time; None when there are none."""
    spoken = [item for item in chosen if item.claim.voice != "own" and not _is_of_an_earlier_day(item.claim, story)]
    told, aside = _of_the_time(unnested(spoken, story), story)
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
    if aside:
        blocks.append(Paragraph((counted(story, "timeline.aside", aside),)))
    for key in ("unsure", "undated"):
        members = [item for item in undated if _is_unsure(item.claim, story) is (key == "unsure")]
        blocks.extend(_undated(members, teller, story, key))
    return Section("timeline", story.wording["headings.timeline"], tuple(blocks))


def _of_the_time(told: Sequence[Statement], story: Story) -> tuple[list[Statement], int]:
    """The statements that a timeline of these reports tells, and how many it leaves aside.

    Of many statements those said long before, on a day that is not sure, or of a day counted from one that is told elsewhere.
    """
    if not is_big(story):
        return list(told), 0
    kept = [item for item in told if _is_of_the_time(item.claim, story)]
    return kept, len(told) - len(kept)


def _is_of_the_time(claim: Claim, story: Story) -> bool:
    if _RELATIVE.search(claim.content.text) or _is_unsure(claim, story):
        return False
    said, published = story.dates_of(story.said_on(claim)), story.dates_of(story.published(claim))
    if said is None or published is None or said == published:
        return True
    return not _is_long_before(said, story) and (
        story.is_dated(claim, said) or not claim.cue.text or bool(_PAST.search(claim.cue.text))
    )


def _is_unsure(claim: Claim, story: Story) -> bool:
    """Whether it was said on a day not known; not of what is told in its report's own sentence, which looks back itself."""
    before = story.is_of_before(claim) and story.said_on(claim) is None
    return story.is_unsure_when(claim) or (before and not is_of_the_report(claim, story))


def _is_long_before(day: date | None, story: Story) -> bool:
    if day is None or story.lasts:
        return False
    days = [found for report in story.reports.values() if (found := story.dates_of(report.published)) is not None]
    return bool(days) and (min(days) - day).days > LONG_BEFORE


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
    if claim.voice != "own" and _is_unsure(claim, story):
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
    ordered = _by_hour(sorted(items, key=lambda item: (item.claim.report, item.claim.content.spans[0])))
    return tuple(sentence for item in ordered if (sentence := teller.tell(item, dated=False)) is not None)


def _by_hour(items: Sequence[Statement]) -> list[Statement]:
    """Those whose words tell an hour in its order, in the places that such have among the others."""
    timed = sorted((hour, at) for at, item in enumerate(items) if (hour := _hour(item.claim)) is not None)
    out = list(items)
    for place, (_, at) in zip(sorted(at for _, at in timed), timed, strict=True):
        out[place] = items[at]
    return out


def _hour(claim: Claim) -> str | None:
    """HH:MM as its figures' settings have it, or as the one clock time of its words; None where neither does."""
    stages = {figure.setting.stage for figure in claim.figures if figure.setting is not None and figure.setting.stage}
    hours = {stage for stage in stages if stage[:2].isdigit()} or {when.time for when in claim.whens if when.time}
    return hours.pop() if len(hours) == 1 else None


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
