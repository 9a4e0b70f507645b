"""A report that updates its own earlier version at the same address: a revision, not a source."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from selon.records import Report, Revision
from selon.records.days import bounds

#: What a reader's way to the page adds to its address, and the page does not depend on.
_TRACKING = re.compile(r"(?:utm_\w+|xtor|at_\w+|fbclid|gclid|cmpid|ns_\w+|ref|rss)=[^&]*&?", re.IGNORECASE)


def find_revisions(reports: Sequence[Report]) -> tuple[Revision, ...]:
    """Each report at an address with the one that came before it there, by address and time.

    A front page ("https://phare.example/") is no report's own address.
    """
    found: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        address = page_of(report.url)
        if address is not None:
            found[address].append(report)
    revisions: list[Revision] = []
    for address in sorted(found):
        versions = sorted(found[address], key=_age)
        for earlier, later in pairwise(versions):
            revisions.append(Revision(earlier.id, later.id, later.url or address, _reason(earlier, later)))
    return tuple(revisions)


def page_of(url: str | None) -> str | None:
    """The address of a page without what does not tell it from others; None where it names no page of its own."""
    if url is None:
        return None
    host, _, path = re.sub(r"^\w+://(?:www\.|m\.|amp\.)?", "", url.strip().partition("#")[0]).partition("/")
    path, _, query = path.partition("?")
    query = _TRACKING.sub("", query).rstrip("&")
    path = path.rstrip("/")
    if not host or not (path or query):
        return None
    return f"{host.lower()}/{path}{'?' + query if query else ''}"


def _age(report: Report) -> tuple[str, str, str]:
    return (bounds(report.published)[0] or "9999", report.published or "", report.id)


def _reason(earlier: Report, later: Report) -> str:
    if earlier.published and later.published and earlier.published != later.published:
        return f"the same address, {earlier.published} and {later.published}"
    return "the same address; which came first cannot be told from their dates"
