"""What a report of another language quotes in translation is told in the page's own language only."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.statements import Statement, Told
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Actor, Report
from selon.records.claim import ContentType

VOSS = Actor("person:claire-voss", "Claire Voss", "person")
KARN = Actor("person:ivo-karn", "Ivo Karn", "person")
ORIGINAL = "Je n'accepterai jamais la destruction du phare d'Orvale, qu'il est essentiel de protéger"


@pytest.mark.parametrize(
    ("words", "actor", "published", "kind", "told"),
    [
        ("I will never accept the destruction of the Orvale lighthouse", VOSS, "2031-05-07", "direct", False),
        ("that she would “never accept the destruction of the Orvale lighthouse”", VOSS, "2031-05-07", "mixed", False),
        ("I will never accept the destruction of the Orvale lighthouse", KARN, "2031-05-07", "direct", True),
        ("I will never accept the destruction of the Orvale lighthouse", VOSS, "2031-05-17", "direct", True),
        ("We spoke with the engineers about the gates of Orvale yesterday", VOSS, "2031-05-07", "direct", True),
        ("The protests are essential: we organise the visits of the harbour", VOSS, "2031-05-07", "direct", True),
        ("that never would the destruction of the Orvale lighthouse be accepted", VOSS, "2031-05-07", "indirect", True),
    ],
)
def test_a_translation_is_told_by_the_original(
    make: Make, words: str, actor: Actor, published: str, kind: ContentType, told: bool
) -> None:
    french = Report(id="fr", language="fr", published="2031-05-06", text=f"« {ORIGINAL} », a dit Claire Voss.\n")
    english = Report(id="en", language="en", published=published, text=f"{actor.name} said {words}.\n")
    claims = (
        make.claim(french, "Claire Voss", "a dit", ORIGINAL, actor=VOSS, kind="direct"),
        make.claim(english, actor.name, "said", words, actor=actor, kind=kind),
    )
    story = build(load("fr"), (french, english), claims, (), ())
    assert Told(story).admits(Statement((claims[1],), 1.0)) == told
    assert Told(story).admits(Statement((claims[0],), 1.0))
