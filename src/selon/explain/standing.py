"""Whether a claim's words can be understood on a page, without what stood before them in their report.

"Il s'est engagé à la lumière", "the same newspaper", "that explanation": a reader of the page cannot know
who or what is meant, or takes it for whoever was named last. Such claims are counted, not told.
Rules: the page's wording files, `[standing]`.
"""

import re
from functools import cache

from selon.explain.definite import names_place, takes_for_known
from selon.explain.framed import is_outright
from selon.explain.introducing import introductions, is_unknown
from selon.explain.meant import meant_by
from selon.explain.naming import is_nobody, is_pointing_only, is_readable, source_of
from selon.explain.own_words import is_remarked
from selon.explain.placing import is_placeless
from selon.explain.plenty import has_plenty
from selon.explain.quoting import folded, unlinked
from selon.explain.speakers import has_many, is_no_speaker, is_unsure
from selon.explain.statements import has_damage, is_begun
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.wording import LANGUAGES, load
from selon.languages import load as load_pack
from selon.languages import supported, things
from selon.languages.links import links
from selon.languages.names import fold, has_given
from selon.languages.unfinished import breaks_off
from selon.records import Claim, Report, Span

#: Among so many words from the start what points is looked for; so few of somebody's give a number of what stood before.
OPENING = 16
#: So few words of a thing say nothing of it: "the invitation", "an inquiry".
BARE = 2
#: A rumour in fewer words than these says too little of what it is about: "The mayor has reportedly yet to reply".
REMARK = 8
#: From a cue to its content, in code points.
BESIDE = 60
#: Longer words that a headline must have, to be held against its text by the beginnings of words.
HEADLINE, STEM = 3, 5
_DEFINITE = re.compile(r"(?:l['’]|(?:le|la|les|une?|the|an?)\s)[a-zà-ÿ]", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)(?<![.!?…«“\"] )(?<![«“\"'’])\b[A-ZÀ-Þ][\w’'-]+")
#: A verb without its subject behind a quotation: «…», a ensuite martelé.
_TOLD = re.compile(r"[»”\"]\s?,\s(?:a|ont|avait|avaient|has|had)\b[^«»“”\"]{0,50}$")
_WHOM_TO = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+\s){1,3}(?:à|to)\s[a-zà-ÿ]+")
#: The signature of a message that stands in the text, before the next one.
_SIGNED = re.compile(r"[—–-]\s?[^\s()][^()\n]{1,40}\s?\(@\w+\)")
#: A word in small letters, or a number, right behind.
_GOES_ON = re.compile(r"(?:[ \u00a0]+|[ \u00a0]*\n[ \u00a0]*(?=[^\W\d]))(?=[^\W_A-ZÀ-Þ])")
_BYLINE = re.compile(r"(?:Par|By)\s[A-ZÀ-Þ]")
_ACCOUNT = re.compile(r"\s?\(@\w")
_THERE = re.compile(r"\b(?:sur place|at the scene|on the spot|on the ground)\b", re.IGNORECASE)
_CLOSING = "»”\"'’)"
_PERSON, _BODY = "person", "body"


def stands_alone(claim: Claim, story: Story) -> bool:
    """Whether what would be quoted of a claim says of whom and of what it speaks."""
    return story.recalled(("stands", claim.id), lambda: _stands_alone(claim, story))


def _stands_alone(claim: Claim, story: Story) -> bool:
    report = story.report_of(claim)
    if has_plenty(story) and not is_outright(claim, story):
        return False
    if meant_by(claim, story) is not None:  # whose words are meant is told with it
        return _is_of_what_is_known(claim, story)
    if story.takes_up.get(claim.id) or (has_damage(report) and not all(map(has_damage, story.reports.values()))):
        return False
    if (
        is_no_speaker(claim, story)
        or is_begun(claim, story)
        or _is_cut_source(claim, report)
        or _is_headline(claim, story)
    ):
        return False  # the longer one tells it with its end
    who = source_of(claim, story)
    text, whole = _shown(claim, story)
    text = text.lstrip(" «“\"‘'–—-([")
    strict = has_many(story)
    if strict and is_unsure(claim, story, who, text, whole=whole):
        return False
    if _is_anothers(claim, story, whole=whole) or _TOLD.search(text) or _is_scrap(claim, text, story):
        return False
    if report.language not in LANGUAGES:
        # without its words a sentence of such a report cannot be told from a link's title before it
        passage = passage_of(claim, report) if whole else None
        begins = passage is not None and bool(claim.source.spans) and claim.source.spans[0].start == passage.start
        return who is not None and (not whole or begins)
    placeless = is_placeless(claim, story) and not (whole and names_place(text))
    if placeless or (claim.voice == "attributed" and is_nobody_known(claim, text, story)):
        return False
    if _is_left_open(claim, text, report.language, whole=whole, strict=strict):
        return False
    if _is_of_the_next_day(claim, report):
        return False
    return _is_of_known_persons(claim, story, text, whole=whole)


