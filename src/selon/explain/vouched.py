"""Which figures a large page shows: those of which their own sentence says everything that a row says.

A page over hundreds of figures has enough of them to show only the certain ones. Leaving out what may be wrong never comes to
an end; here a figure is a row where its sentence names who gives it, what is counted, and where, in an order of words that
leaves no doubt. Words: the page's wording files, `[vouched]`.
"""

import re
from functools import cache

from selon.explain.known import is_known, is_national_voice, owner_of
from selon.explain.located import COUNTRY, place_of, sentence_at
from selon.explain.ownside import is_of_its_day, own_side, trimmed
from selon.explain.plenty import has_plenty
from selon.explain.quantities import is_vague
from selon.explain.running import is_captioned, is_quoted_in
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES, load
from selon.languages import gazetteer, things
from selon.records import Claim, Figure, FigureRef, Report, Span

#: Up to this a number is given for anything: it counts only where an event is named in its sentence.
FEW = 12
#: Code points between a verb and its figure, before a figure that a source behind it gives, between the two, and of a sentence.
GAP, BEFORE, BETWEEN, LONGEST = 60, 170, 260, 420
#: Inhabitants of a town that competes with another for a figure.
TOWN = 20_000
#: Names of fewer letters are words at the beginning of a sentence.
NAME = 4
KINDS = ("number", "money", "percent")
#: A heading, a line of a list or a note, and the marks of what stands around a text.
_NO_SENTENCE = re.compile(r"^\W*[•●·|>*#-]|^\d+\.?-?\s(?=[A-ZÀ-Þ«\"])|https?:|pic\.twitter|[@#|©]")
_ENDED = re.compile(r"[.!?…][\s»”\")\]]*$")
#: Two sentences that a page has run together.
_GLUED = re.compile(r"[a-zà-ÿ”»\"][.!?][”»\"]?[A-ZÀ-Þ]")
#: A heading of quoted words that a page has run together with a sentence.
_HEADED = re.compile(r"[«\"“][^«»\"“”]{3,60}[»\"”]\s(?:L[ea]s?\s|L['’]|The\s|[A-ZÀ-Þ][a-zà-ÿ]+\s[a-zà-ÿ])")
_CLAUSE = re.compile(r".*(?:\s?:\s|[–—]\s|\s-\s)", re.DOTALL)
#: What only links a sentence to the one before.
_LINKED = re.compile(r"^\s*(?:Mais|Et|Or|But|And)\s(?=\w)")
_SHUT = re.compile(r"\s?(?:$|[.,;:!?)»”\"–—-])")


def is_vouched(ref: FigureRef, story: Story) -> bool:
    """Whether a figure's own sentence says who gives it, what it counts, and where; every figure of a page that is not large."""
    return not has_plenty(story) or story.recalled(("vouched", ref), lambda: _is_vouched(ref, story))


def _is_vouched(ref: FigureRef, story: Story) -> bool:
    claim = story.claims[ref.claim]
    figure, report = claim.figures[ref.index], story.report_of(claim)
    if claim.voice != "attributed" or not figure.spans or report.language not in LANGUAGES:
        return False
    at = sentence_at(figure.spans[0].start, report, story)
    if any(is_quoted_in(span, report) for span in claim.cue.spans):
        return False  # within somebody else's words
    if not _is_told_in(claim, at, report) or not _is_sentence(figure.spans[0].start, at, report):
        return False
    if not _is_figure(figure, claim, at, report):
        return False
    part = figure.part_of is not None and _is_part_of_place(figure, claim, report)
    if figure.part_of is not None:
        if not part or not is_vouched(FigureRef(ref.claim, figure.part_of), story):
            return False
    elif not (_is_counted(figure, at, report) and _is_governed(figure, claim, at, story)):
        return False
    side = own_side(figure, at, report, part=part)
    if _is_under_way(claim, side, report):
        return False
    return is_of_its_day(claim, figure, side, story) and _is_placed(ref, side, story)


