"""The description for people: the same operations and problems as the OpenAPI document."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.api.partner.api import api
from wayhome.api.partner.problem import Code
from wayhome.intake.domain.questions import QUESTIONS, REQUIRED


@dataclass(frozen=True, slots=True)
class Parameter:
    """What stands in the address or in a header."""

    name: str
    place: str
    is_needed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    parts: tuple[str, ...]
    parameters: tuple[Parameter, ...]


def page(request: HttpRequest) -> HttpResponse:
    """One page without scripts and without anything from elsewhere."""
    return render(
        request,
        "api/partner.html",
        {
            "title": api.title,
            "version": api.version,
            "introduction": api.description,
            "operations": _operations(),
            "questions": QUESTIONS,
            "required": REQUIRED,
            "problems": tuple(Code),
        },
    )


def _operations() -> list[Operation]:
    """Every operation of the OpenAPI document in its order."""
    paths = api.get_openapi_schema()["paths"]
    return [
        Operation(
            method=method.upper(),
            path=path,
            summary=described["summary"],
            description=described.get("description", ""),
            parts=tuple(f"/{part}" for part in path.strip("/").split("/")),
            parameters=tuple(map(_parameter, described.get("parameters", ()))),
        )
        for path, methods in paths.items()
        for method, described in methods.items()
    ]


def _parameter(described: dict[str, Any]) -> Parameter:
    """One parameter of the OpenAPI document."""
    return Parameter(
        name=described["name"],
        place=described["in"],
        is_needed=described["required"],
        words=described.get("description", ""),
    )
