"""Who denies or doubts, who reacts and how, what is not known, what evidence and proceedings there are, what nobody signs."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache

from selon.explain.agreement import same_and_different
from selon.explain.asking.context import sentences
from selon.explain.headed import gives, is_an_answer, is_forecast, names_whom, reacts, says_what_is_denied
from selon.explain.naming import is_nobody, source_of
from selon.explain.notes import counted
from selon.explain.own_words import is_mentioned_only, is_of_the_report, is_relative
from selon.explain.page import Block, Citation, Paragraph, Section, Sentence, Subheading
from selon.explain.quoting import folded, quotation
from selon.explain.statements import Statement, Told, unnested
from selon.explain.story import Story
from selon.explain.telling import Teller
from selon.explain.verbs import is_by_cue, qualifies, verb_of
from selon.explain.wording import LANGUAGES, finished, load
from selon.languages import load as load_pack
from selon.languages import supported
from selon.languages.wording import find
from selon.records import Claim

SHOWN = 10
#: Sentences of one paragraph.
BREATH = 4
#: Longest quotation in a section that gathers what the lead may have told already.
SHORT = 240
#: Forms that say what can or could be as often as what is unsure.
_MIGHT_BE = re.compile(r"peut|can|could|would|might have|should", re.IGNORECASE)
_COULD = re.compile(r"could|would|should", re.IGNORECASE)
#: Cues that deny only what was said.
_OPPOSES = re.compile(r"\b(?:contest|combat|refus|oppos|réfut|récus|challeng|disput)", re.IGNORECASE)
#: What can be put aside as not so.
_WHAT_WAS_SAID = re.compile(
    r"\b(?:accus\w+|alléga\w+|affirm\w+|critiqu\w+|idée|rumeurs?|informations?|hypothèses?|reproches?|version|soupçons?|thèses?|explications?"
    r"|claims?|charges?|alleg\w+|reports?|ideas?|suggest\w+|rumou?rs?|criticisms?|accounts?|explanations?|notion|theor\w+)\b",
    re.IGNORECASE,
)
#: Before a ground that is still to come, within so many code points.
_COMING = re.compile(
    r"\b(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)|va|vont|will|would|(?:is|are|was|were)\s(?:due\s)?to)\s[^.;!?]*$",
    re.IGNORECASE,
)
CLAUSE = 60
HEDGED = ("state", "confirm", "estimate", "expect")
REACTIONS = ("condemn", "support", "demand")


def denials(story: Story, chosen: Sequence[Statement]) -> Section | None:
    """Who gives the same figure and whose figures cannot all be right; then stances deny and doubt."""
    picked = [
        item
        for item in chosen
        if item.claim.stance in ("deny", "doubt")
        and item.claim.voice != "own"
        and story.report_of(item.claim).language in supported()
        and source_of(item.claim, story) is not None
        and is_by_cue(item.claim, story.report_of(item.claim))
        and not qualifies(item.claim)
        and (item.claim.stance == "doubt" or _is_of_words(item.claim, story))
        and says_what_is_denied(item.claim, story)
    ]
    first = same_and_different(story)
    denied = _section("deny", story, [(story.wording["agree.denials"] if first else "", picked)])
    blocks = (*first, *(denied.blocks if denied is not None else ()))
    return Section("deny", story.wording["headings.deny"], blocks) if blocks else None


def reactions(story: Story, chosen: Sequence[Statement]) -> Section | None:
    """Condemnations, support and demands, under a heading each."""
    groups = [
        (
            story.wording[f"stances.{stance}"],
            [
                item
                for item in chosen
                if item.claim.stance == stance and reacts(item.claim, story) and _is_a_reaction(item.claim, story)
            ],
        )
        for stance in REACTIONS
    ]
    return _section("reactions", story, groups)


def _is_a_reaction(claim: Claim, story: Story) -> bool:
    """Whether somebody who is named reacts, and not a thing of which the report tells in its own words."""
    actor = claim.source.actor
    # what another tells of somebody, and whoever "had stood for it", react to nothing
    aside = claim.stance != "demand" and is_relative(claim, story.report_of(claim))
    if claim.parent in story.claims or aside:
        return False
    named = actor is not None and actor.kind != "unnamed" and actor.name[:1].isupper()
    return named or not is_of_the_report(claim, story)


def unknowns(story: Story, chosen: Sequence[Statement]) -> Section | None:
    """What sources say is not known or ask, then what they say only with reserve."""
    said, hedged = [], []
    for item in chosen:
        if item.claim.voice == "own" or item.claim.stance in ("deny", "doubt"):
            continue
        if (item.claim.stance == "ask" and not is_of_the_report(item.claim, story)) or says_unknown(item.claim, story):
            said.append(item)
        elif item.claim.certainty == "hedged" and item.claim.voice == "attributed" and item.claim.stance in HEDGED:
            if _is_of_duty(item.claim, story) or not _is_reserved(item.claim, story):
                continue  # "should" asks for something, and holds nothing back
            hedged.append(item)
    groups = [(story.wording["unknown.said"], said), (story.wording["unknown.hedged"], hedged)]
    return _section("unknown", story, groups)


def _is_of_words(claim: Claim, story: Story) -> bool:
    """Whether what was said is denied, or put aside, or left unsaid: who refuses to go, denies nothing."""
    language = story.report_of(claim).language
    if language not in supported() or any(item.field == "stance" for item in claim.corrected):
        return True
    pack, cue = load_pack(language), claim.cue.text
    if verb_of(claim, story.report_of(claim)) == "reject":
        return _is_a_statement(claim, story)
    if _OPPOSES.search(cue) and not _is_a_statement(claim, story):
        return False
    if find(pack, "statements", "denial", cue):
        return True
    return any(find(pack, "positions", kind, cue) for kind in ("silence", "evasion"))


def _is_a_statement(claim: Claim, story: Story) -> bool:
    """Whether what is put aside was said: an accusation, an idea, but not "a rise" or "the policy"."""
    shape = story.shape_of(claim).shape
    return shape in ("clause", "direct") or bool(_WHAT_WAS_SAID.search(claim.content.text))


def _is_of_duty(claim: Claim, story: Story) -> bool:
    """Whether the content says what should be."""
    language = story.report_of(claim).language
    return language in supported() and bool(find(load_pack(language), "statements", "must", claim.content.text))


def _is_reserved(claim: Claim, story: Story) -> bool:
    """Whether a word holds back: "would be a shame" judges, "would come" is told from then; only under "according to" they hedge."""
    language = story.report_of(claim).language
    if language not in supported():
        return True
    if claim.content.type == "direct" and len(list(sentences(claim.content.text))) > 1:
        return False  # "maybe" of one sentence holds back nothing of the others
    pack = load_pack(language)
    said = [
        (hit, text[hit.span.start : hit.span.end])
        for text in (claim.cue.text, claim.content.text)
        for hit in find(pack, "hedges", "hedge", text)
    ]
    # "could have reached" says what was possible
    hits = [
        hit
        for hit, words in said
        if not _MIGHT_BE.match(hit.row.form) and not _COULD.fullmatch(words) and not is_forecast(words)
    ]
    plain = [hit for hit in hits if not hit.row.get("conditional")]
    return bool(plain) or (bool(hits) and story.shape_of(claim).shape == "according")


def says_unknown(claim: Claim, story: Story) -> bool:
    """Whether the content's own words say that something is not known."""
    language = story.report_of(claim).language
    if language not in LANGUAGES:
        return False
    text = folded(claim.content.text).lower()
    speech = claim.content.type == "direct"
    # In speech, "a government that does not know" is another's not knowing.
    return any(
        not speech or (_own_words(text[: hit.start()], hit[0], language) and not is_an_answer(text, hit.end()))
        for hit in _unknown(language).finditer(text)
    )


