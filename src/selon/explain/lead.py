"""The lead: the figures at issue in a sentence each, then what each party says."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from selon.explain.abroad import is_of_abroad
from selon.explain.figures import at_issue, side_by_side
from selon.explain.naming import is_pronoun, party_name, source_of
from selon.explain.notes import counted, note
from selon.explain.opening import opening
from selon.explain.page import Block, Paragraph, Section, Sentence
from selon.explain.quoting import folded
from selon.explain.rivals import is_damaged, ranked_points, what_is_counted
from selon.explain.standing import stands_alone
from selon.explain.statements import HEAVIEST, Statement, Told, has_damage, unnested
from selon.explain.story import Story
from selon.explain.telling import Teller, party_heading, told_all
from selon.explain.wording import LANGUAGES, load

PARTIES = 7
PER_PARTY = 3
FIGURES = 3
#: Paragraphs that have a heading must be so many to have it.
SEVERAL = 2
#: Up to so many statements a story is told whole.
WHOLE = 30
#: With fewer parties than this, voices of no known party are heard too; else only those whose number others speak of.
FEW = 3


def lead(story: Story, all_statements: Sequence[Statement]) -> Section:
    """Always there: with nothing to tell it says so."""
    blocks: list[Block] = []
    issues = _issues(story)
    if not issues and (sentence := side_by_side(story)) is not None:
        issues = (sentence,)
    if issues:
        blocks.append(Paragraph(issues))
    voiced = [item for item in all_statements if item.claim.voice == "attributed" and source_of(item.claim, story)]
    teller = Teller(story, repeats=True)
    opened = opening(teller, all_statements)
    first = opened[1] if opened else ()
    if opened:
        blocks.insert(0, Paragraph((opened[0],)))
    shown = sum(item in first for item in voiced)
    clear = [
        item
        for item in voiced[:HEAVIEST]
        if item not in first
        and not _is_unresolved(item, story)
        and stands_alone(item.claim, story)
        and not is_of_abroad(item.claim, story)
    ]
    paragraphs: list[Paragraph] = []
    for party, chosen in by_party(story, clear, first):
        teller.pause()
        sentences = told_all(teller, chosen)
        shown += len(sentences)
        if sentences:
            paragraphs.append(Paragraph(sentences, _heading(party, chosen, story)))
    blocks.extend(_headed(paragraphs, story))
    if not blocks:
        key = "lead.nothing" if story.reports else "lead.no_reports"
        blocks.append(Paragraph((note(story, key),)))
    elif (rest := len(voiced) - shown) > 0:
        blocks.append(Paragraph((counted(story, "lead.more", rest),)))
    return Section("lead", story.wording["headings.lead"], tuple(blocks))


def _headed(paragraphs: Sequence[Paragraph], story: Story) -> list[Paragraph]:
    """Paragraphs with a heading first, if most have one, and one over the others: behind "Ukraine." they would be read as its."""
    headed = [item for item in paragraphs if item.lead_in]
    others = [item for item in paragraphs if not item.lead_in]
    if len(headed) < max(SEVERAL, len(others)):
        return [replace(item, lead_in="") for item in paragraphs]
    if others:
        others[0] = replace(others[0], lead_in=story.wording.text("lead.others"))
    return [*headed, *others]


def _issues(story: Story) -> tuple[Sentence, ...]:
    """The points most at issue, each thing counted once."""
    named: dict[str, Sentence] = {}
    turn = 0
    for point in (item for item in ranked_points(story) if not is_damaged(item, story)):
        what = what_is_counted(point, story).text
        sentence = at_issue(point, story, turn) if what not in named else None
        if sentence is not None:
            named[what] = sentence
            turn += bool(point.disagreements)
        if len(named) == FIGURES:
            break
    return tuple(named.values())


def by_party(
    story: Story, chosen: Sequence[Statement], before: Sequence[Statement] = ()
) -> list[tuple[str, list[Statement]]]:
    """The weightiest parties with their weightiest statements, one speaker's kept together.

    Those whose party is not known come last; where there are parties enough, only such as give a number that others give,
    or contest. What those `before` tell is not told again.
    """
    homes = _homes(story)
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in unnested(chosen, story):
        actor = statement.claim.source.actor
        home = homes.get(actor.id) if actor is not None else None
        party = home or story.parties.get(statement.claim.id, "")
        groups[homes.get(party, party)].append(statement)
    unknown = groups.pop("", [])
    order = sorted(groups, key=lambda party: (-sum(item.score for item in groups[party][:2]), party))
    told = Told(story)
    for statement in before:
        told.admits(statement)
    whole = len(chosen) <= WHOLE
    parties, each = (len(order), WHOLE) if whole else (PARTIES, PER_PARTY)
    picked = [(party, _speakers(told.choose(groups[party], each), story)) for party in order[:parties]]
    if len(picked) >= FEW and not whole:
        shared = {ref.claim for point in story.points if len(point.figures) > 1 for ref in point.figures}
        unknown = [item for item in unknown if _has_number(item, story) and item.claim.id in shared]
    if unknown:
        picked.append(("", _speakers(told.choose(unknown, each), story)))
    return picked


def _is_unresolved(statement: Statement, story: Story) -> bool:
    """Whether only a pronoun says who speaks: "he regretted" is nobody's at the head of a page."""
    source = statement.claim.source
    language = story.report_of(statement.claim).language
    return source.actor is None and is_pronoun(folded(source.text), language)


def _has_number(statement: Statement, story: Story) -> bool:
    if has_damage(story.report_of(statement.claim)):
        return False
    return any(char.isdigit() for figure in statement.claim.figures for char in figure.text)


def _homes(story: Story) -> dict[str, str]:
    """The one party that each named actor's claims are told with: the one that most of them have."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in story.claims.values():
        actor = claim.source.actor
        if actor is not None and actor.kind != "unnamed" and (party := story.parties.get(claim.id)):
            counts[actor.id][party] += 1
    # Whom somebody speaks for goes before himself.
    return {
        actor: max(found, key=lambda party: (party != actor, found[party], party)) for actor, found in counts.items()
    }


def _heading(party: str, chosen: Sequence[Statement], story: Story) -> str:
    """The party's name, where its speakers do not bear it themselves."""
    if not party or all(_speaker(item) == party for item in chosen):
        return ""
    name = party_heading(party, story)
    if name in {actor.name for actor in story.actors.values() if actor.kind == "person"}:
        return ""  # over what others say, a person's name would be read as their speaker's
    if any(load(code).lowered(name) != name for code in LANGUAGES):
        return ""  # "A government official" heads nothing
    return name if party_name(party, story, heading=True)[:1].isupper() else ""


def _speakers(chosen: Sequence[Statement], story: Story) -> list[Statement]:
    """By day, and then speakers in the order of their first statement."""
    first: dict[str, int] = {}
    for index, item in enumerate(chosen):
        first.setdefault(_speaker(item), index)
    return sorted(
        chosen,
        key=lambda item: (first[_speaker(item)], story.said_on(item.claim) or story.published(item.claim) or "9"),
    )


def _speaker(statement: Statement) -> str:
    actor = statement.claim.source.actor
    return actor.id if actor is not None else statement.claim.source.text
