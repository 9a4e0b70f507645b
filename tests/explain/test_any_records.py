"""Whatever the records hold, a page comes out, stands on its citations, and renders."""

from dataclasses import replace
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.explain import check, compose, html, jsonpage, markdown
from selon.records import (
    Actor,
    ActorKind,
    Claim,
    Content,
    ContentType,
    Evidence,
    Figure,
    FigureRef,
    Party,
    Passage,
    Point,
    Report,
    Source,
    Span,
    Stance,
    Via,
    Voice,
    When,
    text_of,
)

WORDS = (
    "Le maire a dit que « la digue » tient bon ; il ignore si 12 000 sacs, dont 500 neufs, suffiront. "
    "Selon lui, Orvale n’est pas prête. The minister said “no” to 3.5 million people who asked whether to leave.\n"
)
EDTF = st.sampled_from([None, "2031", "2031-04", "2031-04-03", "2031-04-2X", "2031-04-01/2031-04-05", "2031-04~", "?"])


@st.composite
def spans(draw: st.DrawFn, most: int = 3) -> tuple[Span, ...]:
    """Non-overlapping spans in text order."""
    edges = sorted(draw(st.sets(st.integers(0, len(WORDS)), min_size=2, max_size=2 * most)))
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))


@st.composite
def claims(draw: st.DrawFn, number: int, report: Report) -> Claim:
    def passage(*, empty: bool) -> tuple[tuple[Span, ...], str]:
        found = () if empty and draw(st.booleans()) else draw(spans(2))
        return found, text_of(report.text, found)

    (source, source_text), (cue, cue_text), (content, content_text) = (
        passage(empty=True),
        passage(empty=True),
        passage(empty=False),
    )
    kind = draw(st.sampled_from(get_args(ActorKind)))
    names = ["state:UA", "state:ZZ", "person:ilda-voss", "x", "organisation:cgt"]
    actor = Actor(draw(st.sampled_from(names)), "Ilda Voss", kind, draw(st.sampled_from([None, *names])))
    low = draw(st.sampled_from([None, 0, 1, 2.5, 12000, 3.5e6]))
    figure = Figure(
        text_of(report.text, content[:1]),
        content[:1],
        low,
        draw(st.sampled_from([None, low])),
        draw(st.booleans()),
        "sacs",
    )
    return Claim(
        id=f"c{number}",
        report=report.id,
        voice=draw(st.sampled_from(get_args(Voice))),
        source=Source(source, source_text, draw(st.sampled_from([None, actor]))),
        cue=Passage(cue, cue_text),
        content=Content(content, content_text, draw(st.sampled_from(get_args(ContentType)))),
        stance=draw(st.sampled_from(get_args(Stance))),
        certainty=draw(st.sampled_from(["plain", "hedged"])),
        polarity="positive",
        probability=draw(st.sampled_from([0.1, 0.5, 0.99])),
        said_on=draw(EDTF),
        via=draw(st.sampled_from([(), (Via("Agence Brume", "agency"),), (Via("X", "platform"),)])),
        evidence=(Evidence("witness", content),) if draw(st.booleans()) else (),
        figures=draw(st.sampled_from([(), (figure,), (figure, replace(figure, part_of=0))])),
        whens=(When("demain", content[:1], draw(EDTF)),),
        parent=draw(st.sampled_from([None, "c0", "c1", "c-none"])),
    )


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Point, ...]]:
    languages = st.sampled_from(["fr", "en", "de", "und"])
    reports = tuple(
        Report(id=f"r{n}", text=WORDS, language=draw(languages), outlet=draw(st.sampled_from([None, "Le Val"])),
               published=draw(EDTF))
        for n in range(2)
    )  # fmt: skip
    found = tuple(draw(claims(n, reports[n % 2])) for n in range(draw(st.integers(1, 4))))
    refs = tuple(FigureRef(claim.id, 0) for claim in found if claim.figures)
    point = Point("p", "sacs", refs, (Party("state:UA", "Ukraine", tuple(ref.claim for ref in refs)),), 1)
    return reports, found, (point,) if refs else ()


@given(ledger=ledgers(), language=st.sampled_from(["fr", "en"]))
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_records_make_a_page_that_holds(
    ledger: tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Point, ...]], language: str
) -> None:
    reports, found, points = ledger
    page = compose(reports, found, (), points, language=language)
    assert check(page, reports, found) == ()
    document = html.render(page)
    assert all(f'id="m{number}"' in document for number in page.citations().values())
    assert markdown.render(page)
    assert jsonpage.render(page)
