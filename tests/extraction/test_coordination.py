"""Contents end before the next verb of their source, and begin with their own subject."""

from selon.extraction.coordination import with_own_clauses
from selon.records import Attribution, Span


def spans(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


def item(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution(spans(text, source), spans(text, cue), spans(text, content), 0.9)


def said(text: str, found: Attribution) -> tuple[str, str]:
    return tuple("".join(text[slice(*span)] for span in held) for held in (found.source, found.content))  # type: ignore[return-value]


def test_two_verbs_of_one_source_say_two_things() -> None:
    text = "The family said they would meet at the pier and asked for gifts to the fund."
    first = item(text, "The family", "said", "they would meet at the pier and asked for gifts to the fund")
    second = item(text, "", "asked", "for gifts to the fund")
    assert [said(text, found) for found in with_own_clauses(text, [first, second])] == [
        ("The family", "they would meet at the pier"),
        ("", "for gifts to the fund"),
    ]


def test_a_verb_with_a_source_of_its_own_stays_inside() -> None:
    text = "The family said they would meet at the pier and Nora Lind asked for gifts."
    first = item(text, "The family", "said", "they would meet at the pier and Nora Lind asked for gifts")
    second = item(text, "Nora Lind", "asked", "for gifts")
    assert with_own_clauses(text, [first, second]) == [first, second]


def test_a_reported_clause_begins_with_its_subject() -> None:
    text = "The Quay Post reported officials, after a search, called it a coconut."
    outer = item(text, "The Quay Post", "reported", "called it a coconut")
    inner = item(text, "officials", "called", "it a coconut")
    (first, second) = with_own_clauses(text, [outer, inner])
    assert said(text, first) == ("The Quay Post", "officials, after a search, called it a coconut")
    assert second == inner
