"""The words that belong to a figure: its sentence, cut where the next figure begins."""

from dataclasses import dataclass

from selon.languages.sentences import Sentences
from selon.records import Report, Span


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Stretches of a report's text: the figure, what follows up to the next figure, and what precedes."""

    figure: Span
    after: Span
    before: Span
    whole: Span

    @property
    def sentence(self) -> Span:
        """All three as one."""
        return Span(self.before.start, self.after.end)


class Stretches:
    """A report's sentences, and the figures in them."""

    def __init__(self, report: Report, figures: set[Span]) -> None:
        self._sentences = Sentences(report.text)
        self._figures = sorted(figures)

    def around(self, figure: Span) -> Surroundings:
        """Where the words that belong to this figure may stand."""
        whole = self.whole(figure)
        start, end = whole
        for other in self._figures:
            if start < other.end <= figure.start:
                start = other.end
            if figure.end <= other.start < end:
                end = other.start
        return Surroundings(
            figure, Span(figure.end, max(end, figure.end)), Span(min(start, figure.start), figure.start), whole
        )

    def whole(self, figure: Span) -> Span:
        """The sentence, with its other figures."""
        start, end = self._sentences.whole(figure.start)
        return Span(start, max(end, figure.end))

    def figure_before(self, word: Span, sentence: Span) -> Span | None:
        """The last figure of the sentence before a word."""
        return max(
            (other for other in self._figures if sentence.start <= other.start and other.end <= word.start),
            default=None,
        )
