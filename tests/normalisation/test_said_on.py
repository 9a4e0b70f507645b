"""The day of saying: what belongs to the cue, what does not, and what holds for a whole report."""

import pytest

from selon.languages import pack as packs
from selon.normalisation.said_on import days_of_saying, said_on
from selon.records import Attribution, Resolution, Span

FRIDAY = "2024-10-25"


def _attribution(text: str, source: str, cue: str, content: str, name: str | None = None) -> Attribution:
    def spans(piece: str) -> tuple[Span, ...]:
        start = text.index(piece)
        return (Span(start, start + len(piece)),)

    resolution = Resolution(name, None, "named so in the test", 1.0) if name else None
    return Attribution(spans(source), spans(cue), spans(content), 0.9, resolution=resolution)


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content", "day"),
    [
        ("fr", "Le préfet a annoncé mercredi que le port fermerait lundi.", "Le préfet", "a annoncé",
         "que le port fermerait lundi", "2024-10-23"),
        ("fr", "Jeudi, le préfet a dit que le port fermerait.", "le préfet", "a dit", "que le port fermerait",
         "2024-10-24"),
        ("fr", "« Le port ferme. Rien à dire », a déclaré hier le préfet.", "le préfet", "a déclaré",
         "« Le port ferme. Rien à dire »", "2024-10-24"),
        ("fr", "Le préfet ne dit plus que tout va bien, comme le disaient ses services il y a trois jours.", "Le préfet",
         "ne dit plus", "que tout va bien", None),
        ("fr", "Ils ont défilé jeudi en silence : 8 000 d'après la police, 20 000 pour la ligue.", "la police", "d'après",
         "8 000", None),
        ("fr", "L'ancienne candidate de 2007 a dit que le port fermerait.", "L'ancienne candidate de 2007", "a dit",
         "que le port fermerait", None),
        ("fr", "Le préfet, élu en 2019, a dit que le port fermerait.", "Le préfet, élu en 2019", "a dit",
         "que le port fermerait", None),
        ("fr", "Après l'attaque de mardi, le préfet a dit vouloir fermer le port.", "le préfet", "a dit",
         "vouloir fermer le port", None),
        ("fr", "Le préfet a dit que le port fermerait lundi.", "Le préfet", "a dit", "que le port fermerait lundi", None),
        ("en", "On Monday she said she would not be moved by “thieves”.“The quay opens,” he said on Friday.", "she", "said",
         "she would not be moved by “thieves”", "2024-10-21"),
        ("fr", "Dans son discours du Nouvel An, le préfet a dit vouloir partir.", "le préfet", "a dit", "vouloir partir", None),
        ("fr", "Au lendemain d'un neuvième mardi de marches, le préfet a dit vouloir partir.", "le préfet", "a dit",
         "vouloir partir", "2024-10-23"),
        ("fr", "Au lendemain de la marche de mardi, le préfet a dit vouloir partir.", "le préfet", "a dit",
         "vouloir partir", None),
        ("fr", "« Libérez Ivo ! » ont lancé les dockers au passage d'Ivo Karn, placé mercredi en détention.", "les dockers",
         "ont lancé", "« Libérez Ivo ! »", None),
        ("fr", "« Libérez Ivo ! » ont lancé les dockers devant la mère d'Ivo Karn, placé en détention mercredi.",
         "les dockers", "ont lancé", "« Libérez Ivo ! »", None),
        ("fr", "Jugé mercredi, le docker a dit vouloir partir.", "le docker", "a dit", "vouloir partir", None),
        ("fr", "Interrogé mercredi, le docker a dit vouloir partir.", "le docker", "a dit", "vouloir partir", "2024-10-23"),
        ("fr", "Déployés pour enrayer mardi la marche, les gendarmes ont fait état de 12 blessés.", "les gendarmes",
         "ont fait état", "12 blessés", None),
        ("fr", "« Le port ferme », écrit Ada Vardé dans un billet mercredi.", "Ada Vardé", "écrit", "« Le port ferme »",
         "2024-10-23"),
        ("en", "In her New Year's address, the prefect said the port would close.", "the prefect", "said",
         "the port would close", None),
        ("en", "The day after the march on Tuesday, the crew said it would leave.", "the crew", "said",
         "it would leave", None),
        ("en", "The docker, sentenced on Tuesday, said the port would close.", "The docker", "said",
         "the port would close", None),
        ("en", "The docker, interviewed on Tuesday, said the port would close.", "The docker", "said",
         "the port would close", "2024-10-22"),
        ("fr", "Le port a brûlé mardi. Le préfet a dit vouloir partir.", "Le préfet", "a dit", "vouloir partir", None),
        ("fr", "Le port a brûlé mardi. Le préfet a alors dit vouloir partir.", "Le préfet", "a alors dit",
         "vouloir partir", "2024-10-22"),
        ("fr", "Le préfet s'exprimera lundi, a dit sa porte-parole.", "sa porte-parole", "a dit",
         "Le préfet s'exprimera lundi", None),
        ("fr", "Mardi soir, un bateau a coulé au large, ont dit les sauveteurs.", "les sauveteurs", "ont dit",
         "un bateau a coulé au large", None),
        ("fr", "Mardi soir, « un bateau a coulé », ont dit les sauveteurs.", "les sauveteurs", "ont dit",
         "« un bateau a coulé »", "2024-10-22"),
        ("en", "On Tuesday morning, a boat sank off Varse, said the crew.", "the crew", "said",
         "a boat sank off Varse", None),
        ("en", "On Tuesday morning the crew said a boat sank off Varse.", "the crew", "said",
         "a boat sank off Varse", "2024-10-22"),
        ("en", "As of Tuesday, the crew reported ten hurt.", "the crew", "reported", "ten hurt", "2024-10-22"),
        ("en", "The prefect said on Wednesday that the port would close Monday.", "The prefect", "said",
         "that the port would close Monday", "2024-10-23"),
        ("en", "On Thursday, the prefect said the port would close.", "the prefect", "said", "the port would close",
         "2024-10-24"),
        ("fr", "Après les troubles de la semaine dernière, le préfet a dit vouloir fermer le port.", "le préfet", "a dit",
         "vouloir fermer le port", None),
        ("fr", "« Le port ferme », a dit Odile Ferrand, qui avait été reçue mardi par le préfet.", "Odile Ferrand", "a dit",
         "« Le port ferme »", None),
        ("fr", "Selon Lundi soir, le port fermera bientôt ses portes.", "Lundi soir", "Selon",
         "le port fermera bientôt ses portes", None),
        ("fr", "Le préfet est parti mercredi, alors qu'il avait promis quelques heures auparavant de rester.", "il",
         "avait promis", "de rester", None),
        ("en", '"The port is shut. That is all," the prefect said yesterday.', "the prefect", "said",
         '"The port is shut. That is all,"', "2024-10-24"),
        ("en", "After Tuesday's attack, the prefect said the port would close.", "the prefect", "said",
         "the port would close", None),
        ("en", "The prefect said the port would close on Monday.", "The prefect", "said",
         "the port would close on Monday", None),
        ("en", "The prefect, who was elected in 2019, said the port would close.", "The prefect", "said",
         "the port would close", None),
    ],
)  # fmt: skip
def test_one_sentence(language: str, text: str, source: str, cue: str, content: str, day: str | None) -> None:
    item = _attribution(text, source, cue, content)
    assert said_on(text, item, packs.load(language), FRIDAY) == day


