"""The description for people: the same operations and problems as the OpenAPI document."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.api.partner.api import api
from wayhome.api.partner.problem import Code
from wayhome.intake.domain.questions import QUESTIONS, REQUIRED


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[dict[str, Any], ...]


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
            parameters=tuple(described.get("parameters", ())),
        )
        for path, methods in paths.items()
        for method, described in methods.items()
    ]
