"""A web page → its article: text with one paragraph a line, and what the page says about itself."""

import logging
import re
import warnings
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from htmldate import find_date
from lxml import html as lxml_html
from trafilatura.settings import use_config

from selon.errors import IntakeError
from selon.intake.credits import find_agencies
from selon.intake.decoding import decode, storable
from selon.intake.draft import Draft
from selon.languages import media
from selon.records import Notice

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LANGUAGE = re.compile(r"""<html[^>]{0,500}?\blang\s*=\s*["']?([A-Za-z-]{2,15})""", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(script|style|head|template|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_BLOCK = re.compile(r"</?(?:p|div|br|h[1-6]|li|tr|article|section)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"[ \t\r\f\v]+")
#: What a page could be dated: wide, since which dates are absurd is decided in one place (`dates`).
_OLDEST, _NEWEST = "1995-01-01", "2199-12-31"

_WHERE_AUTHORS_SIGN = ("author", "byline", "signature", "auteur", "credit", "source", "agence", "agency")
_SIGNED = " | ".join(
    (
        "//meta[@name='author']/@content",
        "//*[@rel='author' or @itemprop='author']",
        *(f"//body//*[not(self::script or self::style)][contains(@class, '{word}')]" for word in _WHERE_AUTHORS_SIGN),
    )
)

# The libraries report each oddity of a page to the log of whoever uses us; what matters becomes a notice.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def read_page(data: bytes, where: str) -> Draft:
    """The article of an HTML page; when none can be told from the rest, all its text, with a notice.

    Raises:
        IntakeError: not text, too large, or no text in it.
    """
    declared = _DECLARED.search(data[:4096])
    markup, notices = decode(data, where, declared=declared[1].decode("ascii") if declared else None)
    markup = _XML_DECLARATION.sub("", markup)
    # Damaged pages make lxml and its users warn; the damage shows in the text.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = _article(markup)
        text, more = _body(found, markup)
        meta = _meta(found, markup)
    if not text:
        raise IntakeError(where, "the page holds no text")
    text, damage = storable(text)
    # A decoding notice's place is one in the markup, not in the text.
    kept = tuple(Notice(notice.code, notice.message) for notice in notices)
    return Draft(where, text, meta, (*kept, *more, *damage))


def _article(markup: str) -> Any:
    try:
        return trafilatura.bare_extraction(
            markup,
            include_comments=False,
            include_tables=False,
            include_images=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _NEWEST},
            config=_config(),
        )
    except Exception:  # noqa: BLE001 a page can break the parser in any way; the plainer readings below remain
        return None


def _config() -> Any:
    config = use_config()
    # A short dispatch is a report, too.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "120")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    return config


def _body(found: Any, markup: str) -> tuple[str, tuple[Notice, ...]]:
    text = _tidy(getattr(found, "text", None) or "")
    if text:
        return text, ()
    for reading in (_baseline, _everything, _stripped):
        try:
            text = _tidy(reading(markup))
        except Exception:  # noqa: BLE001 as above: the last reading that works is taken
            text = ""
        if text:
            message = "No article could be told from the rest of the page; all its text was taken."
            return text, (Notice("main-text-unsure", message),)
    return "", ()


def _baseline(markup: str) -> str:
    return str(trafilatura.baseline(markup)[1])


def _everything(markup: str) -> str:
    return str(trafilatura.html2txt(markup))


def _stripped(markup: str) -> str:
    """For markup too deep or too broken for any parser: its tags taken out, a line for each block."""
    bare = _UNSEEN.sub(" ", markup)
    return unescape(_TAG.sub("", _BLOCK.sub("\n", bare)))


def _tidy(text: str) -> str:
    """One paragraph a line, no blanks around it. Non-breaking spaces stay: they are the writer's."""
    lines = (_BLANK.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _meta(found: Any, markup: str) -> dict[str, object]:
    url = getattr(found, "url", None)
    host = urlsplit(url).hostname if isinstance(url, str) and url else None
    site = getattr(found, "sitename", None)
    medium = media.of_host(host) if host else None
    language = _LANGUAGE.search(markup[:5000])
    return {
        "title": getattr(found, "title", None),
        "outlet": medium.name if medium else site or host,
        "url": url,
        "published": _date(markup),
        "page-lang": language[1] if language else None,
        "agencies": list(find_agencies(_signatures(markup))),
    }


def _signatures(markup: str) -> str:
    """What a page writes where authors sign, a line each: the extraction of the article often leaves it out."""
    try:
        root = lxml_html.fromstring(markup)
        found = root.xpath(_SIGNED)
        lines = [str(item if isinstance(item, str) else item.text_content()) for item in found[:40]]
    except Exception:  # noqa: BLE001 a page too broken for this has no signature
        return ""
    return "\n".join(" ".join(line.split()) for line in lines if len(line) < 300)


def _date(markup: str) -> str | None:
    """The day the page says it was published; never one guessed from the running text."""
    try:
        return find_date(markup, extensive_search=False, original_date=True, min_date=_OLDEST, max_date=_NEWEST)
    except Exception:  # noqa: BLE001 a broken page may break the search; then it has no date
        return None
