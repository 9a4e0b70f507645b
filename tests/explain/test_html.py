"""The HTML page: one file, nothing fetched, nothing obeyed, every citation opening its passage."""

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.explain import compose
from selon.explain.highlight import passages
from selon.explain.html import render
from selon.explain.page import Citation
from selon.explain.shown import visible
from selon.records import Claim, Content, Copy, Notice, Passage, Point, Report, Source, Span
from selon.records.claim import claim_id

Records = tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Copy, ...], tuple[Point, ...]]

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> \u202eevil\u202c \u2066x\u2069 "
    '"><svg onload=alert(3)> &amp; </style></article> \x00\x07 \ud800'
)


class Reader(HTMLParser):
    """Collects tags, attributes and the text of the passages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(document: str) -> Reader:
    reader = Reader()
    reader.feed(document)
    return reader


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_link_has_its_target_and_every_id_is_unique(orvale: Records, language: str) -> None:
    reader = read(render(compose(*orvale, language=language)))
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [str(attrs["href"]) for tag, attrs in reader.tags if tag == "a"]
    assert links
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_nothing_is_fetched_or_run(orvale: Records) -> None:
    document = render(compose(*orvale, language="fr"))
    tags = {tag for tag, _ in read(document).tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "input", "audio", "video"}
    assert "default-src 'none'" in document
    assert "url(" not in document
    assert "@import" not in document


def hostile_records() -> Records:
    text = f"{HOSTILE} a dit que {HOSTILE}.\n"
    at = len(HOSTILE)
    source, cue, content = Span(0, at), Span(at + 1, at + 6), Span(at + 7, len(text) - 1)
    claim = Claim(
        id=claim_id("<r>", (source,), (content,), text),
        report="<r>",
        voice="attributed",
        source=Source((source,), text[: source.end]),
        cue=Passage((cue,), "a dit"),
        content=Content((content,), text[content.start : content.end], "indirect"),
        stance="state",
        certainty="plain",
        polarity="positive",
        probability=0.9,
    )
    report = Report(
        id="<r>",
        text=text,
        language="fr",
        title=HOSTILE,
        outlet=HOSTILE,
        url="javascript:alert(4)",
        agencies=(HOSTILE,),
        notices=(Notice("x", HOSTILE),),
    )
    return (report,), (claim,), (), ()


def test_hostile_report_text_is_shown_and_never_acts() -> None:
    document = render(compose(*hostile_records(), language="fr", title=HOSTILE))
    document.encode("utf-8")
    reader = read(document)
    assert not {tag for tag, _ in reader.tags} & {"script", "img"}
    assert not any(name.startswith("on") for _, attrs in reader.tags for name in attrs)
    assert not any("javascript:" in str(attrs.get("href", "")) for _, attrs in reader.tags)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x07]", document)
    assert "⟨U+202E⟩" in document
    assert "<script>alert(1)</script>" in "".join(reader.text)


def test_a_report_of_five_megabytes_on_one_line_is_excerpted() -> None:
    filler = "mot " * 1_250_000
    text = filler + "Ada Roon a dit que la tour penche. " + filler
    at = len(filler)
    source, cue, content = Span(at, at + 8), Span(at + 9, at + 14), Span(at + 15, at + 33)
    claim = Claim(
        id="c1",
        report="r",
        voice="attributed",
        source=Source((source,), "Ada Roon"),
        cue=Passage((cue,), "a dit"),
        content=Content((content,), text[content.start : content.end], "indirect"),
        stance="state",
        certainty="plain",
        polarity="positive",
        probability=0.9,
    )
    document = render(compose((Report(id="r", text=text, language="fr"),), (claim,), (), (), language="fr"))
    assert len(document) < 100_000
    assert '<p class="cut">[…]</p>' in document
    assert "que la tour penche" in document
    assert "seuls les passages cités" in document


spans_in = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), min_size=1, max_size=6)


@given(text=st.text(st.characters(exclude_characters="\r\n"), min_size=1, max_size=60), raw=spans_in)
@settings(deadline=None)
def test_marked_text_is_the_reports_text_and_marks_cover_exactly_the_spans(
    text: str, raw: list[tuple[int, int]]
) -> None:
    cited = []
    for number, (start, length) in enumerate(raw, 1):
        low = min(start, len(text) - 1)
        cited.append((number, Citation("r", (Span(low, min(len(text), low + length)),))))
    out = passages(text, cited, excerpts=False, back="back")
    bare = re.sub(r'<a class="back".*?</a>', "", out)
    if text.strip():
        assert unescape(re.sub(r"<[^>]*>", "", bare)) == visible(text)
        for number, citation in cited:
            marked = re.findall(rf'<mark class="d\d(?: c\d+)*? c{number}(?: c\d+)*">(.*?)</mark>', out, re.DOTALL)
            ((start, end),) = citation.spans
            assert unescape("".join(marked)) == visible(text[start:end])
            assert out.count(f'id="m{number}"') == 1


def test_nested_and_overlapping_passages_keep_their_own_marks() -> None:
    text = "Un deux trois quatre cinq"
    cited = [(1, Citation("r", (Span(0, 13),))), (2, Citation("r", (Span(3, 7),))), (3, Citation("r", (Span(8, 20),)))]
    out = passages(text, cited, excerpts=False, back="Retour")
    assert '<mark class="d2 c1 c2">deux</mark>' in out
    assert '<mark class="d2 c1 c3">trois</mark>' in out
    places = [out.index(f'id="m{number}"') for number in (1, 2, 3)]
    assert all(a < b for a, b in pairwise(places))


def test_excerpts_keep_context_and_say_what_was_cut() -> None:
    text = "\n".join(f"Ligne {number} " + "x" * 400 for number in range(50))
    at = text.index("Ligne 25")
    out = passages(text, [(1, Citation("r", (Span(at, at + 8),)))], excerpts=True, back="b")
    assert out.count("[…]") == 2
    assert "Ligne 25" in out
    assert "Ligne 40" not in out


def test_quotations_in_another_language_are_marked(orvale: Records) -> None:
    document = render(compose(*orvale, language="fr"))
    assert '<q lang="en">the gates were never tested</q>' in document
    assert "(en anglais)" in document
    assert '<html lang="fr">' in document


def test_the_chart_reads_without_colour(orvale: Records) -> None:
    document = render(compose(*orvale, language="en"))
    assert '<svg role="img" aria-label="' in document
    assert "stroke-dasharray" in document
    assert "mark-symbol role-mark" in document
    assert "approximate figure" in document
    assert "open bound" in document