def _is_of_known_persons(claim: Claim, story: Story, text: str, *, whole: bool) -> bool:
    """Whether the first pronoun of the words takes up somebody, or something, that they name."""
    report, who = story.report_of(claim), source_of(claim, story)
    rule = load(report.language)["standing"]
    found = _first_pronoun(text, report.language)
    if found is None:
        return who is not None or text[:1].isupper() or text[:1].isdigit()
    person = found[0].lower() in rule["of_person"]
    before = text[: found.start()] if person else text[: found.start()].replace(_person_of(claim), "")
    if _antecedent(before, report.language, person=person):
        return not (has_many(story) and _is_mismatched(found[0], before, report.language))
    if whole or who is None or claim.content.type == "direct" or claim.voice == "own":
        return False
    if found.start() == 0 and (found[0].lower() in rule["object"] or not _is_told_after(claim, report.language)):
        return False  # "accused him": another; "Il s'est engagé, a dit l'avocate": another, too
    kind = _kind(claim)
    return kind is None or found[0].lower() in rule[f"of_{kind}"]


def reads_alone(claim: Claim, text: str, language: str) -> bool:
    """Whether a report's sentence, quoted whole, names all that it speaks of; `claim` is one that stands in it."""
    if _is_taken_up(text, language, strict=True) or takes_for_known(claim, text, language):
        return False
    found = _first_pronoun(text, language)
    if found is None:
        return True
    person = found[0].lower() in load(language)["standing"]["of_person"]
    return _antecedent(text[: found.start()], language, person=person)


def _is_of_what_is_known(claim: Claim, story: Story) -> bool:
    """Whether whose words are meant, which are told with it, say themselves of what they speak."""
    meant, language = meant_by(claim, story), story.report_of(claim).language
    if claim.content.type != "direct" and re.fullmatch(r"(?:Une?|An?)\s[\w-]+", folded(claim.content.text)):
        return False  # "A finding that the mayor denied" is no finding of his
    if meant is None or language not in LANGUAGES:
        return meant is not None
    return not takes_for_known(meant[1], meant[1].content.text, language)


def _is_headline(claim: Claim, story: Story) -> bool:
    """Whether a report's title says shortly, and more boldly, what its text then tells; or its first line, where that does."""
    report = story.report_of(claim)
    line = report.text.find("\n")
    if line < 0 or claim.content.spans[-1].end > line:
        return False
    heads = _is_head(report.text[:line], report.title or "")
    if heads and any(other.content.spans[0].start > line for other in story.told_of(claim.report)):
        return True
    words = _stems(claim)
    return len(words) >= HEADLINE and any(
        other.content.spans[0].start > line and 2 * len(words & _stems(other)) >= len(words)
        for other in story.told_of(claim.report)
    )


def _is_head(line: str, title: str) -> bool:
    """Whether a first line is a report's title, or has the mark of one."""
    words = folded(line)
    return words.startswith("# ") or (bool(title) and words.strip("#* ") == folded(title))


def _stems(claim: Claim) -> frozenset[str]:
    return frozenset(fold(word)[:STEM] for word in re.findall(r"\w{5,}", claim.content.text))


def _is_taken_up(text: str, language: str, *, strict: bool) -> bool:
    """Whether something is meant that only stands before: "the same letter", "higher", "these reports", "the minister"."""
    if any(_pattern(language, name).search(text) for name in ("same", "compared", "loose", "partly")):
        return True
    if _points(text, language, strict=strict):
        return True
    return bool(_pattern(language, "office").search(text)) and not _NAME.search(text)


