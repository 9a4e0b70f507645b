"""Which verb tells a statement: never a stronger one than the report's own."""

import re

from selon.languages import load as load_pack
from selon.languages import supported
from selon.languages.wording import find
from selon.records import Claim, Report

#: Stances that "according to" keeps; any other needs its own verb.
PLAIN = ("state", "confirm", "estimate", "expect")
#: Cues of a wish rather than a demand.
_WISH = re.compile(
    r"\b(?:souhait|espèr|espér|suggèr|suggér|invit|veu|voul|wish|want|hope|suggest|urg)",
    re.IGNORECASE,
)
_PROPOSE = re.compile(r"\bpropos", re.IGNORECASE)
#: Cues of a promise rather than an announcement, and of what is argued rather than demanded.
_PROMISE = re.compile(r"\b(?:prom[ei]|engag|jur|assur|pledg|vow|swor|swear|commit|guarant)", re.IGNORECASE)
_ARGUE = re.compile(r"\b(?:plaid|argu|plead)", re.IGNORECASE)
#: Cues of what is conceded rather than confirmed.
_ADMIT = re.compile(r"\b(?:reconn|adm[ie]|avou|conc[eéè]d|conv(?:enu|ien)|acknowledg|own(?:s|ed)? up)", re.IGNORECASE)
#: Cues of what is stood up for, and not agreed with.
_DEFEND = re.compile(r"\b(?:défend|defend)", re.IGNORECASE)
#: Cues of what is asked for: French "demander" demands nothing.
_REQUEST = re.compile(r"\b(?:demand(?:e|é|ée|ent|ait|aient|er|ant)|ask(?:s|ed|ing)?|request(?:s|ed)?)\b", re.IGNORECASE)
#: Cues of a call to do something: « appeler à », not « demander à ».
_CALL = re.compile(r"\bappel(?:le|lent|é|ée|ait|aient|er|ant)\b", re.IGNORECASE)
#: Cues of a warning: more than an expectation.
_WARN = re.compile(r"\b(?:préven|avert|alert|mettre en garde|mis en garde|met(?:tent)? en garde|warn)", re.IGNORECASE)
#: Cues of what is regretted, and not condemned.
_REGRET = re.compile(r"\b(?:regrett|déplor|deplor)", re.IGNORECASE)
#: Cues of what is put into proportion, and not doubted.
_QUALIFY = re.compile(r"\b(?:relativis|nuanc|tempér|play(?:s|ed|ing)?\sdown|qualif)", re.IGNORECASE)
#: Cues of what is put aside rather than denied.
_REJECT = re.compile(r"\b(?:reje[tc]|balay|écart|réfut|récus|dismiss|rebut|brush)", re.IGNORECASE)


def verb_of(claim: Claim, report: Report) -> str:
    """Which verbs tell it: those of its stance where its own cue has it, softer ones for a wish, else plain ones.

    What only the content shows ("he does not say") makes nobody deny, demand or condemn.
    """
    if claim.stance == "confirm" and _ADMIT.search(claim.cue.text):
        return "admit"
    if claim.stance == "deny" and _REJECT.search(claim.cue.text):
        return "reject"
    if claim.stance == "condemn" and _REGRET.search(claim.cue.text):
        return "regret"
    if qualifies(claim):
        return "state"
    if claim.stance == "expect" and _WARN.search(claim.cue.text):
        return "warn"
    by_hand = any(item.field == "stance" for item in claim.corrected)
    if claim.stance in PLAIN or by_hand or not claim.cue.text or report.language not in supported():
        return claim.stance
    if claim.stance == "commit" and not _PROMISE.search(claim.cue.text):
        return "announce"
    if not is_by_cue(claim, report):
        return "state" if claim.stance in ("deny", "demand", "condemn") else claim.stance
    if claim.stance == "demand":
        return _demanding(claim.cue.text)
    return "defend" if claim.stance == "support" and _DEFEND.search(claim.cue.text) else claim.stance


def qualifies(claim: Claim) -> bool:
    """Whether somebody's own words put something else into proportion (« relativise-t-elle »): they hold no doubt themselves."""
    return claim.stance == "doubt" and claim.content.type == "direct" and _QUALIFY.search(claim.cue.text) is not None


def _demanding(cue: str) -> str:
    """Which verbs tell a demand."""
    kinds = (("argue", _ARGUE), ("propose", _PROPOSE), ("call", _CALL), ("request", _REQUEST), ("wish", _WISH))
    return next((name for name, words in kinds if words.search(cue)), "demand")


def is_by_cue(claim: Claim, report: Report) -> bool:
    """Whether the claim's own cue shows its stance: by its word list, or because somebody put it so by hand."""
    if any(item.field == "stance" for item in claim.corrected):
        return True
    if not claim.cue.text or report.language not in supported():
        return True
    hits = find(load_pack(report.language), "cues", "cue", claim.cue.text)
    return any(hit.row.get("stance") == claim.stance for hit in hits)
