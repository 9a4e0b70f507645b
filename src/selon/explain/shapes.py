"""How a content can stand in a sentence: as a clause, an infinitive, a thing, or speech of its own."""

import re
from dataclasses import dataclass
from typing import Literal

from selon.explain.quoting import folded, trimmed
from selon.explain.whole import is_incomplete
from selon.explain.wording import LANGUAGES, Wording, load
from selon.records import Claim, Report, Span

Shape = Literal["clause", "whether", "direct", "infinitive", "object", "as_reported", "according", "words"]

#: Fewer words than this make no clause that could follow "according to".
CLAUSE = 5
#: A clause after "that" has more words than this.
SCRAP = 2
#: More words than this may be a clause, whatever they begin with.
THING = 10
#: Stances that are taken on a thing as well as in a clause.
ON_THINGS = ("confirm", "deny", "doubt", "condemn", "support", "demand")
#: Stances whose verb decides the mood of a clause.
FELT = ("condemn", "support")
#: Stances whose verb takes an infinitive without a preposition in French ("affirme avoir vu").
SAID = ("state", "deny", "estimate")
#: What ends a word, and the marks that end an elided one by themselves.
BREAK, QUOTES = r"(?!\w)", "'’"
#: A verb in the passive, whose subject is no speech.
_PASSIVE = re.compile(
    r"(?:\b(?:est|sont|était|étaient|fut|furent|sera|seront|été)\s(?:\w+\s)?\w+(?:é|ée|és|ées|ie|is|ies|ue|us|ues|te|ts|tes)|\b(?:is|are|was|were|been|be)\s(?:\w+ly\s)?\w+ed)$",
    re.IGNORECASE,
)
#: Longest stretch between two pieces of a content that is quoted along with them.
GAP = 60


@dataclass(frozen=True, slots=True)
class Shaped:
    """A content's shape, and the spans to quote for it (a complementiser left out, or the cue taken in)."""

    shape: Shape
    spans: tuple[Span, ...]


#: Shapes behind which a clause stands, and those that words too few or broken may not have.
CLAUSES = ("according", "clause", "whether")
PARTS = (*CLAUSES, "as_reported", "infinitive")


def shape_of(claim: Claim, report: Report) -> Shaped:
    """The shape that the report's own words allow; `direct` wherever it cannot be told, `words` where they are no whole."""
    shaped = _shape_of(claim, report)
    if shaped.shape not in PARTS or claim.voice != "attributed":
        return shaped
    if is_incomplete(claim, report, shaped.spans, clause=shaped.shape in CLAUSES):
        return Shaped("words", shaped.spans)
    return shaped


def _shape_of(claim: Claim, report: Report) -> Shaped:
    spans = tuple(span for span in claim.content.spans if not _is_empty(report.text, span))
    if not spans:
        return Shaped("direct", claim.content.spans)
    if report.language not in LANGUAGES:
        return Shaped("direct" if claim.content.type == "direct" else "words", spans)
    data = load(report.language)
    rule = data["shapes"]
    if claim.content.type != "direct" and _words(report, spans) <= SCRAP and not _is_thing(report, spans, data):
        return Shaped("words", spans)
    first = trimmed(report.text, spans[0])
    opening = report.text[first.start : first.end]
    withheld = _withheld(claim, report, spans, rule)
    if withheld is not None:
        return withheld
    if claim.content.type == "direct":
        return _speech(report, spans, first, rule)
    clause = _clause(claim, report, spans, first, rule)
    if clause is not None:
        return clause
    cue = folded(claim.cue.text).lower()
    if not claim.cue.spans or claim.cue.spans[0].start > spans[0].start or _starts(cue, rule["according"]):
        return _before_cue(claim, report, spans, data)
    return _after_cue(claim, report, spans, opening, data)


def _clause(
    claim: Claim, report: Report, spans: tuple[Span, ...], first: Span, rule: dict[str, object]
) -> Shaped | None:
    """Content that "that" or "whether" opens, without that word; in pieces it is no clause."""
    whole = _healed(claim, report, spans)
    # "se réjouit que la digue ait tenu": only its own verb fits.
    if len(whole) > 1 or claim.stance in FELT:
        return None
    opening = report.text[first.start : first.end]
    asked = rule["asked"] if claim.stance in ("ask", "doubt") else []
    for shape, words in (("clause", (rule["clause"],)), ("whether", (rule["whether"], asked))):
        cut = max(_leading(opening, some) for some in words)
        if cut and len(opening.split()) > SCRAP:
            kept = (Span(first.start + cut, max(first.end, whole[0].end)),)
            return Shaped("clause" if shape == "clause" else "whether", kept)
    return None


