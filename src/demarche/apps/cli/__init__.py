"""The command line: `demarche read`, `show` and `list`."""

from demarche.apps.cli.main import app, main

__all__ = ["app", "main"]
