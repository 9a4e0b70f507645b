"""What a watched folder brings, and what it changes."""

from pathlib import Path

from tests.tale import Tale

from selon import watching
from selon.ledger import open_ledger
from selon.linking import find_copies, find_points
from selon.watching import Change, changes


def change_of(tale: Tale, last: int) -> list[Change]:
    """The changes that the last so many reports bring."""

    def points(reports: int) -> tuple:  # type: ignore[type-arg]
        some = tale.reports[:reports]
        return find_points(some, tale.claims[:reports], find_copies(some))

    count = len(tale.reports)
    found = changes(
        tale.claims[-last:], points(count - last), points(count), {claim.id: claim for claim in tale.claims}
    )
    return [item for item in found if item.kind != "claim"]


def base() -> Tale:
    tale = Tale()
    tale.toll("a", 12, tale.MINISTRY, outlet="Le Phare")
    return tale


def test_another_figure_is_new_and_a_disagreement() -> None:
    tale = base()
    claim = tale.toll("b", 30, tale.RESCUERS, outlet="La Borne")
    figure, dispute = change_of(tale, 1)
    assert (figure.kind, figure.claims) == ("figure", (claim.id,))
    assert "Ligue des secouristes gives 30" in figure.what
    assert (dispute.kind, set(dispute.claims)) == ("disagreement", {claim.id, tale.claims[0].id})
    assert dispute.claims[0] == claim.id


def test_a_second_party_with_the_same_figure_confirms_it_once() -> None:
    tale = base()
    tale.toll("b", 12, tale.UNION, outlet="La Borne")
    (first,) = change_of(tale, 1)
    assert first.kind == "confirmation"
    assert "12, from two independent origins" in first.what
    tale.toll("c", 12, tale.RESCUERS, outlet="L'Écluse")
    assert change_of(tale, 1) == []


def test_the_same_party_or_a_copy_changes_nothing() -> None:
    tale = base()
    tale.toll("b", 12, tale.MINISTRY, outlet="La Borne")
    tale.toll("c", 12, tale.MINISTRY, outlet="L'Écluse", lead=tale.lead("a"))
    assert change_of(tale, 2) == []


def test_a_folder_is_read_once_and_then_what_is_new(tmp_path: Path) -> None:
    folder, path = tmp_path / "in", tmp_path / "story.db"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Selon le maire de Brume, 12 péniches sont bloquées devant le pont.", encoding="utf-8"
    )
    (folder / "notes.css").write_text("x", encoding="utf-8")
    looks = watching.watch(path, [str(folder)], every=0.01)
    watching_settled, watching.SETTLED = watching.SETTLED, -1.0
    try:
        first, second = next(looks), next(looks)
        (folder / "b.txt").write_text("Selon le préfet, 30 péniches sont bloquées à Brume.", encoding="utf-8")
        third = next(looks)
    finally:
        watching.SETTLED = watching_settled
    assert [len(look.added) for look in (first, second, third)] == [1, 0, 1]
    assert {item.kind for item in first.changes} == {"claim"}
    with open_ledger(path) as ledger:
        assert len(list(ledger.reports())) == 2


def test_what_fails_again_is_told_once(tmp_path: Path) -> None:
    looks = watching.watch(tmp_path / "story.db", ["http://127.0.0.1:9/feed"], every=0.01)
    assert [len(next(looks).failures) for _ in range(3)] == [1, 0, 0]


def test_a_denied_claim_is_told_as_denied() -> None:
    tale = base()
    denied = tale.toll("b", 12, tale.UNION, stance="deny")
    found = changes([denied], (), (), {claim.id: claim for claim in tale.claims})
    assert found[0].what.startswith("syndicat des mineurs (deny): 12 personnes")
