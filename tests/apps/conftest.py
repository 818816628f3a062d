"""Runs the command line as a user would, but in this process and with the engines loaded once."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from demarche.apps.cli import main
from demarche.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, pipeline: Pipeline) -> Run:
    """`run("read", file)`; the store is one of the test's own."""
    monkeypatch.setattr(Pipeline, "load", classmethod(lambda *_: pipeline))
    monkeypatch.setenv("DEMARCHE_STORE", str(tmp_path / "store" / "records.sqlite"))
    monkeypatch.setenv("COLUMNS", "80")

    def command(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["demarche", *map(str, arguments)])
        try:
            main()
            code: object = 0
        except SystemExit as stop:
            code = stop.code or 0
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert isinstance(code, int)
        return Ran(code, captured.out, captured.err)

    return command
