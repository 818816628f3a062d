"""What many tests need: the loaded pipeline, once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from demarche.pipeline import Pipeline

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The shipped engines."""
    from demarche.pipeline import Pipeline  # only here: a test of one stage need not load them all

    return Pipeline.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The data beside the repository; a test that needs it is skipped where it is not there."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip(f"needs {path}, which is not there")
    return path
