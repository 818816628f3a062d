"""Who had to do with whom in a period: a picture, and the same as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from demarche.apps.page.drawing.network import network as draw
from demarche.apps.page.dress import render
from demarche.apps.page.filters import Filtered
from demarche.apps.page.views.actors import side_name
from demarche.apps.serving import Opened
from demarche.lexicon.quads import quad_of
from demarche.store.contract import Store, Tie

router = APIRouter()
#: Pairs in the table, sides in the picture and in the small one.
ROWS, NODES, FEW = 50, 34, 16


@dataclass(frozen=True, slots=True)
class Bond:
    """All that two sides had to do with each other."""

    one: str
    other: str
    one_name: str
    other_name: str
    cooperative: int
    conflictual: int
    happenings: int
    kinds: str

    @property
    def against(self) -> bool:
        """True where most of it is conflict."""
        return self.conflictual > self.cooperative


@router.get("/network", response_class=HTMLResponse)
def network(request: Request, store: Opened, given: Filtered) -> HTMLResponse:
    wanted = given.wanted()
    found = bonds(store, wanted.first, wanted.last)
    return render(
        request,
        "network.html",
        here="/network",
        given=given,
        wide=draw(found, most=NODES, width=1000, height=680),
        small=draw(found, most=FEW, width=360, height=460),
        rows=found[:ROWS],
        total=len(found),
    )


def bonds(store: Store, first: date | None, last: date | None) -> list[Bond]:
    """The pairs, those with most happenings first."""
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in store.ties(first, last):
        pairs.setdefault((tie.one, tie.other), []).append(tie)
    found = [bond(*pair, ties) for pair, ties in pairs.items()]
    return sorted(found, key=lambda it: (-it.happenings, it.one, it.other))


def bond(one: str, other: str, ties: Iterable[Tie]) -> Bond:
    counts = sorted(ties, key=lambda it: (-it.happenings, it.kind))
    cooperative = sum(it.happenings for it in counts if (quad_of(it.kind) or "").endswith("cooperation"))
    conflictual = sum(it.happenings for it in counts if (quad_of(it.kind) or "").endswith("conflict"))
    kinds = ", ".join(f"{it.kind.replace('-', ' ')} {it.happenings}" for it in counts[:4])
    return Bond(
        one, other, side_name(one), side_name(other), cooperative, conflictual,
        sum(it.happenings for it in counts), kinds,
    )  # fmt: skip
