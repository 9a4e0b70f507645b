import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.errors import IntakeError, UsageError
from selon.intake import read_reports
from selon.records import Report

TEXT = "Le port de Velmar restera fermé jusqu'à jeudi, a annoncé le capitaine du port."


def reports(
    *paths: str | Path, published: str | None = None, language: str | None = None, outlet: str | None = None
) -> list[Report]:
    found = list(read_reports(paths, published=published, language=language, outlet=outlet))
    assert all(isinstance(item, Report) for item in found), found
    return [item for item in found if isinstance(item, Report)]


def errors(*paths: str | Path) -> list[str]:
    return [str(item) for item in read_reports(paths) if isinstance(item, IntakeError)]


def rows(path: Path, *lines: object) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)
    data = text.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@given(text=st.text(min_size=1, max_size=300, alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
@settings(deadline=None)
def test_a_text_is_the_decoded_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("text") / "a.txt"
    written = f"Velmar\r\n{text}\n\r\n\u2028fin\r"
    path.write_bytes(written.encode())
    assert reports(path)[0].text == written


def test_the_same_file_gets_the_same_id_and_another_text_another(tmp_path: Path) -> None:
    one, two = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text(TEXT, encoding="utf-8")
    two.write_text(TEXT + " Fin.", encoding="utf-8")
    first, second = reports(one, two)
    assert first.id == reports(one)[0].id
    assert first.id != second.id
    assert first.id != reports(one, published="2024-10")[0].id


def test_options_go_before_what_a_report_says_of_itself(tmp_path: Path) -> None:
    path = rows(
        tmp_path / "r.jsonl",
        {"text": TEXT},
        {"text": TEXT + " Oui.", "published": "2024-10-03", "outlet": "Le Fanal", "lang": "fr"},
    )
    bare, full = reports(path, published="2024-10", outlet="La Lavande", language="en")
    assert (bare.published, bare.outlet, bare.language) == ("2024-10", "La Lavande", "en")
    assert (full.published, full.outlet, full.language) == ("2024-10", "La Lavande", "en")
    assert [(r.published, r.outlet, r.language) for r in reports(path)] == [
        (None, None, "fr"),
        ("2024-10-03", "Le Fanal", "fr"),
    ]


def test_options_that_cannot_be_fail_at_once() -> None:
    with pytest.raises(UsageError, match="25/10/2024"):
        read_reports([], published="25/10/2024")
    with pytest.raises(UsageError, match="2024-02-30"):
        read_reports([], published="2024-02-30")
    with pytest.raises(UsageError, match="zz"):
        read_reports([], language="zz")


def test_a_row_keeps_its_id_and_fields(tmp_path: Path) -> None:
    row = {"id": "gz-7", "text": TEXT, "lang": "fr", "outlet": "Le Fanal", "published": "2024-10-03T08:00:00Z"}
    path = rows(tmp_path / "r.jsonl.gz", {**row, "title": "Port\nfermé", "url": "https://fanal.example/7"})
    assert reports(path) == [
        Report("gz-7", TEXT, "fr", "Port fermé", "Le Fanal", "https://fanal.example/7", "2024-10-03")
    ]


def test_nulls_and_a_text_alone_are_enough(tmp_path: Path) -> None:
    nulls = dict.fromkeys(("id", "lang", "outlet", "published", "title", "url"))
    (report,) = reports(rows(tmp_path / "r.jsonl", {**nulls, "text": TEXT}))
    assert (report.text, report.language, report.published, report.outlet) == (TEXT, "fr", None, None)
    assert report.notices == ()


def test_unusable_fields_are_left_out_with_a_notice(tmp_path: Path) -> None:
    row = {"text": TEXT, "published": "hier", "outlet": ["a"], "title": {}, "lang": "zzz", "url": 3, "agencies": "AFP"}
    (report,) = reports(rows(tmp_path / "r.jsonl", row))
    assert sorted(notice.code for notice in report.notices) == ["date-unusable", *["field-ignored"] * 5]
    assert (report.published, report.outlet, report.title, report.url, report.language) == (
        None,
        None,
        None,
        None,
        "fr",
    )


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ('{"text": ', "not JSON"),
        ("nonsense", "not JSON"),
        ('["text"]', "not a list"),
        ("3", "not a number"),
        ("{}", "no text"),
        ('{"text": null}', "no text"),
        ('{"text": 12}', "a text that is a number"),
        ('{"text": " \\n "}', "white space"),
        ("[" * 100_000, "not JSON"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "not JSON"),
        ('{"text": "\x01\x02\x03\x04"}', "control characters"),
    ],
)
def test_a_bad_row_names_its_line_and_the_others_go_on(tmp_path: Path, line: str, cause: str) -> None:
    path = rows(tmp_path / "r.jsonl", {"id": "a", "text": TEXT}, line, "", {"id": "b", "text": TEXT})
    first, error, last = read_reports([path])
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert (first.id, last.id) == ("a", "b")
    assert isinstance(error, IntakeError)
    assert error.where == f"{path}:2"
    assert cause in error.cause