def is_nobody_known(claim: Claim, text: str, story: Story) -> bool:
    """Whether a reader cannot know who speaks, or a line on the author stands for it."""
    if _BYLINE.match(claim.source.text) or _is_account(claim, story):
        return True
    return is_pointing_only(claim, story) or _is_passer_by(claim, text) or is_unknown(claim, story)


def _is_account(claim: Claim, story: Story) -> bool:
    """Whether somebody's account on a network speaks, of whom no report says who it is."""
    if not claim.source.spans or not _ACCOUNT.match(story.report_of(claim).text, claim.source.spans[-1].end):
        return False
    actor = claim.source.actor
    return actor is None or actor.name not in introductions(story)


def _is_passer_by(claim: Claim, text: str) -> bool:
    """Whether somebody at a scene that only the sentence before names, or known by a given name alone, speaks ("Ada: we tried to step in"), or with an age, of nothing that has a name."""
    if _THERE.search(claim.source.text) and not _NAME.search(text):
        return True  # "a reporter at the scene"
    taken = claim.source.resolution
    name, _, more = (taken.name if taken else folded(claim.source.text)).partition(",")
    if " " in name or not name[:1].isupper() or not has_given(name):
        return False
    actor = claim.source.actor
    if not more and (actor is None or " " not in actor.name):
        return True
    return claim.content.type == "direct" and not _NAME.search(text) and not re.search(r"\d", text)


def _shown(claim: Claim, story: Story) -> tuple[str, bool]:
    """The words that would be quoted, and whether they are the report's own sentence."""
    report = story.report_of(claim)
    shaped = story.shape_of(claim)
    unsigned = claim.voice != "own" and source_of(claim, story) is None
    whole = unsigned or (
        claim.voice == "attributed"
        and not is_nobody(folded(claim.source.text), report.language)
        and (shaped.shape == "words" or not is_readable(claim, story) or is_remarked(claim, report, shaped))
    )
    passage = passage_of(claim, report) if whole else None
    if passage is not None:
        return folded(report.text[slice(*passage)]), True
    return folded(claim.content.text), False


def _is_of_a_speaker_before(claim: Claim, report: Report) -> bool:
    """Whether a report's sentence begins with words in quotation marks of whom only a sentence before names."""
    passage = passage_of(claim, report)
    if passage is None or report.text[passage.start : passage.start + 1] not in '«“"':
        return False
    return not any(passage.start <= span.start and span.end <= passage.end for span in claim.source.spans)


def _is_scrap(claim: Claim, text: str, story: Story) -> bool:
    """Whether the words are a rest: broken off, a bare "the invitation", a link's title, or hailed by who stands behind them."""
    report = story.report_of(claim)
    if (
        breaks_off(claim.content.text)
        or _is_cut(claim, report)
        or (len(text.split()) <= BARE and _DEFINITE.match(text))
    ):
        return True
    reported = claim.voice != "attributed" or claim.content.type != "direct"
    if reported and report.language in LANGUAGES and _pattern(report.language, "tied").match(text):
        return True
    if source_of(claim, story) is None and len(text.split()) < REMARK:
        return True
    if claim.content.type == "direct" and _counts_nothing(claim):
        return True
    # "Nora Lind to open the gates" is whom, and what, she is asked
    if claim.stance == "demand" and claim.content.type == "direct" and _WHOM_TO.match(text):
        return True
    if _SIGNED.search(text) or _is_asked(claim, report):
        return True
    start = claim.content.spans[0].start
    if report.language in supported() and any(at.start <= start < at.end for at in _links(report, story)):
        return True
    # "that two deputies hailed the march": as read, the march would hail them
    turned = claim.source.spans and claim.cue.spans and start < claim.cue.spans[0].start < claim.source.spans[0].start
    passive = re.search(r"\b(?:été|is|was|were|been)\b|\b(?:est|sont|fut)\s\w+ée?s?\b", claim.cue.text)
    contested = claim.stance in ("doubt", "deny") and claim.content.type != "direct" and claim.cue.spans and not passive
    if contested and start < claim.cue.spans[0].start and len(text.split()) <= REMARK:
        return True  # "the drawn faces, seized by doubt": a noun beside what was taken for its object
    felt = claim.stance in ("support", "condemn") and not passive and not re.search(r"[«»“”\"]", claim.content.text)
    return bool(turned and felt)


