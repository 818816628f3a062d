"""Plans and pledges and what became of them."""

from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from demarche.apps.api.caching import CachedRoute
from demarche.apps.api.cursors import DAY_ID, page_of, paged, read_cursor
from demarche.apps.api.deps import Filters, Reading
from demarche.apps.api.models import Page
from demarche.apps.api.models_happening import PromiseOut, WhenOut, WhoOut
from demarche.apps.serving import Served
from demarche.asking import asked
from demarche.model.happening import OUTCOMES
from demarche.promised import Found, place_of, promised

router = APIRouter(route_class=CachedRoute, tags=["promises"])
Outcome = Annotated[str, Field(json_schema_extra={"enum": list(OUTCOMES)}, pattern=f"^({'|'.join(OUTCOMES)})$")]


class Promising(Filters):
    outcome: Outcome | None = Field(None, description="Only what came to this.")


@router.get("/promises")
def promises(
    request: Request, response: Response, store: Reading, served: Served, filters: Annotated[Promising, Query()]
) -> Page[PromiseOut]:
    """What was planned or pledged, in order of day, each with its outcome: kept, changed, overdue or open, and why."""
    after = read_cursor(filters.cursor, DAY_ID)
    question = asked(store, filters.wanted, after=after, newest_first=filters.newest_first)
    found = promised(store, served.day, question, filters.outcome)
    page = list(islice(found, filters.limit + 1))
    return page_of(paged(request, response, page, filters.limit, lambda it: place_of(it[0])), told)


def told(found: Found) -> Any:
    happening, promise = found
    return PromiseOut(
        happening=happening.id,
        kind=happening.kind,
        outcome=promise.outcome,
        because=promise.because,
        made_by=[WhoOut.model_validate(who) for who in promise.made_by],
        agents=[who.name for who in happening.agents],
        recipients=[who.name for who in happening.recipients],
        due=WhenOut.model_validate(promise.due),
        reports=list(promise.reports),
        kept_by=promise.kept_by,
    )
