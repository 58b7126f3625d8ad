"""The interface as a whole: its operations, its description, and how problems are answered."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from ninja.renderers import BaseRenderer
from pydantic import BaseModel

from wayhome.access.policy import NotFound
from wayhome.api.partner import complaints, reports
from wayhome.api.partner.caller import Token
from wayhome.api.partner.problem import MEDIA_TYPE, Code, FieldProblem, Problem, answer
from wayhome.api.partner.schemas import ProblemShown
from wayhome.api.partner.strict_json import StrictParser
from wayhome.kernel.keystore import KeyMissing

VERSION = "1.0.0"
_INTRODUCTION = """\
Lodge complaints from your own system and follow them: yours and only yours.

Every call carries a token made on the portal's account page. A problem is answered as
application/problem+json with a stable code, what to do, and a pointer to each field.
"""
_IN_ENGLISH = {"extra_forbidden": "unknown_field", "missing": "required", "enum": "not_a_choice"}


class _Renderer(BaseRenderer):
    """JSON as small as it can be; the models know how to write their values."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """The body of an answer."""
        del request, response_status
        return json.dumps(data, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    """Values that JSON has no form for."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    written = getattr(value, "isoformat", None)
    return written() if written else str(value)


class _Api(NinjaAPI):
    """The library's interface, whose description also says how problems are answered."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description with the problem that any operation may answer."""
        described = super().get_openapi_schema(**options)
        problem = ProblemShown.model_json_schema(ref_template=REF_TEMPLATE)
        described["components"]["schemas"] |= {**problem.pop("$defs"), "ProblemShown": problem}
        content = {MEDIA_TYPE: {"schema": {"$ref": REF_TEMPLATE.format(model="ProblemShown")}}}
        for methods in described["paths"].values():
            for operation in methods.values():
                operation["responses"]["default"] = {
                    "description": "A problem (RFC 9457)",
                    "content": content,
                }
        return described


api = _Api(
    title="Wayhome for partners",
    version=VERSION,
    description=_INTRODUCTION,
    urls_namespace="partner-api",
    docs_url=None,
    openapi_url="/openapi.json",
    auth=Token(),
    parser=StrictParser(),
    renderer=_Renderer(),
)
api.add_router("/complaints", complaints.router)
api.add_router("/reports", reports.router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A problem that an operation found."""
    del request
    return answer(problem)


@api.exception_handler(AuthenticationError)
def _unknown_caller(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """No token, an unknown one, or one that has run out or was revoked: they look alike."""
    del request, error
    return answer(Problem(Code.TOKEN_REQUIRED))


@api.exception_handler(NotFound)
@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Exception) -> HttpResponse:
    """Missing and forbidden look alike."""
    del request, error
    return answer(Problem(Code.NOT_FOUND))


@api.exception_handler(KeyMissing)
def _erased(request: HttpRequest, error: Exception) -> HttpResponse:
    """What the complaint told was destroyed."""
    del request, error
    return answer(Problem(Code.ERASED))


@api.exception_handler(HttpError)
def _unread(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The library wraps what the reader of bodies found."""
    del request
    cause = error.__cause__
    return answer(cause if isinstance(cause, Problem) else Problem(Code.NOT_READABLE))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The shape of the request is not as described; values are never repeated."""
    del request
    if any(fault["loc"][0] == "header" for fault in error.errors):
        return answer(Problem(Code.IDEMPOTENCY_KEY_REQUIRED))
    return answer(Problem(Code.INVALID, fields=map(_field, error.errors)))


def _field(fault: dict[str, Any]) -> FieldProblem:
    """One fault as a pointer, a code and advice; an unknown name is not repeated."""
    source, *where = fault["loc"]
    code = _IN_ENGLISH.get(fault["type"], fault["type"])
    path = where[1:] if source == "body" else where
    if code == "unknown_field":
        path = path[:-1]
    pointer = "".join(f"/{part}" for part in path)
    return FieldProblem(pointer, code, "Send the form that the description gives.")