def _is_asked(claim: Claim, report: Report) -> bool:
    """Whether a question is told as what somebody says: "How can it be mended? Nora Lind's analysis"."""
    if claim.stance == "ask" or claim.content.type == "direct":
        return False
    end = claim.content.spans[-1].end
    return bool(re.match(r"\s?\?", report.text[end : end + 2]))


def _is_cut(claim: Claim, report: Report) -> bool:
    """Whether the report goes on with a word that belongs to the last phrase: "the shops | closed since Friday"."""
    end = claim.content.spans[-1].end
    found = _GOES_ON.match(report.text, end)
    if found is None or report.language not in LANGUAGES or report.text[end - 1] in _CLOSING:
        return False
    marks = (*claim.source.spans, *claim.cue.spans)
    if any(span.start <= found.end() < span.end or span.end == found.end() for span in marks):
        return False
    return _pattern(report.language, "onward").match(report.text, found.end()) is None


def _counts_nothing(claim: Claim) -> bool:
    """Whether the only numbers in somebody's words are of what stood before: "we stopped counting at forty"."""
    numbers = [figure for figure in claim.figures if figure.kind == "number"]
    named = any(figure.of or figure.unit for figure in claim.figures)
    return bool(numbers) and not named and len(claim.content.text.split()) <= OPENING


def _is_cut_source(claim: Claim, report: Report) -> bool:
    """Whether a source's words with an inset break off: « la banque, comme celle du port début | octobre, prévoyaient »."""
    if len(claim.source.spans) != 1 or report.language not in LANGUAGES or "," not in claim.source.text:
        return False
    end = claim.source.spans[0].end
    found = _GOES_ON.match(report.text, end)
    cued = any(span.start <= (found.end() if found else end) < span.end for span in claim.cue.spans)
    return (
        found is not None and not cued and _pattern(report.language, "onward").match(report.text, found.end()) is None
    )


def _links(report: Report, story: Story) -> list[Span]:
    return story.recalled(("links", report.id), lambda: links(report.text, load_pack(report.language)))


def _is_anothers(claim: Claim, story: Story, *, whole: bool) -> bool:
    """Whether the words to be quoted are not the paper's, which would be named for them."""
    if claim.voice == "own":
        return cites(claim, story, Span(claim.content.spans[0].start, claim.content.spans[-1].end))
    if not whole:
        return False
    if _is_of_a_speaker_before(claim, story.report_of(claim)):
        return True
    outer = story.claims.get(claim.parent or "")
    if outer is not None and outer.source.spans:
        return True  # the sentence stands in somebody's own words
    if source_of(claim, story) is not None:
        return False
    passage = passage_of(claim, story.report_of(claim))
    # whose words begin a sentence that names nobody stands above it: over a list of voices, say
    begun = claim.content.text.lstrip()[:1] in '«“"' and claim.content.type != "direct"
    spoken = claim.voice == "attributed" and ((claim.cue.spans and claim.content.type != "indirect") or begun)
    asked = claim.content.text.rstrip(' »”"').endswith("?")
    return bool(spoken or asked or (passage is not None and cites(claim, story, passage)))


def cites(claim: Claim, story: Story, span: Span) -> bool:
    """Whether a stretch of the report holds the cue of somebody else whom it cites."""
    report = story.report_of(claim)
    start, end = span
    if report.language in LANGUAGES and _pattern(report.language, "citing").search(report.text, start, end):
        return True
    return any(
        other.voice == "attributed"
        and other.source.spans
        and other.id != claim.id
        and any(start <= span.start and span.end <= end for span in other.cue.spans)
        for other in story.told_of(claim.report)
    )


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["standing"][name]), re.IGNORECASE)


