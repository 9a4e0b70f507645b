"""RSS and Atom feeds → their entries, and entries → reports."""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from time import strftime, struct_time
from typing import Any

import feedparser

from selon.errors import IntakeError
from selon.intake.assembly import Wanted, assemble
from selon.intake.draft import Draft
from selon.intake.fetching import fetch, from_feed
from selon.intake.page import read_page
from selon.records import Notice, Report

_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"</?(?:p|div|br|li|h[1-6])\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one report. `published` is `YYYY-MM-DDTHH:MM:SSZ` or None; `text` what the feed gives of it."""

    url: str
    title: str | None
    published: str | None
    outlet: str | None
    text: str


def entries(data: bytes, where: str) -> tuple[Entry, ...]:
    """The entries of a feed, the oldest first as far as they are dated.

    Raises:
        IntakeError: it is no feed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found: Any = feedparser.parse(data)
    if not found.entries and (found.bozo or not found.get("version")):
        raise IntakeError(where, "not a feed (RSS or Atom)")
    outlet = found.feed.get("title")
    made = [_entry(item, outlet) for item in found.entries if item.get("link")]
    return tuple(sorted(made, key=lambda entry: entry.published or ""))


def entry_report(entry: Entry, feed: str, fetched: Callable[..., bytes] = fetch) -> Report | IntakeError:
    """The report that an entry is of: its page; where that cannot be fetched, what the feed gives of it, with a notice."""
    meta = {"title": entry.title, "url": entry.url, "published": entry.published, "outlet": entry.outlet}
    known = {key: value for key, value in meta.items() if value}
    try:
        page = read_page(fetched(entry.url, from_feed(feed)), entry.url)
        # What the feed says of the report goes before what its page does; the page may say more.
        draft = Draft(entry.url, page.text, {**page.meta, **known}, page.notices)
    except IntakeError as error:
        if not entry.text.strip():
            return error
        notice = Notice("page-not-fetched", f"Only what the feed gives of this report was read: {error.cause}.")
        draft = Draft(entry.url, entry.text, known, (notice,))
    return assemble(draft, Wanted(None, None, None))


def _entry(item: Any, outlet: str | None) -> Entry:
    content = item.get("content") or [{"value": item.get("summary", "")}]
    moment = dict.get(item, "updated_parsed") or dict.get(item, "published_parsed")
    return Entry(
        url=str(item["link"]),
        title=_plain(item["title"]) if item.get("title") else None,
        published=strftime("%Y-%m-%dT%H:%M:%SZ", moment) if isinstance(moment, struct_time) else None,
        outlet=_plain(outlet) if outlet else None,
        text=_plain(str(content[0].get("value", ""))),
    )


def _plain(markup: str) -> str:
    text = unescape(_TAG.sub("", _BREAK.sub("\n", markup)))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
