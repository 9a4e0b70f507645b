"""Whether a statement may stand under a section's heading: "Condemnations", "Images", "Testimony".

Its heading says more of a statement than its words alone: in doubt it stands nowhere. What only many statements allow
to be left out is told of few.
"""

import re

from selon.explain.definite import names_place
from selon.explain.matter import is_big
from selon.explain.meant import meant_by
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.verbs import is_by_cue
from selon.explain.wording import LANGUAGES
from selon.languages import supported
from selon.records import Claim, Report

#: Code points before a cue in which its "en" stands.
NEAR = 16
#: A witness is the head of a source: before it stand so few words.
HEAD = 2

#: Adjectives and bare nouns that say how somebody is minded, and not that he said so.
_NO_VERB = re.compile(
    r"(?:très |plutôt |pas |very |rather )?(?:favorables?|hostiles?|opposée?s?|partisane?s?|mécontente?s?|critiques?|indignée?s?|solidaires?|"
    r"(?:le|la|un|son|leur|sans|avec le|with|the|its|his|her|their)?\s?(?:soutiens?|support|appui|critiques?|criticism of|condamnation|condemnation))"
    r"|in favou?r|critical(?: of)?|opposed(?: to)?|supportive(?: of)?",
    re.IGNORECASE,
)
#: What befell somebody: "have met with much criticism".
_UNDERGONE = re.compile(
    r"\b(?:subi\w*|essuy\w+|suscit\w+|provoqu\w+|s['’]attir\w+|récolt\w+|fait l['’]objet|sous le feu|faced?|drew|draws?|met with|(?:came|come|comes) under|sparked|prompted)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<!\w)(?:n['’]|ne\s)|(?<!\w)(?:not|never)(?!\w)|n['’]t(?!\w)", re.IGNORECASE)
_CLAIMS_TO_BE = re.compile(r"\bse\sréclam|\bs['’]en\sréclam", re.IGNORECASE)
_PROPOSE = re.compile(r"\b(?:propos|suggest|suggér)", re.IGNORECASE)
_AGAINST = re.compile(r"(?:contre|against)\s", re.IGNORECASE)
#: "Few politicians condemn the blows" is a reproach to the others.
_FEW = re.compile(
    r"(?:(?:trop |bien |très )?peu (?:de|d['’])|aucune?|nul(?:le)?|personne|rares|pas (?:un|une|de)|(?:too |very )?few|no|none|nobody|hardly)(?!\w)",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:ce|cet|cette|ces|celui|celle|ceux|celles|this|that|these|those)(?![\w])", re.IGNORECASE)
