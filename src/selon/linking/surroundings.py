"""The words that belong to a figure: its sentence, cut where the next figure begins."""

import re
from dataclasses import dataclass

from selon.records import Report, Span

#: A sentence ends at a full stop, question or exclamation mark before a capital, or at a line's end.
_END = re.compile(r"(?<=[.!?…])[\s»”\"')]*\s+(?=[«“\"'(\[–—-]*\s*[^\W\d_a-zà-ÿ])|\n+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Stretches of a report's text: the figure, what follows up to the next figure, and what precedes."""

    figure: Span
    after: Span
    before: Span

    @property
    def sentence(self) -> Span:
        """All three as one."""
        return Span(self.before.start, self.after.end)

    def distance(self, span: Span) -> int | None:
        """How far a span of the same part lies from the figure; what precedes counts as farther. None outside."""
        if self.figure.start <= span.start and span.end <= self.after.end:
            return max(0, span.start - self.figure.end)
        if self.before.start <= span.start and span.end <= self.figure.start:
            return 1000 + self.figure.start - span.end
        return None


class Sentences:
    """A report's sentences, and the figures in them."""

    def __init__(self, report: Report, figures: set[Span]) -> None:
        cuts = [0]
        for match in _END.finditer(report.text):
            cuts.append(match.end())
        self._bounds = [*cuts, len(report.text)]
        self._figures = sorted(figures)

    def around(self, figure: Span) -> Surroundings:
        """Where the words that belong to this figure may stand."""
        start = max((cut for cut in self._bounds if cut <= figure.start), default=0)
        end = min((cut for cut in self._bounds if cut >= figure.end), default=figure.end)
        for other in self._figures:
            if start < other.end <= figure.start:
                start = other.end
            if figure.end <= other.start < end:
                end = other.start
        return Surroundings(
            figure, Span(figure.end, max(end, figure.end)), Span(min(start, figure.start), figure.start)
        )

    def whole(self, figure: Span) -> Span:
        """The sentence, with its other figures."""
        start = max((cut for cut in self._bounds if cut <= figure.start), default=0)
        end = min((cut for cut in self._bounds if cut >= figure.end), default=figure.end)
        return Span(start, end)

    def figure_before(self, word: Span, sentence: Span) -> Span | None:
        """The last figure of the sentence before a word."""
        return max(
            (other for other in self._figures if sentence.start <= other.start and other.end <= word.start),
            default=None,
        )
