"""A command, option, variable or exit code that nobody wrote down fails here."""

import re
from typing import Any

import pytest
import typer

from demarche.apps.cli import app
from demarche.settings import VARIABLES
from tests.conftest import ROOT

COMMANDS = typer.main.get_command(app)
DOCUMENTED = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def commands() -> list[tuple[str, Any]]:
    """Every command by its whole name, those of groups as well ("lexicon find")."""
    found: list[tuple[str, Any]] = []
    for name, command in COMMANDS.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found += [(name, command)] if inner is None else [(f"{name} {own}", it) for own, it in inner.items()]
    return found


def options() -> list[tuple[str, str]]:
    """(command, option) for all there are; ("", option) before any command."""
    assert hasattr(COMMANDS, "commands")
    found = [("", option) for parameter in COMMANDS.params for option in parameter.opts]
    for name, command in commands():
        found += [(name, option) for parameter in command.params for option in parameter.opts if option.startswith("-")]
    return found


def section(command: str) -> str:
    """What docs/cli.md says under the heading of the command."""
    heading = f"## `demarche {command}".rstrip()
    return DOCUMENTED.partition(heading)[2].partition("\n## ")[0] if command else DOCUMENTED


@pytest.mark.parametrize(("command", "option"), options())
def test_every_option_is_documented(command: str, option: str) -> None:
    assert f"`{option}" in section(command), f"docs/cli.md does not tell of {command} {option}"


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, _ in commands():
        assert f"demarche {name}" in readme


def test_every_variable_is_documented() -> None:
    for variable in VARIABLES:
        assert f"`{variable}`" in DOCUMENTED


def test_nothing_is_documented_that_is_not_there() -> None:
    known = {option for _, option in options()} | {"--help", "-h"}
    assert set(re.findall(r"`(--[a-z-]+)", DOCUMENTED)) <= known