#: Those of whom only what stood before says which they are.
_COUNTED = re.compile(
    r"(?:les|the|ses|leurs|his|her|their)\s(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|autres|\d+|two|three|four|five|six|seven|eight|nine|ten|other)(?!\w)",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"(?:plusieurs|certaine?s|des|quelques|de nombreu(?:x|ses)|beaucoup|several|some|many|hundreds|thousands|dozens|une inconnue|un inconnu)(?!\w)",
    re.IGNORECASE,
)
#: Somebody of whom only his case's report says who it is.
_SUSPECT = re.compile(
    r"(?:l['’]|(?:le|la|les|the|un|une|an?)\s)(?:(?:\w+\s)?(?:présumée?s?|suspects?|mise?s? en cause)|(?:prévenu|accusé|détenu|condamné)e?s?"
    r"|(?:alleged\s\w+|accused|defendants?|suspects?|detainees?))",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"(?:l['’]une? d['’]eux|l['’]une? d['’]entre (?:eux|elles)|l['’]une d['’]elles|certaine?s d['’]entre (?:eux|elles)|one of them|some of them)",
    re.IGNORECASE,
)
#: Who lives there or came by: in his own words only what tells of something past is a testimony.
_AROUND = re.compile(
    r"\b(?:habitante?s?|voisine?s?|passante?s?|riveraine?s?|badauds|spectat\w+|residents?|neighbou?rs?|bystanders?|onlookers?|passers-by)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:ai|as|a|avons|ont|avait|avaient|est|sommes|sont|étaient|était|étions)\s(?:\w+\s)?\w+(?:é|i|u|it|is|ert)e?s?\b|\b\w+(?:ait|aient)\b"
    r"|\b(?:saw|heard|felt|was|were|had|did|came|went|ran|fell|woke|smelled|smelt|shook|\w{2,}ed)\b",
    re.IGNORECASE,
)
#: A street or square has a town's or a country's name, and does not say where it is.
_STREET = re.compile(
    r"\b(?:places?|rues?|avenues?|boulevards?|quais?|cours|gares?|ponts?|portes?|hôtels?|stades?|square|street|station|bridge|road)\s"
    r"(?:de\sla\s|de\sl['’]|des\s|du\s|de\s|d['’]|of\s)?[A-ZÀ-Þ][\w’'-]*",
)
_COURT = re.compile(
    r"(?:le|la|les|l['’]|the|un|une|a)\s?(?:procureure?(?: général)?|parquet|tribunal(?: correctionnel)?|cour(?: d['’]appel)?|justice|juges?|magistrate?s?|enquêteurs"
    r"|prosecutors?|court|judges?|investigators|magistrates?|trial)|prosecutors|investigators",
    re.IGNORECASE,
)
#: Who stands before a court answers for a deed; a court says nothing by it.
_ANSWERS_FOR = re.compile(r"(?:répond\w*\s(?:de|d['’]|des|du)|answer\w*\sfor|answer\w*\sto)(?!\w)", re.IGNORECASE)
_FORECAST = re.compile(r"risqu|menac|devrai|threaten|at risk|may well|might well", re.IGNORECASE)
#: One noun that says nothing of what is denied.
_BARE = re.compile(r"(?:une?|an?)\s[\w’'-]+", re.IGNORECASE)
_BARE_KNOWN = re.compile(r"(?:(?:le|la|les|the)\s|l['’])[\w’'-]+", re.IGNORECASE)
#: "I don't know, but we shall be there": of what, only the question said.
_ENDS = re.compile(r"\s*(?:[,.;:!?…»”\"]|(?:mais|but|et|and)\b|$)", re.IGNORECASE)
_PRONOUN = {
    "fr": re.compile(
        r"(?<![\w’'-])(?:elles?|ils|lui|eux|il(?!\s(?:y|n['’]y|faut|faudra\w*|s['’]agi|sembl|est\s(?:possible|probable|question)|n['’]est\spas\s(?:exclu|certain))))(?![\w’'-])",
        re.IGNORECASE,
    ),
    "en": re.compile(r"(?<![\w’'-])(?:he|she|they|him|her|them)(?![\w’'-])", re.IGNORECASE),
}
_NAME = re.compile(r"(?<!^)(?<![.!?…«“\"] )(?<![«“\"'’])\b[A-ZÀ-Þ][\w’'-]+|^[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ]")
_PARTICIPLE = re.compile(r"^[«“\"]?[A-ZÀ-Þ]\w+(?:é|ée|és|ées|ise?|ues?|ed|en)\s(?!que|that)")


def reacts(claim: Claim, story: Story) -> bool:
    """Whether the speaker's own verb condemns, supports or demands: not a word beside it, not what befell him."""
    report = story.report_of(claim)
    if report.language not in supported() or not is_by_cue(claim, report):
        return False
    if any(item.field == "stance" for item in claim.corrected):
        return True
    cue, who = folded(claim.cue.text), folded(claim.source.text)
    if _NO_VERB.fullmatch(cue) or _UNDERGONE.search(cue) or _NOT.search(cue) or _CLAIMS_TO_BE.search(cue):
        return False
    if _FEW.match(who) or (claim.stance == "support" and _AGAINST.match(folded(claim.content.text))):
        return False
    return not is_big(story) or _reacts_surely(claim, report, who, cue)