def _points(text: str, language: str, *, strict: bool) -> bool:
    """Whether a demonstrative takes something up that the words before it do not name.

    Unless `strict`, one far from the start, or behind a number, may be of what the words have said.
    """
    words = list(re.finditer(r"[\w’'-]+", text))
    end = words[min(OPENING, len(words)) - 1].end() if words else 0
    counted = re.search(r"\d", text)
    for found in _pattern(language, "pointing").finditer(text):
        noun, before = found.group(1).lower(), text[: found.start()]
        if things.find("role", noun, language) or (not strict and found.start() >= end):
            continue  # "ces soldats" of a page about soldiers
        tally = not strict or _pattern(language, "tally").search(found.group())
        if counted and counted.start() < found.start() and tally:
            continue  # "20 are missing, and this toll …"
        if noun[:5] not in before.lower():
            return True
    return False


def _is_of_the_next_day(claim: Claim, report: Report) -> bool:
    """Whether words between a cue and its content, which may be told with it, say when by what stands before: "announces the next day"."""
    start = claim.content.spans[0].start
    cues = [span for span in claim.cue.spans if 0 <= start - span.start <= BESIDE]
    return bool(cues) and _pattern(report.language, "loose").search(report.text, cues[0].start, start) is not None


def _is_left_open(claim: Claim, text: str, language: str, *, whole: bool, strict: bool) -> bool:
    """Whether words are of what only stands before them, or to whom; `text` is what would be shown."""
    kept = unlinked(text, language)
    text = kept[0] if len(kept) == 1 else text  # "De ce fait, …" is quoted behind the comma
    if _is_taken_up(text, language, strict=strict) or takes_for_known(claim, text, language):
        return True
    if claim.voice == "own":
        return text[:1].islower()
    # what is quoted within its whole sentence begins no more clearly for that: "said that will be seen"
    held = whole and claim.content.type != "direct"
    return _is_unaddressed(claim, text, language) or (
        held and _pattern(language, "same").match(folded(claim.content.text)) is not None
    )


def _is_unaddressed(claim: Claim, text: str, language: str) -> bool:
    """Whether words are an answer without its question, or shouted, or said to somebody, who is not named."""
    if _pattern(language, "answer").match(text) or _pattern(language, "thou").search(text):
        return True
    return claim.content.type == "direct" and _pattern(language, "shout").match(text) is not None


def _first_pronoun(text: str, language: str) -> re.Match[str] | None:
    impersonal = _pattern(language, "impersonal")
    for found in _pattern(language, "pronoun").finditer(text):
        if not impersonal.match(text, found.start()):
            return found
    return None


def _antecedent(before: str, language: str, *, person: bool) -> bool:
    """Whether somebody, or something, is named before the pronoun."""
    if _NAME.search(before) or re.match(r"[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ]", before):
        return True
    return not (person and language == "en") and bool(_pattern(language, "noun").search(before))


def _is_mismatched(pronoun: str, before: str, language: str) -> bool:
    """Whether no name and no noun of a pronoun's gender and number stands before it."""
    if _NAME.search(before) or re.match(r"[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ]", before):
        return False
    rules: list[list[str]] = load(language)["standing"]["agreeing"]
    for form, noun in rules:
        if re.fullmatch(form, pronoun, re.IGNORECASE):
            return re.search(noun, before, re.IGNORECASE) is None
    return False


def _is_told_after(claim: Claim, language: str) -> bool:
    """Whether the content follows its verb, whose subject a pronoun can take up: "said he", "a dit qu'il"."""
    cue = folded(claim.cue.text).lower()
    before = bool(claim.cue.spans) and claim.cue.spans[0].start < claim.content.spans[0].start
    if not before or (_pattern(language, "citing").fullmatch(cue) and language == "fr"):
        return False
    return not cue.startswith("according") and (
        language == "en" or folded(claim.content.text).lower().startswith(("qu'", "qu’"))
    )


def _person_of(claim: Claim) -> str:
    """The name of the person who speaks, which "it" cannot take up."""
    actor = claim.source.actor
    return actor.name if actor is not None and actor.kind == "person" else "\0"


def _kind(claim: Claim) -> str | None:
    """Whether the speaker is a person, or a body of persons; None where it is not known."""
    actor = claim.source.actor
    if actor is None or actor.kind == "unnamed":
        return None
    return _PERSON if actor.kind == "person" else _BODY
