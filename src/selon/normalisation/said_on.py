"""The day on which a source said what is attributed to it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter

from selon.languages.pack import LanguagePack, Row, load
from selon.languages.phrases import extent, read_phrase
from selon.languages.wording import find
from selon.normalisation.when import find_whens
from selon.normalisation.when.calendar import Anchor, read_anchor
from selon.normalisation.when.grammar import widened
from selon.records import Attribution, Span, When

#: Where a sentence ends; attributed words, masked, may open the next one.
_BOUNDARY = re.compile(
    r"[.!?…]\s?[\"»”’)\]]*\s+(?=[^\W\d_a-zà-ÿ]|[«“\"(\x01—–-])|\n|;\s|(?<=[a-zà-ÿ\x01»”])[.!?…][»”]?(?=[«“][A-ZÀ-Þ]|\x01)|(?<=[a-zà-ÿ]{2})[.!?](?=[A-ZÀ-Þ][a-zà-ÿ])"
)
_CLOSING = re.compile(r"[.!?…\s\"»”]+$")
_POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?~?(?:/\d{4}-\d\d-\d\d)?|\d{4}-2[1-4]")
#: How the forms of each part of `[[near]]` are matched beside a time or cue.
_SHAPES = {
    "apart": r"(?<!\w)(?:{})(?!\w)",
    "adnominal": r"(?<!\w)(?:{})\s*$",
    "possessive": r"(?:{})",
    "saying": r"(?<!\w)(?:{})(?!\w)",
    "according": r"(?:{})",
    "then": r"(?<!\w)(?:{})(?!\w)",
    "counted": r"(?<!\w)(?:{})$",
    "spoken": r"(?<!\w)(?:{})",
}
#: A verb that is not the cue's, right before a time: "sentenced on Wednesday", "placé mercredi", "pour enrayer samedi".
_OTHER_VERB = {
    "fr": re.compile(
        r"(?:(?<![\w'’-])(?=[a-zà-ÿ])|^\W*)(?P<verb>\w{2,}(?:[éiu]e?s?|i[st]e?s?|erte?s?|er|ir|oir|dre|tre))(?:\s(?:en|à|au|aux|par|dans)\s[\w’'-]+(?:\s\w+)?)?\s+(?:ce\s+|le\s+)?$"
    ),
    "en": re.compile(r"(?<![\w'’-])(?P<verb>[a-z]{2,}(?:ed|wn|held|shot|hurt|sent|left))\s+(?:on\s+)?$", re.IGNORECASE),
}
#: A participle that opens a part between commas: "Ivo Karn, remanded in custody on Wednesday".
_ASIDE = {
    "fr": re.compile(r",\s+(?:pourtant\s|depuis\s|déjà\s)?(?P<verb>\w{2,}[éiu]e?s?)\s[^,;]*$"),
    "en": re.compile(r",\s+(?P<verb>[a-z]{2,}ed)\s[^,;]*$"),
}
_PARTICIPLE = re.compile(r"(?:[éiu]e?s?|ed)$")
_HAS = re.compile(r"\b(?:a|ont|avait|avaient|has|have|had)\s(?:[\w-]+\s){0,2}$")
#: French words with a participle's end that are none: nouns, and what stands beside a day.
_NO_VERB = re.compile(
    r"(?:députée?s?|élue?s?|accusée?s?|comité|associée?s?|ici|lundi|mardi|mercredi|jeudi|vendredi|samedi|aussi|ainsi|parmi|midi|qui"
    r"|celui|lui|parti|ennemi|appui|conseiller|ouvrier|premier|dernier|officier|policier|avoir|soir|hier|hiver|autre|contre|entre|ministre"
    r"|membre|maître|prêtre|lettre|centre|titre|cadre|semestre|trimestre|dû|vu|du|plus|su|peu|jeu|lieu|milieu|puis|depuis|mais|avis|fois|mois|trois)$",
    re.IGNORECASE,
)
#: Between a time and the told words it is part of.
_LEADS_OVER = re.compile(r",?\s+")
#: What opens a clause on what others said, or somebody said before.
_LIKENED = re.compile(
    r"(?<!\w)(?:comme|as)\s+(?:le|l['’]|la|les|he|she|it|they|his|her|its|their|the)(?!\w)", re.IGNORECASE
)
_QUOTES = '«“„"‘'
#: A clause that says more of the source: "the mayor, who was received on Friday, …".
_RELATIVE = re.compile(r",\s+(?:qui|dont|où|lequel|laquelle|who|whose|which|where)(?!\w)", re.IGNORECASE)
#: Right behind a cue, a time that is counted from another told before: "had announced some hours earlier".
_AS_MUCH = re.compile(
    r"[^.;:\x01]{0,24}\b(?:heures?|jours?|minutes|semaines?|mois|hours?|days?|weeks?|months?)\s(?:auparavant|plus tôt|avant|plus tard|après|earlier|before|later)\b",
    re.IGNORECASE,
)
#: A time with its own "of": "the events of last week".
_OF = re.compile(r"(?:de|du|des|of)\s|d['’]", re.IGNORECASE)
#: Stands in for attributed words when a sentence's own frame is read.
_MASK = "\x01"
#: Most code points of frame that may part a cue from its time.
FARTHEST = 170
#: What a subordinate clause between cue and time counts for, and what a time that opens the sentence gains.
APART, OPENING = 90, 70
#: What a coarse date adds, and by how much the words after "selon" are farther from it than others.
COARSE, ADRIFT = 60, 4
#: A time after so little ("However, ", "En effet, ") still opens its sentence.
LEAD = 14
#: How much of a report (code points) sets its scene.
OPENING_LENGTH = 600
#: How far round an attribution (code points) its day is looked for.
REACH = 4000
#: A report is one speaker's when this many attributions, and this share of all, are his.
LEAST, MAINLY, NAMED = 5, 0.6, 3
#: Words of a source no longer than this (articles, pronouns) name nobody.
SHORT_WORD = 2


@dataclass(frozen=True, slots=True)
class _Frame:
    """The sentence round a cue, and the report's text with what others say in it masked."""

    start: int
    end: int
    masked: str