def _speech(report: Report, spans: tuple[Span, ...], first: Span, rule: dict[str, object]) -> Shaped:
    """Words in quotation marks: speech, unless they are a scrap, or begin in the middle of the report's sentence."""
    opening = report.text[first.start : first.end]
    small = opening[:1].islower()
    if small and (cut := _leading(opening, rule["clause"])) and len(spans) == 1:
        return Shaped("clause", (Span(first.start + cut, first.end),))
    speech = _words(report, spans) > SCRAP and not (small and report.language == "fr")
    return Shaped("direct" if speech else "words", spans)


def _before_cue(claim: Claim, report: Report, spans: tuple[Span, ...], data: Wording) -> Shaped:
    """Content that stands before its cue, or after "according to"."""
    whole = _healed(claim, report, spans)
    if len(whole) > 1 and (hull := _hull(claim, report, spans)):
        return Shaped("words", (hull,))
    if claim.stance in ON_THINGS and _is_thing(report, whole, data):
        return Shaped("object", whole)
    if _PASSIVE.search(claim.cue.text):  # "la révolte a été saluée par …": these are not the words of who hailed it
        return Shaped("words", whole)
    return Shaped("according" if _words(report, whole) >= CLAUSE else "words", whole)


def _withheld(claim: Claim, report: Report, spans: tuple[Span, ...], rule: dict[str, object]) -> Shaped | None:
    """As in "ne dit plus que …", "has not said whether …": not saying is no denying, so the report's own verb is kept.

    Where verb and words stand apart, the report's sentence is: any verb of the page's would turn the sense.
    """
    if not is_withheld(claim, report):
        return None
    cue = folded(claim.cue.text).lower()
    joined = _with_cue(claim, report, spans[0]) if len(spans) == 1 else None
    if joined is None:
        return Shaped("words", spans)
    return Shaped("as_reported" if _is_finite(cue, rule) else "words", (joined,))


def is_withheld(claim: Claim, report: Report) -> bool:
    """Whether a report tells that somebody does not say it ("has not said whether", "has neither denied nor explained")."""
    if report.language not in LANGUAGES:
        return False
    rule = load(report.language)["shapes"]
    cue = folded(claim.cue.text).lower()
    return _has_word(cue, rule["negated"]) or _has_word(_before_cue_words(claim, report), rule["neither"])


def _before_cue_words(claim: Claim, report: Report) -> str:
    """What stands between source and cue: "has neither denied nor" before "explained"."""
    if not claim.source.spans or not claim.cue.spans:
        return ""
    start, end = claim.source.spans[-1].end, claim.cue.spans[0].start
    return report.text[start:end].lower() if 0 < end - start <= GAP else ""


def _has_word(text: str, words: object) -> bool:
    assert isinstance(words, list)
    return any(re.search(rf"(?<!\w){re.escape(word)}{'' if word[-1] in QUOTES else BREAK}", text) for word in words)


def _after_cue(claim: Claim, report: Report, spans: tuple[Span, ...], opening: str, data: Wording) -> Shaped:
    """Content that follows its cue without "that": the cue comes along where the grammar needs it."""
    rule = data["shapes"]
    joined = _with_cue(claim, report, spans[0]) if len(spans) == 1 else None
    cue = folded(claim.cue.text).lower()
    infinitive = _is_infinitive(opening, rule)
    bare = infinitive and not _starts(opening.lower(), rule["prepositions"])
    if (
        bare and report.language == "fr" and claim.stance in SAID
    ):  # "affirme avoir vu": the verb of saying may be another
        return Shaped("infinitive", spans)
    if joined and (_is_finite(cue, rule) or _follows_its_source(claim, report, cue, rule)):
        return Shaped("as_reported", (joined,))
    # "invitant les voisins à saisir l'occasion": behind another verb than its own, it is of whom nobody knows
    of_another = report.language == "fr" and opening.lower().startswith("à ")
    if infinitive and not of_another and (bare or claim.stance in ("demand", "commit")):
        return Shaped("infinitive", spans)
    asked_of = re.search(r"\s(?:à|to)\s+[a-zà-ÿ]{2,}", opening)  # "les élus à rouvrir": no thing, but whom and what for
    if not infinitive and not asked_of and claim.stance in ON_THINGS and _is_thing(report, spans, data):
        return Shaped("object", spans)
    return Shaped("words", (joined,) if joined else spans)