def _own_words(before: str, words: str, language: str) -> bool:
    """Whether what is not known is not known to the speaker, or to anybody."""
    rule = load(language)["shapes"]
    if not words.startswith(tuple(rule["knowing"])):
        return True
    last = re.findall(r"[\w'’-]+", before)[-2:]
    return bool(last) and any(re.split(r"['’]", word)[-1] in rule["knowers"] for word in last)


@cache
def _unknown(language: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, load(language)["shapes.unknown"])) + ")")


def hearsay(story: Story, chosen: Sequence[Statement]) -> Section | None:
    """What is reported without any named source."""
    # Words whose speaker was not recognised had one, mostly: a message's signature, a name in the sentence before.
    unsigned = [
        item
        for item in chosen
        if (
            item.claim.voice == "hearsay"
            or (
                item.claim.content.type != "direct"
                and is_nobody(folded(item.claim.source.text), story.report_of(item.claim).language)
            )
        )
        and names_whom(item.claim, story)
    ]
    return _section("hearsay", story, [("", unsigned)])


def evidence(story: Story, chosen: Sequence[Statement]) -> Section | None:
    """Statements that give a ground, by its kind, with the words that name it; inquiries and proceedings are of one kind."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for item in chosen:
        for kind in dict.fromkeys(ground.kind for ground in item.claim.evidence):
            known = not _is_office(item.claim, kind) and not _is_to_come(item.claim, kind, story)
            counted = kind != "statistics" or item.claim.figures  # data that are handed over count nothing
            own = item.claim.voice != "own" and not is_mentioned_only(item.claim, story)
            own = own and gives(item.claim, kind, story)
            if kind != "none-stated" and own and known and counted:
                groups[kind].append(item)
    order = sorted(groups, key=lambda kind: (-len(groups[kind]), kind))
    named = [(story.wording[f"evidence.{kind}"], groups[kind]) for kind in order]
    kinds = {story.wording[f"evidence.{kind}"]: kind for kind in order}
    return _section(
        "evidence", story, named, lambda claim, sentence, group: _grounded(claim, sentence, kinds[group], story)
    )


def _is_office(claim: Claim, kind: str) -> bool:
    """Whether the ground is only a person's office: the chairman of an intelligence committee gives no intelligence."""
    actor = claim.source.actor
    spans = [span for ground in claim.evidence if ground.kind == kind for span in ground.spans]
    return (
        actor is not None
        and actor.kind == "person"
        and all(any(at.start <= span.start and span.end <= at.end for at in claim.source.spans) for span in spans)
    )


