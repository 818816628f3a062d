"""Corrections on the page: forms that work without JavaScript, for whoever typed the server's token."""

from fastapi import APIRouter

from demarche.apps.page.corrections import actor, event, judging, listing, missed, signing

router = APIRouter()
for part in (signing, event, missed, actor, judging, listing):
    router.include_router(part.router)
