"""Claims as one self-contained page: each report's text with its claims marked in place."""

from collections.abc import Iterable, Sequence
from html import escape as escaped

from selon.explain.html import POLICY
from selon.explain.shown import visible
from selon.records import Claim, Report, Span

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
.about, .more { color: GrayText; font-size: .9em }
.text { white-space: pre-wrap; border-left: 3px solid GrayText; padding-left: 1rem }
mark { color: inherit; background: #ffe9a8; border-radius: 2px }
mark.source { background: #cfe3ff } mark.cue { background: #e0e0e0 }
@media (prefers-color-scheme: dark) {
  mark { background: #5a4a10 } mark.source { background: #1d3f6e } mark.cue { background: #444 } }
li { margin: .6em 0 } li:target, mark:target { outline: 2px solid Highlight }
blockquote { margin: .2em 0 .2em 1rem }
"""


def escape(text: str) -> str:
    """Text made safe for HTML, with characters that would reorder or hide others made visible."""
    return escaped(visible(text))


_Mark = tuple[Span, str, str]


def claims_page(readings: Sequence[tuple[Report, Sequence[Claim]]]) -> str:
    """The page; nothing in it is fetched or run, and every text is escaped."""
    total = sum(len(claims) for _, claims in readings)
    title = f"{total} claims in {len(readings)} reports"
    sections = "\n".join(_section(report, claims) for report, claims in readings)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f'<p class="about">Marked in the texts: <mark class="source">who is cited</mark>, '
        f'<mark class="cue">the words that say so</mark>, <mark>what is attributed</mark>.</p>\n'
        f"{sections}\n</main>\n</body>\n</html>\n"
    )


def _section(report: Report, claims: Sequence[Claim]) -> str:
    about = " · ".join(escape(item) for item in (report.outlet, report.published, report.language) if item)
    notices = "".join(f'<p class="about">{escape(notice.message)}</p>\n' for notice in report.notices)
    items = "\n".join(_item(claim) for claim in claims) or "<li>no claims found</li>"
    return (
        f'<section id="{escape(report.id)}">\n<h2 lang="{escape(report.language)}">{escape(report.title or report.id)}'
        f'</h2>\n<p class="about">{about}</p>\n{notices}<ol>\n{items}\n</ol>\n<h3>Text</h3>\n'
        f'<div class="text" lang="{escape(report.language)}">{marked(report.text, claims)}</div>\n</section>'
    )


def _item(claim: Claim) -> str:
    actor = claim.source.actor
    who = {"hearsay": "no source given", "own": "the report itself"}.get(claim.voice) or (
        actor.name if actor else claim.source.text or "not named"
    )
    said = [claim.stance, claim.certainty if claim.certainty != "plain" else "", claim.said_on or ""]
    said += [f"via {via.name}" for via in claim.via]
    said += [figure.text for figure in claim.figures]
    said += [f"put right by hand: {item.field}" for item in claim.corrected]
    said += [{"not-found": "no longer found", "wrong": "judged to be no claim"}.get(claim.status, "")]
    more = " · ".join(escape(part) for part in said if part)
    return (
        f'<li id="{escape(claim.id)}"><b>{escape(who)}</b> <span class="more">{more}</span>'
        f'<blockquote><a href="#{escape(claim.id)}-text">¶</a> {escape(claim.content.text)}</blockquote></li>'
    )


def marked(text: str, claims: Iterable[Claim]) -> str:
    """The text, escaped, with source, cue and content of each claim marked.

    Claims may stand inside one another: at each character the innermost mark (that
    of the shortest span) is the one shown.
    """
    # Line ends of other systems, at the same length: offsets stay true.
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    marks = sorted(_marks(claims), key=lambda mark: mark[0].start - mark[0].end)
    owner: list[int | None] = [None] * len(text)
    for number, (span, _, _) in enumerate(marks):
        owner[span.start : span.end] = [number] * (span.end - span.start)
    pieces: list[str] = []
    anchored: set[str] = set()
    start = 0
    while start < len(text):
        innermost = owner[start]
        end = start + 1
        while end < len(text) and owner[end] == innermost:
            end += 1
        pieces.append(_piece(text[start:end], None if innermost is None else marks[innermost], anchored))
        start = end
    return "".join(pieces)


def _marks(claims: Iterable[Claim]) -> Iterable[_Mark]:
    for claim in claims:
        for span in claim.content.spans:
            yield span, "content", claim.id
        for span in claim.source.spans:
            yield span, "source", claim.id
        for span in claim.cue.spans:
            yield span, "cue", claim.id


def _piece(text: str, mark: _Mark | None, anchored: set[str]) -> str:
    if mark is None:
        return escape(text)
    _, role, claim = mark
    anchor = ""
    if role == "content" and claim not in anchored:
        anchored.add(claim)
        anchor = f' id="{escape(claim)}-text"'
    return f'<mark class="{role}"{anchor}>{escape(text)}</mark>'
