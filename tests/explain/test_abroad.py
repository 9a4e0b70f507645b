"""An office-holder of another country whose country nothing says."""

from types import SimpleNamespace as Make

import pytest

from selon.explain.abroad import is_of_abroad
from selon.explain.story import build
from selon.explain.wording import load
from selon.records import Actor, Claim, Report

KARN = Actor("person:ivo-karn", "Ivo Karn", "person")
PORT = Actor("organisation:port", "port", "organisation")


@pytest.mark.parametrize(
    ("text", "source", "abroad"),
    [
        ("Le ministre du Port Ivo Karn a dit que la loi irlandaise tenait.", "Le ministre du Port Ivo Karn", True),
        ("Le ministre irlandais du Port Ivo Karn a dit que la loi tenait.", "Le ministre irlandais du Port Ivo Karn", False),
        ("L'éclusier Ivo Karn a dit que la loi irlandaise tenait.", "L'éclusier Ivo Karn", False),
        ("Le ministre du Port Ivo Karn a dit que la loi tenait en France comme en Irlande.", "Le ministre du Port Ivo Karn",
         False),
    ],
)  # fmt: skip
def test_a_minister_without_his_country(make: Make, text: str, source: str, abroad: bool) -> None:
    many = Report(id="m", language="fr", text="\n".join(f"Le port a dit que la digue {n} tenait en France." for n in range(70)))  # fmt: skip
    others = [make.claim(many, "Le port", "a dit", f"que la digue {n} tenait", actor=PORT) for n in range(70)]
    more = Report(id="o", language="fr", text="En France, rien de neuf.\n")
    report = Report(id="n", language="fr", text=text + "\n")
    content = text.partition("a dit ")[2].rstrip(".")
    claim: Claim = make.claim(report, source, "a dit", content, actor=KARN)
    story = build(load("fr"), [many, more, report], [*others, claim], (), ())
    assert is_of_abroad(claim, story) is abroad
    assert not is_of_abroad(claim, build(load("fr"), [report], [claim], (), ()))
