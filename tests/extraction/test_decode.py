"""The encoder's numbers become allowed tag sequences and true spans."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from selon.extraction.decode import TAGS, Draft, best_tags, draft, jaccard, joined, runs, without_doubles
from selon.records import Span

TEXT = "« Oui », a dit Ana Ruiz."
WORDS = [Span(0, 1), Span(2, 5), Span(6, 7), Span(7, 8), Span(9, 10), Span(11, 14), Span(15, 18), Span(19, 23)]
TAGGED = "B-content I-content I-content O B-cue I-cue B-source I-source".split()


def sure(tags: list[str]) -> np.ndarray:
    logp = np.full((len(tags), len(TAGS)), -9.0)
    logp[np.arange(len(tags)), [TAGS.index(tag) for tag in tags]] = -0.01
    return logp


def test_tags_become_spans() -> None:
    made = draft(TEXT, WORDS, 0.9, 1, sure(TAGGED), None)
    assert made is not None
    assert [TEXT[slice(*span)] for span in made.content] == ["« Oui »"]
    assert [TEXT[slice(*span)] for span in made.cue] == ["a dit"]
    assert [TEXT[slice(*span)] for span in made.source] == ["Ana Ruiz"]


def test_an_anchor_without_content_is_nothing() -> None:
    assert draft(TEXT, WORDS, 0.9, 1, sure(["O"] * 8), None) is None


def test_a_sure_anchor_takes_the_likeliest_content() -> None:
    logp = sure(["O"] * 8)
    logp[1:3, TAGS.index("O")] = np.log(0.6)
    logp[1, TAGS.index("B-content")] = logp[2, TAGS.index("I-content")] = np.log(0.35)
    made = draft(TEXT, WORDS, 0.95, 1, logp, None)
    assert made is not None
    assert made.content[0].start == WORDS[1].start
    assert draft(TEXT, WORDS, 0.8, 1, logp, None) is None


def test_a_free_quotation_has_no_cue() -> None:
    made = draft(TEXT, WORDS, 0.9, 2, sure(TAGGED), None)
    assert made is not None
    assert made.cue == []


@given(hnp.arrays(float, st.tuples(st.integers(1, 12), st.just(len(TAGS))), elements=st.floats(-20, 0)))
def test_no_forbidden_sequence(logp: np.ndarray) -> None:
    before = "O"
    for tag in (TAGS[index] for index in best_tags(logp)):
        assert not tag.startswith("I-") or before[2:] == tag[2:]
        before = tag


def test_viterbi_beats_the_greedy_path_only_where_it_must() -> None:
    logp = sure(["O", "I-content", "I-content", "O"])
    assert [TAGS[index] for index in best_tags(logp)][1:3] != ["I-content", "I-content"]


def test_runs_that_only_marks_part_are_joined() -> None:
    assert joined("a, b c", [Span(0, 1), Span(1, 2), Span(3, 4), Span(5, 6)], [[0], [2]]) == [Span(0, 4)]
    assert joined("a b c", [Span(0, 1), Span(2, 3), Span(4, 5)], [[0], [2]]) == [Span(0, 1), Span(4, 5)]


def test_runs_open_without_a_begin_tag() -> None:
    assert runs([TAGS.index("I-cue"), TAGS.index("I-cue"), 0, TAGS.index("B-cue")], "cue") == [[0, 1], [3]]


def test_of_two_readings_of_one_content_the_surer_stays_with_the_source_of_the_other() -> None:
    content = [Span(10, 40)]
    weak = Draft(source=[Span(0, 5)], cue=[Span(6, 9)], content=[Span(10, 41)], probability=0.4)
    strong = Draft(source=[], cue=[Span(6, 9)], content=content, probability=0.8)
    (kept,) = without_doubles([weak, strong])
    assert kept.probability == 0.8
    assert kept.source == [Span(0, 5)]


def test_nested_contents_both_stay() -> None:
    outer = Draft(source=[], cue=[], content=[Span(0, 100)], probability=0.9)
    inner = Draft(source=[], cue=[], content=[Span(60, 100)], probability=0.8)
    assert len(without_doubles([outer, inner])) == 2


def test_two_who_say_the_same_words_are_both_kept() -> None:
    words = [Span(20, 60)]
    one = Draft([Span(0, 8)], [Span(9, 15)], words, 0.9)
    other = Draft([Span(70, 82)], [Span(64, 69)], words, 0.95)
    assert len(without_doubles([one, other])) == 2
    bare = Draft([], [Span(9, 15)], words, 0.9)
    same = Draft([Span(0, 8)], [Span(9, 15)], [Span(20, 58)], 0.8)
    assert len(without_doubles([other, bare])) == 1
    assert len(without_doubles([one, same])) == 1


def test_jaccard_counts_shared_characters() -> None:
    assert jaccard([Span(0, 10)], [Span(5, 15)]) == 5 / 15
    assert jaccard([Span(0, 3)], [Span(3, 5)]) == 0
