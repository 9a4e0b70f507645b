"""The page as JSON: the same sentences, pieces and citations, for programs."""

import json
import re
from typing import Any

from selon.explain.page import Block, Chart, Citation, Listing, Page, Paragraph, Section, Sentence, Subheading, Table

Json = dict[str, Any]

#: Characters that break a terminal, a line or an encoding when they stand raw in JSON.
_UNSAFE = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff<>&\x7f-\x9f]")


def render(page: Page) -> str:
    """One JSON object, indented, ending in a line break.

    Bidirectional controls, angle brackets and lone surrogates are escaped, so the
    text is harmless wherever it is pasted; parsing gives the characters back.
    """
    text = json.dumps(to_json(page), ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def to_json(page: Page) -> Json:
    """Keys: language, title, standfirst, sections, citations (by number), reports."""
    numbers = page.citations()
    return {
        "language": page.language,
        "title": page.title,
        "standfirst": [_sentence(sentence, numbers) for sentence in page.standfirst],
        "sections": [_section(section, numbers) for section in page.sections],
        "citations": [
            {
                "n": number,
                "report": citation.report,
                "spans": [[span.start, span.end] for span in citation.spans],
                "claim": citation.claim,
                "corrected": citation.corrected,
            }
            for citation, number in numbers.items()
        ],
        "reports": [
            {
                "id": source.report.id,
                "label": source.label,
                "title": source.report.title,
                "outlet": source.report.outlet,
                "language": source.report.language,
                "published": source.report.published,
                "url": source.report.url,
            }
            for source in page.sources
        ],
    }


def _section(section: Section, numbers: dict[Citation, int]) -> Json:
    return {
        "id": section.id,
        "heading": section.heading,
        "blocks": [_block(block, numbers) for block in section.blocks],
    }


def _block(block: Block, numbers: dict[Citation, int]) -> Json:
    match block:
        case Paragraph():
            return {"type": "paragraph", **_paragraph(block, numbers)}
        case Listing(items=items):
            return {"type": "list", "items": [_paragraph(item, numbers) for item in items]}
        case Table(caption=caption, header=header, rows=rows):
            cells = [[_sentence(cell, numbers) for cell in row] for row in rows]
            return {"type": "table", "caption": caption, "header": list(header), "rows": cells}
        case Subheading(text=text, lang=lang):
            return {"type": "subheading", "text": text, "lang": lang}
        case Chart():
            return _chart(block, numbers)


def _chart(chart: Chart, numbers: dict[Citation, int]) -> Json:
    bars = [
        {
            "label": bar.label,
            "value": bar.value,
            "min": bar.low,
            "max": bar.high,
            "approx": bar.approx,
            "citations": [numbers[citation] for citation in bar.citations if citation in numbers],
        }
        for bar in chart.bars
    ]
    return {"type": "chart", "caption": chart.caption, "description": chart.description, "bars": bars}


def _paragraph(paragraph: Paragraph, numbers: dict[Citation, int]) -> Json:
    return {
        "lead_in": paragraph.lead_in,
        "sentences": [_sentence(sentence, numbers) for sentence in paragraph.sentences],
    }


def _sentence(sentence: Sentence, numbers: dict[Citation, int]) -> Json:
    return {
        "text": sentence.text,
        "role": sentence.role,
        "pieces": [{"text": piece.text, "kind": piece.kind, "lang": piece.lang} for piece in sentence.pieces],
        "citations": [numbers[citation] for citation in sentence.citations],
    }
