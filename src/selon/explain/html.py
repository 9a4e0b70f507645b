"""The page as one HTML file: nothing fetched, nothing run, every citation a link to its highlighted passage."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from selon.explain.chart import svg
from selon.explain.highlight import passages
from selon.explain.page import (
    Block,
    Chart,
    Citation,
    Listing,
    Page,
    Paragraph,
    Piece,
    Section,
    Sentence,
    SourceText,
    Subheading,
    Table,
)
from selon.explain.shown import visible

#: Nothing may be loaded or run, whatever a report's text holds; only the page's own style applies.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(page: Page) -> str:
    """A whole document. Report text stands at its end, each cited passage marked and linked back."""
    return _Writer(page).document()


def shown(text: str) -> str:
    """Text made safe for HTML: escaped, and with acting characters made visible."""
    return escape(visible(text))


class _Writer:
    """Writes one page; remembers which citations were already linked, so that ids stay unique."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.numbers = page.citations()
        self.linked: set[Citation] = set()
        self.labels = {source.report.id: source.label for source in page.sources}

    def document(self) -> str:
        page = self.page
        body = [
            f'<a class="skip" href="#main">{shown(page.label("skip"))}</a>',
            f"<header><h1>{shown(page.title)}</h1>",
            f'<p class="standfirst">{self.sentences(page.standfirst)}</p>' if page.standfirst else "",
            self.contents(),
            '</header><main id="main">',
            *(self.section(section) for section in page.sections),
            self.texts(),
            "</main>",
        ]
        head = (
            f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
            f"<title>{shown(page.title)}</title><style>{_style()}{self.targets()}</style>"
        )
        return f'<!doctype html>\n<html lang="{shown(page.language)}"><head>{head}</head>\n<body>{_lines(body)}</body></html>\n'

    def targets(self) -> str:
        """One rule per citation: all pieces of the passage that a link opened stand out."""
        return "".join(f"article:has(#m{n}:target) .c{n}{{background:var(--hit)}}" for n in self.numbers.values())

    def contents(self) -> str:
        links = [f'<li><a href="#{shown(s.id)}">{shown(s.heading)}</a></li>' for s in self.page.sections]
        if self.page.sources:
            links.append(f'<li><a href="#texts">{shown(self.page.label("texts"))}</a></li>')
        label = shown(self.page.label("contents"))
        return f'<nav aria-label="{label}"><ul>{"".join(links)}</ul></nav>'

    def section(self, section: Section) -> str:
        blocks = _lines([self.block(block) for block in section.blocks])
        name = shown(section.id)
        return f'<section id="{name}" aria-labelledby="h-{name}"><h2 id="h-{name}">{shown(section.heading)}</h2>{blocks}</section>'

    def block(self, block: Block) -> str:
        match block:
            case Paragraph():
                kind = ' class="note"' if all(s.role == "note" for s in block.sentences) else ""
                return f"<p{kind}>{self.paragraph(block)}</p>"
            case Listing(items=items):
                return f"<ul>{_lines([f'<li>{self.paragraph(item)}</li>' for item in items])}</ul>"
            case Subheading(text=text, lang=lang):
                return f"<h3{_lang(lang)}>{shown(text)}</h3>"
            case Table():
                return self.table(block)
            case Chart():
                return svg(block)

    def table(self, table: Table) -> str:
        header = "".join(f'<th scope="col">{shown(name)}</th>' for name in table.header)
        rows = _lines([self.row(row, table.header) for row in table.rows])
        return (
            f"<table><caption>{shown(table.caption)}</caption><thead><tr>{header}</tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )

    def row(self, row: Sequence[Sentence], header: Sequence[str]) -> str:
        """Citations stand once, in the row's first cell; the others repeat some of them."""
        cells = [f'<th scope="row">{self.sentence(row[0])}</th>']
        for cell, name in zip(row[1:], header[1:], strict=True):
            cells.append(f'<td data-label="{shown(name)}">{self.pieces(cell.pieces)}</td>')
        return f"<tr>{''.join(cells)}</tr>"

    def paragraph(self, paragraph: Paragraph) -> str:
        opening = f'<b class="lead-in">{shown(paragraph.lead_in)}.</b> ' if paragraph.lead_in else ""
        return opening + self.sentences(paragraph.sentences)

    def sentences(self, sentences: Sequence[Sentence]) -> str:
        return " ".join(self.sentence(sentence) for sentence in sentences)

    def sentence(self, sentence: Sentence) -> str:
        links = "".join(self.link(citation) for citation in sentence.citations)
        return self.pieces(sentence.pieces) + (f'<sup class="cites">{links}</sup>' if links else "")

    def pieces(self, pieces: Sequence[Piece]) -> str:
        return "".join(_piece(piece) for piece in pieces)

    def link(self, citation: Citation) -> str:
        number = self.numbers[citation]
        name = "" if citation in self.linked else f' id="c{number}"'
        self.linked.add(citation)
        said = f"{self.page.label('source')} {number}: {self.labels.get(citation.report, citation.report)}"
        label = shown(f"{said} ({self.page.label('by_hand')})" if citation.corrected else said)
        sign = "✎" if citation.corrected else ""
        return f'<a{name} href="#m{number}" title="{label}" aria-label="{label}">{number}{sign}</a>'

    def texts(self) -> str:
        """The cited reports, opened, so that a link finds its passage in any browser."""
        if not self.page.sources:
            return ""
        by_report: dict[str, list[tuple[int, Citation]]] = defaultdict(list)
        for citation, number in self.numbers.items():
            by_report[citation.report].append((number, citation))
        articles = _lines([self.article(source, by_report[source.report.id]) for source in self.page.sources])
        heading = shown(self.page.label("texts"))
        return f'<section id="texts" aria-labelledby="h-texts"><h2 id="h-texts">{heading}</h2>{articles}</section>'

    def article(self, source: SourceText, cited: Sequence[tuple[int, Citation]]) -> str:
        report, page = source.report, self.page
        text = passages(report.text, cited, excerpts=bool(page.label("excerpts")), back=page.label("back"))
        title = f' : <cite lang="{shown(report.language)}">{shown(report.title)}</cite>' if report.title else ""
        if page.language == "en":
            title = title.replace(" : ", ": ", 1)
        link = ""
        if report.url and report.url.lower().startswith(("http://", "https://")):
            address = escape(report.url, quote=True)
            link = f'<p class="url"><a rel="noreferrer noopener nofollow" href="{address}">{shown(page.label("original"))}</a></p>'
        lang = "" if report.language == "und" else _lang(report.language)
        return (
            f"<article><details open><summary>{shown(source.label)}{title}</summary>{link}"
            f'<div class="text" dir="auto"{lang}>{text}</div></details></article>'
        )


def _piece(piece: Piece) -> str:
    text = shown(piece.text)
    if piece.kind == "quote":
        # No line ends between a mark and its words.
        held = text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
        return f"<q{_lang(piece.lang)}>{held}</q>"
    if piece.kind in ("source", "name") or piece.lang:
        return f"<bdi{_lang(piece.lang)}>{text}</bdi>"
    return text


def _lang(code: str | None) -> str:
    return f' lang="{escape(code, quote=True)}"' if code else ""


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)


def _style() -> str:
    return (files("selon.explain") / "page.css").read_text(encoding="utf-8")