def _is_under_way(claim: Claim, side: Span, report: Report) -> bool:
    """Whether what is counted was going on ("800 were marching") at an hour that the sentence does not tell."""
    words = report.text[slice(*side)]
    rule = load(report.language)["vouched"]
    timed = any(re.search(str(rule[name]), words, re.IGNORECASE) for name in ("hour", "hours"))
    cues = {at for span in claim.cue.spans for at in range(*span)}
    going = re.finditer(str(rule["going"]), words, re.IGNORECASE)
    return not timed and any(side.start + hit.start() not in cues for hit in going)


def _is_told_in(claim: Claim, at: Span, report: Report) -> bool:
    """Whether a source and the verb for its saying stand in the figure's sentence, and the verb is one of telling or counting."""
    spans = [*claim.source.spans, *claim.cue.spans]
    inside = all(at.start <= span.start and span.end <= at.end for span in spans)
    tells = bool(_pattern(report.language, "tells").search(claim.cue.text))
    return bool(claim.source.spans and claim.cue.spans) and inside and tells and claim.polarity == "positive"


def _is_sentence(start: int, at: Span, report: Report) -> bool:
    """Whether a figure stands in a sentence of running text: no heading, list, note, caption, or what a page has around its text.

    Nor in a clause that begins with a word for something told before it ("these arrests").
    """
    words = report.text[slice(*trimmed(at, report))]
    if len(words) > LONGEST or "\n" in words or not _ENDED.search(words):
        return False
    if report.title is not None and words.startswith(report.title.strip()[:40]):
        return False
    if _HEADED.match(words) or _pattern(report.language, "superseded").search(words):
        return False
    if _NO_SENTENCE.search(words) or _GLUED.search(words) or _pattern(report.language, "around").search(words):
        return False
    led = report.text[at.start : start]
    clause = report.text[at.start + len(led) - len(_CLAUSE.sub("", led)) : at.end]
    clause = _LINKED.sub("", clause).lstrip()
    return not is_captioned(at.end, report) and _pattern(report.language, "pointing").match(clause) is None


def _is_figure(figure: Figure, claim: Claim, at: Span, report: Report) -> bool:
    """Whether a number is whole as it was read, and exact: no sum like "some dozens", no cut range, no part of a longer number."""
    text, (start, end) = report.text, (figure.spans[0].start, figure.spans[-1].end)
    cut = re.search(r"[\d][.,]?$", text[max(0, start - 2) : start]) or re.match(r"[.,]?\d", text[end : end + 2])
    if figure.kind not in KINDS or is_vague(figure) or cut or len(figure.spans) > 1:
        return False
    rule = load(report.language)["vouched"]
    before, behind = text[max(at.start, start - 32) : start], text[end : min(at.end, end + 24)]
    loose = re.search(str(rule["sums"]), text[start:end], re.IGNORECASE)
    bounded = re.search(str(rule["bounds"]), before, re.IGNORECASE) or re.match(
        str(rule["range"]), behind, re.IGNORECASE
    )
    bounded = bounded or re.search(str(rule["range_end"]), text[at.start : start], re.IGNORECASE)
    upper = figure.min is None
    few = figure.kind == "number" and (figure.max or figure.min or 0) <= FEW
    named = figure.of or ""
    event = things.find("event", named, report.language) or (
        things.find("event", text, report.language, at.start, at.end)
        and (things.find("role", named, report.language) or re.match(str(rule["people"]), named, re.IGNORECASE))
    )
    led = figure.kind == "number" and re.search(str(rule["of_what"]), before, re.IGNORECASE)
    supposed = figure.kind == "number" and re.search(str(rule["future"]), text[slice(*at)], re.IGNORECASE)
    return not (loose or bounded or led or upper or supposed or (few and not event))


def _is_counted(figure: Figure, at: Span, report: Report) -> bool:
    """Whether what is counted stands right at the number, whole; of a share, what it is a share of."""
    start, end = figure.spans[0].start, figure.spans[-1].end
    behind, rule = report.text[end : at.end], load(report.language)["vouched"]
    if figure.kind == "money":
        return True
    if figure.kind == "percent":
        moved = re.search(str(rule["moved"]), report.text[at.start : start], re.IGNORECASE)
        return bool(moved or re.match(str(rule["share"]), behind, re.IGNORECASE))
    noun = re.escape((figure.of or "").split(" ")[0])
    if not noun or re.match(str(rule["not_counted"]), noun, re.IGNORECASE):
        return False
    near = re.match(rf"\s(?:\w+\s)?[«\"“‘']?\s?{noun}\w*", behind, re.IGNORECASE)
    within = re.search(rf"(?<!\w){noun}", report.text[start:end], re.IGNORECASE)
    if near is None and within is None:
        return False
    rest = behind[near.end() if near else 0 :]
    return re.match(str(rule["along"]), rest, re.IGNORECASE) is None


