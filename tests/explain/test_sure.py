"""Which figures may be rows: those surely of the place, day, source and thing that a table would say."""

from dataclasses import replace
from types import SimpleNamespace as Make

import pytest

from selon.explain import sure, toll
from selon.explain.figures import figures
from selon.explain.located import is_round, place_of
from selon.explain.opposed import opposed
from selon.explain.page import Subheading, Table
from selon.explain.rows import bare_name, rows_of
from selon.explain.story import Story, build
from selon.explain.sure import is_of_another_day, is_sure, is_unnamed
from selon.explain.tables import differ, tables
from selon.explain.toll import of_one_event
from selon.explain.wording import load
from selon.records import Actor, Claim, Disagreement, Figure, FigureRef, Party, Point, Report, Setting

HALL = Actor("state:mairie", "mairie", "state")
PREFECTURE = Actor("state:prefecture", "préfecture", "state")
UNION = Actor("organisation:union", "Union des quais", "organisation")
ROUND = " À Porto, à Gand, à Turin et à Cracovie, des cortèges ont aussi défilé."


def one(
    make: Make,
    text: str,
    words: str,
    source: str = "",
    *,
    of: str | None = "marcheurs",
    actor: Actor | None = HALL,
    cue: str = "compte",
    name: str = "a",
    setting: Setting | None = None,
    language: str = "fr",
    number: float | None = None,
    content: str = "",
    published: str = "2031-05-16",
    title: str | None = None,
) -> tuple[Report, Claim]:
    """A report with one claim that gives one figure: a paper's own, where there is no source."""
    report = Report(id=name, language=language, outlet="Le Val", published=published, title=title, text=text + "\n")
    value = number if number is not None else float(words.replace(" ", "").replace(",", ""))
    figure = replace(make.figure(report, words, value, value, of=of), setting=setting)
    said = content or next(line for line in text.split("\n") if words in line).rstrip(".")
    return report, make.claim(
        report,
        source,
        cue if source else "",
        said,
        actor=actor if source else None,
        figures=[figure],
        voice="attributed" if source else "own",
    )


def story_of(*pairs: tuple[Report, Claim], what: str = "marcheurs", page: str = "fr", **more: object) -> Story:
    reports, claims = zip(*pairs, strict=True)
    refs = tuple(FigureRef(claim.id, 0) for claim in claims)
    parties = tuple(Party(claim.id, claim.source.text, (claim.id,)) for claim in claims)
    return build(load(page), reports, claims, (), (Point("p", what, refs, parties, 2, **more),))  # type: ignore[arg-type]


def is_row(*pair: tuple[Report, Claim], what: str = "marcheurs") -> bool:
    return is_sure(FigureRef(pair[0][1].id, 0), story_of(*pair, what=what))


def day(edtf: str | None = "2031-05-16", place: str | None = None, *, read: str = "report") -> Setting:
    key = f"name:{place.lower()}" if place else None
    return Setting(place, key, edtf, None, False, read if place else None, read)  # type: ignore[arg-type]


