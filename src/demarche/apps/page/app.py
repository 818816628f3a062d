"""Puts the server together: the pages, their files, and the API."""

from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.staticfiles import StaticFiles

from demarche.apps.api import feeds
from demarche.apps.api.app import make_api, mount_api
from demarche.apps.hosts import KnownHosts
from demarche.apps.page import corrections
from demarche.apps.page.faults import add_fault_pages
from demarche.apps.page.filters import whole_words
from demarche.apps.page.security import SecurityHeaders
from demarche.apps.page.views import (
    actors,
    article,
    conflicts,
    documents,
    guide,
    happening,
    network,
    pair,
    promises,
    search,
    statements,
    timeline,
    today,
)
from demarche.apps.serving import Serving
from demarche.apps.stores import KeptStore

__all__ = ["Serving", "make_app"]

VIEWS = (
    today,
    timeline,
    happening,
    article,
    conflicts,
    actors,
    pair,
    network,
    promises,
    search,
    statements,
    documents,
    guide,
)
STATIC = Path(__file__).parent / "static"


def make_app(settings: Serving) -> FastAPI:
    """The server of one store."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(whole_words)])
    app.state.serving, app.state.kept = settings, KeptStore(settings.store)
    mount_api(app, make_api(settings, kept=app.state.kept))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for view in VIEWS:
        app.include_router(view.router)
    app.include_router(corrections.router)
    app.include_router(feeds.router)
    add_fault_pages(app)
    app.add_middleware(KnownHosts, host=settings.host, names=settings.names)
    app.add_middleware(SecurityHeaders)
    return app
