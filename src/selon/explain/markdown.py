"""The page as Markdown (CommonMark, tables and footnotes as GitHub has them)."""

import re
from collections.abc import Sequence

from selon.explain.page import Block, Chart, Citation, Listing, Page, Paragraph, Sentence, SourceText, Subheading, Table
from selon.explain.quoting import folded
from selon.explain.shown import visible
from selon.records import text_of

#: Longest passage printed in a footnote, in characters.
PASSAGE = 400

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^&])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def render(page: Page) -> str:
    """A page whose citations are footnotes with the passage, its report and its place (`start–end`)."""
    numbers = page.citations()
    lines = [f"# {escaped(page.title)}", ""]
    if page.standfirst:
        lines += [f"*{_sentences(page.standfirst, numbers)}*", ""]
    for section in page.sections:
        lines += [f"## {escaped(section.heading)}", ""]
        for block in section.blocks:
            lines += [*_block(block, numbers), ""]
    sources = {source.report.id: source for source in page.sources}
    lines += [_footnote(citation, number, sources) for citation, number in numbers.items()]
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """Text as Markdown shows it literally, on one line."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", visible(folded_edges(text))))


def folded_edges(text: str) -> str:
    """Line breaks become spaces; spaces at the ends, which join pieces, stay."""
    return re.sub(r"[\t\r\n]+", " ", text)


def _block(block: Block, numbers: dict[Citation, int]) -> list[str]:
    match block:
        case Paragraph():
            return [_paragraph(block, numbers)]
        case Listing(items=items):
            return [f"- {_paragraph(item, numbers)}" for item in items]
        case Subheading(text=text):
            return [f"### {escaped(text)}"]
        case Chart():
            return []  # its values stand in the table behind it, with their hours and places
        case Table(caption=caption, header=header, rows=rows):
            return [
                f"**{escaped(caption)}**",
                "",
                _row([escaped(name) for name in header]),
                _row(["---"] * len(header)),
                *(_row([_sentence(row[0], numbers), *(escaped(cell.text) for cell in row[1:])]) for row in rows),
            ]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _paragraph(paragraph: Paragraph, numbers: dict[Citation, int]) -> str:
    opening = f"**{escaped(paragraph.lead_in)}.** " if paragraph.lead_in else ""
    return opening + _sentences(paragraph.sentences, numbers)


def _sentences(sentences: Sequence[Sentence], numbers: dict[Citation, int]) -> str:
    return " ".join(_sentence(sentence, numbers) for sentence in sentences)


def _sentence(sentence: Sentence, numbers: dict[Citation, int]) -> str:
    marks = "".join(f"[^{numbers[citation]}]" for citation in sentence.citations)
    return escaped(sentence.text) + marks


def _footnote(citation: Citation, number: int, sources: dict[str, SourceText]) -> str:
    source = sources[citation.report]
    passage = folded(text_of(source.report.text, citation.spans))
    cut = passage if len(passage) <= PASSAGE else passage[:PASSAGE].rsplit(" ", 1)[0] + " […]"
    place = ", ".join(f"{span.start}–{span.end}" for span in citation.spans)
    sign = "✎ " if citation.corrected else ""
    return f"[^{number}]: {sign}{escaped(source.label)} ({escaped(citation.report)}, {place}): {escaped(cut)}"