def said_on(text: str, attribution: Attribution, pack: LanguagePack, anchor: str | None) -> str | None:
    """The EDTF date of saying that the attribution's own sentence gives, or None.

    The time must stand outside the content and belong to the cue or the source:
    "l'attaque de mercredi" dates the attack. `days_of_saying` knows more, since it
    sees a whole report's attributions.
    """
    return _own(text, attribution, (), pack, anchor)


def days_of_saying(
    text: str, attributions: Sequence[Attribution], pack: LanguagePack, anchor: str | None
) -> tuple[str | None, ...]:
    """The date of saying of each attribution of a report, in the same order.

    Where a sentence gives none, the date of the same speaker's last dated words
    holds on while he is quoted from the same occasion.
    """
    neighbourhood = _Neighbourhood(text, attributions)
    own = tuple(_own(*neighbourhood.of(item), pack, anchor) for item in attributions)
    return _carried(text, attributions, own, pack, anchor)


class _Neighbourhood:
    """What lies near an attribution: in a long report, what is far from it says nothing of its day."""

    def __init__(self, text: str, attributions: Sequence[Attribution]) -> None:
        self._text = text
        extents = [(item.content[0].start, item.content[-1].end, item) for item in attributions]
        self._short = sorted((x for x in extents if x[1] - x[0] <= REACH), key=itemgetter(0))
        self._starts = [start for start, _, _ in self._short]
        self._long = [x for x in extents if x[1] - x[0] > REACH]

    def of(self, item: Attribution) -> tuple[str, Attribution, list[Attribution]]:
        """The text round an attribution, itself and the others there, their spans counted from its beginning."""
        marks = (*item.source, *item.cue, item.content[0])
        first = max(0, min(mark.start for mark in marks) - REACH)
        last = min(len(self._text), max(mark.end for mark in marks) + REACH)
        around = self._short[bisect_left(self._starts, first - REACH) : bisect_left(self._starts, last)]
        others = [
            other for start, end, other in (*around, *self._long) if start < last and end > first and other is not item
        ]
        text = self._text[first:last]
        return text, _moved(item, first, len(text)), [_moved(other, first, len(text)) for other in others]


