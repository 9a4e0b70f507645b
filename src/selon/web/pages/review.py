"""Decisions by hand: correcting, striking, merging and keeping apart, taking back; and their history."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse

from selon import judging
from selon.ledger import Ledger
from selon.records.judgement import Judgement
from selon.web.desk import Desk
from selon.web.guard import form_is_own
from selon.web.pages.common import Here, Json, judgement_row
from selon.web.paper import claim_href, desk_of, twin

router = APIRouter(tags=["review"])
Text = Annotated[str, Form(max_length=20_000)]
Short = Annotated[str, Form(max_length=500)]
AUTHOR = "selon_author"


def own_form(request: Request, csrf: Annotated[str, Form()] = "") -> None:
    """Refuses a form that this desk did not give to this reader."""
    if not form_is_own(request.scope, csrf):
        raise HTTPException(403, "this form is not yours, or has grown old: load the page again")


Own = Depends(own_form)


def author_of(request: Request, author: str) -> str:
    """Who decides: the name that was signed in with, else the one in the form."""
    name: str | None = request.scope["state"]["who"]
    found = name or author.strip()
    if not found:
        raise HTTPException(422, "say who decides")
    return found


def decided(request: Request, author: str, back: str, work: Callable[[Ledger], Judgement]) -> RedirectResponse:
    """Records a decision, has the points looked at again, and goes back to where it was made."""
    desk: Desk = desk_of(request)
    desk.change(work)
    desk.link()
    answer = RedirectResponse(back, 303)
    answer.set_cookie(AUTHOR, author.strip()[:200], max_age=31_536_000, httponly=True, samesite="strict")
    return answer


@router.post("/claims/{name}/correct", dependencies=[Own], status_code=303, response_class=RedirectResponse)
def correct(
    request: Request,
    name: str,
    reason: Short,
    author: Short = "",
    source: Text = "",
    cue: Text = "",
    content: Text = "",
    actor: Short = "",
    stance: Short = "",
    certainty: Short = "",
    polarity: Short = "",
    said_on: Short = "",
    figure_of: Short = "",
    figure: Short = "",
    of: Short = "",
    place: Short = "",
    day: Short = "",
) -> RedirectResponse:
    """Puts by hand what a claim should say; an empty field leaves what was read, `none` takes a date or place away."""
    who = author_of(request, author)
    given = {
        "source": source, "cue": cue, "content": content, "actor": actor, "stance": stance, "certainty": certainty,
        "polarity": polarity, "said_on": said_on, "figure": figure, "of": of, "place": place, "day": day,
    }  # fmt: skip
    # A browser sends CRLF where a text area shows a line break; the report has its own.
    filled = {key: value.replace("\r\n", "\n").strip() or None for key, value in given.items()}
    changes = judging.Changes(**filled)
    about = f"{name}#{figure_of}" if figure_of.strip() else name
    return decided(
        request,
        who,
        claim_href(name),
        lambda ledger: judging.correct(ledger, about, changes, author=who, reason=reason),
    )


@router.post("/claims/{name}/wrong", dependencies=[Own], status_code=303, response_class=RedirectResponse)
def wrong(request: Request, name: str, reason: Short, author: Short = "", figure_of: Short = "") -> RedirectResponse:
    """Says that a claim, or one of its figures, is none."""
    who = author_of(request, author)
    about = f"{name}#{figure_of}" if figure_of.strip() else name
    return decided(
        request, who, claim_href(name), lambda ledger: judging.wrong(ledger, about, author=who, reason=reason)
    )


@router.post("/relate", dependencies=[Own], status_code=303, response_class=RedirectResponse)
def relate(
    request: Request, a: Short, b: Short, same: Annotated[bool, Form()], reason: Short, author: Short = ""
) -> RedirectResponse:
    """Says that two claims, figures, points or actors are the same, or that they are not."""
    who = author_of(request, author)
    return decided(
        request,
        who,
        "/history",
        lambda ledger: judging.relate(ledger, a.strip(), b.strip(), same=same, author=who, reason=reason),
    )


@router.post("/judgements/{name}/undo", dependencies=[Own], status_code=303, response_class=RedirectResponse)
def undo(request: Request, name: str, reason: Short, author: Short = "") -> RedirectResponse:
    """Withdraws a decision; what was read shows again."""
    who = author_of(request, author)
    return decided(
        request,
        who,
        "/history",
        lambda ledger: ledger.undo(ledger.find("judgement", name), author=who, reason=reason),
    )


@twin(router, "/history", "history")
def history(desk: Here) -> Json:
    """All decisions, the latest first, with who made them and why."""
    found = desk.ledger.judgements()
    return {"judgements": [judgement_row(item) for item in reversed(found)]}
