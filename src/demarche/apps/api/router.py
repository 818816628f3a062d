"""All resources of the API."""

from fastapi import APIRouter

from demarche.apps.api import (
    about,
    actors,
    corrections,
    documents,
    happenings,
    judgements,
    promises,
    search,
    statements,
    turns,
)

ROUTERS = (documents, happenings, statements, actors, turns, promises, search, corrections, judgements, about)


def api_router() -> APIRouter:
    """Every resource, by its path below /api/v1."""
    router = APIRouter()
    for module in ROUTERS:
        router.include_router(module.router)
    return router