def _reacts_surely(claim: Claim, report: Report, who: str, cue: str) -> bool:
    if _POINTS.match(who) or _COUNTED.match(who) or (claim.stance == "demand" and _PROPOSE.search(cue)):
        return False
    start = claim.cue.spans[0].start if claim.cue.spans else 0
    # "will open it by inviting all to speak" is still to come, or one deed's manner
    if re.search(r"(?<!\w)(?:en|by)\s$", report.text[max(0, start - NEAR) : start]) or re.match(r"(?:en|by)\s", cue):
        return False
    if _SUSPECT.fullmatch(who):
        return False
    actor = claim.source.actor
    crowd = _SOME.match(who) and (actor is None or actor.kind == "unnamed" or actor.name[:1].islower())
    return not crowd or tells_place(f"{claim.source.text} {claim.content.text}")


def tells_place(text: str) -> bool:
    """Whether words name a town or country, and not only a street that has its name."""
    return names_place(_STREET.sub(" ", text))


def gives(claim: Claim, kind: str, story: Story) -> bool:
    """Whether a claim gives a ground of this kind itself: images show it, a witness tells it, a reporter says where he saw it."""
    if claim.corrected:
        return True
    if _ONE_OF_THEM.match(folded(claim.source.text)):
        return False
    if kind == "imagery":
        return _is_in_source(claim, kind)
    if kind == "witness":
        return _is_testimony(claim)
    if not is_big(story):
        return True
    if kind == "own-reporting" and claim.source.spans:
        return tells_place(f"{claim.content.text} {claim.source.text}")
    if kind == "judicial" and _ANSWERS_FOR.match(f"{folded(claim.cue.text)} {folded(claim.content.text)}"):
        return False
    if kind == "judicial" and _COURT.fullmatch(folded(claim.source.text)):
        return tells_place(claim.content.text)
    return True


def _is_in_source(claim: Claim, kind: str) -> bool:
    """Whether a ground's words are the source's, or the cue's, or in the content how it is known of itself."""
    marks = (*claim.source.spans, *claim.cue.spans)
    spans = [span for ground in claim.evidence if ground.kind == kind for span in ground.spans]
    return any(span.start < mark.end and mark.start < span.end for span in spans for mark in marks)


def _is_testimony(claim: Claim) -> bool:
    """Whether somebody who was there tells what happened: no passer-by's view, and not who only lives somewhere."""
    spans = [span for ground in claim.evidence if ground.kind == "witness" for span in ground.spans]
    heads = [
        span
        for span in spans
        for mark in (*claim.source.spans, *claim.cue.spans)
        if mark.start <= span.start < mark.end and len(claim.source.text[: span.start - mark.start].split()) <= HEAD
    ]
    if claim.source.spans and not heads:
        return False
    around = _AROUND.search(f"{claim.source.text} {claim.cue.text}") and claim.content.type == "direct"
    return not around or bool(_HAPPENED.search(claim.content.text))


def is_forecast(words: str) -> bool:
    """Whether a word that hedges says what threatens to come, and holds nothing back."""
    return bool(_FORECAST.search(words))


def says_what_is_denied(claim: Claim, story: Story) -> bool:
    """Whether what is denied is a clause, or a noun with what belongs to it: no bare "a finding"."""
    text = folded(claim.content.text).strip(' «»“”".,')
    if claim.corrected or claim.content.type == "direct":
        return True
    return not _BARE.fullmatch(text) and not (_BARE_KNOWN.fullmatch(text) and meant_by(claim, story) is None)


def is_an_answer(text: str, end: int) -> bool:
    """Whether "I don't know" that ends there says nothing of what."""
    return _ENDS.match(text, end) is not None


def names_whom(claim: Claim, story: Story) -> bool:
    """Whether a report's unsigned sentence has a noun, or of many statements a name, before its pronouns."""
    report = story.report_of(claim)
    if report.language not in LANGUAGES:
        return True
    passage = passage_of(claim, report)
    text = folded(report.text[slice(*passage)]) if passage is not None else folded(claim.content.text)
    found = _PRONOUN[report.language].search(text)
    if found is None or _NAME.search(text[: found.start()]):
        return True
    return not is_big(story) and not _PARTICIPLE.match(text)
