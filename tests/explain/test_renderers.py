"""Markdown and JSON say the same as the page, harmlessly."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from selon.explain import compose, jsonpage, markdown
from selon.records import Claim, Copy, Point, Report

Records = tuple[tuple[Report, ...], tuple[Claim, ...], tuple[Copy, ...], tuple[Point, ...]]


def test_markdown_notes_every_citation_once(orvale: Records) -> None:
    page = compose(*orvale, language="fr")
    text = markdown.render(page)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert used == set(defined)
    assert len(defined) == len(set(defined)) == len(page.citations())


def test_markdown_tables_have_even_rows(orvale: Records) -> None:
    text = markdown.render(compose(*orvale, language="en"))
    for table in re.findall(r"(?:^\|.*\|$\n?)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.strip().splitlines()}) == 1


@given(st.text(max_size=80))
def test_markdown_escapes_what_would_act(text: str) -> None:
    shown = markdown.escaped(text)
    assert not re.search(r"(?<!\\)[<>`\[\]|]", shown.replace("\\\\", ""))
    assert "\n" not in shown
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)


def test_json_holds_every_sentence_and_its_places(orvale: Records) -> None:
    page = compose(*orvale, language="fr")
    raw = jsonpage.render(page)
    read = json.loads(raw)
    assert read == jsonpage.to_json(page)
    texts = {report.id: report.text for report in orvale[0]}
    for citation in read["citations"]:
        assert all(texts[citation["report"]][start:end] for start, end in citation["spans"])
    assert read["sections"][0]["id"] == "lead"
    assert {report["id"] for report in read["reports"]} == set(texts)


def test_json_is_harmless_when_pasted() -> None:
    report = Report(id="r", text="\u202e</script>\ud800", language="fr", title="\u202e</script>\ud800")
    raw = jsonpage.render(compose((report,), (), (), (), language="fr"))
    raw.encode("utf-8")
    assert "\u202e" not in raw
    assert "</script>" not in raw
    assert json.loads(raw)["reports"][0]["title"] == "\u202e</script>\ud800"
