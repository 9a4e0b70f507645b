"""Questions and the claims that answer them, on an invented story in two languages."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from selon import answering
from selon.errors import UsageError
from selon.explain.asking import Answer, contexts, parse, rank
from selon.extraction.passages import MODEL
from selon.languages import load
from selon.ledger import open_ledger
from selon.pipeline import add, ask, link
from selon.records import Report

FRENCH = """La fuite du réservoir de Karsk

Que sait-on de la fuite ?

La préfète Odile Vernay a déclaré mardi que 300 000 litres s'étaient échappés du réservoir. Selon les pompiers, la fuite a duré six heures.

Comment le Velmar a-t-il réagi ?

Le ministère velmarien de l'Environnement a démenti toute pollution. « L'eau du fleuve est propre », a assuré la ministre velmarienne Ada Lorn.

Et l'exploitant ?

La société Karsk Pétrole a promis une enquête. Son directeur, Tom Rill, a regretté « une erreur humaine ».
"""
ENGLISH = """Anglers report dead fish in the Vesh

The anglers' association said on Wednesday that at least 4,000 fish had died downstream of Karsk.

The University of Tolvik warned that the river would need two years to recover.
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asking")
    (folder / "fr.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")
    path = folder / "spill.db"
    added = list(add(path, [folder / "fr.txt", folder / "en.txt"], published="2026-05-07"))
    assert len(added) == 2
    return path


Ask = Callable[[str], Answer]


@pytest.fixture
def asked(ledger: Path) -> Ask:
    return lambda question: ask(ledger, question)


def contents(answer: Answer) -> list[str]:
    return [hit.context.claim.content.text for hit in answer.hits]


def test_what_stands_under_the_heading_that_asks_the_same_comes_first(asked: Ask) -> None:
    found = asked("Comment le Velmar a-t-il réagi ?")
    assert {hit.context.heading_text for hit in found.hits[:2]} == {"Comment le Velmar a-t-il réagi ?"}


def test_a_question_in_french_finds_what_was_said_in_english(asked: Ask) -> None:
    found = asked("Combien de poissons sont morts ?")
    assert found.hits[0].context.report.language == "en"
    assert "4,000" in contents(found)[0]


def test_a_question_in_english_finds_what_was_said_in_french(asked: Ask) -> None:
    assert any("300 000 litres" in text for text in contents(asked("How many litres leaked from the tank?")))


def test_the_stance_asked_for_comes_first(asked: Ask) -> None:
    assert asked("Qui dément une pollution ?").hits[0].context.claim.stance == "deny"


@pytest.mark.parametrize(
    "question",
    ["Qui a gagné la finale de handball ?", "What is the price of a tram ticket?", "Quel est l'âge de la reine ?"],
)
def test_nothing_answers_what_the_ledger_says_nothing_of(asked: Ask, question: str) -> None:
    assert asked(question).hits == ()


QUESTIONS = (
    "Comment le Velmar a-t-il réagi ?",
    "Combien de poissons sont morts ?",
    "How many litres leaked from the tank?",
    "Qui dément une pollution ?",
    "Qui a gagné la finale de handball ?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_large_ledger_answers_as_a_small_one(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, asked: Ask, question: str
) -> None:
    whole = asked(question)
    monkeypatch.setattr(answering, "ASKED", 0)
    part = asked(question)
    assert [hit.context.claim.id for hit in part.hits] == [hit.context.claim.id for hit in whole.hits]


