"""New reports: files, pasted text, an address; and how far their reading is."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, BinaryIO, cast

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import RedirectResponse

from selon.errors import IntakeError
from selon.intake import read_address, read_reports
from selon.records import Report
from selon.web.pages.common import Here, Json
from selon.web.pages.review import Own, Short
from selon.web.paper import desk_of, twin

router = APIRouter(tags=["adding"])
#: Files in one go.
FILES = 200


@twin(router, "/add", "add")
def add_form() -> Json:
    """Where reports are put in."""
    return {}


@router.post("/add", dependencies=[Own], status_code=303, response_class=RedirectResponse)
async def add(
    request: Request,
    files: Annotated[list[UploadFile] | None, File(description="Text, Markdown, HTML, JSON Lines.")] = None,
    text: Annotated[str, Form()] = "",
    title: Short = "",
    url: Annotated[str, Form(max_length=2_000)] = "",
    published: Short = "",
    outlet: Short = "",
    language: Short = "",
) -> RedirectResponse:
    """Reads files, a pasted text, or what stands at an address, and adds it."""
    given = {"published": published.strip() or None, "outlet": outlet.strip() or None, "language": language or None}
    named = [item for item in files or () if item.filename]
    if len(named) > FILES:
        raise HTTPException(413, f"more than {FILES} files in one go")
    parts: list[Iterator[Report | IntakeError]] = []
    for item in named:
        parts.append(_upload(await item.read(), item.filename or "", given))
    if text.strip():
        parts.append(_pasted(text.replace("\r\n", "\n"), title.strip(), given))
    if url.strip():
        parts.append(read_address(url.strip(), **given))
    if not parts:
        raise HTTPException(422, "nothing to add: choose a file, paste a text or give an address")

    def reports() -> Iterator[Report | IntakeError]:
        for part in parts:
            yield from part

    job = desk_of(request).add(reports(), len(parts))
    return RedirectResponse(f"/jobs/{job.id}", 303)


@twin(router, "/jobs/{name}", "job")
def job(desk: Here, name: str) -> Json:
    """How far a piece of work is."""
    found = desk.jobs.get(name)
    if found is None:
        raise HTTPException(404, "no such job, or one of long ago")
    return {
        "job": {
            "id": found.id,
            "kind": found.kind,
            "state": found.state,
            "done": found.done,
            "total": found.total,
            "lines": list(found.lines),
        }
    }


def _upload(data: bytes, name: str, given: dict[str, str | None]) -> Iterator[Report | IntakeError]:
    """The reports of a file that was sent; its name stands in what is said of it."""
    shown = name.replace("\\", "/").rpartition("/")[2][:200]
    reader = read_reports(["-"], stdin=cast(BinaryIO, io.BytesIO(data)), **given)

    def reports() -> Iterator[Report | IntakeError]:
        for found in reader:
            yield IntakeError(shown, found.cause) if isinstance(found, IntakeError) else found

    return reports()


def _pasted(text: str, title: str, given: dict[str, str | None]) -> Iterator[Report | IntakeError]:
    reader = read_reports(["-"], stdin=cast(BinaryIO, io.BytesIO(text.encode("utf-8", "replace"))), **given)

    def reports() -> Iterator[Report | IntakeError]:
        for found in reader:
            yield found if isinstance(found, IntakeError) or not title else replace(found, title=title)

    return reports()
