"""What people decided about figures goes before what was computed: together, apart, or no figure at all."""

from collections.abc import Sequence

from selon.linking.joining import Joined
from selon.linking.nodes import Node
from selon.linking.quantities import Quantity
from selon.records import Decisions, FigureRef

Members = list[Quantity]


def settled(groups: Sequence[Sequence[Node]], decided: Decisions) -> list[Members]:
    """The figures of each group, after what was decided.

    Figures that belong together bring their groups together. Where two of one group do
    not, the second leaves, with those said to be its like, its copies, and the
    figures that have its very value and not that of any that stays.
    """
    plain = [[member for node in found for member in node.members] for found in groups]
    if not (decided.same or decided.apart):
        return plain
    nodes = {member.ref: at for at, node in enumerate(n for found in groups for n in found) for member in node.members}
    home = {member.ref: at for at, found in enumerate(plain) for member in found}
    joined = Joined(len(plain))
    for a, b in decided.same:
        if a in home and b in home:
            joined.join(home[a], home[b])
    return [
        part
        for found in joined.groups()
        for part in _parted([member for at in found for member in plain[at]], nodes, decided)
    ]


def _parted(members: Members, nodes: dict[FigureRef, int], decided: Decisions) -> list[Members]:
    """The group, or its parts where figures in it do not belong together."""
    place = {member.ref: at for at, member in enumerate(members)}
    apart = [(place[a], place[b]) for a, b in decided.apart if a in place and b in place]
    if not apart:
        return [members]
    alike = Joined(len(members))
    for a, b in decided.same:
        if a in place and b in place:
            alike.join(place[a], place[b])
    first: dict[int, int] = {}
    ends = {at for pair in apart for at in pair}
    for at, member in enumerate(members):  # copies stay together, unless they are the very figures to be parted
        with_it = first.setdefault(nodes[member.ref], at)
        if not (with_it in ends and at in ends):
            alike.join(with_it, at)
    foes = {frozenset((alike.lead(a), alike.lead(b))) for a, b in apart}
    parts: list[set[int]] = []
    for lead in dict.fromkeys([alike.lead(a) for a, _ in apart] + [alike.lead(b) for _, b in apart]):
        free = (part for part in parts if not any(frozenset((lead, other)) in foes for other in part))
        part = next(free, None)
        if part is None:
            parts.append(part := set())
        part.add(lead)
    seats = {lead: n for n, part in enumerate(parts) for lead in part}
    values: dict[object, int] = {}
    for at, member in enumerate(members):
        if alike.lead(at) in seats:
            seat = seats[alike.lead(at)]
            values[member.interval.same_value] = min(seat, values.get(member.interval.same_value, seat))
    found: list[Members] = [[] for _ in parts]
    for at, member in enumerate(members):
        found[seats.get(alike.lead(at), values.get(member.interval.same_value, 0))].append(member)
    return [part for part in found if part]
