"""Which reports of a big ledger are of another matter: of an explosion, say, among those of a strike.

The ledger's matter are the words that titles share and most texts of a language have. A report of another matter has none of them
where it begins, and few behind. Small ledgers, and those without one matter, have no such reports.
"""

import re
from collections import Counter
from collections.abc import Sequence

from selon.explain.story import Story
from selon.languages.names import fold, place_names
from selon.records import Claim, Report

#: With fewer reports, or attributed claims, everything read is of the matter.
REPORTS, CLAIMS = 15, 60
#: So many reports of a language tell which words most texts have.
ENOUGH = 5
#: The share of titles, and of a language's texts, in which a word of the matter stands.
TITLES, TEXTS = 0.12, 0.55
#: Fewer words of the matter than this say nothing sure of it.
WORDS = 3
#: In so many characters a report says what it is about; behind that it has one word of the matter in so many, or none.
HEAD, THIN = 700, 300
#: Where more reports than this share are of another matter, there is none that is the ledger's.
MOST = 0.34
#: Letters by which a word is known in its other forms.
STEM = 5


def is_big(story: Story) -> bool:
    """Whether so much was said that only what is sure need be told."""
    return story.recalled("big", lambda: sum(claim.voice == "attributed" for claim in story.told) >= CLAIMS)


def is_of_another_matter(report: Report, story: Story) -> bool:
    """Whether a report has almost none of the words that the others' titles and texts share."""
    return report.id in others(story)


def is_of_the_matter(claim: Claim, story: Story) -> bool:
    """Whether a claim's report is of what the ledger is about."""
    return claim.report not in others(story)


def others(story: Story) -> frozenset[str]:
    """The ids of the reports that are of another matter."""
    return story.recalled("other matters", lambda: _others(story))


def aside(story: Story) -> tuple[Claim, ...]:
    """The attributed claims of reports of another matter."""
    return tuple(claim for claim in story.told if claim.voice == "attributed" and claim.report in others(story))


def _others(story: Story) -> frozenset[str]:
    if len(story.reports) < REPORTS or not is_big(story):
        return frozenset()
    languages = Counter(report.language for report in story.reports.values())
    judged = [report for report in story.reports.values() if languages[report.language] >= ENOUGH]
    words = matter(judged)
    if len(words) < WORDS:
        return frozenset()
    found = frozenset(report.id for report in judged if _is_apart(report, words))
    silent = {
        language
        for language in languages
        # a language that has the matter in other letters says nothing of it
        if all(report.id in found for report in judged if report.language == language)
    }
    found = frozenset(report for report in found if story.reports[report].language not in silent)
    return found if len(found) <= MOST * len(judged) else frozenset()


def matter(reports: Sequence[Report]) -> frozenset[str]:
    """The beginnings of the words that are the matter of most reports."""
    titled = [set(_stems(report.title or "")) for report in reports if report.title]
    in_titles = Counter(stem for stems in titled for stem in stems)
    found: set[str] = set()
    for language in {report.language for report in reports}:
        texts = [set(_stems(report.text)) for report in reports if report.language == language]
        most = Counter(stem for stems in texts for stem in stems)
        found.update(stem for stem, number in most.items() if number >= TEXTS * len(texts))
    return frozenset(stem for stem in found if in_titles[stem] >= max(2, TITLES * len(titled)))


def _is_apart(report: Report, words: frozenset[str]) -> bool:
    head = f"{report.title or ''}\n{report.text[:HEAD]}"
    if any(stem in words for stem in _stems(head)):
        return False
    return sum(stem in words for stem in _stems(report.text)) * THIN <= len(report.text)


def _stems(text: str) -> list[str]:
    return [word[:STEM] for word in re.findall(r"[^\W\d_]{5,}", fold(text)) if word not in place_names()]
