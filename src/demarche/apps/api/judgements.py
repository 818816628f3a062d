"""What people judged to be one happening: read by all, made and undone by who has the token."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.cursors import TWO, page_of, paged, read_cursor
from demarche.apps.api.deps import Paging, Reading, Writable
from demarche.apps.api.models import Page
from demarche.apps.api.models_correction import DocumentKey, JudgedOut, JudgementIn, JudgementOut, UndoneBy
from demarche.apps.serving import Served
from demarche.correcting import judge_report, merge_happenings, report_in, split_happening, undo_judgement
from demarche.errors import CorrectionError
from demarche.link.correcting import By
from demarche.model.correction import moment
from demarche.model.happening import Judgement, act_id
from demarche.model.happening_serial import to_json
from demarche.store.contract import AskedWords

router = APIRouter(route_class=CachedRoute, tags=["judgements"])
Id = Annotated[
    str,
    Path(
        description="The id, or its beginning (at least four digits); `judgement:` may be left out.",
        max_length=40,
        pattern="^(judgement:)?[0-9a-f]{4,16}$",
    ),
]


class Judgements(Paging):
    """Which judgements."""

    document: DocumentKey | None = Field(None, description="Only those that speak of this article.")


@router.get("/judgements")
def judgements(
    request: Request, response: Response, store: Reading, asked: Annotated[Judgements, Query()]
) -> Page[JudgementOut]:
    """What people judged, the newest first, undone judgements too; what was said in one go is one."""
    only = None if asked.document is None else store.get(asked.document).document.id
    question = AskedWords(only, read_cursor(asked.cursor, TWO), asked.limit + 1)
    return page_of(paged(request, response, store.acts(question), asked.limit, place_of), act_out)


@router.get("/judgements/{id}")
def judgement(store: Reading, id: Id) -> JudgementOut:
    """One judgement."""
    return JudgementOut(**act_out(store.act(id)))


@router.post("/judgements", status_code=201)
def make(store: Writable, served: Served, asked: JudgementIn) -> JudgedOut:
    """Merges two happenings, splits one, accepts a report of it or takes it out; happenings follow at once."""
    by = By(asked.by, datetime.now(UTC), asked.reason)
    happening = store.happening(asked.happening)
    reports = [report_in(happening, it) for it in asked.reports]
    if asked.verdict == "merge":
        if asked.other is None or reports:
            raise CorrectionError("merge: give `other`, the happening it is one with")
        came = merge_happenings(store, happening.id, asked.other, by, served.day)
    elif asked.other is not None or not reports:
        raise CorrectionError(f"{asked.verdict}: give `reports` of the happening")
    elif asked.verdict == "split":
        came = split_happening(store, happening.id, reports, by, served.day)
    else:
        if len(reports) != 1:
            raise CorrectionError(f"{asked.verdict}: give one report")
        came = judge_report(store, happening, reports[0], asked.verdict == "accept", by, served.day)
    act = store.act(act_id(by.name, by.at, by.reason))
    return JudgedOut(judgement=JudgementOut(**act_out(act)), happening=came)


@router.delete("/judgements/{id}")
def undo(store: Writable, served: Served, id: Id, asked: Annotated[UndoneBy, Query()]) -> JudgementOut:
    """Undoes all that was judged in one go; it stays listed. Asked again, it changes nothing."""
    known = store.act(id)
    if any(it.undone_by is None for it in known):
        known = undo_judgement(store, known[0].act, By(asked.by, datetime.now(UTC), asked.reason), served.day)
    return JudgementOut(**act_out(known))


def act_out(act: Sequence[Judgement]) -> dict[str, Any]:
    first = to_json(act[0])
    same = {name: first[name] for name in ("by", "at", "note", "undone_by", "undone_at", "undone_reason")}
    pairs = [{"one": to_json(it.one), "other": to_json(it.other), "same": it.same} for it in act]
    return {"id": act[0].act, "pairs": pairs, **same}


def place_of(act: Sequence[Judgement]) -> tuple[str, str]:
    return moment(act[0].at), act[0].act
