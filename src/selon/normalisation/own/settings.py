"""Where and when each figure holds: by its own words, its sentence, what was said before, the story's day."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from selon.languages import counted, load, things
from selon.normalisation.figures.lexicon import lexicon_of
from selon.normalisation.own.places import Mention
from selon.normalisation.own.scene import COUNTED, Scene
from selon.records import Claim, ReadIn, Setting, Span
from selon.records.days import bounds

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[?~]?")
_HARD = re.compile(r"[;()]|\s[–—]\s")
#: "half of last week": the time of what a figure is only likened to.
_THAN = re.compile(r"\b(?:que|qu['’]|than|of|à)\s?(?:(?:la|le|l['’]|those|los|las|del?) ?)?$", re.IGNORECASE)
_COMPARATIVE = re.compile(
    r"\b(?:plus|moins|autant|aussi|davantage|mêmes?|inférieur\w*|supérieur\w*|más|menos|tant[oa]s?|mism[oa]s?)\b",
    re.IGNORECASE,
)
#: "twice as many as in Ostal": a place that a figure is only likened to.
_THAN_IN = re.compile(
    r"(?:\bque |\bqu['’]|\b(?:than|as|como) )(?:à|au|aux|en|in|at) (?:la |le |les |l['’]|the )?$", re.IGNORECASE
)
#: "136 000 marched, a little less than at the third march, on 1 December": the time behind it is the other's.
_SET_BESIDE = re.compile(
    r"\b(?:un peu |bien |a (?:little|bit) |slightly |far )?(?:plus|moins|autant|davantage|more|less|fewer|as many|más|menos) (?:que\b|qu['’]|than\b|as\b)",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\b(?:respectivement|respectively|respectivamente)\b", re.IGNORECASE)
#: A comma parts more than a space does: what stands behind one is so much farther (code points).
COMMA = 40
#: What precedes a figure belongs to it less readily than what follows it.
PRECEDES = 25
#: Words that a part between commas has at least ("seven of the police").
INSIDE = 2
#: A time that stands so near its sentence's beginning (code points) holds for the sentences after it.
OPENING = 25


@dataclass(frozen=True, slots=True)
class Part:
    """The words of a sentence that can be a figure's own: none beyond a word of contrast or another figure."""

    figure: Span
    sentence: Span
    start: int
    end: int
    before: int
    after: int
    compared: Span | None
    reach: int


def settled(claim: Claim, scene: Scene) -> Claim:
    """The claim with the settings of its figures."""
    if not any(figure.kind in COUNTED for figure in claim.figures):
        return claim
    figures = tuple(
        replace(figure, setting=_setting(Span(figure.spans[0].start, figure.spans[-1].end), claim, scene))
        if figure.kind in COUNTED and figure.spans
        else figure
        for figure in claim.figures
    )
    return replace(claim, figures=figures)


def _setting(at: Span, claim: Claim, scene: Scene) -> Setting:
    part = _part(at, scene)
    place, stage = _place(part, scene), _stage(part, scene)
    if part.compared is not None:
        other = _setting(part.compared, claim, scene)
        day = _other_day(part, scene, other)
        found = Setting(other.place, other.place_id, day, stage or other.stage, True, other.place_from)
        if place is not None:
            found = replace(found, place=place.name, place_id=place.key, place_from=_read_in(place.span, claim))
        return replace(found, day_from="content" if day else None)
    found = Setting(stage=stage)
    told = _own_day(part, claim, scene)
    if told is not None:
        found = replace(found, day=told[0], day_from=_read_in(told[1], claim))
    elif carried := _carried_day(part, scene):
        found = replace(found, day=carried, day_from="report")
    if place is not None:
        source: ReadIn = (
            "report" if place.line or (place.weak and claim.voice == "own") else _read_in(place.span, claim)
        )
        return replace(found, place=place.name, place_id=place.key, place_from=source)
    place = _carried_place(part, scene)
    return replace(found, place=place.name, place_id=place.key, place_from="report") if place else found


def _read_in(span: Span, claim: Claim) -> ReadIn:
    """Whether words of the sentence are the claim's own content: the day a thing was said is not the day it happened."""
    if claim.voice == "own" or any(start <= span.start and span.end <= end for start, end in claim.content.spans):
        return "content"
    return "sentence"


def _part(at: Span, scene: Scene) -> Part:
    sentence = scene.sentences.whole(at.start)
    sentence = Span(sentence.start, max(sentence.end, at.end))
    turns = scene.turns(sentence)
    before = [turn for turn in turns if turn.span.end <= at.start]
    end = min((turn.span.start for turn in turns if turn.span.start >= at.end), default=sentence.end)
    reach = start = before[-1].span.start if before else sentence.start
    if before and _closed(scene.text, before[-1].span.end, at.start):
        # "(168, against 651 the week before) and those held (112 …": the brackets end what is compared.
        start, before, reach = scene.text.rindex(")", before[-1].span.end, at.start) + 1, [], sentence.start
    inner = [figure for figure in scene.figures if start <= figure.start and figure.end <= end]
    previous = max((figure.end for figure in inner if figure.end <= at.start), default=start)
    following = min((figure.start for figure in inner if figure.start >= at.end), default=end)
    compared = before[-1].compared if before else None
    if before and _RESPECTIVELY.search(scene.text, start, at.start):
        compared = _respective(at, start, end, before[-1].span.start, scene, sentence)
    elif before and previous > start:
        # A second figure behind one word of contrast is compared with nothing of its own, and goes with the first.
        compared = before[-1].compared
    return Part(at, sentence, start, end, previous, following, compared, reach)


