"""The order of the stages, batches in which something goes wrong, and runs that are taken up again.

The encoder here reads only sentences "Selon X, Y." ("According to X, Y."), so that
what is tested is the pipeline and not a model.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from selon import pipeline
from selon.errors import IntakeError, LedgerError, ModelError, UsageError
from selon.extraction import Encoder
from selon.extraction.decode import Draft
from selon.extraction.encoder import ModelFacts
from selon.ledger import open_ledger
from selon.pipeline import Added, Reading
from selon.records import Report, Span, slice_spans

SENTENCE = re.compile(r"(Selon|According to) ([^,.]+), ([^.]+)\.")


class Reader:
    """An encoder that needs no weights; it counts what it reads, and can stumble over a word."""

    facts = ModelFacts("sentences", 0.0, 256, 32)

    def __init__(self) -> None:
        self.read: list[str] = []

    def drafts(self, text: str) -> list[Draft]:
        self.read.append(text)
        if "STUMBLE" in text:
            raise ZeroDivisionError("a fault of our own")
        if "BROKEN" in text:
            raise ModelError("the weights are damaged")
        return [
            Draft([Span(*match.span(2))], [Span(*match.span(1))], [Span(*match.span(3))], 0.4 + 0.1 * (n % 5))
            for n, match in enumerate(SENTENCE.finditer(text))
        ]


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def encoder(reader: Reader) -> Encoder:
    return cast(Encoder, reader)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports of an invented landslide, one of them a copy."""
    found = tmp_path / "reports"
    found.mkdir()
    toll = "Éboulement au col de Varn, près du bourg d'Ostal.\n\nSelon le ministère des Travaux, 12 personnes sont mortes à Varn. "
    rest = "Selon la mairie d'Ostal, la route du col restera fermée aux camions pendant toute la saison froide."
    (found / "a.txt").write_text(f"{toll}{rest}\n", encoding="utf-8")
    (found / "b.txt").write_text(f"{toll}{rest} (avec ATI)\n", encoding="utf-8")
    later = "Près du bourg d'Ostal, le col de Varn reste fermé.\n\nSelon la Ligue des secouristes, 31 personnes sont mortes à Varn.\n"
    (found / "c.txt").write_text(later, encoding="utf-8")
    for name in "abc":
        meta = {"published": "2031-05-06", "outlet": f"Feuille {name}", "language": "fr"}
        (found / f"{name}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return found


def readings(results: Iterator[Reading | IntakeError]) -> list[Reading]:
    found = []
    for result in results:
        assert isinstance(result, Reading), result
        found.append(result)
    return found


def add(ledger: Path, paths: list[Path], encoder: Encoder) -> list[Added | IntakeError]:
    return list(pipeline.add(ledger, paths, encoder=encoder))


def test_read_gives_claims_whose_spans_hold_their_words(folder: Path, encoder: Encoder) -> None:
    found = readings(pipeline.read([folder], encoder=encoder))
    assert [len(reading.claims) for reading in found] == [2, 2, 1]
    for reading in found:
        for claim in reading.claims:
            assert slice_spans(reading.report.text, claim.source.spans) == (claim.source.text,)
            assert claim.figures or "route" in claim.content.text


def test_read_is_lazy(folder: Path, reader: Reader, encoder: Encoder) -> None:
    next(pipeline.read([folder], encoder=encoder))
    assert len(reader.read) == 1


def test_claims_left_out_for_their_probability_are_told(folder: Path, encoder: Encoder) -> None:
    first = readings(pipeline.read([folder], encoder=encoder, min_probability=0.45))[0]
    assert [claim.probability for claim in first.claims] == [0.5]
    assert [notice.code for notice in first.report.notices][-1] == "claims-left-out"


def test_a_report_of_another_language_is_read_without_word_lists(tmp_path: Path, encoder: Encoder) -> None:
    path = tmp_path / "a.txt"
    path.write_text("According to der Rat, 12 Leute warten.", encoding="utf-8")
    (reading,) = readings(pipeline.read([path], language="de", encoder=encoder))
    assert [claim.content.text for claim in reading.claims] == ["12 Leute warten"]
    assert "language-without-pack" in [notice.code for notice in reading.report.notices]


def test_one_bad_report_does_not_lose_the_others(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    (folder / "b.txt").write_text("Selon le maire, STUMBLE.", encoding="utf-8")
    results = add(tmp_path / "ledger.db", [folder, tmp_path / "missing.txt"], encoder)
    assert [type(result) for result in results] == [Added, IntakeError, Added, IntakeError]
    assert "ZeroDivisionError: a fault of our own" in str(results[1])
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert len(list(ledger.reports())) == 2


def test_what_would_fail_for_every_report_is_raised_and_what_was_added_stays(
    folder: Path, tmp_path: Path, encoder: Encoder
) -> None:
    (folder / "b.txt").write_text("Selon le maire, BROKEN.", encoding="utf-8")
    with pytest.raises(ModelError):
        add(tmp_path / "ledger.db", [folder], encoder)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert len(list(ledger.reports())) == 1


def test_a_report_that_is_there_is_not_analysed_again(
    folder: Path, tmp_path: Path, reader: Reader, encoder: Encoder
) -> None:
    path = tmp_path / "ledger.db"
    stopped = pipeline.add(path, [folder], encoder=encoder)
    next(stopped)
    cast("Iterator[Added]", stopped).close()  # type: ignore[attr-defined]
    results = add(path, [folder], encoder)
    assert [result.new for result in results if isinstance(result, Added)] == [False, True, True]
    assert len(reader.read) == 3
    assert not any(result.new for result in add(path, [folder], encoder) if isinstance(result, Added))
    assert len(reader.read) == 3


def test_another_text_under_the_same_id_is_a_failure_of_its_own(tmp_path: Path, encoder: Encoder) -> None:
    rows = tmp_path / "rows.jsonl"
    texts = {"r1": "Selon le maire, rien ne presse.", "r2": "Selon le préfet, tout presse."}
    rows.write_text("\n".join(json.dumps({"id": name, "text": text}) for name, text in texts.items()), encoding="utf-8")
    add(tmp_path / "ledger.db", [rows], encoder)
    texts["r1"] = "Selon le maire, tout presse."
    rows.write_text("\n".join(json.dumps({"id": name, "text": text}) for name, text in texts.items()), encoding="utf-8")
    failure, kept = add(tmp_path / "ledger.db", [rows], encoder)
    assert isinstance(failure, IntakeError)
    assert "another text" in str(failure)
    assert isinstance(kept, Added)
    assert not kept.new


def test_a_ledger_is_not_made_for_nothing(tmp_path: Path, encoder: Encoder) -> None:
    (failure,) = add(tmp_path / "ledger.db", [tmp_path / "missing.txt"], encoder)
    assert isinstance(failure, IntakeError)
    assert list(tmp_path.iterdir()) == []


def test_adding_writes_down_what_read_the_reports(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    add(tmp_path / "ledger.db", [folder], encoder)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        (run,) = ledger.runs()
    assert run == pipeline.run_of(encoder)
    assert run.model == "sentences"


def test_link_finds_copies_and_points_and_again_the_same(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    path = tmp_path / "ledger.db"
    add(path, [folder], encoder)
    copies, points = pipeline.link(path)
    assert [copy.extent for copy in copies] == ["whole"]
    (point,) = (point for point in points if point.kind == "figure")
    assert (len(point.figures), point.origins, len(point.disagreements)) == (3, 2, 1)
    assert pipeline.link(path) == (copies, points)
    with open_ledger(path) as ledger:
        assert (ledger.copies(), ledger.points()) == (copies, points)


def test_explain_takes_the_language_of_most_reports(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    path = tmp_path / "ledger.db"
    add(path, [folder], encoder)
    pipeline.link(path)
    assert pipeline.explain(path).language == "fr"
    assert pipeline.explain(path, language="en", title="Varn").title == "Varn"


def test_an_empty_or_missing_ledger_cannot_be_explained(tmp_path: Path) -> None:
    open_ledger(tmp_path / "empty.db", create=True).close()
    with pytest.raises(UsageError, match="empty"):
        pipeline.explain(tmp_path / "empty.db")
    with pytest.raises(LedgerError, match="no such ledger"):
        pipeline.explain(tmp_path / "missing.db")


@pytest.mark.parametrize(
    ("languages", "expected"), [("fr fr en", "fr"), ("en fr", "en"), ("de de en", "en"), ("de", "en"), ("", "en")]
)
def test_the_language_of_most_reports(languages: str, expected: str) -> None:
    reports = [Report(f"r{n}", "", language) for n, language in enumerate(languages.split())]
    assert pipeline.language_of(reports) == expected


def test_an_imprecise_publication_date_is_narrowed_to_count_from_and_a_notice_says_why(
    tmp_path: Path, encoder: Encoder
) -> None:
    path = tmp_path / "slide.txt"
    path.write_text(
        "La maire a dit vendredi que la route rouvrirait dès le 20 mars. "
        "Selon la gendarmerie, la pente a cédé mercredi.",
        encoding="utf-8",
    )
    (reading,) = pipeline.read([path], published="2026-03", language="fr", encoder=encoder)
    assert isinstance(reading, Reading)
    assert reading.report.published == "2026-03"
    (notice,) = [notice for notice in reading.report.notices if notice.code == "published-narrowed"]
    assert "2026-03-13/2026-03-19" in notice.message
    assert [when.edtf for claim in reading.claims for when in claim.whens] == ["[2026-03-11,2026-03-18]"]
