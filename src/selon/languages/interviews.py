"""Interviews printed as questions and answers: what stands in an answer is somebody's words, whoever that is.

The speaker is mostly named once, in a title or an introduction; the answers carry neither marks nor a verb of saying.
"""

import re
from collections.abc import Iterator

from selon.records import Span

#: So many questions make an interview; a question has at most so many words, an answer at least so many.
QUESTIONS, ASKED, ANSWERED = 3, 45, 12
#: Speaking of oneself, which a reporter does not: an explainer has questions for headings, too.
_ONESELF = re.compile(r"(?<![\w’'])(?:j['’]|je|moi|mon|ma|mes|nous|notre|nos|i|my|me|we|our|us)(?![\w])", re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_QUESTION = re.compile(r"\?\W*\Z")


def answers(text: str) -> tuple[Span, ...]:
    """The answers of an interview, each from the end of its question to the next; empty for any other report."""
    lines = list(_lines(text))
    asked = [n for n, line in enumerate(lines) if _is_question(text, line)]
    found = []
    for at, n in enumerate(asked):
        stop = asked[at + 1] if at + 1 < len(asked) else min(len(lines), n + 2)
        if stop > n + 1:
            span = Span(lines[n + 1].start, lines[stop - 1].end)
            if len(text[slice(*span)].split()) >= ANSWERED and _ONESELF.search(_QUOTED.sub(" ", text[slice(*span)])):
                found.append(span)
    return tuple(found) if len(found) >= QUESTIONS else ()


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield Span(*match.span())


def _is_question(text: str, line: Span) -> bool:
    words = text[slice(*line)]
    return bool(_QUESTION.search(words)) and len(words.split()) <= ASKED