class TestPlaces:
    def test_a_report_of_many_towns_has_no_place_for_a_figure_without_one(self, make: Make) -> None:
        bare = one(make, "La mairie compte 310 marcheurs." + ROUND, "310", "La mairie", content="310 marcheurs")
        placed = one(
            make, "La mairie compte 310 marcheurs à Porto." + ROUND, "310", "La mairie", content="310 marcheurs à Porto"
        )
        assert is_round(bare[0], story_of(bare))
        assert not is_row(bare)
        assert is_row(placed)

    def test_a_ministry_counts_for_the_country(self, make: Make) -> None:
        ministry = Actor("state:ministere", "ministère de l'Intérieur", "state")
        text = "Le ministère de l'Intérieur compte 310 marcheurs." + ROUND
        assert is_row(one(make, text, "310", "Le ministère de l'Intérieur", actor=ministry, content="310 marcheurs"))

    def test_the_words_for_a_whole_country_go_before_a_town_in_front(self, make: Make) -> None:
        setting = Setting("Porto", "city:2735943", "2031-05-16", None, False, "sentence", "report")
        text = "Un récit à Porto : {} marcheurs ont été recensés dans tout le pays."
        assert not is_row(one(make, text.format(310), "310", setting=setting))
        assert is_row(one(make, "À Porto, 310 marcheurs ont été recensés.", "310", setting=setting))

    def test_a_place_that_the_sentence_does_not_name_is_none(self, make: Make) -> None:
        setting = Setting("Porto", "city:2735943", "2031-05-16", None, False, "sentence", "report")
        pair = one(make, "Les 310 marcheurs ont gagné la capitale de la Brume.", "310", setting=setting)
        assert place_of(FigureRef(pair[1].id, 0), story_of(pair)) is None

    def test_a_local_body_counts_for_no_country(self, make: Make) -> None:
        setting = Setting("Portugal", "country:PT", "2031-05-16", None, False, "report", "report")
        text = "La préfecture compte 310 marcheurs." + ROUND
        assert not is_row(
            one(make, text, "310", "La préfecture", actor=PREFECTURE, setting=setting, content="310 marcheurs")
        )

    def test_a_body_named_by_its_place_is_of_that_place(self, make: Make) -> None:
        pair = one(
            make,
            "La préfecture de la Brume compte 310 marcheurs." + ROUND,
            "310",
            "La préfecture de la Brume",
            content="310 marcheurs",
        )
        key = place_of(FigureRef(pair[1].id, 0), story_of(pair))
        assert str(key).startswith("body:")


class TestThings:
    @pytest.mark.parametrize(
        ("text", "language", "counts"),
        [
            ("310 manifestants ont été interpellés au port.", "fr", False),
            ("310 manifestants ont été recensés au port.", "fr", True),
            ("310 demonstrators were arrested at the port.", "en", False),
            ("310 demonstrators were counted at the port.", "en", True),
        ],
    )
    def test_what_is_done_to_people_is_what_is_counted(
        self, make: Make, text: str, language: str, counts: bool
    ) -> None:
        noun = "manifestants" if language == "fr" else "demonstrators"
        pair = one(make, text, "310", of=noun, language=language)
        assert is_row(pair, what=noun) is counts

    def test_a_noun_of_the_number_before_is_no_thing_counted(self, make: Make) -> None:
        text = "Varse est une ville de 66 000 habitants où ils étaient 310 à défiler."
        assert not is_row(one(make, text, "310", of="habitants"))

    def test_some_among_those_counted_before_are_a_part(self, make: Make) -> None:
        assert not is_row(one(make, "Parmi les personnes arrêtées, 2 portaient un couteau.", "2", of=None))
        assert not is_row(one(make, "Of those arrested at the port, 2 had knives.", "2", of=None, language="en"))

    def test_an_age_is_no_count(self, make: Make) -> None:
        story = story_of(one(make, "La mairie compte 30 années.", "30", "La mairie", of="années"))
        assert sure.is_time("années", story)
        assert sure.is_time("years", story)
        assert not sure.is_time("marcheurs", story)


