"""The happenings in order of day, for any filter: drawn, and as a list."""

from fastapi import APIRouter

router = APIRouter()
