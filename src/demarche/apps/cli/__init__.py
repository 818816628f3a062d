"""The command line: one thin file a command."""

from demarche.apps.cli.main import app, main

__all__ = ["app", "main"]