class TestDays:
    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("Les quais furent bloqués samedi 3 mai. Quelque 310 marcheurs sont venus.", False),
            ("Les quais furent bloqués vendredi 16 mai. Quelque 310 marcheurs sont venus.", True),
            ("Le cortège fut plus grand que celui du 3 mai. Quelque 310 marcheurs sont venus.", True),
            ("Lors de la dernière marche, les 310 marcheurs furent trempés.", False),
        ],
    )
    def test_a_figure_under_another_days_words_is_left_out(self, make: Make, text: str, kept: bool) -> None:
        assert is_row(one(make, text, "310", setting=day())) is kept

    def test_a_figure_that_falls_to_last_weekends_is_not_the_first_days(self, make: Make) -> None:
        text = "The marches drew 900 on 3 March, declining to 310 last weekend."
        assert not is_row(one(make, text, "310", language="en", setting=day("2031-03-03", read="content")))

    def test_a_weekday_six_days_before_its_report_may_be_the_next_day(self, make: Make) -> None:
        setting = day("2031-05-10", read="content")
        assert not is_row(one(make, "Samedi, 310 marcheurs sont venus.", "310", setting=setting))
        assert is_row(one(make, "Samedi 10 mai, 310 marcheurs sont venus.", "310", setting=setting))

    def test_a_figure_of_the_week_before_is_of_another_day(self, make: Make) -> None:
        old = one(make, "Samedi 9 mai, 310 marcheurs sont venus.", "310", setting=day("2031-05-09", read="content"))
        new = one(make, "Vendredi, 310 marcheurs sont venus.", "310", setting=day("2031-05-16", read="content"))
        assert is_of_another_day(FigureRef(old[1].id, 0), story_of(old))
        assert not is_of_another_day(FigureRef(new[1].id, 0), story_of(new))


class TestSources:
    def test_a_papers_own_figure_with_somebodys_word_beside_it_is_his(self, make: Make) -> None:
        for text in (
            "De même source, 310 marcheurs sont venus.",
            "Quelque 310 marcheurs sont venus. Ces chiffres sont contestés.",
            "Les décomptes officiels font état de 310 marcheurs.",
        ):
            assert not is_row(one(make, text, "310")), text
        assert is_row(one(make, "Quelque 310 marcheurs sont venus. Il pleuvait.", "310"))

    def test_a_closing_according_to_is_anothers(self, make: Make) -> None:
        text = "Nora Lind compte partir après la marche, qui a réuni 310 marcheurs{}."
        pair = one(
            make,
            text.format(", selon la préfecture"),
            "310",
            "Nora Lind",
            content="partir après la marche, qui a réuni 310 marcheurs",
        )
        assert not is_row(pair)
        assert is_row(one(make, text.format(""), "310", "Nora Lind"))

    def test_the_nearer_subject_gives_a_figure(self, make: Make) -> None:
        text = "La préfecture compte un recul. Les quais avancent, eux, le chiffre de 310 marcheurs."
        assert not is_row(
            one(
                make,
                text,
                "310",
                "La préfecture",
                actor=PREFECTURE,
                content="Les quais avancent, eux, le chiffre de 310 marcheurs",
            )
        )

    def test_a_line_that_leads_to_another_report_gives_no_row(self, make: Make) -> None:
        assert not is_row(one(make, "Il pleuvait.\nLire aussi : à Varse, 310 marcheurs bravent la pluie\n", "310"))

    def test_another_reports_title_gives_no_row(self, make: Make) -> None:
        title = "À Varse, 310 marcheurs bravent la pluie"
        first = one(make, f"Il pleuvait.\n{title}", "310")
        second = one(
            make,
            f"{title}\nIls étaient 310 à marcher.",
            "310",
            name="b",
            title=title,
            content="Ils étaient 310 à marcher",
        )
        assert not is_row(first, second)

    def test_nobody_known_and_everybody_known(self, make: Make) -> None:
        def unnamed(source: str, language: str = "fr") -> bool:
            pair = one(make, f"{source} compte 310 marcheurs.", "310", source, language=language)
            return is_unnamed(pair[1], story_of(pair))

        assert unnamed("Un journaliste de l'agence")
        assert unnamed("Les décomptes officiels")
        assert unnamed("Officials", "en")
        assert not unnamed("La mairie de Varse")

    def test_names_that_differ_in_signs_are_one(self) -> None:
        assert bare_name("Les «gilets bleus»") == bare_name("les gilets bleus")
        assert bare_name("Le ministère de l'Intérieur") == bare_name("le ministère de l’Intérieur")