def test_without_a_publication_date_a_weekday_dates_nothing() -> None:
    text = "Le préfet a annoncé mercredi que le port fermerait."
    item = _attribution(text, "Le préfet", "a annoncé", "que le port fermerait")
    assert said_on(text, item, packs.load("fr"), None) is None


def test_with_a_month_alone_a_weekday_stays_as_open_as_it_is() -> None:
    text = "Le préfet a annoncé mercredi que le port fermerait."
    item = _attribution(text, "Le préfet", "a annoncé", "que le port fermerait")
    assert said_on(text, item, packs.load("fr"), "2024-10") == "2024-10~"


def test_a_report_of_one_speaker_keeps_his_day() -> None:
    pieces = [f"« Mot {number} du discours », dit Odile Ferrand." for number in ("un", "deux", "trois", "quatre")]
    opening = "Odile Ferrand a annoncé mercredi vouloir partir."
    text = "\n".join([opening, *pieces])
    items = [_attribution(text, "Odile Ferrand", "a annoncé", "vouloir partir", "Odile Ferrand")]
    for piece in pieces:
        start = text.index(piece)
        content, source = Span(start, start + piece.index(",")), piece.index("Odile")
        cue = Span(start + piece.index("dit Odile"), start + piece.index("dit Odile") + 3)
        items.append(
            Attribution(
                (Span(start + source, start + len(piece) - 1),),
                (cue,),
                (content,),
                0.9,
                resolution=Resolution("Ferrand", None, "named so in the test", 1.0),
            )
        )
    assert days_of_saying(text, items, packs.load("fr"), FRIDAY) == ("2024-10-23",) * 5


