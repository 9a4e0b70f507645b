"""The chain of reporting of one claim: from the report at hand back to who said it.

Nearest first: the report, the channels it names, and, where a named outlet's own report
is at hand and holds the same claim, that report with its own channels, and so on; the
source comes last. Who is named twice on the way back closes a circle: nothing stands behind it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from selon.languages import media
from selon.records import Claim, Report, Span

LinkKind = Literal[
    "report", "agency", "outlet", "broadcaster", "platform", "document", "press-conference", "source", "circle"
]
#: Steps back at most; a longer chain is cut, and says so.
LONGEST = 20


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One step back.

    `report` is where the words at `spans` stand (none of a link of kind `report`: it is the
    report itself), `claim` the claim that stands there. `joined` says of a `report` why it
    is the one that was named.
    """

    kind: LinkKind
    name: str
    report: str
    claim: str
    on: str | None = None
    spans: tuple[Span, ...] = ()
    joined: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """The links of one claim, nearest first; `circular` when the way back meets itself."""

    claim: str
    links: tuple[ChainLink, ...]
    circular: bool

    @property
    def origin(self) -> str | None:
        """Where the way back ends, if it does."""
        return None if self.circular else self.links[-1].name


def chain_of(claim: Claim, report_of: Callable[[str], Report], alike: Callable[[Claim], Iterable[Claim]]) -> Chain:
    """The chain of a claim.

    `alike` gives the claims of other reports that say the same (they stand at one of its
    points, or are related to it as the same).
    """
    links: list[ChainLink] = []
    at, seen, joined = claim, {claim.report}, ""
    while len(links) < LONGEST:
        report = report_of(at.report)
        home = report.outlet or report.title or report.id
        links.append(ChainLink("report", home, report.id, at.id, report.published, (), joined))
        named = [(via.name, via.kind, via.spans) for via in at.via]
        medium = _medium(at, report_of, alike)
        if medium is not None and all(not media.same(medium, name) for name, *_ in named):
            named.append((medium, "outlet", at.source.spans))
        elif not named and at.voice == "own":
            named += [(name, "agency", ()) for name in report.agencies[:1]]
        links += [ChainLink(kind, name, report.id, at.id, None, spans) for name, kind, spans in named]
        back = _circle(named, links)
        if back is not None:
            links.append(ChainLink("circle", back, report.id, at.id))
            return Chain(claim.id, tuple(links), circular=True)
        following = _own_report(at, named, report, report_of, alike, seen)
        if following is None:
            break
        at, joined = following
        seen.add(at.report)
    ending = () if _medium(at, report_of, alike) else _source(at)
    return Chain(claim.id, (*links, *ending), circular=False)


def _medium(claim: Claim, report_of: Callable[[str], Report], alike: Callable[[Claim], Iterable[Claim]]) -> str | None:
    """The claim's source, where it is a medium: known as one, or the outlet of a report at hand that says the same."""
    actor = claim.source.actor
    if actor is None:
        return None
    if actor.kind == "media":
        return actor.name
    outlets = (report_of(other.report).outlet for other in alike(claim))
    return actor.name if any(outlet and media.same(actor.name, outlet) for outlet in outlets) else None


def _circle(named: list[Any], links: list[ChainLink]) -> str | None:
    """An outlet that is named here and whose report was passed on the way."""
    passed = [link.name for link in links if link.kind == "report"][:-1]
    for name, *_ in named:
        for outlet in passed:
            if media.same(name, outlet):
                return outlet
    return None


def _own_report(
    claim: Claim,
    named: list[Any],
    report: Report,
    report_of: Callable[[str], Report],
    alike: Callable[[Claim], Iterable[Claim]],
    seen: set[str],
) -> tuple[Claim, str] | None:
    """The claim in the named outlet's own report: the farthest channel's, the earliest report first."""
    for name, *_ in reversed(named):
        found = [
            (other_report.published or "~", other.report, other)
            for other in alike(claim)
            if other.report not in seen
            and (other_report := report_of(other.report)).outlet
            and media.same(name, other_report.outlet or "")
            and (report.published is None or (other_report.published or "") <= report.published)
        ]
        if found:
            return min(found, key=lambda item: item[:2])[2], f"{name}'s own report, which says the same"
    return None


def _source(claim: Claim) -> tuple[ChainLink, ...]:
    """Who said it, as far as anybody is named."""
    actor = claim.source.actor
    if actor is None and not claim.source.text:
        return ()
    name = actor.name if actor is not None else claim.source.text
    return (ChainLink("source", name, claim.report, claim.id, claim.said_on, claim.source.spans),)


def chain_to_json(chain: Chain) -> dict[str, Any]:
    """Keys as the fields, with `origin`."""
    return {
        "claim": chain.claim,
        "origin": chain.origin,
        "circular": chain.circular,
        "links": [
            {
                "kind": link.kind,
                "name": link.name,
                "report": link.report,
                "claim": link.claim,
                "on": link.on,
                "spans": [list(span) for span in link.spans],
                "joined": link.joined or None,
            }
            for link in chain.links
        ],
    }
