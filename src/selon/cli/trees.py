"""Origins as trees in the terminal."""

from collections.abc import Mapping, Sequence

from rich.text import Text
from rich.tree import Tree

from selon.cli.tables import BY_HAND, count, fit
from selon.cli.terminal import plain, terminal
from selon.ledger import Ledger
from selon.records import Claim
from selon.records.lineage import Branch, Carrier, OriginTree


def print_trees(ledger: Ledger, claim: Claim, trees: Sequence[OriginTree]) -> None:
    """The claim, then the tree of each point that it, or one of its figures, stands at."""
    console = terminal()
    console.print(Text(fit(f"“{claim.content.text}”", console.width - 2, 2), style="bold"))
    who = claim.source.actor.name if claim.source.actor else claim.source.text or "no source given"
    about = [plain(who), *(f"via {plain(via.name)}" for via in claim.via), claim.id[:9]]
    console.print(Text(" · ".join(about), style="dim"))
    if not trees:
        console.print(Text("This claim stands at no point; nothing else gives it an origin.", style="dim"))
    for tree in trees:
        console.print()
        print_tree(ledger, tree, claim.id)


def print_tree(ledger: Ledger, tree: OriginTree, marked: str = "") -> None:
    """One point's tree; the figures of the claim `marked` stand out."""
    console = terminal()
    console.print(
        Text.assemble((plain(tree.what), "bold"), (f"  {count(tree.origins, 'origin')} · {tree.point}", "dim"))
    )
    names = {name for branch in tree.branches for carrier in branch.carriers for name in _names(carrier)}
    claims = {name: ledger.claim(name) for name in names}
    for branch in tree.branches:
        console.print(_branch(branch, claims, marked, console.width))
    console.print(Text("●: counts as an origin; ○: does not", style="dim"))


def _names(carrier: Carrier) -> list[str]:
    return [*carrier.claims, *(name for below in carrier.repeats for name in _names(below))]


def _branch(branch: Branch, claims: Mapping[str, Claim], marked: str, room: int) -> Tree:
    sign, style = ("●", "bold green") if branch.counted else ("○", "dim")
    head = Text.assemble((f"{sign} ", style), (fit(branch.name, room // 2, 1), "bold"), "  ")
    head.append(plain(branch.reason), "dim")
    tree = Tree(head, guide_style="dim")
    for carrier in branch.carriers:
        _hang(tree, carrier, claims, marked, room - 4)
    return tree


def _hang(tree: Tree, carrier: Carrier, claims: Mapping[str, Claim], marked: str, room: int) -> None:
    who = [carrier.outlet or carrier.report, *([carrier.published] if carrier.published else [])]
    line = Text(" · ".join(map(plain, who)))
    through = [f"via {name}" for name in carrier.via] or [f"with {name}" for name in carrier.agencies]
    if through:
        line.append(f" · {plain(', '.join(through))}", "dim")
    if carrier.how:
        line.append(f" · {carrier.how}", "yellow")
    node = tree.add(line)
    for ref in carrier.figures:
        claim = claims[ref.claim]
        figure = claim.figures[ref.index]
        put_right = any(item.field.startswith(f"figures[{ref.index}]") for item in claim.corrected)
        words = Text(
            plain(figure.text) + (f" {BY_HAND}" if put_right else ""), style="bold" if ref.claim == marked else "cyan"
        )
        node.add(words.append(f"  {ref.claim[:9]}#{ref.index}", "dim"))
    for name in carrier.claims:
        if not any(ref.claim == name for ref in carrier.figures):
            words = Text(fit(claims[name].content.text, room - 14, 2), style="bold" if name == marked else "cyan")
            node.add(words.append(f"  {name[:9]}", "dim"))
    for below in carrier.repeats:
        _hang(node, below, claims, marked, room - 4)
