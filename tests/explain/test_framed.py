"""On a page over very much, only what a report says outright is told."""

from types import SimpleNamespace as Make

import pytest
from tests.explain.test_standing import one, stands

from selon.records import Actor, Report

VOSS = Actor("person:ada-voss", "Ada Voss", "person")
TOWN = Actor("state:varn", "mairie de Varn", "state")
CROWD = Actor("group:pecheurs", "pêcheurs", "group")
COURT = Actor("state:cour", "tribunal de Varn", "state")
RADIO = Actor("media:val", "Radio Val", "media")
AGENCY = Actor("media:afp", "AFP", "media")

#: text, source, cue, content, actor, type, told
FRENCH = [
    ("Ada Voss a annoncé que le pont de Varn serait fermé.", "Ada Voss", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", True),
    ("Mardi soir, Ada Voss, en visite au port, a annoncé que le pont de Varn serait fermé.", "Ada Voss", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", True),
    ("À Karn, Ada Voss a annoncé que le pont serait fermé.", "Ada Voss", "a annoncé", "que le pont serait fermé", VOSS, "indirect", False),
    ("Ada Voss, dont vous étiez la rivale, a annoncé que le pont de Varn serait fermé.", "Ada Voss", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("Ada Voss avait annoncé que le pont de Varn serait fermé.", "Ada Voss", "avait annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("Ada Voss a décidé que le pont de Varn serait fermé.", "Ada Voss", "a décidé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("Ada Voss a annoncé que tout cela coûterait 40 000 couronnes.", "Ada Voss", "a annoncé", "que tout cela coûterait 40 000 couronnes", VOSS, "indirect", True),
    ("Tout cela coûterait 40 000 couronnes à la ville de Varn, selon Ada Voss.", "Ada Voss", "selon", "Tout cela coûterait 40 000 couronnes à la ville de Varn", VOSS, "indirect", False),
    ("Mille pêcheurs ont défilé à Karn, tandis qu'ils étaient cent à Varn, selon Ada Voss.", "Ada Voss", "selon", "Mille pêcheurs ont défilé à Karn, tandis qu'ils étaient cent à Varn", VOSS, "indirect", False),
    ("La mairie de Varn a annoncé que le pont serait fermé aux camions.", "La mairie de Varn", "a annoncé", "que le pont serait fermé aux camions", TOWN, "indirect", True),
    ("La mairie de ce bourg a annoncé que le pont de Varn serait fermé.", "La mairie de ce bourg", "a annoncé", "que le pont de Varn serait fermé", TOWN, "indirect", False),
    ("Les pêcheurs de Varn ont annoncé que le pont serait fermé.", "Les pêcheurs de Varn", "ont annoncé", "que le pont serait fermé", CROWD, "indirect", False),
    ("Le tribunal de Varn a condamné le blocus du port de Varn par la flotte.", "Le tribunal de Varn", "a condamné", "le blocus du port de Varn par la flotte", COURT, "indirect", False),
    ("Selon Radio Val, le pont de Varn sera fermé mardi aux camions.", "Radio Val", "Selon", "le pont de Varn sera fermé mardi aux camions", RADIO, "indirect", True),
    ("Selon l'AFP, le pont de Varn sera fermé mardi aux camions.", "l'AFP", "Selon", "le pont de Varn sera fermé mardi aux camions", AGENCY, "indirect", False),
    ("La hausse du péage annoncée par Ada Voss, agite les pêcheurs de Varn.", "Ada Voss", "annoncée par", "La hausse du péage", VOSS, "indirect", False),
    ("« Un pont pour tous », a demandé Ada Voss.", "Ada Voss", "a demandé", "Un pont pour tous", VOSS, "direct", False),
    ("« Le pont de Varn doit rester ouvert aux bacs », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Le pont de Varn doit rester ouvert aux bacs", VOSS, "direct", True),
    ("Ivo Lind et Ada Voss se sont vus. Elle a annoncé que le pont de Varn serait fermé.", "Elle", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", True),
    ("Paul Lind et Ada Voss se sont vus. Elle a annoncé que le pont de Varn serait fermé.", "Elle", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("Ada Voss a parlé.\nElle a annoncé que le pont de Varn serait fermé.", "Elle", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", True),
    ("Ada Voss a parlé.\nIl a plu.\nElle a annoncé que le pont de Varn serait fermé.", "Elle", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("« Le pont de Varn doit rester ouvert aux bacs », a ironisé Ada Voss, venue à Karn soutenir les pêcheurs.", "Ada Voss", "a ironisé", "Le pont de Varn doit rester ouvert aux bacs", VOSS, "direct", True),
    ("La mairie de Varn a dénombré 400 pêcheurs sur le pont du bas.", "La mairie de Varn", "a dénombré", "400 pêcheurs sur le pont du bas", TOWN, "indirect", False),
    ("Un photographe de l'agence a constaté que le pont de Varn était fermé.", "Un photographe de l'agence", "a constaté", "que le pont de Varn était fermé", CROWD, "indirect", True),
    ("Un photographe de l'agence a annoncé que le pont de Varn était fermé.", "Un photographe de l'agence", "a annoncé", "que le pont de Varn était fermé", CROWD, "indirect", False),
    ("À 16 heures, des affiches couvraient 24 bacs de Varn, selon Ada Voss.", "Ada Voss", "selon", "des affiches couvraient 24 bacs de Varn", VOSS, "indirect", True),
    ("Ada Voss annonce la fermeture du pont de Varn - Regarder sur Canal Val.", "Ada Voss", "annonce", "la fermeture du pont de Varn", VOSS, "indirect", False),
    ("Ada Voss a parlé.\n« On tiendra » Ada Voss, mairie de Varn\nElle a annoncé que le pont de Varn serait fermé.", "Elle", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("« Un pont de Varn aussi chargé va céder », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Un pont de Varn aussi chargé va céder", VOSS, "direct", False),
    ("« Un pont de Varn aussi chargé que le quai de Karn va céder », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Un pont de Varn aussi chargé que le quai de Karn va céder", VOSS, "direct", True),
    ("Mille pêcheurs ont bloqué le pont pour une « marée humaine », selon les mots de Ada Voss.", "Ada Voss", "selon les mots de", "Mille pêcheurs ont bloqué le pont pour une « marée humaine »", VOSS, "mixed", False),
    ("Ada Voss a dénoncé une forme de mépris du député.", "Ada Voss", "a dénoncé", "une forme de mépris du député", VOSS, "indirect", False),
    ("Ada Voss a dénoncé une forme de mépris du député Ivo Lind.", "Ada Voss", "a dénoncé", "une forme de mépris du député Ivo Lind", VOSS, "indirect", True),
    ("Ada Voss a dénoncé une forme de mépris du président.", "Ada Voss", "a dénoncé", "une forme de mépris du président", VOSS, "indirect", True),
    ("« Je n'ai rien vu » et le quai de Varn était désert, selon Ada Voss.", "Ada Voss", "selon", "« Je n'ai rien vu » et le quai de Varn était désert", VOSS, "mixed", False),
    ("Le 3 mai, on ferme.\nLe 4 mai, on ouvre.\nLe 5 mai, on ferme.\nAda Voss annonce que le pont de Varn sera fermé.", "Ada Voss", "annonce", "que le pont de Varn sera fermé", VOSS, "indirect", False),
    ("Le 3 mai, on ferme.\nLe 4 mai, on ouvre.\nAda Voss annonce que le pont de Varn sera fermé.", "Ada Voss", "annonce", "que le pont de Varn sera fermé", VOSS, "indirect", True),
    ("Ada Voss a dit que deux réunions sur le sujet se tiendraient à Varn.", "Ada Voss", "a dit", "que deux réunions sur le sujet se tiendraient à Varn", VOSS, "indirect", False),
    ("Ada Voss a dit que deux réunions sur le sujet du pont se tiendraient à Varn.", "Ada Voss", "a dit", "que deux réunions sur le sujet du pont se tiendraient à Varn", VOSS, "indirect", True),
    ("Un mot fort attendu par le port: Ada Voss demande, avec Ivo Lind, une dissolution du conseil de Varn.", "Ada Voss", "demande", "une dissolution du conseil de Varn", VOSS, "indirect", False),
    ("Un mot fort: Ada Voss demande, avec Ivo Lind, une dissolution du conseil de Varn.", "Ada Voss", "demande", "une dissolution du conseil de Varn", VOSS, "indirect", True),
    ("Ada Voss annonce la fermeture du pont de Varn", "Ada Voss", "annonce", "la fermeture du pont de Varn", VOSS, "indirect", False),
    ("« C'est un pont sur lequel on a tardé », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "C'est un pont sur lequel on a tardé", VOSS, "direct", False),
    ("« C'est un pont que la ville de Varn a tardé à ouvrir », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "C'est un pont que la ville de Varn a tardé à ouvrir", VOSS, "direct", False),
    ("« C'est à la ville de Varn d'ouvrir le pont », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "C'est à la ville de Varn d'ouvrir le pont", VOSS, "direct", True),
    ("Ada Voss, qui demande une dissolution du conseil de Varn, attend.", "Ada Voss", "demande", "une dissolution du conseil de Varn", VOSS, "indirect", False),
    ("« C'est un pont. [...] Je le redoute », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "C'est un pont. [...] Je le redoute", VOSS, "direct", False),
    ("Ada Voss prépare la fermeture du pont de Varn.", "Ada Voss", "prépare", "la fermeture du pont de Varn", VOSS, "indirect", False),
    ("« Je n'en sais rien du pont de Varn », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Je n'en sais rien du pont de Varn", VOSS, "direct", False),
    ("Les études sur lesquelles s'appuie Ada Voss ont annoncé que le pont de Varn serait fermé.", "Les études sur lesquelles s'appuie Ada Voss", "ont annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("Si les comptes manquent, le pont de Varn coûterait deux millions, selon Ada Voss.", "Ada Voss", "selon", "Si les comptes manquent, le pont de Varn coûterait deux millions", VOSS, "indirect", False),
    ("Ada Voss a annoncé que le pont de Varn serait fermé ...", "Ada Voss", "a annoncé", "que le pont de Varn serait fermé ...", VOSS, "indirect", False),
    ("Ada Voss annonce, avec Ivo Lind, au port : « Il nous a tous oubliés à Varn ».", "Ada Voss", "annonce", "« Il nous a tous oubliés à Varn »", VOSS, "mixed", False),
    ("Pour Ada Voss, la trêve de Varn n'aura duré que deux heures.", "Ada Voss", "Pour", "la trêve de Varn n'aura duré que deux heures", VOSS, "indirect", False),
    ("« La trêve de Varn n'a pas duré », pour Ada Voss.", "Ada Voss", "pour", "La trêve de Varn n'a pas duré", VOSS, "direct", True),
    ("Un plan qui sera soumis à la ville de Varn, a promis Ada Voss.", "Ada Voss", "a promis", "Un plan qui sera soumis à la ville de Varn", VOSS, "indirect", False),
    ("Le bras droit de Ada Voss a annoncé que le pont de Varn serait fermé.", "Le bras droit de Ada Voss", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("Ada Voss a annoncé que Sébastien, blessé, quitterait la ville de Varn.", "Ada Voss", "a annoncé", "que Sébastien, blessé, quitterait la ville de Varn", VOSS, "indirect", False),
    ("Ada Voss a annoncé que le marché de Noël, fermé, quitterait la ville de Varn.", "Ada Voss", "a annoncé", "que le marché de Noël, fermé, quitterait la ville de Varn", VOSS, "indirect", True),
    ("Âgé d'une trentaine d'années, il aurait quitté la ville de Varn, selon Ada Voss.", "Ada Voss", "selon", "Âgé d'une trentaine d'années, il aurait quitté la ville de Varn", VOSS, "indirect", False),
    ("À Varn, ils étaient des milliers sur le pont, selon Ada Voss.", "Ada Voss", "selon", "À Varn, ils étaient des milliers sur le pont", VOSS, "indirect", False),
    ("À Varn, il faut fermer le pont du bas aux camions, selon Ada Voss.", "Ada Voss", "selon", "À Varn, il faut fermer le pont du bas aux camions", VOSS, "indirect", True),
    ("Tout comme à Karn, où des bacs ont brûlé, le pont de Varn est fermé, selon Ada Voss.", "Ada Voss", "selon", "Tout comme à Karn, où des bacs ont brûlé, le pont de Varn est fermé", VOSS, "indirect", False),
    ("Ada Voss doit demander la fermeture du pont de Varn.", "Ada Voss", "doit demander", "la fermeture du pont de Varn", VOSS, "indirect", False),
    ("Ada Voss a « demandé à la ville de Varn de fermer le pont ».", "Ada Voss", "a « demandé", "à la ville de Varn de fermer le pont", VOSS, "mixed", False),
    ("Ivo Lind comme Ada Voss sont pour la fermeture du pont de Varn.", "Ada Voss", "sont pour", "la fermeture du pont de Varn", VOSS, "indirect", False),
    ("« C'est vous qui devez ouvrir le pont de Varn », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "C'est vous qui devez ouvrir le pont de Varn", VOSS, "direct", False),
    ("« Un pont jamais vu dans la ville de Varn », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Un pont jamais vu dans la ville de Varn", VOSS, "direct", False),
    ("Ada Voss annonce la fermeture du pont de Varn.", "Ada Voss", "annonce", "la fermeture du pont de Varn", VOSS, "indirect", True),
    ("Le maire a parlé. Elle a annoncé que le pont de Varn serait fermé.", "Elle", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("Ada Voss a annoncé que le pont de Varn serait fermé, a dit le préfet Paul Lind selon la radio.", "Ada Voss", "a annoncé", "que le pont de Varn serait fermé", VOSS, "indirect", False),
    ("« Si j'y prends part, le pont de Varn ouvrira », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Si j'y prends part, le pont de Varn ouvrira", VOSS, "direct", False),
    ("« Il n'y a pas de pont à Varn », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Il n'y a pas de pont à Varn", VOSS, "direct", True),
    ("« Tu la verras fermer à Varn », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Tu la verras fermer à Varn", VOSS, "direct", False),
    ("« Les passages de son discours à Varn déplaisent », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Les passages de son discours à Varn déplaisent", VOSS, "direct", False),
    ("« Le port a perdu son pont de Varn », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Le port a perdu son pont de Varn", VOSS, "direct", True),
    ("« Le député a eu le courage de venir », a déclaré Ada Voss.", "Ada Voss", "a déclaré", "Le député a eu le courage de venir", VOSS, "direct", False),
    ("Des jeux y sont organisés par la ville de Varn, selon Ada Voss.", "Ada Voss", "selon", "Des jeux y sont organisés par la ville de Varn", VOSS, "indirect", False),
    ("Une somme rude : le pont de Varn coûtera deux millions, selon Ada Voss.", "Ada Voss", "selon", "Une somme rude : le pont de Varn coûtera deux millions", VOSS, "indirect", False),
    ("Soit une perte de deux millions pour la ville de Varn, selon Ada Voss.", "Ada Voss", "selon", "Soit une perte de deux millions pour la ville de Varn", VOSS, "indirect", False),
    ("Les ponts du département rouvriront, selon Ada Voss.", "Ada Voss", "selon", "Les ponts du département rouvriront", VOSS, "indirect", False),
    ("Les ponts du département de la Brume rouvriront, selon Ada Voss.", "Ada Voss", "selon", "Les ponts du département de la Brume rouvriront", VOSS, "indirect", True),
    ("Ada Voss a annoncé que cette barrière resterait fermée à Varn.", "Ada Voss", "a annoncé", "que cette barrière resterait fermée à Varn", VOSS, "indirect", False),
    ("● 412 bacs arrêtés à Varn, selon Ada Voss ;", "Ada Voss", "selon", "412 bacs arrêtés à Varn", VOSS, "indirect", False),
    ("Mille pêcheurs ont défilé à Varn, selon Ada Voss.\n3 sur 39\nUn bac.", "Ada Voss", "selon", "Mille pêcheurs ont défilé à Varn", VOSS, "indirect", False),
    ("Pour Ivo, c'est trop. « Le port gronde et Ada Voss annonce une trêve à Varn », lit-on.", "Ada Voss", "annonce", "une trêve à Varn", VOSS, "indirect", False),
    ("Ada Voss défendait la fermeture du pont de Varn.", "Ada Voss", "défendait", "la fermeture du pont de Varn", VOSS, "indirect", False),
    ("L'appel de Ada Voss à fermer le pont de Varn a réuni 600 pêcheurs.", "Ada Voss", "L'appel de", "à fermer le pont de Varn", VOSS, "indirect", False),
    ("Ada Voss entend fermer le pont de Varn aux camions.", "Ada Voss", "entend", "fermer le pont de Varn aux camions", VOSS, "indirect", False),
]  # fmt: skip
ENGLISH = [
    ("Ada Voss said on Tuesday that the bridge of Varn would shut.", "Ada Voss", "said", "that the bridge of Varn would shut", VOSS, "indirect", True),
    ("Ada Voss had said that the bridge of Varn would shut.", "Ada Voss", "had said", "that the bridge of Varn would shut", VOSS, "indirect", False),
    ("In Karn, Ada Voss said that the bridge would shut.", "Ada Voss", "said", "that the bridge would shut", VOSS, "indirect", False),
    ("Protesters in Varn said that the bridge would shut.", "Protesters in Varn", "said", "that the bridge would shut", CROWD, "indirect", False),
    ("“His speech in Varn was long,” said Ada Voss.", "Ada Voss", "said", "His speech in Varn was long,", VOSS, "direct", False),
    ("“The port lost its bridge of Varn,” said Ada Voss.", "Ada Voss", "said", "The port lost its bridge of Varn,", VOSS, "direct", True),
    ("Ada Voss said that this barrier of Varn would shut.", "Ada Voss", "said", "that this barrier of Varn would shut", VOSS, "indirect", False),
]  # fmt: skip
CASES = [("fr", *case) for case in FRENCH] + [("en", *case) for case in ENGLISH]


@pytest.mark.parametrize(("language", "text", "source", "cue", "content", "actor", "kind", "told"), CASES)
def test_plenty(
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    text: str,
    source: str,
    cue: str,
    content: str,
    actor: Actor,
    kind: str,
    told: bool,
) -> None:
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)
    assert one(make, text, source, cue, content, language, actor=actor, kind=kind) == told


def test_another_person_of_the_ledger_may_be_meant(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A surname alone is somebody's, where the ledger knows one by it."""
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)
    text = "Ada Voss et M. Lind ont parlé. Elle a dit que le pont de Varn serait fermé. Paul Lind a dit que le quai fermerait."
    report = Report(id="n", language="fr", outlet="Le Val", text=text + "\n")
    lind = Actor("person:paul-lind", "Paul Lind", "person")
    hers = make.claim(report, "Elle", "a dit", "que le pont de Varn serait fermé", actor=VOSS, kind="indirect")
    his = make.claim(report, "Paul Lind", "a dit", "que le quai fermerait", actor=lind, kind="indirect")
    assert stands(report, hers)
    assert not stands(report, his, hers)


def test_counts_need_a_verb_of_counting(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who counts says how many; who has a number said of him does not."""
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)
    for cue, told in (("a dénombré", True), ("a porté", False)):
        text = f"La mairie de Varn {cue} 400 pêcheurs sur le pont du bas."
        report = Report(id="n", language="fr", outlet="Le Val", text=text + "\n")
        number = make.figure(report, "400 pêcheurs", 400, 400)
        content = "400 pêcheurs sur le pont du bas"
        assert (
            stands(report, make.claim(report, "La mairie de Varn", cue, content, actor=TOWN, figures=(number,))) == told
        )


def test_a_count_needs_its_hour(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that lose the hour of their count would be told as the day's."""
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)
    for opening, verb, told in (
        ("À 16 heures, les", "ont couvert", False),
        ("Les", "ont couvert", True),
        ("Les", "couvraient", False),  # at some hour, which is not told
    ):
        text = f"{opening} affiches {verb} 24 bacs de Varn, selon Ada Voss."
        report = Report(id="n", language="fr", outlet="Le Val", text=text + "\n")
        number = make.figure(report, "24", 24, 24, of="bacs")
        content = text[text.index("es affiches") - 1 : text.index(", selon")]
        assert stands(report, make.claim(report, "Ada Voss", "selon", content, actor=VOSS, figures=(number,))) == told


def test_a_count_of_before_needs_its_day(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "24 had been hurt" is another day's count; with its day, or behind "said that", it is clear."""
    monkeypatch.setattr("selon.explain.plenty.PLENTY", 1)
    for text, told in (
        ("Les heurts de Varn avaient fait 24 blessés, selon Ada Voss.", False),
        ("Les heurts de mardi à Varn avaient fait 24 blessés, selon Ada Voss.", True),
        ("Les heurts de Varn ont fait 24 blessés, selon Ada Voss.", True),
    ):
        report = Report(id="n", language="fr", outlet="Le Val", text=text + "\n")
        number = make.figure(report, "24", 24, 24, of="blessés")
        content = text.partition(", selon")[0]
        assert stands(report, make.claim(report, "Ada Voss", "selon", content, actor=VOSS, figures=(number,))) == told


def test_of_little_nothing_is_left_out(make: Make) -> None:
    """Where a page has few claims, it tells what a reader can follow, outright or not."""
    text = "Ada Voss avait annoncé que le pont de Varn serait fermé."
    assert one(make, text, "Ada Voss", "avait annoncé", "que le pont de Varn serait fermé", actor=VOSS, kind="indirect")