class TestSentences:
    def test_a_source_is_not_set_against_itself_nor_a_state_against_itself_of_one_day(self, make: Make) -> None:
        def pairs(source: str, actor: Actor) -> int:
            first = one(
                make,
                "La préfecture compte 310 manifestants.",
                "310",
                "La préfecture",
                actor=PREFECTURE,
                of="manifestants",
            )
            second = one(
                make, f"{source} compte 450 manifestants.", "450", source, actor=actor, name="b", of="manifestants"
            )
            refs = [FigureRef(claim.id, 0) for _, claim in (first, second)]
            apart = (Disagreement(refs[0], refs[1], ""),)
            story = story_of(first, second, what="manifestants", disagreements=apart)
            return len(opposed(story.points[0], story, most=1, beside=3))

        assert pairs("L'Union des quais", UNION) == 1
        assert pairs("La mairie", HALL) == 0
        assert pairs("la préfecture", PREFECTURE) == 0


class TestTables:
    def test_places_told_apart_are_tables_apart_on_a_large_page(
        self, make: Make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sure, "SMALL", 0)
        numbers = {("a", "Ostal"): "310", ("b", "Ostal"): "450", ("c", "Varse"): "900", ("d", "Varse"): "950"}
        pairs = [
            one(make, f"À {place}, {number} marcheurs sont venus.", number, name=name, setting=day("2031-05-16", place, read="content"))
            for (name, place), number in numbers.items()
        ]  # fmt: skip
        story = story_of(*pairs)
        found = [table for table in tables(story.points, story) if differ(table.rows)]
        assert [table.place for table in found] == ["name:ostal", "name:varse"]
        section = figures(story)
        assert section is not None
        heads = [block.text for block in section.blocks if isinstance(block, Subheading)]
        assert heads == ["Marcheurs (Ostal)", "Marcheurs (Varse)"]
        assert len([block for block in section.blocks if isinstance(block, Table)]) == 2

    def test_rows_of_which_a_reader_cannot_tell_the_sources_apart_are_one(self, make: Make) -> None:
        pairs = [
            one(make, f"{source} compte {number} marcheurs.", number, source, name=name, actor=None)
            for name, source, number in (
                ("a", "Le ministère de l'Intérieur", "310"),
                ("b", "Le ministère de l’Intérieur", "310"),
                ("c", "L'Union des quais", "450"),
            )
        ]
        story = story_of(*pairs)
        assert [len(table.rows) for table in tables(story.points, story)] == [2]

    def test_the_dead_of_another_accident_are_in_no_table(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(toll, "is_small", lambda _: False)
        texts = {
            "a": "L'incendie du ferry Reine-Ilda a fait 31 morts.",
            "b": "Le ferry brûle encore : l'incendie a fait 35 morts.",
            "c": "Un chauffard ivre a fait 14 morts hier.",
        }
        pairs = [
            one(make, text, text.split(" morts")[0].split(" ")[-1], name=name, of="morts")
            for name, text in texts.items()
        ]
        story = story_of(*pairs, what="morts")
        kept = of_one_event(rows_of(story.points[0].figures, story), story.points[0], story)
        assert sorted(row.claim.report for row in kept) == ["a", "b"]


def test_figures_of_reports_in_other_languages_are_kept(make: Make) -> None:
    pair = one(make, "310 Marschierer kamen.", "310", language="de")
    assert is_row(pair)
    assert isinstance(pair[1].figures[0], Figure)


def test_a_figure_of_the_editor_s_is_not_the_speaker_s(make: Make) -> None:
    text = "Nora Lind a dit que les bacs ont coûté une fortune (4,5 millions d'euros, ndlr) au port de Varn, et 300 emplois."
    report = Report(id="n", language="fr", outlet="Le Val", published="2031-05-06", text=text + "\n")
    figures = [make.figure(report, "4,5 millions", 4.5e6, 4.5e6), make.figure(report, "300", 300, 300)]
    assert [sure._is_editors(figure, report) for figure in figures] == [True, False]
