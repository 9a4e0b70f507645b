"""Which statement a denial of "these reports" is of: one that says it all, or none.

The records tie such words to several statements before them. A reader is told one: the one with whose words most of these
share theirs, told by most parties, the earliest; none that came only after the denial.
"""

import re
from collections.abc import Sequence
from functools import cache

from selon.explain.naming import Who, is_readable, source_of
from selon.explain.quoting import folded
from selon.explain.story import Story
from selon.explain.surroundings import passage_of
from selon.explain.wording import LANGUAGES, load
from selon.languages.names import fold
from selon.records import Claim

#: Stances of those who say whether what others said is so, and of those who said it.
JUDGING = ("deny", "doubt", "confirm")
SAYING = ("state", "confirm", "estimate")
#: By so many letters a word of so many is known again; two contents with so many of them in common tell of one thing.
STEM, LETTERS, COMMON = 4, 5, 2
#: The share of the statements taken up with which the one named must have words in common.
MOST = 0.6


def meant_by(claim: Claim, story: Story) -> tuple[Who, Claim] | None:
    """Who said what a judgement of "these reports" takes up; None where the records tell none, or none that is sure."""
    return story.recalled(("meant", claim.id), lambda: _meant_by(claim, story))


def _meant_by(claim: Claim, story: Story) -> tuple[Who, Claim] | None:
    taken = [item for item in story.takes_up.get(claim.id, ()) if item.report == claim.report]
    if claim.stance not in JUDGING or not taken:
        return None
    contents = _contents(taken)
    found: list[tuple[tuple[float, int, int], Who, Claim]] = []
    for item in taken if len(contents) == 1 else _before(claim, story):
        who = source_of(item, story)
        if item.voice != "attributed" or who is None or not who.text or not is_readable(item, story):
            continue
        if not _is_called(item, claim, story):
            continue
        others = [words for words in contents if words != _stems(item)]
        share = sum(len(_stems(item) & words) >= COMMON for words in others) / max(1, len(others))
        if (others and (share < MOST or _opens_with_pronoun(item, story))) or _is_too_late(item, claim, story):
            continue
        found.append(((share, _parties(item), -item.content.spans[0].start), who, item))
    if not found:
        return None
    _, who, item = max(found, key=lambda entry: entry[0])
    return who, item


def _is_called(item: Claim, claim: Claim, story: Story) -> bool:
    """Whether a statement is what the denial calls it: any is "these reports", "this call" only one that calls."""
    report = story.report_of(claim)
    if report.language not in LANGUAGES or _words(report.language, "reports").search(claim.content.text):
        return True
    nouns = {fold(word)[:STEM] for word in re.findall(rf"\w{{{STEM},}}", claim.content.text)}
    said = {fold(word)[:STEM] for word in re.findall(rf"\w{{{STEM},}}", f"{item.cue.text} {item.content.text}")}
    return bool(nouns & said)


def _contents(claims: Sequence[Claim]) -> list[frozenset[str]]:
    return list(dict.fromkeys(_stems(item) for item in claims))


def _stems(claim: Claim) -> frozenset[str]:
    return frozenset(fold(word)[:STEM] for word in re.findall(rf"\w{{{LETTERS},}}", claim.content.text))


def _before(claim: Claim, story: Story) -> list[Claim]:
    """What others said before, in the same report, in a clause of their own."""
    start = claim.content.spans[0].start
    party = story.parties.get(claim.id)
    return [
        item
        for item in story.told_of(claim.report)
        if item.content.spans[-1].end <= start
        and item.stance in SAYING
        and item.id not in story.takes_up
        and (party is None or story.parties.get(item.id) != party)
        and story.shape_of(item).shape in ("clause", "according", "infinitive")
    ]


def _parties(claim: Claim) -> int:
    """How many say it, as far as the words that name them tell."""
    return len(re.split(r",\s|\s(?:et|and)\s", folded(claim.source.text)))


def _opens_with_pronoun(item: Claim, story: Story) -> bool:
    """Whether a content begins with whom it does not name: "that he had sent them"."""
    report = story.report_of(item)
    if report.language not in LANGUAGES:
        return False
    said = folded("".join(report.text[slice(*span)] for span in story.shape_of(item).spans[:1]))
    return _words(report.language, "pronoun").match(said) is not None


def _is_too_late(item: Claim, claim: Claim, story: Story) -> bool:
    """Whether a statement is of the denial's day or later; where that is of an earlier time, of the report's last day, too."""
    said = story.dates_of(story.said_on(item))
    if said is None:
        return False
    if not _is_of_before(claim, story):
        denied = story.dates_of(story.said_on(claim))
        return denied is not None and said >= denied
    days = [story.dates_of(story.said_on(other)) for other in story.told_of(claim.report)]
    last = max([day for day in (*days, story.dates_of(story.published(claim))) if day is not None])
    return said >= last


def _is_of_before(claim: Claim, story: Story) -> bool:
    """Whether somebody "had earlier denied" it."""
    report = story.report_of(claim)
    if report.language not in LANGUAGES:
        return False
    passage = passage_of(claim, report)
    words = report.text[slice(*passage)] if passage is not None else claim.cue.text
    return bool(_words(report.language, "formerly").search(words))


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(load(language)["standing"][name]), re.IGNORECASE)
