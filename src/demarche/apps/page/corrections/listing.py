"""All that people corrected and judged, newest first, with what undoes it."""

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
from demarche.apps.page.stored import Opened, Served
from demarche.correcting import acts, stated, undo_correction, undo_judgement
from demarche.errors import CorrectionError
from demarche.model.happening import Judgement
from demarche.store.contract import Store

router = APIRouter()
PAGE = 50


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
    request: Request, store: Opened, session: Current, start: int = Query(0, ge=0, le=1_000_000)
) -> HTMLResponse:
    every = sorted(store.corrections(), key=lambda it: (it.at, it.id), reverse=True)
    ids = {it.id for it in every[start : start + PAGE]}
    documents = {it.anchor.document for it in every if it.id in ids}
    rows = [
        Row(
            note(it.correction, it.state),
            it.about,
            it.words,
            it.title,
            f"/articles/{digits(it.correction.anchor.document)}",
        )
        for it in sorted(
            stated(store, [it for it in every if it.anchor.document in documents]),
            key=lambda it: (it.correction.at, it.correction.id),
            reverse=True,
        )
        if it.correction.id in ids
    ]
    more = start + PAGE if start + PAGE < len(every) else None
    return render(
        request,
        "correct_list.html",
        session=session,
        rows=rows,
        acts=judged(store) if start == 0 else [],
        total=len(every),
        start=start,
        following=more,
    )


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


def judged(store: Store) -> list[Act]:
    """Newest first, at most PAGE."""
    made = [act(id, them) for id, them in acts(store.judgements()).items()]
    return sorted(made, key=lambda it: it.day, reverse=True)[:PAGE]


def act(id: str, judgements: list[Judgement]) -> Act:
    first = judgements[0]
    ends = {it for one in judgements for it in (one.one, one.other)}
    return Act(
        id=digits(id),
        by=first.by,
        day=first.at.date(),
        reason=first.note,
        reports=len(ends),
        articles=tuple(sorted({digits(it.document) for it in ends})),
        apart=any(not it.same for it in judgements),
        undone=f"by {first.undone_by}" if first.undone_by else "",
        undoable=first.undone_by is None,
    )