def _closed(text: str, start: int, end: int) -> bool:
    """Whether a bracket that was open at `start` is closed before `end`."""
    depth = 0
    for mark in text[start:end]:
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            return True
    return False


def _respective(at: Span, start: int, end: int, turn: int, scene: Scene, sentence: Span) -> Span | None:
    """As in "66 000 and 2 000, against 136 000 and 10 000 respectively": each with its own."""
    theirs = [figure for figure in scene.figures if start <= figure.start and figure.end <= end]
    ours = [figure for figure in scene.figures if sentence.start <= figure.start and figure.end <= turn]
    ours = ours[-len(theirs) :]
    place = theirs.index(at)
    return ours[place] if place < len(ours) else (ours[-1] if ours else None)


def _distance(part: Part, span: Span, text: str) -> int | None:
    """How far a span of the figure's own words lies from it; None outside."""
    if part.figure.end <= span.start and span.end <= part.after:
        gap = text[part.figure.end : span.start]
        if part.after < part.end and "," in gap:
            return None  # the next figure's, in a list: "13 800 in Varn, and that of Ostal, with 5 400"
        return len(gap) + COMMA * gap.count(",") + 2 * COMMA * len(_HARD.findall(gap))
    if part.before <= span.start and span.end <= part.figure.start:
        gap = text[span.end : part.figure.start]
        return len(gap) + PRECEDES + COMMA * min(1, gap.count(",")) + COMMA * len(_HARD.findall(gap.replace("(", "")))
    return None


def _place(part: Part, scene: Scene) -> Mention | None:
    """The place nearest among the figure's own words, else the last before it in its part of the sentence."""
    near: list[tuple[int, Mention]] = []
    places = [m for m in scene.places if not _THAN_IN.search(scene.text, max(0, m.span.start - 16), m.span.start)]
    for mention in places:
        distance = None if mention.weak else _distance(part, mention.span, scene.text)
        if distance is not None:
            near.append((distance, mention))
    whole = [item for item in near if not item[1].part]
    if whole:
        return min(whole, key=lambda item: item[0])[1]
    earlier = [m for m in places if part.reach <= m.span.start and m.span.end <= part.figure.start and not m.weak]
    towns = [mention for mention in earlier if not mention.part]
    if towns:
        return towns[-1]
    if near:
        return min(near, key=lambda item: item[0])[1]
    later = [m for m in places if part.after <= m.span.start and m.span.end <= part.end and not (m.part or m.weak)]
    if (
        len({mention.key for mention in later}) == 1
        and part.compared is None
        and not _HARD.search(scene.text, part.figure.end, later[0].span.start)
        and not _of_part(part, later[0], scene)
    ):
        return later[0]
    speaking = [m for m in places if part.reach <= m.span.start and m.span.end <= part.sentence.end and m.weak]
    return speaking[-1] if speaking and part.compared is None else None


def _of_part(part: Part, place: Mention, scene: Scene) -> bool:
    """Whether a place behind another figure is that of a part of this one: "300 marched, 40 of them in Ostal"."""
    if scene.language not in counted():
        return False
    words = lexicon_of(load(scene.language)).entries["part"]
    hits = [hit for entry in words for hit in entry.regex.finditer(scene.text, part.figure.end, place.span.start)]
    return any(not _is_closed_in(part.figure.end, hit.span(), place.span.start, scene.text) for hit in hits)


def _is_closed_in(figure: int, word: tuple[int, int], place: int, text: str) -> bool:
    """Whether a part stands between commas, so that the place goes with the whole: "71 hurt, including 7 officers, in Ostal"."""
    opened = text[figure : word[0]].rstrip().endswith((",", "("))
    inner = text[word[1] : place]
    closed = re.search(r"[,)]\s(?:\w+\W){0,3}$", inner)
    return bool(
        opened and closed and len(inner[: closed.start()].split()) >= INSIDE and "," not in inner[: closed.start()]
    )


