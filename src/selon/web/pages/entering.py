"""Signing in, where the desk asks who one is."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from selon.web.guard import PASS
from selon.web.pages.review import Own
from selon.web.paper import desk_of, rendered

router = APIRouter(tags=["entering"])


@router.get("/login", include_in_schema=False)
def login_form(request: Request) -> Response:
    """Asks for a token."""
    return rendered(request, "login", {"refused": False})


@router.post("/login", dependencies=[Own], include_in_schema=False)
def login(request: Request, token: Annotated[str, Form(max_length=500)] = "") -> Response:
    """Lets in whom the token names."""
    keys = desk_of(request).keys
    name = keys.who(token.strip())
    if name is None:
        return rendered(request, "login", {"refused": True}, 401)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(PASS, keys.pass_for(name), httponly=True, samesite="strict")
    return answer


@router.post("/logout", dependencies=[Own], include_in_schema=False)
def logout() -> Response:
    """Forgets who one is."""
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(PASS)
    return answer
