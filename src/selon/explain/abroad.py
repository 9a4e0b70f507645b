"""Whether an office-holder of another country speaks whose country nothing says: "the transport minister", of an island in a ledger on the mainland.

A reader takes him for the minister of the country that most reports are about. Of many statements such are left out.
"""

import re
from collections import Counter
from functools import cache

from babel import Locale

from selon.explain.definite import names_place
from selon.explain.matter import is_big
from selon.explain.naming import source_of
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.wording import LANGUAGES
from selon.languages import load as load_pack
from selon.languages.wording import find
from selon.records import Claim, Report

_OFFICE = re.compile(
    r"(?<![\w’'-])(?:ministres?|ministères?|secrétaires?\sd['’]État|gouvernements?|parlement|police|députée?s?|sénat\w*|chanceli\w+|préfet\w*"
    r"|ministers?|ministry|secretary|government|parliament|lawmakers?|MPs?|senators?|chancellor)(?![\w’'-])",
    re.IGNORECASE,
)

#: Code points of a report's beginning, which names the country that it is about.
HEAD = 800


def is_of_abroad(claim: Claim, story: Story) -> bool:
    """Whether an office without its country speaks in a paragraph that is only about other countries than most reports.

    A person whom other reports cite too is known to them.
    """
    return story.recalled(("abroad", claim.id), lambda: _is_of_abroad(claim, story))


def _is_of_abroad(claim: Claim, story: Story) -> bool:
    report = story.report_of(claim)
    who = folded(claim.source.text)
    if not is_big(story) or report.language not in LANGUAGES or not _OFFICE.search(who):
        return False
    actor = claim.source.actor
    if actor is not None and actor.kind == "person" and len(_reports_of(actor.id, story)) > 1:
        return False
    told = source_of(claim, story)
    placed = f"{who} {told.text if told is not None else ''}".replace(actor.name if actor is not None else "\0", " ")
    # a body is where its words say that something was; who holds an office may speak of anywhere
    placed += "" if actor is not None and actor.kind == "person" else f" {claim.content.text}"
    if _states(placed, report.language) or names_place(placed):
        return False
    here, most = _states(_paragraph(claim, report), report.language), _main(story)
    return bool(here) and most is not None and most not in here


def _reports_of(actor: str, story: Story) -> set[str]:
    def cited() -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for claim in story.claims.values():
            if claim.source.actor is not None:
                found.setdefault(claim.source.actor.id, set()).add(claim.report)
        return found

    return story.recalled("reports of actors", cited).get(actor, set())


def _paragraph(claim: Claim, report: Report) -> str:
    spans = (*claim.source.spans, *claim.cue.spans, *claim.content.spans)
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    end = report.text.find("\n", last)
    return report.text[report.text.rfind("\n", 0, first) + 1 : len(report.text) if end < 0 else end]


def _main(story: Story) -> str | None:
    """The country that most reports name."""

    def most() -> str | None:
        counts = Counter(
            state
            for report in story.reports.values()
            if report.language in LANGUAGES
            for state in _states(report.text[:HEAD], report.language)
        )
        return counts.most_common(1)[0][0] if counts else None

    return story.recalled("main country", most)


def _states(text: str, language: str) -> set[str]:
    """The codes of the countries that a text names, or whose adjectives it has."""
    found = {str(hit.row["state"]) for hit in find(load_pack(language), "actors", "demonym", text)}
    codes, pattern = _names(language)
    return found | {codes[name] for name in pattern.findall(text)}


@cache
def _names(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """The codes of the countries by their names in a language, and what finds these."""
    territories = Locale.parse(language).territories
    codes = {name: code for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    names = sorted(map(re.escape, codes), key=len, reverse=True)
    return codes, re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")