def _is_finite(cue: str, rule: dict[str, object]) -> bool:
    """Whether a cue begins with a verb that a subject can stand before ("a démenti", not "se disant")."""
    participle = any(word.endswith(("ant", "ing")) for word in cue.split(" ")[:2])
    return _starts(cue, rule["finite"]) and not participle


def _follows_its_source(claim: Claim, report: Report, cue: str, rule: dict[str, object]) -> bool:
    """Whether cue and content go on where the source's words end ("la préfecture" + "recense 12 cas"), as a main clause."""
    if not claim.source.spans or _starts(cue, rule["dependent"]):
        return False
    gap = report.text[claim.source.spans[-1].end : claim.cue.spans[0].start]
    participle = any(word.endswith(("ant", "ing")) for word in cue.split(" ")[:2])
    return gap.strip(" \u00a0") == "" and "\n" not in gap and not participle


def _is_thing(report: Report, spans: tuple[Span, ...], data: Wording) -> bool:
    """Whether a content reads as a noun phrase: a determiner and few words."""
    start, end = trimmed(report.text, spans[0])
    determiners = [*data["determiners.singular"], *data["determiners.plural"]]
    return _words(report, spans) <= THING and _starts(report.text[start:end].lower(), determiners)


def _words(report: Report, spans: tuple[Span, ...]) -> int:
    return sum(len(report.text[start:end].split()) for start, end in spans)


def _hull(claim: Claim, report: Report, spans: tuple[Span, ...]) -> Span | None:
    """Everything from the first to the last piece of a broken content, if that is one readable stretch."""
    near = [*spans, *(span for span in claim.cue.spans if 0 <= spans[0].start - span.end <= GAP)]
    start, end = min(span.start for span in near), max(span.end for span in near)
    held = sum(span.end - span.start for span in spans)
    return Span(start, end) if end - start - held <= 2 * GAP and "\n" not in report.text[start:end] else None


def _healed(claim: Claim, report: Report, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Pieces parted by a few words that do not name the source, as one stretch ("la fraude, estimée à 80 milliards")."""
    out = [spans[0]]
    for span in spans[1:]:
        gap = Span(out[-1].end, span.start)
        named = any(source.start < gap.end and source.end > gap.start for source in claim.source.spans)
        if gap.end - gap.start <= GAP and not named and "\n" not in report.text[gap.start : gap.end]:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def _with_cue(claim: Claim, report: Report, content: Span) -> Span | None:
    """Cue and content as one stretch, if nothing but a few words stands between them in one sentence."""
    cue = claim.cue.spans[-1]
    between = report.text[cue.end : content.start]
    inside = any(cue.start <= span.start < content.end for span in claim.source.spans)
    if inside or cue.end > content.start or len(between) > 30 or re.search(r"[.!?\n:,]", between):
        return None
    return Span(claim.cue.spans[0].start, content.end)


def _is_empty(text: str, span: Span) -> bool:
    kept = trimmed(text, span)
    return kept.start >= kept.end


def _leading(text: str, words: object) -> int:
    """The length of the leading word with the space after it, or 0."""
    low = text.lower()
    for word in words if isinstance(words, list) else ():
        if word[-1] in "'’" and low.startswith(word):
            return len(word)
        if low.startswith(word) and low[len(word) : len(word) + 1].isspace():
            return len(word) + 1
    return 0


def _starts(cue: str, words: object) -> bool:
    return isinstance(words, list) and any(
        cue == word or cue.startswith(word if word[-1] in "'’" else f"{word} ") for word in words
    )


def _is_infinitive(opening: str, rule: dict[str, object]) -> bool:
    found = re.match(str(rule["infinitive"]), opening)
    not_verbs = rule["not_infinitive"]
    return found is not None and isinstance(not_verbs, list) and found.group().split(" ")[-1] not in not_verbs
