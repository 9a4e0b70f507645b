"""How values become HTML: templates, links, marked passages, charts, and twins of a page in JSON."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from selon.explain import wording as wordings
from selon.explain.dates import Dates
from selon.explain.highlight import passages
from selon.explain.page import Citation
from selon.explain.shown import in_place, visible
from selon.records import Span
from selon.web.desk import Desk
from selon.web.words import LANGUAGES, Words, chosen, words

LANGUAGE = "selon_language"
Json = dict[str, Any]

_templates = Environment(
    loader=PackageLoader("selon.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def desk_of(request: Request) -> Desk:
    """The desk that a request is for."""
    desk: Desk = request.app.state.desk
    return desk


def words_of(request: Request) -> Words:
    """The interface's words for a request."""
    accepted = request.headers.get("accept-language", "")
    return words(chosen(request.query_params.get("lang"), request.cookies.get(LANGUAGE), accepted))


def rendered(request: Request, template: str, data: Json, status: int = 200) -> HTMLResponse:
    """A page: a template over the values that its JSON twin holds."""
    said = words_of(request)
    text = _templates.get_template(f"{template}.html").render(
        **data,
        t=said,
        desk=desk_of(request).name,
        path=request.url.path,
        query=dict(request.query_params),
        languages=LANGUAGES,
        form_token=request.scope["state"]["csrf"],
        who=request.scope["state"]["who"],
        author=request.scope["state"]["who"] or request.cookies.get("selon_author", ""),
    )
    answer = HTMLResponse(text, status)
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie(LANGUAGE, said.language, max_age=31_536_000, httponly=True, samesite="strict")
    return answer


def twin(
    router: APIRouter,
    path: str,
    template: str,
    *,
    json_path: str | None = None,
    more: Callable[[Request, Json], Json] | None = None,
) -> Callable[..., Any]:
    """Registers a view twice: its values as JSON under `PATH.json`, and as the page under `PATH`.

    `more` gives what the page alone shows, from the view's values.
    """

    def register(view: Callable[..., Json]) -> Callable[..., Json]:
        summary = (view.__doc__ or "").strip().split("\n")[0]
        router.add_api_route(
            json_path or f"{path}.json", view, methods=["GET"], summary=summary, responses={404: {}, 422: {}}
        )

        @wraps(view)
        def page(*, _request: Request, **named: Any) -> HTMLResponse:
            data = view(**named)
            return rendered(_request, template, data | more(_request, data) if more else data)

        own = inspect.Parameter("_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
        signature = inspect.signature(view)
        keyword = [
            parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in signature.parameters.values()
        ]
        page.__signature__ = inspect.Signature([own, *keyword])  # type: ignore[attr-defined]
        page.__annotations__ = view.__annotations__ | {"_request": Request, "return": HTMLResponse}
        router.add_api_route(
            path, page, methods=["GET"], include_in_schema=False, response_class=HTMLResponse, response_model=None
        )
        return view

    return register


def report_href(report: str) -> str:
    """A report's page."""
    return f"/reports/{quote(report, safe='')}"


def claim_href(claim: str) -> str:
    """The page of a claim, or of a claim's figure (`CLAIM#n`)."""
    return f"/claims/{quote(claim.partition('#')[0], safe='')}"


def actor_href(actor: str) -> str:
    """An actor's page."""
    return f"/actors/{quote(actor, safe='')}"


def other_page(query: Mapping[str, str], **changed: Any) -> str:
    """This page's query with some of its values changed; None takes one away."""
    kept = {key: value for key, value in (dict(query) | changed).items() if value not in (None, "")}
    return "?" + urlencode(kept)


def day(language: str, edtf: str | None) -> str:
    """A date as people write it in a language; EDTF as it is where it says more than that."""
    if not edtf:
        return "–"
    try:
        return Dates(wordings.load(language)).plain(edtf)
    except (ValueError, KeyError):
        return edtf


def remark(language: str, notice: Json) -> tuple[str, str | None]:
    """A notice in the desk's language, and the language it is in where that is another."""
    return wordings.load(language).remark(notice["code"], notice["message"])


def marked(report: Json, claims: Iterable[Json], back: str) -> Markup:
    """A report's text with its claims marked; the n-th claim's words begin at `m{n}` and lead back to `c{n}`."""
    cited = [
        (n, Citation(report["id"], tuple(Span(*span) for span in claim["content"]["spans"]), claim["id"]))
        for n, claim in enumerate(claims, 1)
    ]
    return Markup(passages(report["text"], cited, excerpts=False, back=back))  # noqa: S704 (`passages` escapes every stretch)


_templates.globals |= {
    "report_href": report_href,
    "claim_href": claim_href,
    "actor_href": actor_href,
    "other_page": other_page,
    "marked": marked,
    "remark": remark,
    "day": day,
}
_templates.filters |= {"visible": visible, "in_place": in_place}
