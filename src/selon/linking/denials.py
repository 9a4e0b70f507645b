"""Who denies "these reports" contradicts those who made them: contradictions told by a content that points."""

from collections import Counter
from collections.abc import Iterable

from selon.languages import load, supported
from selon.languages.wording import find
from selon.records import Claim, Relation, Report

#: Words that take up more claims than this are too loose for each of them to be denied.
MOST = 4
#: Stances of those who say that something is so, which a denial can contradict.
SAID = frozenset(("state", "confirm", "estimate"))


def find_denials(reports: Iterable[Report], claims: Iterable[Claim], about: Iterable[Relation]) -> tuple[Relation, ...]:
    """`contradicts` between a claim that denies by its cue and each claim that its words take up, as sure as that is.

    A promise that is broken, a demand that is refused and a fear that is called groundless are no statements
    denied; nor is what a speaker only doubts, rejects or finds wrong.
    """
    languages = {report.id: report.language for report in reports}
    known = {claim.id: claim for claim in claims if claim.report in languages}
    found: list[Relation] = []
    about = [item for item in about if item.kind == "about"]
    taken = Counter(item.a for item in about)
    for item in about:
        denying, said = known.get(item.a), known.get(item.b)
        if denying is None or said is None or said.stance not in SAID or taken[item.a] > MOST:
            continue
        if denying.stance == "deny" and is_denied(denying, languages[denying.report]):
            reason = f"“{denying.content.text}” is denied: {item.reason}"
            found.append(Relation(said.id, denying.id, "contradicts", item.score, reason, item.features))
    return tuple(found)


def is_denied(claim: Claim, language: str) -> bool:
    """Whether the cue itself denies: "could only acknowledge" and "did not deny" do not, whatever stands in its words."""
    by_hand = any(item.field == "stance" for item in claim.corrected)
    if by_hand or not claim.cue.text or language not in supported():
        return True
    pack, cue = load(language), claim.cue.text
    negations = [hit.span for hit in find(pack, "hedges", "negation", cue)]
    hits = [hit.span for hit in find(pack, "statements", "denial", cue)]
    # "n'a ni confirmé ni démenti", "did not deny": a negation before the denial, and no part of it
    return any(not any(at.start < hit.start for at in negations) for hit in hits)
