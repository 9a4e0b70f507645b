"""Draft → report: metadata checked field by field, language and credits found, and a notice for what was set aside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit

from selon.intake.credits import canonical_agency, find_agencies
from selon.intake.dates import published_date
from selon.intake.decoding import garbled, storable
from selon.intake.draft import Draft
from selon.intake.tongue import detect, language_code
from selon.languages import media
from selon.records import Notice, Report
from selon.records.report import report_id

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
#: "&quot;" in a title: the work of whoever wrote the row out.
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_LONGEST = {"id": 300, "title": 2000, "outlet": 300, "url": 4000}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller says of every report; it goes before what the reports say. None: as they say."""

    published: str | None = None
    language: str | None = None
    outlet: str | None = None


@dataclass(slots=True)
class _Reading:
    meta: Mapping[str, object]
    notices: list[Notice] = field(default_factory=list)

    def words(self, name: str) -> str | None:
        """A text field, or None: absent, null, blank, or (with a notice) something else."""
        value = self.meta.get(name)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if not isinstance(value, str) or len(value) > _LONGEST[name]:
            self.notices.append(Notice("field-ignored", f"“{name}” is no usable text and was left out."))
            return None
        clean, _ = storable(value if name == "id" else " ".join(value.split()))
        return clean


def assemble(draft: Draft, wanted: Wanted) -> Report:
    """A checked report. Never fails: a field that cannot be used is left out, with a notice."""
    reading = _Reading(draft.meta, [*draft.notices, *garbled(draft.text)])
    url = reading.words("url")
    outlet = wanted.outlet or _named(reading.words("outlet")) or _outlet_of(url)
    published = wanted.published or _published(reading)
    language = wanted.language or _language(reading, draft.text)
    agencies = [name for name in _given_agencies(reading) if not outlet or not media.same(name, outlet)]
    agencies += [name for name in find_agencies(draft.text, outlet) if name not in agencies]
    return Report(
        id=reading.words("id") or report_id(draft.text, outlet=outlet, published=published, url=url),
        text=draft.text,
        language=language,
        title=_ENTITY.sub(lambda found: unescape(found[0]), reading.words("title") or "") or None,
        outlet=outlet,
        url=url,
        published=published,
        agencies=tuple(agencies),
        notices=tuple(reading.notices),
    )


def _named(outlet: str | None) -> str | None:
    """An outlet's name where only its host is given ("www.varnais.example"): the known medium's, or the host without "www."."""
    if outlet is None or not _HOST.fullmatch(outlet):
        return outlet
    medium = media.of_host(outlet)
    return medium.name if medium is not None else outlet.removeprefix("www.")


def _outlet_of(url: str | None) -> str | None:
    if url is None:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    medium = media.of_host(host) if host else None
    # A post's platform is the channel, not who publishes.
    return medium.name if medium is not None and medium.kind != "platform" else None


def _published(reading: _Reading) -> str | None:
    value = reading.meta.get("published")
    if value is None or value == "":
        return None
    date = published_date(value)
    if date is None:
        shown, _ = storable(str(value)[:40])
        message = f"The publication date “{shown}” is no date that can be used (wanted: 2024, 2024-10 or 2024-10-25)."
        reading.notices.append(Notice("date-unusable", message))
    return date


def _language(reading: _Reading, text: str) -> str:
    value = reading.meta.get("lang") or reading.meta.get("language")
    if value:
        code = language_code(value)
        if code is not None:
            return code
        reading.notices.append(Notice("field-ignored", "“lang” names no language; it was detected instead."))
    detected, notices = detect(text)
    declared = language_code(reading.meta.get("page-lang")) if notices else None
    if declared is not None:
        return declared
    reading.notices.extend(notices)
    return detected


def _given_agencies(reading: _Reading) -> tuple[str, ...]:
    value = reading.meta.get("agencies")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(name, str) and name.strip() for name in value):
        reading.notices.append(Notice("field-ignored", "“agencies” is no list of names and was left out."))
        return ()
    return tuple(dict.fromkeys(canonical_agency(storable(name)[0]) for name in value))
