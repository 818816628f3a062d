"""The limits of the house (CONTRIBUTING.md): short files and functions, few arguments, no attics."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MOST_ARGUMENTS = 7
FILES = sorted((ROOT / "src").rglob("*.py"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_file_keeps_the_limits(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_FILE
    assert path.name not in ("utils.py", "helpers.py", "common.py", "misc.py")
    for function in functions(path):
        assert function.end_lineno is not None
        length = function.end_lineno - function.lineno + 1
        assert length <= LONGEST_FUNCTION, f"{function.name} has {length} lines"
        arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        named = [argument for argument in arguments if argument.arg not in ("self", "cls")]
        if path.parent.name != "cli":  # a command's arguments are its options
            assert len(named) <= MOST_ARGUMENTS, f"{function.name} takes {len(named)} arguments"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_only_settings_reads_the_environment() -> None:
    reading = [path.name for path in FILES if "os.environ" in path.read_text(encoding="utf-8")]
    assert reading == ["settings.py"]


def test_the_package_is_typed_and_licensed() -> None:
    assert (ROOT / "src" / "demarche" / "py.typed").is_file()
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License")
