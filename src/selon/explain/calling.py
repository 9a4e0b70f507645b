"""How a report is called among others, and cited as such."""

from collections import Counter

from selon.explain.page import Citation, Piece
from selon.explain.quoting import folded
from selon.explain.story import FIRST_WORDS, Story
from selon.records import Report, Span


def called(report: Report, story: Story) -> tuple[Piece, ...]:
    """A report among others: with its title, or its first words, where outlet and day are those of a second one too."""
    labels = story.recalled("labels", lambda: Counter(story.label(each) for each in story.reports.values()))
    label = story.label(report)
    if labels[label] < 2:
        return (Piece(label, "name"),)
    words = folded(report.title or "") or " ".join(folded(report.text).split(" ")[:FIRST_WORDS]) + "…"
    foreign = report.language if report.language not in (story.wording.language, "und") else None
    return story.wording.say("sources.titled", report=Piece(label, "name"), title=Piece(words, "name", foreign))


def whole(report: Report) -> Citation:
    """A citation of a report as such: its first line."""
    end = report.text.find("\n", 1)
    return Citation(report.id, (Span(0, min(len(report.text), 200 if end < 0 else end, 200)),))
