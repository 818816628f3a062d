"""All that people corrected and judged, newest first, with what undoes it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from demarche.apps.page.corrections.posted import Current, Form, Writer, by
from demarche.apps.page.corrections.shown import Note, note
from demarche.apps.page.corrections.signing import inside
from demarche.apps.page.corrections.stores import Writable
from demarche.apps.page.dress import digits, render
from demarche.apps.serving import Opened, Served
from demarche.correcting import Stated, stated_page, undo_correction, undo_judgement
from demarche.errors import CorrectionError, InputError
from demarche.model.correction import moment
from demarche.model.happening import Judgement
from demarche.store.contract import AskedWords

router = APIRouter()
#: Corrections and acts of judging a page.
PAGE, ACTS = 50, 30


@dataclass(frozen=True, slots=True)
class Row:
    """A correction beside its words and its article."""

    note: Note
    about: str
    words: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody judged in one go; `apart`: that reports are not one happening."""

    id: str
    by: str
    day: date
    reason: str
    reports: int
    articles: tuple[str, ...]
    apart: bool
    undone: str
    undoable: bool


@router.get("/corrections", response_class=HTMLResponse)
def corrections_page(
    request: Request,
    store: Opened,
    session: Current,
    after: str = Query("", max_length=200),
    judged_after: str = Query("", max_length=200),
) -> HTMLResponse:
    """`after` and `judged_after` are the last lines of the pages before."""
    found = store.corrections_page(AskedWords(after=place(after), most=PAGE + 1))
    judged = store.acts(AskedWords(after=place(judged_after), most=ACTS + 1))
    return render(
        request,
        "correct_list.html",
        session=session,
        rows=[row(it) for it in stated_page(store, found[:PAGE])],
        acts=[act(them) for them in judged[:ACTS]],
        total=store.counts()["corrections"],
        first=not after,
        following=f"{moment(found[PAGE - 1].at)}~{found[PAGE - 1].id}" if len(found) > PAGE else "",
        judged_following=f"{moment(judged[ACTS - 1][0].at)}~{judged[ACTS - 1][0].act}" if len(judged) > ACTS else "",
    )


def place(words: str) -> tuple[str, str] | None:
    """The moment and id after which a page begins; raises InputError."""
    at, tilde, id = words.partition("~")
    if words and not tilde:
        raise InputError("after", f"{words!r} is no place in a list")
    return (at, id) if words else None


def row(it: Stated) -> Row:
    href = f"/articles/{digits(it.correction.anchor.document)}"
    return Row(note(it.correction, it.state), it.about, it.words, it.title, href)


@router.post("/corrections/{id}/undo")
def undo(store: Writable, serving: Served, session: Writer, form: Form, id: str) -> Response:
    with suppress(CorrectionError):  # it has been undone already
        undo_correction(store, id, by(session, form), serving.day)
    return RedirectResponse(inside(form.one("next")), 303)


@router.post("/judgements/{id}/undo")
def undo_act(store: Writable, serving: Served, session: Writer, form: Form, id: str) -> Response:
    with suppress(CorrectionError):  # it has been undone already
        undo_judgement(store, id, by(session, form), serving.day)
    return RedirectResponse(inside(form.one("next")), 303)


def act(judgements: Sequence[Judgement]) -> Act:
    first = judgements[0]
    ends = {it for one in judgements for it in (one.one, one.other)}
    return Act(
        id=digits(first.act),
        by=first.by,
        day=first.at.date(),
        reason=first.note,
        reports=len(ends),
        articles=tuple(sorted({digits(it.document) for it in ends})),
        apart=any(not it.same for it in judgements),
        undone=f"by {first.undone_by}" if first.undone_by else "",
        undoable=first.undone_by is None,
    )