def test_a_report_of_many_speakers_lends_no_day() -> None:
    text = "Le préfet a annoncé mercredi vouloir partir. La maire dit vouloir rester."
    items = [
        _attribution(text, "Le préfet", "a annoncé", "vouloir partir", "le préfet"),
        _attribution(text, "La maire", "dit", "vouloir rester", "la maire"),
    ]
    assert days_of_saying(text, items, packs.load("fr"), FRIDAY) == ("2024-10-23", None)


def test_what_stands_inside_anothers_words_is_not_dated_by_his_day() -> None:
    text = "Jeudi, la radio a dit que le préfet affirmait vouloir partir."
    outer = _attribution(text, "la radio", "a dit", "que le préfet affirmait vouloir partir")
    inner = _attribution(text, "le préfet", "affirmait", "vouloir partir")
    assert days_of_saying(text, [outer, inner], packs.load("fr"), FRIDAY) == ("2024-10-24", None)


def test_one_speakers_day_holds_for_what_is_said_of_him_without_his_name() -> None:
    text = (
        "Nora Lind a parlé samedi à Vauclair. La préfète a dit vouloir partir. Nora Lind a juré de rester. "
        "Elle a promis un pont. Nora Lind a nié tout retard. Le syndicat a dit craindre le pire. Nora Lind a ri du prix."
    )
    pieces = [
        ("Nora Lind", "a parlé", "à Vauclair"),
        ("La préfète", "a dit", "vouloir partir"),
        ("Nora Lind", "a juré", "de rester"),
        ("Elle", "a promis", "un pont"),
        ("Nora Lind", "a nié", "tout retard"),
        ("Le syndicat", "a dit craindre", "le pire"),
        ("Nora Lind", "a ri", "du prix"),
    ]
    items = [_attribution(text, *piece, name=piece[0] if piece[0] == "Nora Lind" else None) for piece in pieces]
    saturday = "2024-10-19"
    assert days_of_saying(text, items, packs.load("fr"), FRIDAY) == (
        saturday, saturday, saturday, saturday, saturday, None, saturday
    )  # fmt: skip


def test_a_dateline_sets_no_scene() -> None:
    text = "25 octobre 2024. " + " ".join(f"Nora Lind a juré de partir le {n} au matin." for n in range(5))
    items = [_attribution(text, "Nora Lind", "a juré", f"de partir le {n}", "Nora Lind") for n in range(5)]
    assert set(days_of_saying(text, items, packs.load("fr"), FRIDAY)) == {None}