def _is_part_of_place(figure: Figure, claim: Claim, report: Report) -> bool:
    """« dont 8 000 à Varn », "including 8,000 in Varn": a part that its place alone makes a figure."""
    start, end = figure.spans[0].start, figure.spans[-1].end
    rule = load(report.language)["vouched"]
    led = re.search(str(rule["part"]), report.text[max(0, start - 16) : start], re.IGNORECASE)
    name = next(gazetteer.runs(report.text, end, end + 40), None)
    near = name is not None and re.fullmatch(str(rule["part_in"]), report.text[end : name[0]], re.IGNORECASE)
    return bool(led and near)


def _is_governed(figure: Figure, claim: Claim, at: Span, story: Story) -> bool:
    """Whether one source alone can give the figure: it stands at the figure, or nothing that could be another's is between."""
    start, end = figure.spans[0].start, figure.spans[-1].end
    said = [*claim.source.spans, *claim.cue.spans]
    first, last = min(span.start for span in said), max(span.end for span in said)
    if last <= start:
        return _leads(figure, claim, Span(first, last), at, story)
    return end <= first and _follows(Span(start, end), Span(first, last), claim, at, story)


def _leads(figure: Figure, claim: Claim, said: Span, at: Span, story: Story) -> bool:
    """« La mairie a compté 310 marcheurs », « Selon la mairie, 310 marcheurs … »."""
    report, start = story.report_of(claim), figure.spans[0].start
    rule = load(report.language)["vouched"]
    gap = re.sub(
        f"^(?:{rule['said_when']})?(?:{rule['that']})", " ", report.text[said.end : start], count=1, flags=re.IGNORECASE
    )
    told = re.search(str(rule["according"]), claim.cue.text, re.IGNORECASE)
    if len(gap) > GAP or re.search(r"[\d;:()]", gap) or re.search(str(rule["clause"]), gap, re.IGNORECASE):
        return False
    if _others_in(Span(said.end, start), claim, story):
        return False
    if not told:
        return not re.search(str(rule["clause"]), report.text[at.start : said.start], re.IGNORECASE)
    opens = len(report.text[at.start : said.start].strip(' «"“')) <= FEW
    return opens and not _is_shared(said, at, report)


def _follows(number: Span, said: Span, claim: Claim, at: Span, story: Story) -> bool:
    """« 310 marcheurs, selon la mairie, … », « À Varn, 310 marcheurs ont défilé, selon la mairie. »."""
    report = story.report_of(claim)
    rule = load(report.language)["vouched"]
    between = report.text[number.end : said.start]
    before = _LINKED.sub("", _CLAUSE.sub("", report.text[at.start : number.start]))
    if re.fullmatch(str(rule["at_once"]), between, re.IGNORECASE):
        return re.search(str(rule["relative"]), before, re.IGNORECASE) is None
    opened = at.start + len(report.text[at.start : number.start]) - len(before)
    parts = re.split(str(rule["beside"]), between, maxsplit=1, flags=re.IGNORECASE)[0]
    parts = re.sub(f"{rule['hour']}|{rule['days']}", " ", parts, flags=re.IGNORECASE)
    if len(before) > BEFORE or len(between) > BETWEEN or _is_shared(said, at, report):
        return False
    if re.search(r"[\d;:]", parts) or re.search(r"[;:]", between) or not _is_shut(said.end, at, report):
        return False
    crossed = re.search(str(rule["clause"]), before, re.IGNORECASE) or re.search(
        str(rule["clause"]), parts, re.IGNORECASE
    )
    return not crossed and not _others_in(Span(opened, number.start), claim, story)