def _carried_place(part: Part, scene: Scene) -> Mention | None:
    """What the paragraph named last; a word for "there" looks farther back."""
    paragraph = scene.sentences.paragraph(part.figure.start)
    before = [m for m in scene.places if m.span.end <= part.sentence.start and not m.part]
    in_paragraph = [m for m in before if m.span.start >= paragraph.start]
    if in_paragraph:
        last = scene.sentences.whole(in_paragraph[-1].span.start)
        towns = [m for m in in_paragraph if m.span.start >= last.start and not m.key.startswith("country:")]
        return (towns or in_paragraph)[-1]
    last = scene.sentences.whole(max(0, part.sentence.start - 1))
    opening = [m for m in before if last.start <= m.span.start <= last.start + OPENING]
    if opening:
        return opening[0]
    if things.find("there", scene.text, scene.language, *part.sentence) and before:
        towns = [m for m in before if not m.key.startswith("country:")]
        return towns[-1] if towns else before[-1]
    return scene.place


def _other_day(part: Part, scene: Scene, other: Setting) -> str | None:
    """The day of a figure that another is compared with: never the other's own."""
    earlier = things.find("earlier", scene.text, scene.language, part.start, part.end)
    base = _DAY.fullmatch(other.day or "")
    if earlier and base:
        return (date.fromisoformat(base[1]) + timedelta(days=earlier[0].thing.days)).isoformat()
    told = [edtf for edtf, _ in _near(part, scene)] + [
        when.edtf for when in scene.whens if part.start <= when.spans[0].start < part.end and when.edtf
    ]
    return told[0] if told and told[0] != other.day else None


def _own_day(part: Part, claim: Claim, scene: Scene) -> tuple[str, Span] | None:
    """The time that the figure's own sentence tells, and where: a whole time ("since the start") before a day.

    What the claim's content says goes before what stands about it.
    """
    since = things.find("span", scene.text, scene.language, *part.sentence)
    if not since:
        told = [item for item in _near(part, scene) if _read_in(item[1], claim) == "content"] or _near(part, scene)
        earlier = things.find("earlier", scene.text, scene.language, part.figure.end, part.after)
        if not told and earlier and scene.day and not _likened(earlier[0].span.start, scene):
            day = date.fromisoformat(scene.day) + timedelta(days=earlier[0].thing.days)
            return day.isoformat(), earlier[0].span
        return told[0] if told else None
    at = since[0].span
    begun = (
        when.edtf
        for when in scene.whens
        if when.edtf and at.start <= when.spans[0].start + 8 and when.spans[0].start <= at.end + 4
    )
    start = next(begun, "..")
    return (start if "/" in start else f"{start}/.."), at


def _carried_day(part: Part, scene: Scene) -> str | None:
    """What an earlier sentence of the paragraph, or the one before it, begins with; else the story's own day."""
    start = min(
        scene.sentences.paragraph(part.figure.start).start, scene.sentences.whole(max(0, part.sentence.start - 1)).start
    )
    carried = [
        when.edtf
        for when in scene.whens
        if start <= when.spans[0].start < part.sentence.start
        and not things.find("earlier", scene.text, scene.language, *when.spans[0])
        and when.spans[0].start - scene.sentences.whole(when.spans[0].start).start <= OPENING
        and when.edtf
        and _DAY.fullmatch(when.edtf)
    ]
    return carried[-1] if carried else scene.day


def _near(part: Part, scene: Scene) -> list[tuple[str, Span]]:
    """The times of the figure's own words, exact ones first, the nearest first; else the last before them in its part.

    None that was yet to come when the report appeared.
    """
    whens = [
        (when.edtf, when.spans[0])
        for when in scene.whens
        if when.edtf
        and not _to_come(when.edtf, scene)
        and not _likened(when.spans[0].start, scene)
        and not _SET_BESIDE.search(scene.text, part.figure.end, max(part.figure.end, when.spans[0].start))
    ]
    near = [
        (_DAY.fullmatch(edtf) is None, distance, edtf, span)
        for edtf, span in whens
        if (distance := _distance(part, span, scene.text)) is not None
    ]
    if near:
        return [(edtf, span) for *_, edtf, span in sorted(near)]
    earlier = [(edtf, span) for edtf, span in whens if part.start <= span.start and span.end <= part.figure.start]
    return earlier[-1:]


def _likened(at: int, scene: Scene) -> bool:
    """Whether the time is that of something a figure is only likened to ("half of last week's").

    "said that on Saturday they were 300" likens nothing: "que" does so behind a word of comparison.
    """
    hit = _THAN.search(scene.text, max(0, at - 24), at)
    if hit is None or not hit.group().lower().startswith("qu"):
        return hit is not None
    sentence = scene.sentences.whole(at)
    return _COMPARATIVE.search(scene.text, sentence.start, hit.start()) is not None


def _to_come(edtf: str, scene: Scene) -> bool:
    first = bounds(edtf)[0]
    return bool(first and scene.published and first > scene.published)


def _stage(part: Part, scene: Scene) -> str | None:
    """The clock time or stage named in the figure's part of the sentence."""
    named = things.find("stage", scene.text, scene.language, part.reach, part.after)
    if named:
        return named[-1].thing.at
    times = [when.time for when in scene.whens if when.time and part.reach <= when.spans[0].start < part.after]
    return times[0] if times else None