def _moved(item: Attribution, by: int, size: int) -> Attribution:
    """The attribution as it stands in a stretch of the text that begins at `by`; what lies outside is cut off."""

    def cut(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        inside = (Span(max(start - by, 0), min(end - by, size)) for start, end in spans)
        return tuple(span for span in inside if span.start < span.end)

    return replace(item, source=cut(item.source), cue=cut(item.cue), content=cut(item.content))


def _carried(
    text: str,
    attributions: Sequence[Attribution],
    own: tuple[str | None, ...],
    pack: LanguagePack,
    anchor: str | None,
) -> tuple[str | None, ...]:
    """One speaker, one day: where a report is about what one person said that day, the rest is of it too."""
    speakers = _speakers(text, attributions)
    counts = Counter(speaker for speaker in speakers if speaker)
    if not counts:
        return own
    main, times = counts.most_common(1)[0]
    his = [
        speaker == main or _may_be(text, item, main, pack) for item, speaker in zip(attributions, speakers, strict=True)
    ]
    if times < NAMED or sum(his) < LEAST or sum(his) < MAINLY * len(attributions):
        return own
    days = {day for mine, day in zip(his, own, strict=True) if mine and day and len(day) == 10}
    if not any(own):
        days = _scene(text, attributions, pack, anchor)
    if len(days) != 1:
        return own
    (day,) = days
    return tuple(day if mine and found is None else found for mine, found in zip(his, own, strict=True))


def _may_be(text: str, item: Attribution, main: str, pack: LanguagePack) -> bool:
    """Whether a source without a name of its own can be the report's one speaker: "il", "le ministre", "l'élue"."""
    if (
        item.resolution is not None
        and item.resolution.name
        and any(word[0].isupper() for word in item.resolution.name.split()[:1])
    ):
        return False
    if not item.source:
        return False
    phrase = read_phrase(text, extent(item.source), pack)
    if phrase.kind == "pronoun":
        return phrase.number == "s"
    return phrase.kind == "description" and phrase.number == "s" and bool(phrase.roles)


def _scene(text: str, attributions: Sequence[Attribution], pack: LanguagePack, anchor: str | None) -> set[str]:
    """The days that the narrator's opening names for what happens in it, outside anyone's words."""
    known, rules = read_anchor(anchor), _rules(pack.language)
    days = set()
    for when in find_whens(text, 0, min(len(text), OPENING_LENGTH), anchor, pack):
        span = when.spans[0]
        said = any(piece.start < span.end and span.start < piece.end for item in attributions for piece in item.content)
        if said or when.edtf is None or not _reached(when.edtf, known) or len(when.edtf) != 10:
            continue
        if when.edtf[:4] in when.text:  # a dateline, or history: a scene is set by "ce samedi", "hier"
            continue
        start = max((mark.end() for mark in _BOUNDARY.finditer(text, 0, span.start)), default=0)
        left = text[start : span.start]
        if not rules["apart"].search(left) and not rules["adnominal"].search(left):
            days.add(when.edtf)
    return days


def _reached(edtf: str, known: Anchor | None) -> bool:
    """Whether a date is not after the report's own: nobody is quoted from tomorrow."""
    return known is None or edtf[:10].rstrip("~") <= known.last.isoformat()[: len(edtf[:10].rstrip("~"))]


def _speakers(text: str, attributions: Sequence[Attribution]) -> list[str]:
    """A key for who speaks in each attribution; empty where nobody is named.

    A surname goes with the full name that ends in it ("Ferrand" with "Odile
    Ferrand"); an unresolved pronoun names nobody.
    """
    keys: list[str] = []
    surnames: set[str] = set()
    for item in attributions:
        name = (
            item.resolution.name if item.resolution else " ".join(text[span.start : span.end] for span in item.source)
        )
        words = [word for word in re.findall(r"\w+", name) if len(word) > SHORT_WORD]
        keys.append(" ".join(words).casefold())
        if len(words) == 1 and words[0][0].isupper():
            surnames.add(keys[-1])
    full = {key: max((other for other in keys if other.endswith(f" {key}")), key=len, default=key) for key in surnames}
    return [full.get(key, key) for key in keys]


def _own(
    text: str, item: Attribution, others: Sequence[Attribution], pack: LanguagePack, anchor: str | None
) -> str | None:
    marks = sorted(item.cue or item.source)
    if not marks:
        return None
    frame = _frame(text, item, others, marks)
    if _AS_MUCH.match(frame.masked, marks[-1].end, frame.end):
        return None
    known = read_anchor(anchor)
    best: tuple[float, str] | None = None
    for when in find_whens(text, frame.start, frame.end, anchor, pack):
        span = when.spans[0]
        if when.edtf is None or not _POINT.fullmatch(when.edtf) or _MASK in frame.masked[span.start : span.end]:
            continue
        if not _reached(when.edtf, known):
            continue
        if _of_the_content(text, when, item) or _of_the_source(text, when, item):
            continue
        cost = _cost(frame, when, marks, pack)
        if cost <= FARTHEST and (best is None or cost < best[0]):
            best = (cost, when.edtf)
    if best is None and _rules(pack.language)["then"].search(frame.masked, frame.start, marks[-1].end):
        return _last_day(text, frame, anchor, pack, known)
    return best[1] if best else None


def _of_the_content(text: str, when: When, item: Attribution) -> bool:
    """Whether a time leads over to told words whose cue comes after them: "On Saturday, a ship sank, officials said"."""
    if not item.content:
        return False
    content, end = item.content[0], when.spans[-1].end
    leads = end <= content.start and _LEADS_OVER.fullmatch(text, end, content.start) is not None
    told = text[content.start] not in _QUOTES
    return leads and told and all(mark.start >= content.end for mark in (*item.cue, *item.source))


def _own_of(left: str, time: str) -> re.Match[str] | None:
    """The place behind a noun that a time with its own "of" belongs to."""
    return re.search(r"(?<=[^\W\d_])\s?$", left) if _OF.match(time) else None


def _of_the_source(text: str, when: When, item: Attribution) -> bool:
    """Whether a time only says who the source is: "the candidate of 2007", a paper called "Monday Morning"."""
    (start, end) = when.spans[0]
    year = when.edtf is not None and len(when.edtf) == len("2007")
    return any(
        (year and span.start < start and end <= span.end)
        or (
            span.start < end
            and start < span.end
            and not any(
                len(word) > SHORT_WORD for word in re.findall(r"\w+", text[span.start : start] + text[end : span.end])
            )
        )
        for span in item.source
    )


def _last_day(text: str, frame: _Frame, anchor: str | None, pack: LanguagePack, known: Anchor | None) -> str | None:
    """The day last named by the narrator before a sentence that says "alors", in the same paragraph."""
    start = max(0, text.rfind("\n", 0, frame.start - 1) + 1)
    for when in reversed(find_whens(text, start, frame.start, anchor, pack)):
        span = when.spans[0]
        named = when.edtf is not None and len(when.edtf) == 10 and _MASK not in frame.masked[span.start : span.end]
        if named and _reached(str(when.edtf), known):
            return when.edtf
    return None


def _frame(text: str, item: Attribution, others: Sequence[Attribution], marks: Sequence[Span]) -> _Frame:
    cue = marks[0]
    letters = list(text)
    start, end = 0, len(text)
    for other in (item, *others):
        for piece in other.content:
            if other is item or not (piece.start <= cue.start and cue.end <= piece.end):
                closing = _CLOSING.search(text, piece.start, piece.end)
                stop = closing.start() if closing else piece.end
                letters[piece.start : stop] = _MASK * (stop - piece.start)
            else:
                # Inside another's words, a time outside them dates the other's saying.
                start, end = max(start, piece.start), min(end, piece.end)
    masked = "".join(letters)
    for mark in _BOUNDARY.finditer(masked, start, cue.start):
        start = mark.end()
    after = _BOUNDARY.search(masked, max(cue.end, marks[-1].end), end)
    return _Frame(start, after.start() + 1 if after else end, masked)


def _cost(frame: _Frame, when: When, marks: Sequence[Span], pack: LanguagePack) -> float:
    """How far a time stands from the cue, in code points of frame and what counts like them."""
    rules = _rules(pack.language)
    span = when.spans[0]
    cue = min(marks, key=lambda mark: min(abs(mark.start - span.end), abs(span.start - mark.end)))
    before = span.end <= cue.start
    between = frame.masked[span.end : cue.start] if before else frame.masked[cue.end : span.start]
    cost = float(len(between.replace(_MASK, "")))
    cost += APART * len(rules["apart"].findall(between))
    left, right = frame.masked[frame.start : span.start], frame.masked[span.end : frame.end]
    opens = len(left.replace(_MASK, "").strip(' \n–—-«",')) < LEAD
    if when.edtf is not None and len(when.edtf.rstrip("~")) < 10 and not opens:
        # A month or year says when somebody spoke only right beside the cue.
        cost = 2 * cost + COARSE + (FARTHEST if "," in between else 0)
    if rules["according"].fullmatch(frame.masked[cue.start : cue.end].strip()):
        # "marched on Thursday: 8,000 according to the police": the day is that of the march
        cost = ADRIFT * cost + (FARTHEST if before and ":" in between else 0)
    elif opens:
        cost -= OPENING
    if not before and _LIKENED.search(between):
        cost += FARTHEST  # "no longer says so, as his services did three days ago": the day is theirs
    if not before and _RELATIVE.search(between):
        cost += FARTHEST
    if rules["counted"].search(left):
        cost += 2 * FARTHEST  # "on the day after Tuesday's march" is no Tuesday
    if _is_of_another_verb(frame, when, marks, "" if before else between, pack):
        cost += 2 * FARTHEST
    noun = rules["adnominal"].search(left) or _own_of(left, when.text)
    if noun and not rules["saying"].search(left[: noun.start()]):
        cost += FARTHEST
    if rules["possessive"].match(right) and not rules["saying"].search(right[:40]):
        cost += FARTHEST
    return cost


def _is_of_another_verb(frame: _Frame, when: When, marks: Sequence[Span], between: str, pack: LanguagePack) -> bool:
    """Whether a time is that of a verb beside it which is neither the cue nor one of saying."""
    language, start = pack.language, when.spans[0].start
    rules = _rules(language)
    patterns = ((_OTHER_VERB, frame.masked[frame.start : start], frame.start), (_ASIDE, between, start - len(between)))
    for pattern, text, offset in patterns:
        found = pattern[language].search(text) if language in pattern else None
        if found is None or _MASK in found.group():
            continue
        verb, at = found["verb"], Span(offset + found.start("verb"), offset + found.end("verb"))
        told = any(at.start < mark.end and mark.start < at.end for mark in marks)
        # "a jugé mardi que" says, "jugé mardi" was tried
        finite = _HAS.search(text, 0, found.start("verb")) or not _PARTICIPLE.search(verb)
        told = told or bool(finite and find(pack, "cues", "cue", verb))
        if not (told or rules["spoken"].match(verb) or rules["saying"].fullmatch(verb) or _NO_VERB.match(verb)):
            return True
    return False


@cache
def _rules(language: str) -> dict[str, re.Pattern[str]]:
    """The pack's `[[near]]` rows, by what they do."""
    rows = load(language).rows("time", "near")
    table = {}
    for part, shape in _SHAPES.items():
        forms = [widened(row.form) for row in rows if row["part"] == part]
        table[part] = re.compile(shape.format("|".join(forms) or r"(?!)"), re.IGNORECASE)
    return table


def near_rows(text: str, pack: LanguagePack) -> tuple[Row, ...]:
    """The `[[near]]` rows that hold beside a time in `text`: what a row's own examples are tested with."""
    spans = [when.spans[0] for when in find_whens(text, 0, len(text), None, pack)]
    found = []
    for row in load(pack.language).rows("time", "near"):
        regex = re.compile(_SHAPES[row["part"]].format(widened(row.form)), re.IGNORECASE)
        if row["part"] in ("adnominal", "counted"):
            hit = any(regex.search(text[: span.start]) for span in spans)
        elif row["part"] == "spoken":
            hit = regex.search(text) is not None
        elif row["part"] == "possessive":
            hit = any(regex.match(text[span.end :]) for span in spans)
        else:
            hit = re.search(rf"(?<!\w)(?:{regex.pattern})(?!\w)", text, re.IGNORECASE) is not None
        if hit:
            found.append(row)
    return tuple(found)