def _is_shut(end: int, at: Span, report: Report) -> bool:
    """Whether a clause ends behind the words of a source, or behind when they were said."""
    when = _pattern(report.language, "said_when").match(report.text, end, at.end)
    return bool(_SHUT.match(report.text, when.end() if when else end, at.end))


def _others_in(at: Span, claim: Claim, story: Story) -> bool:
    """Whether other figures stand in a stretch of a report."""
    return any(
        at.start <= figure.spans[0].start < at.end
        for other in story.told_of(claim.report)
        for figure in other.figures
        if figure.spans and figure.kind in KINDS
    )


def _is_shared(said: Span, at: Span, report: Report) -> bool:
    """Whether the rest of a sentence has words of a second source."""
    pattern = _pattern(report.language, "attributes")
    return bool(pattern.search(report.text, at.start, said.start) or pattern.search(report.text, said.end, at.end))


def _is_placed(ref: FigureRef, side: Span, story: Story) -> bool:
    """Whether a figure's place is named as the place of what is counted, is its source's own, or is a country's by a body of it."""
    claim = story.claims[ref.claim]
    figure, report = claim.figures[ref.index], story.report_of(claim)
    key, owner = place_of(ref, story), owner_of(claim, story)
    town = _place_in(side, claim, report)
    at = sentence_at(figure.spans[0].start, report, story)
    if town == "" and key is not None and key.startswith("city:") and _names_capital(at, claim, report):
        town = key
    if town is None:
        return False
    if town:
        setting = figure.setting
        one = setting is not None and setting.place_id == town and key == town
        return one and is_known(claim, story, placed=not town.startswith(COUNTRY))
    if key is not None and key.startswith("city:") and not owner:
        return False
    if is_national_voice(claim, story):
        return is_known(claim, story, placed=False)
    counts = figure.kind == "number" and _is_event(figure, side, report)
    return is_known(claim, story, placed=False) and (owner or not counts)


def _names_capital(at: Span, claim: Claim, report: Report) -> bool:
    """« dans la capitale », in a sentence without a town, and not « la capitale de la Brume », which may be any."""
    return _place_in(at, claim, report) == "" and any(
        not re.match(r"\s(?:de|du|des|d['’]|of)\s?\S", report.text[item.span.end :][:8])
        for item in things.find("capital", report.text, report.language, *at)
    )


def _is_event(figure: Figure, side: Span, report: Report) -> bool:
    """Whether people or things are counted of an event, which has a place."""
    said = f"{figure.of} {report.text[slice(*side)]}"
    return bool(things.find("event", said, report.language) or things.find("role", said, report.language))


def _place_in(side: Span, claim: Claim, report: Report) -> str | None:
    """The key of the one place that a figure's side of the sentence is about; "" where it names none, None where it is unsure."""
    rule = load(report.language)["vouched"]
    found: set[str] = set()
    for start, end in gazetteer.runs(report.text, *side):
        if any(span.start <= start < span.end for span in claim.source.spans):
            continue
        name = report.text[start:end]
        key = gazetteer.place_key(name)
        if not (key.startswith(COUNTRY) or (key.startswith("city:") and gazetteer.inhabitants(name) >= TOWN)):
            continue
        if len(name) < NAME or name.lower() in _small_words(report.language):
            continue
        if re.search(str(rule["of_people"]), report.text[max(side.start, start - 20) : start], re.IGNORECASE):
            continue
        within = re.search(str(rule["in_place"]), report.text[max(side.start, start - 40) : start], re.IGNORECASE)
        cut = re.match(str(rule["and_place"]), report.text[end : end + 24])
        if within is None and key.startswith(COUNTRY):
            continue  # whose country is not where
        if within is None or cut or re.match(r"-\w", report.text[end : end + 2]):
            return None
        found.add(key)
    towns = {key for key in found if not key.startswith(COUNTRY)}
    return None if len(towns) > 1 or len(found) > 2 else next(iter(towns or found), "")


@cache
def _small_words(language: str) -> frozenset[str]:
    rule = load(language)["determiners"]
    return frozenset((*rule["singular"], *rule["plural"]))


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["vouched"][name]), re.IGNORECASE)
