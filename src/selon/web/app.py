"""The application: pages and their twins, files of its own, and what an error looks like."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from selon import __version__
from selon.errors import LedgerBusy, NotInLedger, SelonError, UsageError
from selon.web.desk import Desk
from selon.web.guard import Guard
from selon.web.pages import adding, entering, explaining, finding, review, story, things
from selon.web.paper import rendered

#: Errors of ours, the most special first, with the status that says the same.
STATUSES = ((NotInLedger, 404), (UsageError, 422), (LedgerBusy, 503), (SelonError, 500))
ABOUT = "A ledger of attributed claims: who says what, on what evidence, through which chain of reporting."


def create_app(desk: Desk, hosts: frozenset[str] = frozenset()) -> FastAPI:
    """The desk as an ASGI application. `hosts` are names it answers to besides localhost."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="Selon",
        version=__version__,
        description=ABOUT,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        middleware=[Middleware(Guard, keys=desk.keys, hosts=hosts)],
    )
    app.state.desk = desk
    for part in (entering, story, explaining, finding, adding, review, things):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(packages=[("selon.web", "static")]), name="static")
    app.add_exception_handler(SelonError, _failed)
    app.add_exception_handler(StarletteHTTPException, _failed)
    app.add_exception_handler(RequestValidationError, _failed)
    return app


def _failed(request: Request, error: Exception) -> Response:
    """An error as a page for readers, and as JSON for programs."""
    if isinstance(error, StarletteHTTPException | HTTPException):
        status, said = error.status_code, str(error.detail)
    elif isinstance(error, RequestValidationError):
        first = error.errors()[0]
        status, said = 422, f"{'.'.join(str(part) for part in first['loc'][1:])}: {first['msg']}"
    else:
        status = next(code for kind, code in STATUSES if isinstance(error, kind))
        said = str(error)
    if request.url.path.endswith(".json") or "text/html" not in request.headers.get("accept", "text/html"):
        return JSONResponse({"error": said}, status)
    return rendered(request, "error", {"status": status, "said": said}, status)
