"""The OpenAPI document: all of it is explained, docs/api.md knows every endpoint, the answers are as it says."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case, checks
from schemathesis.config import SchemathesisConfig

from demarche.apps.api.app import make_api
from demarche.apps.serving import Serving
from tests.apps.api.conftest import FREE, TOKEN, app_of, filled
from tests.conftest import ROOT
from tests.store.traced import TODAY

#: Left out of schemathesis's checks: that every question of the right form is answered (a cursor of the right form may
#: be of no list, a day may be before the first), and that what was made can be asked for at once under any other id.
LEFT_OUT = [checks.positive_data_acceptance, checks.ensure_resource_availability]
#: Too long an address is refused before its parameters are looked at.
REFUSED = {"expected-statuses": ["400", "401", "403", "404", "405", "413", "414", "422"]}
CONFIG = SchemathesisConfig.from_dict({"checks": {"negative_data_rejection": REFUSED}})
QUICK = settings(
    max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
STORE = Path(tempfile.mkdtemp(prefix="demarche-api-")) / "records.sqlite"
asking = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app_of(STORE, TOKEN), config=CONFIG)


@pytest.fixture(scope="module", autouse=True)
def store() -> Iterator[None]:
    """What the API is asked of; schemathesis must have its description before there are fixtures."""
    filled(STORE)
    yield
    shutil.rmtree(STORE.parent)


def operations(schema: dict[str, Any]) -> list[tuple[str, str]]:
    return [(method, path) for path, methods in schema["paths"].items() for method in methods]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return make_api(Serving(str(STORE), TOKEN, TODAY), FREE).openapi()


def test_every_endpoint_parameter_and_field_is_documented(schema: dict[str, Any]) -> None:
    for method, path in operations(schema):
        operation = schema["paths"][path][method]
        assert operation.get("description"), f"{method} {path}"
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), f"{parameter['name']} of {method} {path}"
    for name, model in schema["components"]["schemas"].items():
        assert model.get("description"), name
        for field, told in model.get("properties", {}).items():
            assert told.get("description") or "$ref" in told, f"{field} of {name}"


def test_every_endpoint_is_in_the_docs(schema: dict[str, Any]) -> None:
    told = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for method, path in operations(schema):
        assert f"`{method.upper()} {path}`" in told, f"docs/api.md does not tell of {method.upper()} {path}"
        for parameter in schema["paths"][path][method].get("parameters", []):
            assert f"`{parameter['name']}`" in told, f"docs/api.md does not tell of {parameter['name']}"


def test_nothing_is_in_the_docs_that_is_not_there(schema: dict[str, Any]) -> None:
    told = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    found = {tuple(it.split()) for it in re.findall(r"`((?:GET|POST|PUT|PATCH|DELETE) /[^`]*)`", told)}
    assert found == {(method.upper(), path) for method, path in operations(schema)}


def test_no_two_operations_have_one_name(schema: dict[str, Any]) -> None:
    names = [schema["paths"][path][method]["operationId"] for method, path in operations(schema)]
    assert len(names) == len(set(names))


@asking.parametrize()
@QUICK
def test_schemathesis(case: Case[Any]) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {TOKEN}"}, excluded_checks=LEFT_OUT)
