"""The token is typed once; a cookie that no script and no other site can use remembers it."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from demarche.apps.page.corrections.posted import COOKIE, Current, Form, Writer
from demarche.apps.page.dress import render
from demarche.apps.serving import Served
from demarche.apps.writing import LASTS, is_token, open_session
from demarche.lexicon.normal import slug

router = APIRouter()


@router.get("/sign-in", response_class=HTMLResponse)
def sign_in_page(request: Request, session: Current, next: str = "/corrections") -> HTMLResponse:
    return render(request, "correct_sign_in.html", session=session, next=inside(next), fault="", name="")


@router.post("/sign-in")
def sign_in(request: Request, serving: Served, form: Form) -> Response:
    if serving.token is None:
        raise HTTPException(403, "This server is read-only")
    name, next = form.one("name"), inside(form.one("next"))
    fault = ""
    if not is_token(serving.token, form.one("token")):
        fault = "That is not the token of this server."
    elif not slug(name):
        fault = "Give the name under which you correct."
    if fault:
        return render(request, "correct_sign_in.html", 403, session=None, next=next, fault=fault, name=name)
    answer = RedirectResponse(next, 303)
    answer.set_cookie(
        COOKIE,
        open_session(serving.token, name).value,
        max_age=LASTS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/sign-out")
def sign_out(_: Writer) -> Response:
    answer = RedirectResponse("/corrections", 303)
    answer.delete_cookie(COOKIE)
    return answer


def inside(address: str) -> str:
    """An address of this server; anything else becomes the list of corrections."""
    plain = address.isprintable() and "\\" not in address
    good = plain and address.startswith("/") and not address.startswith("//")
    return quote(address, safe="/?=&%#:+-._~") if good else "/corrections"
