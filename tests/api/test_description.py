"""The description says what the interface does."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.api.ground import BASE, partners

JSON = dict[str, Any]
_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
    "number": (int, float),
}


@pytest.fixture
def described() -> JSON:
    """The OpenAPI document, without a token and without the database."""
    found: JSON = Client().get(f"{BASE}/openapi.json").json()
    return found


def fits(value: object, schema: JSON, document: JSON) -> bool:
    """Whether a value has the shape that a schema describes: types, required and known names."""
    if "$ref" in schema:
        return fits(
            value, document["components"]["schemas"][schema["$ref"].split("/")[-1]], document
        )
    if "anyOf" in schema:
        return any(fits(value, each, document) for each in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    return isinstance(value, _TYPES[schema["type"]]) and _inside_fits(value, schema, document)


def _inside_fits(value: object, schema: JSON, document: JSON) -> bool:
    """Whether what stands inside a list or an object has its shape too."""
    if isinstance(value, list):
        return all(fits(each, schema["items"], document) for each in value)
    if isinstance(value, dict):
        named = schema["properties"]
        return set(schema.get("required", ())) <= value.keys() <= named.keys() and all(
            fits(each, named[name], document) for name, each in value.items()
        )
    return True


def test_description_is_openapi_and_every_reference_in_it_leads_somewhere(described: JSON) -> None:
    def references(part: object) -> list[str]:
        if isinstance(part, dict):
            own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
            return own + [each for value in part.values() for each in references(value)]
        if isinstance(part, list):
            return [each for value in part for each in references(value)]
        return []

    names = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    operations = [op for methods in described["paths"].values() for op in methods.values()]

    assert described["openapi"].startswith("3.1.")
    assert {"title", "version"} <= described["info"].keys()
    assert set(references(described)) <= names
    assert len({operation["operationId"] for operation in operations}) == len(operations) == 6
    assert all(operation["security"] for operation in operations)
    assert all("default" in operation["responses"] for operation in operations)


def test_answers_have_the_shape_that_the_description_gives(database: str, described: JSON) -> None:
    _, embassy, _ = partners()
    lodged = embassy.lodge()
    own = lodged.json()["id"]
    embassy.write(own, {"text": "She called."}, key="key-of-the-first")
    calls = (
        ("/complaints", "post", lodged),
        ("/complaints", "get", embassy.get("/complaints")),
        ("/complaints/{complaint_id}", "get", embassy.get(f"/complaints/{own}")),
        ("/complaints/{complaint_id}/messages", "post", embassy.write(own, {"text": "Again."})),
        ("/reports", "get", embassy.get("/reports")),
    )

    for path, method, answer in calls:
        responses = described["paths"][f"{BASE}{path}"][method]["responses"]
        schema = responses[str(answer.status_code)]["content"]["application/json"]["schema"]

        assert fits(answer.json(), schema, described), (path, answer.json())


def test_problems_have_the_shape_that_the_description_gives(database: str, described: JSON) -> None:
    _, embassy, _ = partners()
    schema = described["components"]["schemas"]["ProblemShown"]

    problems = (embassy.lodge({}), embassy.lodge(key=""), embassy.get("/nothing"))

    assert all(fits(problem.json(), schema, described) for problem in problems)


def test_page_for_people_names_every_operation_and_loads_nothing_from_elsewhere() -> None:
    answer = Client().get(f"{BASE}/docs")

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "POST /api/partner/v1/complaints" in shown.replace("<wbr>", "")
    assert "idempotency_key_reused" in shown
    assert not re.search(r"""(src|href|action)=["'](https?:)?//""", shown)
