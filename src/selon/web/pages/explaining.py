"""The page "what we know", and what can be taken away."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from selon.explain.html import POLICY
from selon.explain.html import render as as_html
from selon.explain.jsonpage import render as as_json
from selon.explain.markdown import render as as_markdown
from selon.web.paper import desk_of, words_of

router = APIRouter(tags=["page"])
Language = Annotated[str | None, Query(pattern="^(fr|en)$", description="The page's language.")]


@router.get("/page", include_in_schema=False, response_class=HTMLResponse)
def page(request: Request, lang: Language = None) -> Response:
    """The explainer, a document of its own: it opens, prints and can be kept as it is."""
    desk, language = desk_of(request), lang or words_of(request).language
    job = desk.page_job(language)
    if job is not None:
        return RedirectResponse(f"/jobs/{job.id}", 303)
    text = desk.kept(("page.html", language), lambda: as_html(desk.page(language)))
    return HTMLResponse(text, headers={"Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'"})


@router.get("/page.json", summary="The page “what we know” as sentences with citations")
def page_json(request: Request, lang: Language = None) -> Response:
    """The same sentences, pieces and citations, for programs."""
    desk, language = desk_of(request), lang or words_of(request).language
    text = desk.kept(("page.json", language), lambda: as_json(desk.page(language)))
    return Response(text, media_type="application/json")


@router.get("/page.md", summary="The page “what we know” as Markdown", response_class=PlainTextResponse)
def page_markdown(request: Request, lang: Language = None) -> Response:
    """The same page as text to paste."""
    desk, language = desk_of(request), lang or words_of(request).language
    text = desk.kept(("page.md", language), lambda: as_markdown(desk.page(language)))
    name = {"Content-Disposition": 'attachment; filename="selon.md"'}
    return PlainTextResponse(text, media_type="text/markdown; charset=utf-8", headers=name)
