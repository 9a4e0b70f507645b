"""Claims as a whole: order, identity, spans, languages without word lists."""

from hypothesis import given
from hypothesis import strategies as st
from tests.marked import read, report

from selon.languages import load
from selon.languages.quotation import quoted
from selon.normalisation import normalise
from selon.normalisation.content_type import content_type
from selon.records import Attribution, Evidence, Figure, Place, Resolution, Span, Via, When, slice_spans

STORY = (
    "{S1:La maire Nora Varsel} {C1:a dit} {T1:que {S2:les pêcheurs} {C2:nient} {T2:« la crue »} à Paris}. "
    "{C3:Selon} {S3:un sondage}, {T3:12 % des riverains s'inquiètent}."
)


def test_claims_keep_order_parent_and_words() -> None:
    text, found = read(STORY)
    claims = normalise(report(text, "fr"), found, load("fr"))
    assert [claim.stance for claim in claims] == ["state", "deny", "state"]
    assert claims[1].parent == claims[0].id
    assert [claim.content.type for claim in claims] == ["mixed", "direct", "indirect"]
    assert [place.name for place in claims[0].places] == ["Paris"]
    assert len({claim.id for claim in claims}) == 3


def test_better_word_lists_leave_ids_alone() -> None:
    text, found = read(STORY)
    with_pack = normalise(report(text, "fr"), found, load("fr"))
    without = normalise(report(text, "fr"), found, None)
    assert [claim.id for claim in with_pack] == [claim.id for claim in without]


def test_a_language_without_word_lists_keeps_what_was_extracted() -> None:
    text = "Die Bürgermeisterin bestreitet das Leck."
    resolved = Resolution("Die Bürgermeisterin", Span(0, 19), "named", 0.9, "person")
    found = Attribution((Span(0, 19),), (Span(20, 30),), (Span(31, 39),), 0.8, stance="deny", resolution=resolved)
    (claim,) = normalise(report(text, "de"), (found,), None)
    assert (claim.stance, claim.polarity, claim.certainty) == ("deny", "negative", "plain")
    assert claim.source.actor is not None
    assert claim.source.actor.name == "Die Bürgermeisterin"
    assert (*claim.figures, *claim.whens, *claim.places, *claim.via) == ()


def test_a_cue_no_list_knows_leaves_the_stance_to_the_extractor() -> None:
    text, (found,) = read("{S:La maire} {C:frétille} {T:de joie}.")
    guess = Attribution(found.source, found.cue, found.content, 0.9, stance="support")
    assert normalise(report(text, "fr"), (guess,), load("fr"))[0].stance == "support"


def test_parts_of_a_figure_count_over_all_pieces_of_a_content() -> None:
    text, found = read("{T:12 bateaux}, {C:dit} {S:le port}, {T:et 40 marins, dont 3 blessés}.")
    (claim,) = normalise(report(text, "fr"), found, load("fr"))
    assert [figure.min for figure in claim.figures] == [12, 40, 3]
    assert claim.figures[2].part_of == 1


def test_one_lost_quotation_mark_spoils_no_more_than_its_paragraph() -> None:
    text = "« Perdu.\nLe port est « ouvert » demain."
    mask = quoted(text)
    assert content_type(text, (Span(9, 20),), mask) == "indirect"
    assert content_type(text, (Span(text.index("ouvert"), text.index("ouvert") + 6),), mask) == "direct"


def test_a_mark_that_was_never_closed_ends_before_the_next() -> None:
    text = "Les «gilets du port ont marché. Il y a 40 blessés à «Varn»."
    mask = quoted(text)
    assert content_type(text, (Span(text.index("Il y a"), text.index(" à «")),), mask) == "indirect"
    assert content_type(text, (Span(text.index("Varn"), text.index("Varn") + 4),), mask) == "direct"
    alone = "Les «gilets du port ont marché. Il y a 40 blessés."
    assert content_type(alone, (Span(alone.index("Il y a"), len(alone) - 1),), quoted(alone)) == "indirect"
    nested = "Elle a dit «le mot «quai» est beau»."
    assert content_type(nested, (Span(12, 19),), quoted(nested)) == "direct"


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, Attribution]:
    words = [
        "Selon",
        "l'AFP",
        "Nora",
        "Varsel",
        "a",
        "dit",
        "«",
        "»",
        '"',
        "12",
        "%",
        "mercredi",
        "\n",
        "il",
        "Paris",
        ",",
    ]
    text = " ".join(draw(st.lists(st.sampled_from(words), min_size=5, max_size=30)))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6, unique=True)))
    spans = [Span(cuts[i], cuts[i + 1]) for i in (0, 2, 4)]
    return text, Attribution((spans[0],), (spans[1],), (spans[2],), 0.5)


@given(damaged(), st.sampled_from(("fr", "en")))
def test_whatever_the_text_every_span_slices_back(drawn: tuple[str, Attribution], language: str) -> None:
    text, found = drawn
    (claim,) = normalise(report(text, language, published="2021-03-04"), (found,), load(language))
    roles: tuple[tuple[Via | Evidence | Place | Figure | When, ...], ...]
    roles = (claim.via, claim.evidence, claim.places, claim.figures, claim.whens)
    spans = [span for role in roles for item in role for span in item.spans]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(slice_spans(text, place.spans)[0] == place.name for place in claim.places)
    assert claim.addressee is None or slice_spans(text, claim.addressee.spans)[0] == claim.addressee.text