def test_characters_that_no_file_can_hold_are_replaced_in_place(tmp_path: Path) -> None:
    path = rows(
        tmp_path / "r.jsonl", '{"id": "\\udc00x", "text": "Le port \\ud800 et \\u0000 fermé", "title": "\\udfff"}'
    )
    (report,) = reports(path)
    assert report.text == "Le port \ufffd et \ufffd fermé"
    assert "damaged-characters" in [notice.code for notice in report.notices]
    (report.id + str(report.title)).encode("utf-8")


def test_pairs_of_surrogates_are_one_character(tmp_path: Path) -> None:
    (report,) = reports(rows(tmp_path / "r.jsonl", '{"text": "Le port \\ud83d\\ude00 fermé"}'))
    assert report.text == "Le port 😀 fermé"


def test_one_id_for_two_texts_is_an_error_for_the_second(tmp_path: Path) -> None:
    path = rows(tmp_path / "r.jsonl", {"id": "a", "text": TEXT}, {"id": "a", "text": TEXT}, {"id": "a", "text": "Non."})
    found = list(read_reports([path]))
    assert [type(item) for item in found] == [Report, Report, IntakeError]
    assert str(found[2]) == f"{path}:3: the id 'a' already stands for another text"


def test_a_broken_archive_gives_what_it_holds_and_an_error(tmp_path: Path) -> None:
    path = rows(
        tmp_path / "r.jsonl.gz", *({"id": str(n), "text": f"{TEXT} {os.urandom(400).hex()}"} for n in range(200))
    )
    path.write_bytes(path.read_bytes()[:40_000])
    found = list(read_reports([path]))
    assert all(isinstance(item, Report) for item in found[:-1])
    assert len(found) > 10
    assert "breaks off" in str(found[-1])
    path.write_bytes(b"not gzip at all")
    assert len(errors(path)) == 1


