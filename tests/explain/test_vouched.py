"""Of a large page: which figures are rows, whose one count is in many papers, and what day and hour it is told of."""

from dataclasses import replace
from types import SimpleNamespace as Make

import pytest

from selon.explain.figures import figures
from selon.explain.known import is_national_voice
from selon.explain.page import Paragraph, Table
from selon.explain.rows import rows_of
from selon.explain.story import Story, build
from selon.explain.vouched import is_vouched
from selon.explain.wording import load
from selon.records import Actor, Claim, FigureRef, Party, Point, Report, Setting
from selon.records.quantities import ReadIn

HALL = Actor("state:mairie", "mairie", "state")
MINISTRY = Actor("state:interieur", "ministère de l'Intérieur", "state")
LIND = Actor("person:nora-lind", "Nora Lind", "person")
AGENCY = Actor("media:brume", "Agence Brume", "media")
NOBODY = Actor("unnamed:source", "une source", "unnamed")
PORTO, GAND, COUNTRY = "city:2735943", "city:2797656", "country:PT"
Told = tuple[Report, Claim]


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)


def told(
    make: Make,
    text: str,
    words: str,
    source: str,
    cue: str,
    *,
    actor: Actor | None = HALL,
    of: str | None = "marcheurs",
    number: float | None = None,
    place: tuple[str, str] | None = ("Porto", PORTO),
    day: str | None = "2031-05-17",
    day_from: ReadIn = "report",
    name: str = "a",
    outlet: str = "Le Val",
    language: str = "fr",
    stage: str | None = None,
    content: str = "",
    approx: bool = False,
) -> Told:
    """A report of Saturday 17 May 2031 with one claim that gives one figure; its place is told in its sentence."""
    report = Report(id=name, language=language, outlet=outlet, published="2031-05-17", text=text + "\n")
    value = number if number is not None else float(words.replace(" ", ""))
    where, key = place or (None, None)
    setting = Setting(where, key, day, stage, False, "content" if place else None, day_from)
    figure = replace(make.figure(report, words, value, value, of=of), setting=setting, approx=approx)
    said = content or text[text.index(words) :].split(",", maxsplit=1)[0].rstrip(".")
    return report, make.claim(report, source, cue, said, actor=actor, figures=[figure])


def story_of(*pairs: Told, what: str = "marcheurs") -> Story:
    reports, claims = zip(*pairs, strict=True)
    refs = tuple(FigureRef(claim.id, 0) for claim in claims)
    parties = tuple(Party(claim.id, claim.source.text, (claim.id,)) for claim in claims)
    return build(load("fr"), reports, claims, (), (Point("p", what, refs, parties, 1),))


def is_row(pair: Told) -> bool:
    return is_vouched(FigureRef(pair[1].id, 0), story_of(pair))


def cells(story: Story) -> list[list[str]]:
    section = figures(story)
    tables = [block for block in section.blocks if isinstance(block, Table)] if section else []
    return [["".join(piece.text for piece in cell.pieces) for cell in row] for table in tables for row in table.rows]


