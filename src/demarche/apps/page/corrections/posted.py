"""What a form brings: read with a limit, and only from our own pages in a session of this server."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from demarche.apps.serving import Served
from demarche.apps.writing import Session, is_proof, session_of
from demarche.link.correcting import By

COOKIE = "demarche_session"
#: Bytes; longer forms are not read.
LONGEST = 64 * 1024
MOST_FIELDS = 400


@dataclass(frozen=True, slots=True)
class Posted:
    """The fields of a form, in order, blanks left out."""

    fields: dict[str, list[str]]

    def one(self, name: str) -> str:
        return next(iter(self.fields.get(name, [])), "").strip()

    def all(self, name: str) -> list[str]:
        return [it.strip() for it in self.fields.get(name, []) if it.strip()]


async def read_form(request: Request) -> Posted:
    """The form; raises HTTPException where it comes from another site, is too long or no form."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "This form was sent from another site")
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise HTTPException(415, "This is no form")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise HTTPException(413, f"The form is longer than {LONGEST // 1024} KiB")
    try:
        return Posted(parse_qs(body.decode(), max_num_fields=MOST_FIELDS))
    except (UnicodeDecodeError, ValueError) as error:
        raise HTTPException(400, "The form cannot be read") from error


Form = Annotated[Posted, Depends(read_form)]


def current(request: Request, serving: Served) -> Session | None:
    return session_of(serving.token, request.cookies.get(COOKIE))


Current = Annotated[Session | None, Depends(current)]


def writer(session: Current, serving: Served, form: Form) -> Session:
    """The session of somebody who may write; raises HTTPException."""
    if serving.token is None:
        raise HTTPException(403, "This server is read-only")
    if session is None:
        raise HTTPException(403, "Sign in first: the session has ended or was opened elsewhere")
    if not is_proof(session, form.one("proof")):
        raise HTTPException(403, "This form is not of this session: go back and load it again")
    return session


Writer = Annotated[Session, Depends(writer)]


def by(session: Session, form: Posted) -> By:
    """Who corrects, now, and why; raises CorrectionError."""
    return By(form.one("by") or session.name, datetime.now(UTC), form.one("reason"))