def test_folders_are_walked_in_order_and_say_what_they_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("c.txt", "b/x.md", "a.TXT", ".hidden/h.txt", ".h.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"title": "A", "published": "2024-10-03"}', encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "e.txt").write_bytes(b"")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(read_reports([tmp_path]))
    assert [item.text.split()[-1] for item in found if isinstance(item, Report)] == ["a.TXT", "b/x.md", "c.txt"]
    causes = {Path(item.where).name: item.cause for item in found if isinstance(item, IntakeError)}
    assert sorted(causes) == ["d.pdf", "e.txt", "gone.txt"]
    first = found[0]
    assert isinstance(first, Report)
    assert (first.title, first.published) == ("A", "2024-10-03")


@pytest.mark.parametrize("name", ["a.txt.meta.json", "a.meta.json"])
def test_a_damaged_side_car_is_a_notice(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for content in (b"{", b"[]", b"\xff\xfe\xfd", b'{"weather": "fine", "outlet": "Le Fanal"}'):
        (tmp_path / name).write_bytes(content)
        (report,) = reports(tmp_path)
        assert report.text == TEXT
        assert next(notice.code for notice in report.notices) in {"metadata-unreadable", "field-ignored"}


def test_what_is_not_there_or_no_report_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "a.json").write_text("{}")
    paths: list[str | Path] = [
        tmp_path / "none.txt",
        tmp_path / "empty",
        tmp_path / "a.pdf",
        tmp_path / "a.json",
        "x" * 5000,
        "a\0b",
    ]
    found = errors(*paths)
    assert len(found) == len(paths)
    assert "none.txt: no such file" in found[0]
    assert "holds no report" in found[1]
    assert "PDF" in found[2]


def test_files_of_no_known_kind_are_looked_into_when_named(tmp_path: Path) -> None:
    path = tmp_path / "dispatch"
    path.write_text(TEXT, encoding="utf-8")
    assert reports(path)[0].text == TEXT
    path.write_text(json.dumps({"id": "a", "text": TEXT}), encoding="utf-8")
    assert reports(path)[0].id == "a"


class TestStandardInput:
    def read(self, data: bytes) -> list[Report | IntakeError]:
        return list(read_reports(["-"], stdin=io.BytesIO(data)))

    def test_text(self) -> None:
        (report,) = self.read(TEXT.encode())
        assert isinstance(report, Report)
        assert report.text == TEXT

    def test_page(self) -> None:
        (report,) = self.read(f"<!DOCTYPE html><html><body><p>{TEXT}</p><p>{TEXT}</p></body></html>".encode())
        assert isinstance(report, Report)
        assert "<" not in report.text

    def test_rows(self) -> None:
        data = b"".join(json.dumps({"id": str(n), "text": TEXT}).encode() + b"\n" for n in range(3))
        for form in (data, b"\xef\xbb\xbf" + data, gzip.compress(data)):
            assert [item.id for item in self.read(form) if isinstance(item, Report)] == ["0", "1", "2"]

    def test_nothing(self) -> None:
        (error,) = self.read(b"")
        assert str(error) == "standard input: the file is empty"

    def test_the_first_report_is_out_before_the_last_is_read(self) -> None:
        ours, theirs = os.pipe()
        with os.fdopen(ours, "rb") as stdin, os.fdopen(theirs, "wb", buffering=0) as writer:
            writer.write(json.dumps({"id": "1", "text": TEXT}).encode() + b"\n")
            found: Iterator[Report | IntakeError] = read_reports(["-"], stdin=stdin)
            first = next(found)
            writer.write(json.dumps({"id": "2", "text": TEXT}).encode() + b"\n")
            second = next(found)
            assert isinstance(first, Report)
            assert isinstance(second, Report)
            assert (first.id, second.id) == ("1", "2")


def test_metadata_named_by_a_wildcard_is_read_with_its_text_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le maire a dit non.", encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"title": "A"}', encoding="utf-8")
    found = list(read_reports(sorted(tmp_path.glob("a*"))))
    assert [report.title for report in found if isinstance(report, Report)] == ["A"]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("outlet", "kept"),
    [("www.lemonde.fr", "Le Monde"), ("www.varnais.example", "varnais.example"), ("M. Lind.fr dit", "M. Lind.fr dit")],
)
def test_a_host_given_as_outlet_is_read_as_one(tmp_path: Path, outlet: str, kept: str) -> None:
    (report,) = reports(rows(tmp_path / "r.jsonl", {"text": TEXT, "outlet": outlet}))
    assert report.outlet == kept


def test_entities_in_a_title_are_signs(tmp_path: Path) -> None:
    path = rows(
        tmp_path / "r.jsonl", {"text": TEXT, "title": "&quot;Gilets&quot; &amp; R&D &#8211; le quai &nonsense;"}
    )
    (report,) = reports(path)
    assert report.title == '"Gilets" & R&D – le quai &nonsense;'