def _is_to_come(claim: Claim, kind: str, story: Story) -> bool:
    """Whether the ground is only announced: "is to file a first report"."""
    report = story.report_of(claim)
    spans = [span for ground in claim.evidence if ground.kind == kind for span in ground.spans]
    return bool(spans) and all(_COMING.search(report.text, max(0, at.start - CLAUSE), at.start) for at in spans)


def _grounded(claim: Claim, sentence: Sentence, kind: str, story: Story) -> Sentence:
    """Adds the words of the evidence, unless the quotation holds them already."""
    spans = [
        span
        for ground in claim.evidence
        if ground.kind == kind
        for span in ground.spans
        # the source's own title is no ground that was given
        if not any(source.start < span.end and span.start < source.end for source in claim.source.spans)
    ]
    report = story.report_of(claim)
    words = quotation(report, spans, story.wording, limit=120)
    if not words or all(piece.text in sentence.text for piece in words if piece.kind == "quote"):
        return sentence
    core = sentence.pieces[:-1] if sentence.pieces[-1].text == "." else sentence.pieces
    pieces = story.wording.say("ground.added", sentence=core, quote=words)
    return Sentence(
        finished(pieces),
        (*sentence.citations, Citation(report.id, tuple(sorted(spans)), claim.id, bool(claim.corrected))),
    )


#: Sections in which a statement is told under one heading only.
ONCE = ("reactions", "evidence")
Added = Callable[[Claim, Sentence, str], Sentence]


def _section(
    name: str, story: Story, groups: Sequence[tuple[str, list[Statement]]], added: Added | None = None
) -> Section | None:
    """Groups as paragraphs, each with what it leaves out; None when there is nothing."""
    blocks: list[Block] = []
    said = Told(story)
    for heading, members in groups:
        chosen = unnested(members, story)
        teller = Teller(story, limit=SHORT)
        told: list[Sentence] = []
        for item in by_speaker((said if name in ONCE else Told(story)).choose(chosen, SHOWN), story):
            if len(told) % BREATH == 0:
                teller.pause()
            sentence = teller.tell(item)
            if sentence is not None:
                told.append(added(item.claim, sentence, heading) if added else sentence)
        if not told:
            continue
        blocks += [Subheading(heading)] if heading else []
        blocks += [Paragraph(tuple(told[at : at + BREATH])) for at in range(0, len(told), BREATH)]
        if len(chosen) > SHOWN:
            blocks.append(Paragraph((counted(story, "sections.more", len(chosen) - SHOWN),)))
    return Section(name, story.wording[f"headings.{name}"], tuple(blocks)) if blocks else None


def by_speaker(chosen: Sequence[Statement], story: Story) -> list[Statement]:
    """Each speaker's statements together, in the order of first mention and then of time."""
    first: dict[str, int] = {}
    for index, item in enumerate(chosen):
        first.setdefault(_speaker(item), index)
    return sorted(
        chosen,
        key=lambda item: (first[_speaker(item)], story.said_on(item.claim) or story.published(item.claim) or "9"),
    )


def _speaker(statement: Statement) -> str:
    actor = statement.claim.source.actor
    return actor.id if actor is not None else f"{statement.claim.report}:{statement.claim.source.text}"