def test_a_large_ledger_finds_by_meaning_what_shares_no_word(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WORDED", "REPORTS", "SPOKEN"):
        monkeypatch.setattr(answering, name, 0)
    monkeypatch.setattr(answering, "NEAR", 2)
    monkeypatch.setattr(answering, "ASKED", 0)
    found = ask(ledger, "Combien de poissons sont morts ?")
    assert "4,000" in contents(found)[0]


def test_asking_keeps_the_vectors_it_makes_and_linking_makes_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    path = tmp_path / "spill.db"
    list(add(path, [tmp_path / "fr.txt"], published="2026-05-07"))
    monkeypatch.setattr(answering, "ASKED", 0)
    monkeypatch.setattr(answering, "LAZY", 2)

    def lacking() -> int:
        with open_ledger(path) as opened:
            return len(opened.without_vector(MODEL))

    before = lacking()
    ask(path, "Qui dément une pollution ?")
    assert lacking() == before - 2
    link(path)
    assert lacking() == 0


def test_a_ledger_that_another_process_writes_is_answered_all_the_same(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, asked: Ask
) -> None:
    monkeypatch.setattr(answering, "ASKED", 0)
    with open_ledger(ledger) as writer:
        writer.drop_vectors(but="none")
        assert asked("Qui dément une pollution ?").hits[0].context.claim.stance == "deny"
        assert len(writer.without_vector(MODEL)) == writer.size()


def test_of_whom_the_question_does_not_speak_another_heading_tells(make: SimpleNamespace) -> None:
    text = (
        "Que sait-on de la fuite ?\n\nLe Velmar a reçu des alertes, disent les pompiers. Le Velmar savait, dit le port.\n\n"
        "Comment le Velmar a-t-il réagi ?\n\nLe ministère du Velmar a démenti toute pollution du fleuve.\n\n"
        "Comment les autres ont-ils réagi ?\n\nLe maire de Tolvik a condamné cette longue fuite.\n"
    )
    report = Report(id="r", language="fr", text=text)
    claims = [
        make.claim(report, source, cue, content, stance=stance)
        for source, cue, content, stance in (
            ("les pompiers", "disent", "Le Velmar a reçu des alertes", "state"),
            ("le port", "dit", "Le Velmar savait", "state"),
            ("Le ministère du Velmar", "a démenti", "toute pollution du fleuve", "deny"),
            ("Le maire de Tolvik", "a condamné", "cette longue fuite", "condemn"),
        )
    ]
    question = parse("Comment le Velmar a-t-il réagi ?", load("fr"))
    found = rank(question, list(contexts(claims, {"r": report})))
    assert found.hits[0].context.claim.stance == "deny"
    assert "condemn" not in {hit.context.claim.stance for hit in found.hits}


def test_claims_said_outside_the_time_asked_for_are_no_answer(ledger: Path) -> None:
    assert ask(ledger, "Combien de poissons sont morts ?", until="2026-05-01").hits == ()


def test_hits_are_grouped_by_who_says_it(asked: Ask) -> None:
    answer = asked("Comment le Velmar a-t-il réagi ?")
    assert {id(hit) for group in answer.groups for hit in group.hits} == {id(hit) for hit in answer.hits}
    assert len({(group.actor, group.stance) for group in answer.groups}) == len(answer.groups)


def test_a_question_without_words_is_refused(ledger: Path) -> None:
    with pytest.raises(UsageError, match="no words"):
        ask(ledger, " ?! ")


def test_every_passage_holds_its_claim(ledger: Path) -> None:
    from selon.ledger import open_ledger

    with open_ledger(ledger) as opened:
        reports = {report.id: report for report in opened.reports()}
        claims = list(opened.claims())
    found = list(contexts(claims, reports))
    assert len(found) == len(claims)
    for context in found:
        for span in context.claim.content.spans:
            assert context.passage.start <= span.start
            assert span.end <= context.passage.end


def test_words_that_only_ask_are_no_terms() -> None:
    question = parse("Combien de soldats le Velmar a-t-il envoyés ?", load("fr"))
    assert question.wants == {"figure"}
    assert question.terms == {"soldat", "velmar", "envoi"}


def test_a_report_without_headings_has_none() -> None:
    report = Report(id="r", text="Il pleut sur Karsk. La digue tient bon.", language="fr")
    from selon.explain.asking.context import headings

    assert list(headings(report.text)) == []


def test_the_command_prints_json_lines_and_says_when_nothing_answers(ledger: Path) -> None:
    command = Path(sys.executable).with_name("selon")
    told = subprocess.run(
        [command, "ask", ledger, "Qui dément une pollution ?", "--format", "jsonl"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert set(rows[0]) == {"score", "reasons", "passage", "heading", "claim"}
    told = subprocess.run(
        [command, "ask", ledger, "Le prix du billet de tram ?"], capture_output=True, text=True, check=True
    )
    assert told.stdout == "Rien dans ce registre ne répond à la question.\n"