class TestGate:
    def test_a_page_that_is_not_large_keeps_every_figure(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        pair = told(make, "La mairie assure qu'ils étaient 310.", "310", "La mairie", "assure", of=None)
        assert not is_row(pair)
        monkeypatch.setattr("selon.explain.plenty.PLENTY", 2)
        assert is_row(pair)

    @pytest.mark.parametrize(
        "text",
        [
            "À Porto, la mairie a compté 310 marcheurs.",
            "Selon la mairie, 310 marcheurs ont défilé à Porto.",
            "À Porto, 310 marcheurs selon la mairie ont défilé.",
            "À Porto, 310 marcheurs ont défilé samedi à 18 h, contre 420 samedi dernier, selon la mairie.",
        ],
    )
    def test_a_sentence_that_says_all_makes_a_row(self, make: Make, text: str) -> None:
        cue = "a compté" if "compté" in text else "Selon" if text.startswith("Selon") else "selon"
        assert is_row(told(make, text, "310", "la mairie", cue))

    @pytest.mark.parametrize(
        "text",
        [
            "À Porto, la mairie a compté 310.",
            "À Porto, où ils étaient 310 marcheurs à bloquer le pont, il pleuvait, selon la mairie.",
            "À Porto, la marche qui a réuni 310 marcheurs selon la mairie est finie.",
            "À Porto, 310 marcheurs ont défilé, selon la mairie, 420 selon les organisateurs et selon la radio.",
            "À Porto et à Gand, la mairie a compté 310 marcheurs.",
            "La mairie a compté 310 marcheurs à Porto et en banlieue.",
            "À Porto, la mairie a compté 310 marcheurs et badauds.",
            "À Porto, la mairie a compté entre 310 marcheurs et plus.",
            "Une autre marche a réuni 310 marcheurs à Porto, selon la mairie.",
            "Ces chiffres sont sûrs et la mairie a compté 310 marcheurs à Porto.",
            "À Porto, la mairie a compté 310 marcheurs le 3 mai.",
            "À Porto, la mairie a compté 310 marcheurs la semaine dernière.",
            "À Porto, la mairie a compté 310 marcheurs pour l'acte XII.",
            "À Porto, entre 250, selon la police, et 310 marcheurs, selon la mairie, ont défilé.",
            "À Porto, dans un premier temps, la mairie a compté 310 marcheurs.",
            "À Porto, la mairie a compté 310 marcheurs depuis le 3 mai.",
            "À Porto, la mairie a compté 310 marcheurs",
            "• À Porto, la mairie a compté 310 marcheurs.",
            "À Porto, la mairie a dit son avis sur 310 marcheurs.",
        ],
    )
    def test_one_that_leaves_something_to_guess_makes_none(self, make: Make, text: str) -> None:
        cue = "a compté" if "compté" in text else "a dit" if "a dit" in text else "selon"
        source = "La mairie" if text.startswith("La mairie") else "la mairie"
        assert not is_row(told(make, text, "310", source, cue))

    def test_a_sum_that_only_says_how_many_about_is_no_row(self, make: Make) -> None:
        text = "À Porto, la mairie a compté une centaine de marcheurs."
        assert not is_row(told(make, text, "une centaine", "la mairie", "a compté", number=100, approx=True))

    def test_a_decision_or_a_wish_is_no_count(self, make: Make) -> None:
        text = "À Porto, la mairie exige 310 marcheurs."
        assert not is_row(told(make, text, "310", "la mairie", "exige"))

    def test_a_source_of_another_sentence_gives_no_row(self, make: Make) -> None:
        text = "La mairie a compté. Ils étaient 310 marcheurs à Porto."
        assert not is_row(told(make, text, "310", "La mairie", "a compté"))

    def test_a_caption_in_a_gallery_is_none(self, make: Make) -> None:
        text = "À Porto, la mairie a compté 310 marcheurs.\n3 of 39"
        assert not is_row(told(make, text, "310", "la mairie", "a compté", content="310 marcheurs"))

    def test_where_a_report_has_come_to_another_day_a_figure_is_of_that(self, make: Make) -> None:
        text = "À Porto, la mairie recense 310 marcheurs."
        assert is_row(told(make, text, "310", "la mairie", "recense"))
        assert not is_row(told(make, text, "310", "la mairie", "recense", day="2031-05-03"))

    def test_a_part_with_its_place_is_one_where_its_whole_is(self, make: Make) -> None:
        text = "Le ministère de l'Intérieur a compté 900 marcheurs dans le pays, dont 310 à Porto."
        report = Report(id="a", language="fr", outlet="Le Val", published="2031-05-17", text=text)
        whole = make.figure(report, "900", 900, 900, of="marcheurs")
        part = replace(
            make.figure(report, "310", 310, 310, of="marcheurs", part_of=0),
            setting=Setting("Porto", PORTO, None, None, False, "content", None),
        )
        claim = make.claim(
            report,
            "Le ministère de l'Intérieur",
            "a compté",
            "900 marcheurs dans le pays, dont 310 à Porto",
            actor=MINISTRY,
            figures=[whole, part],
        )
        assert is_vouched(FigureRef(claim.id, 1), story_of((report, claim)))


class TestWho:
    @pytest.mark.parametrize(
        ("source", "actor", "known"),
        [
            ("le ministère de l'Intérieur", MINISTRY, True),
            ("un décompte du ministère de l'Intérieur", MINISTRY, True),
            ("l'Union des quais", Actor("organisation:union", "Union des quais", "organisation"), True),
            ("Nora Lind", LIND, True),
            ("la mairie de Porto", HALL, True),
            ("la mairie", HALL, False),
            ("une source policière", NOBODY, False),
            ("les autorités", HALL, False),
            ("XIV", Actor("organisation:xiv", "XIV", "organisation"), False),
            ("son adjointe", LIND, False),
            ("cette source", NOBODY, False),
            ("l'Agence Brume", AGENCY, False),
            ("Nora", Actor("person:nora", "Nora", "person"), False),
        ],
    )
    def test_a_reader_can_know_who_counts(self, make: Make, source: str, actor: Actor, known: bool) -> None:
        text = f"Des dons ont été faits, 310 colis selon {source}."
        pair = told(make, text, "310", source, "selon", actor=actor, of="colis", place=None)
        assert is_row(pair) is known

    def test_a_minister_counts_for_the_country(self, make: Make) -> None:
        first = told(
            make,
            "La ministre de l'Intérieur Nora Lind a compté 900 marcheurs.",
            "900",
            "La ministre de l'Intérieur Nora Lind",
            "a compté",
            actor=LIND,
            place=None,
        )
        text = "Nora Lind a compté 950 marcheurs."
        second = told(make, text, "950", "Nora Lind", "a compté", actor=LIND, place=None, name="b")
        assert is_national_voice(second[1], story_of(first, second))
        assert not is_national_voice(second[1], story_of(second))


class TestRows:
    def test_one_count_in_many_papers_is_one_row(self, make: Make) -> None:
        def paper(name: str, source: str, text: str) -> Told:
            return told(
                make,
                text,
                "38 600",
                source,
                "selon",
                actor=MINISTRY,
                of="personnes",
                place=("Portugal", COUNTRY),
                name=name,
                outlet=f"Le {name}",
                stage="18:00",
                day_from="content",
            )

        end = "ont marché samedi au Portugal à 18 h, contre 66 000 samedi dernier, selon"
        pairs = [
            paper(
                "Val",
                "un décompte du ministère de l'Intérieur",
                f"38 600 personnes {end} un décompte du ministère de l'Intérieur.",
            ),
            paper("Bac", "le ministère de l'Intérieur", f"38 600 personnes {end} le ministère de l'Intérieur."),
        ]
        story = story_of(*pairs)
        rows = rows_of([FigureRef(claim.id, 0) for _, claim in pairs], story)
        assert len(rows) == 1
        assert rows[0].claim.source.text == "le ministère de l'Intérieur"
        (row,) = cells(story)
        assert row[0].replace("\u202f", " ") == "38 600 personnes (17 mai, à 18 h)"

    def test_counts_of_two_hours_are_two(self, make: Make) -> None:
        pairs = [
            told(
                make,
                f"La mairie de Porto a compté 310 marcheurs à {hour} h.",
                "310",
                "La mairie de Porto",
                "a compté",
                name=hour,
            )
            for hour in ("16", "18")
        ]
        assert len(rows_of([FigureRef(claim.id, 0) for _, claim in pairs], story_of(*pairs))) == 2

    def test_the_day_of_the_saying_is_not_that_of_the_count(self, make: Make) -> None:
        said = told(
            make,
            "La mairie de Porto a annoncé samedi 310 marcheurs.",
            "310",
            "La mairie de Porto",
            "a annoncé",
            day_from="content",
        )
        counted = told(
            make,
            "La mairie de Porto a annoncé 310 marcheurs samedi.",
            "310",
            "La mairie de Porto",
            "a annoncé",
            day_from="content",
        )
        assert [row[0] for row in cells(story_of(said))] == ["310 marcheurs"]
        assert [row[0] for row in cells(story_of(counted))] == ["310 marcheurs (17 mai)"]

    def test_what_is_left_out_is_counted(self, make: Make) -> None:
        good = told(make, "À Porto, la mairie a compté 310 marcheurs.", "310", "la mairie", "a compté")
        bad = told(
            make, "À Porto, la mairie assure qu'ils étaient 310 marcheurs.", "310", "la mairie", "assure", name="b"
        )
        text = "La mairie exige 420 marcheurs à Porto."
        worse = told(make, text, "420", "La mairie", "exige", name="c")
        section = figures(story_of(good, bad, worse))
        assert section is not None
        notes = [
            "".join(piece.text for piece in sentence.pieces)
            for block in section.blocks
            if isinstance(block, Paragraph)
            for sentence in block.sentences
        ]
        assert any("autre" in note and "chiffré" in note for note in notes)
        (row,) = cells(story_of(good, worse))
        assert row[2].strip("« \u00a0»") == "À Porto, la mairie a compté 310 marcheurs"
