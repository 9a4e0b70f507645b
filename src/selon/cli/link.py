"""`selon link`: look again for copies and for figures about the same thing."""

from selon.cli import options


def link(ledger: options.Ledger) -> None:
    """Find copies and points again over the whole ledger. `selon add` does it when it ends."""
    link_and_say(ledger)


def link_and_say(ledger: str) -> None:
    """Links, and says on stderr what was found."""
    from selon import pipeline
    from selon.cli.terminal import remark

    copies, points = pipeline.link(ledger)
    remark(f"{len(copies)} copies, {len(points)} points")
