"""Interviews printed as questions and answers: what stands in an answer is somebody's words.

The speaker is named before the first answer ("Ada Lind.- …"), or once in a title; the answers carry neither marks nor a
verb of saying. An explainer has questions for headings, too: only answers that speak of themselves, or bear a name, tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selon.records import Span

#: So many questions make an interview; a question has at most so many words, an answer at least so many.
QUESTIONS, ASKED, ANSWERED = 3, 60, 12
#: An interview's last answer has at most so many paragraphs: what comes then may be another text.
LAST = 2
#: Speaking of oneself, which a reporter does not.
_ONESELF = re.compile(r"(?<![\w’'])(?:j['’]|je|moi|mon|ma|mes|nous|notre|nos|i|my|me|we|our|us)(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_QUESTION = re.compile(r"\?\W*\Z")
#: A given name and a surname at least: one word alone may be any ("VIDÉO : …", "On May 5 …").
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){1,4}"
#: The name that opens an answer: in brackets, with its dash, or alone where it stands before that in the report.
_LABEL = re.compile(rf"(?:\(\(({_NAME})\)\)|({_NAME})\s?(?:[.:]\s?[-–—]?|\s[-–—]))\s*(?=\S)")
_BARE = re.compile(rf"({_NAME})\s(?=[A-ZÀ-Þ«“\"])")
_TITLE = re.compile(rf"\s*({_NAME})(?:\s\([^)\n]{{2,30}}\))?\s?:\s")
#: A surname alone before what is quoted, whose full name the introduction gives.
_SURNAME = re.compile(r"\s*([A-ZÀ-Þ][\w’'-]+)\s?:\s+[«“\"]")


@dataclass(frozen=True, slots=True)
class Answer:
    """The paragraphs of an answer, without the name that may open it, and where its speaker is named, if anywhere."""

    paragraphs: tuple[Span, ...]
    speaker: Span | None


def answers(text: str) -> tuple[Answer, ...]:
    """The answers of an interview; empty for any other report."""
    lines = [Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    # A title that asks is followed by an introduction, not by an answer.
    asked = [n for n, line in enumerate(lines) if n and _is_question(text, line)]
    if len(asked) < QUESTIONS:
        return ()
    before = text[: lines[asked[0]].end].casefold()
    found = [
        item for n, stop in _answered(asked, len(lines)) for item in _answers_of(text, lines[n + 1 : stop], before)
    ]
    kept = [answer for answer in found if _length(text, answer) >= ANSWERED]
    telling = sum(answer.speaker is not None or _of_oneself(text, answer) for answer in kept)
    if len(kept) < QUESTIONS - 1 or telling * 2 <= len(kept) or telling < 2:
        return ()
    return tuple(_with_speaker(text, kept))


def _answered(asked: list[int], lines: int) -> Iterator[tuple[int, int]]:
    """Each question's line, and the line at which its answer has ended."""
    for at, n in enumerate(asked):
        stop = asked[at + 1] if at + 1 < len(asked) else min(lines, n + 1 + LAST)
        if stop > n + 1:
            yield n, stop


def _answers_of(text: str, lines: list[Span], before: str) -> list[Answer]:
    """What is said behind one question: one answer, or one for each paragraph that a name opens."""
    found: list[Answer] = []
    for line in lines:
        label, start = _label(text, line, before)
        if label is not None or not found:
            found.append(Answer((Span(start, line.end),), label))
        else:
            found[-1] = Answer((*found[-1].paragraphs, line), found[-1].speaker)
    return found


def _label(text: str, line: Span, before: str) -> tuple[Span | None, int]:
    """The name that opens a paragraph, and where the paragraph goes on behind it."""
    found = _LABEL.match(text, *line)
    if found is not None:
        return Span(*found.span(1 if found[1] else 2)), found.end()
    bare = _BARE.match(text, *line)
    words = bare[1].split(" ") if bare else []
    for size in range(len(words), 1, -1):
        name = " ".join(words[:size])
        if name.casefold() in before:
            return Span(line.start, line.start + len(name)), line.start + len(name) + 1
    return None, line.start


def _with_speaker(text: str, found: list[Answer]) -> Iterator[Answer]:
    """Answers without a name are those of the one who is named, if only one is."""
    named = {text[slice(*answer.speaker)].casefold() for answer in found if answer.speaker}
    title = _TITLE.match(text)
    single = next((answer.speaker for answer in found if answer.speaker), None) if len(named) == 1 else None
    if not named:
        single = Span(*title.span(1)) if title else _introduced(text, found[0].paragraphs[0].start)
    started = not named
    for answer in found:
        started = started or answer.speaker is not None  # what stands before the first name may be an introduction
        yield Answer(answer.paragraphs, answer.speaker or (single if started else None))


def _introduced(text: str, end: int) -> Span | None:
    """The full name before `end` of the one whose surname opens the title: "Lind : « … »" and "Ada Lind"."""
    surname = _SURNAME.match(text)
    if surname is None:
        return None
    full = re.compile(rf"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]+\s{re.escape(surname[1])}(?!\w)").search(text, surname.end(), end)
    return Span(*full.span()) if full else None


def _is_question(text: str, line: Span) -> bool:
    words = text[slice(*line)]
    return bool(_QUESTION.search(words)) and len(words.split()) <= ASKED


def _length(text: str, answer: Answer) -> int:
    return sum(len(text[slice(*span)].split()) for span in answer.paragraphs)


def _of_oneself(text: str, answer: Answer) -> bool:
    return any(_ONESELF.search(_QUOTED.sub(" ", text[slice(*span)])) for span in answer.paragraphs)
