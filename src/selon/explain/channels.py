"""Through whom words came, told behind them: « (sur Radio Karn) », « (auprès de l’ATI) », « (rapporté par Le Val) »."""

import re
from collections.abc import Sequence

from selon.explain.page import Piece
from selon.explain.quoting import folded
from selon.explain.wording import LANGUAGES, Wording
from selon.explain.wording import load as load_wording
from selon.records import Claim, Report, Via

#: Code points before a channel in which "on" or "to" stands.
AIR, TOWARDS = 20, 12
#: Before whom it is told to.
_TO = re.compile(
    r"(?:\bà(?:\sl['’]|\sla|\sl’)?|\baux?|\bauprès\s(?:de\s(?:l['’])?|du\s?)|\bto(?:\sthe)?|\btold(?:\sthe)?)\s*$",
    re.IGNORECASE,
)
_INSET = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def channel_of(claim: Claim, report: Report, named: str, core: Sequence[Piece], wording: Wording) -> tuple[Piece, ...]:
    """The nearest channel that is neither the outlet itself nor `named`, has a name, and is not in `core`'s words already."""
    outlet = folded(report.outlet or "").lower()
    for via in claim.via:
        name = via.name.lower()
        if name in outlet or name in named or not via.name[:1].isupper():
            continue
        if _is_elsewhere(via, claim, report):
            continue  # carried on from another paragraph: these words may have come otherwise
        if _says(core, name):
            continue  # "wrote on Brumenet that …"
        return _told(via, report, wording)
    return ()


def _told(via: Via, report: Report, wording: Wording) -> tuple[Piece, ...]:
    if via.kind in ("press-conference", "document"):
        return ()
    if via.kind == "platform" or _is_on_air(via, report):
        key = "told.via_platform"
    else:
        key = "told.via_told" if _is_spoken_to(via, report) else "told.via"
    return wording.say(key, via=Piece(wording.medium(folded(via.name)), "name"))


def _says(pieces: Sequence[Piece], name: str) -> bool:
    """Whether the words before a quotation within words, or all of them, name a channel already."""
    text = _INSET.sub(" ", "".join(piece.text for piece in pieces if piece.kind == "quote"))
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _is_elsewhere(via: Via, claim: Claim, report: Report) -> bool:
    """Whether a channel is named in another paragraph than the words."""
    if not via.spans:
        return False
    ends = sorted((via.spans[0].start, claim.content.spans[0].start))
    return "\n" in report.text[ends[0] : ends[1]]


def _is_on_air(via: Via, report: Report) -> bool:
    """Whether a broadcaster is where somebody spoke ("sur Radio Karn"), and not who reports it."""
    if via.kind != "broadcaster" or not via.spans or report.language not in LANGUAGES:
        return False
    before = report.text[max(0, via.spans[0].start - AIR) : via.spans[0].start].lower().rstrip(' «“"')
    words: list[str] = load_wording(report.language)["told.on_air"]
    return any(re.search(rf"(?<!\w){re.escape(word)}$", before) for word in words)


def _is_spoken_to(via: Via, report: Report) -> bool:
    """Whether somebody told it to an agency or a paper ("a déclaré à Reuters"), which need not be who printed it."""
    start = via.spans[0].start if via.spans else 0
    return bool(_TO.search(report.text, max(0, start - TOWARDS), start))
