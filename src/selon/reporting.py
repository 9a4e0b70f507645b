"""Chains of reporting, followed through a ledger."""

from collections.abc import Iterable

from selon.ledger import Ledger
from selon.linking.chains import Chain, chain_of
from selon.records import Claim


def chain_in(ledger: Ledger, claim: str) -> Chain:
    """The chain of one claim (its id).

    Raises:
        NotInLedger: there is no such claim.
    """

    def alike(one: Claim) -> Iterable[Claim]:
        """Claims at a point of this one with its figure, or that say the same."""
        names: dict[str, None] = {}
        for point in ledger.points_of(one.id):
            mine = {(f.min, f.max) for ref in point.figures if ref.claim == one.id for f in [one.figures[ref.index]]}
            others = ledger.claims_of(ref.claim for ref in point.figures if ref.claim != one.id)
            for ref in point.figures:
                other = others.get(ref.claim)
                if other is not None and (other.figures[ref.index].min, other.figures[ref.index].max) in mine:
                    names[ref.claim] = None
        for item in ledger.relations(one.id):
            if item.kind == "same":
                names[item.b if item.a == one.id else item.a] = None
        return [other for other in ledger.claims_of(names).values() if other.report != one.report]

    return chain_of(ledger.claim(claim), ledger.report, alike)
