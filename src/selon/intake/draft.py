"""What is known of a report before it is checked and completed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from selon.records import Notice


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it was found, with the metadata beside it, nothing of which is trusted yet.

    `where` is the path, or `file:line`, for error messages. `meta` may hold "id",
    "title", "outlet", "url", "published", "lang" and "agencies" with values of any type.
    """

    where: str
    text: str
    meta: Mapping[str, Any]
    notices: tuple[Notice, ...] = ()
