"""docs/export.md tells of every format, column, code and term; one that nobody wrote down fails here."""

import re

import pytest

from demarche.apps.formats import FORMATS
from demarche.export import cameo, columns, graphml, plover
from demarche.export.columns import Column
from demarche.lexicon.codes import rows
from tests.conftest import ROOT

DOCUMENTED = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
CAMEO = tuple(Column(name, it.kind, it.meaning) for name, it in zip(cameo.HEAD, cameo.COLUMNS, strict=True))
TABLES = {
    "`--table events`": columns.EVENTS,
    "`--table statements`": columns.STATEMENTS,
    "`--table happenings`": columns.HAPPENINGS,
    "## PLOVER": plover.documented(),
    "## CAMEO": CAMEO,
    "## GraphML": graphml.NODES,
    "\nEdges:": graphml.EDGES,
}


@pytest.mark.parametrize("heading", TABLES, ids=lambda heading: heading.strip("\n`# :"))
def test_every_column_is_documented_in_its_place(heading: str) -> None:
    told = DOCUMENTED[DOCUMENTED.index(heading + (": one" if "table" in heading else "")) :]
    told = told[told.index("| column | kind | meaning |") :].partition("\n\n")[0]
    written = [f"| `{it.name}` | {it.kind} | {it.meaning} |" for it in TABLES[heading]]
    assert told.splitlines()[2:] == written


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    assert f"\n| `{name}` |" in DOCUMENTED
    assert f"`{name}`" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", ["plover_status.csv", "cameo_status.csv"])
def test_every_rule_of_codes_is_documented(table: str) -> None:
    for row in rows(table):
        statuses = row["statuses"].replace("|", ", ")
        assert f"| {statuses} | {row['becomes']}" in DOCUMENTED
        assert f"| {row['meaning']} |" in DOCUMENTED


def test_every_term_of_ours_is_documented() -> None:
    source = (ROOT / "src" / "demarche" / "export" / "jsonld.py").read_text(encoding="utf-8")
    terms = set(re.findall(r'"(demarche:[a-zA-Z]+)"', source))
    assert len(terms) > 10
    for term in terms:
        assert f"`{term}`" in DOCUMENTED
