"""Problems: what went wrong with a call, for programs and for whoever reads their log (RFC 9457).

Codes are stable within a version. A problem names fields and codes, never a value that was sent.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"
DOCS = "/api/partner/v1/docs"


class Code(Enum):
    """Every problem a call can meet: code, status, title, and what to do."""

    NOT_JSON = (
        HTTPStatus.BAD_REQUEST,
        "The body is not valid JSON",
        "Send one JSON object in UTF-8 without repeated keys, NaN or Infinity.",
    )
    IDEMPOTENCY_KEY_REQUIRED = (
        HTTPStatus.BAD_REQUEST,
        "An idempotency key is needed",
        (
            "Send the header Idempotency-Key with 8 to 128 visible ASCII characters of your own, the"
            " same for every attempt at the same complaint or message."
        ),
    )
    CURSOR_NOT_UNDERSTOOD = (
        HTTPStatus.BAD_REQUEST,
        "The cursor is not one of ours",
        "Use next_cursor as it was given, or leave the cursor out to begin again.",
    )
    NOT_READABLE = (
        HTTPStatus.BAD_REQUEST,
        "The request cannot be read",
        "Check the address and the headers.",
    )
    TOKEN_REQUIRED = (
        HTTPStatus.UNAUTHORIZED,
        "A valid token is needed",
        (
            "Send the header Authorization: Bearer followed by a token that has neither run out nor"
            " been revoked."
        ),
    )
    NOT_FOUND = (
        HTTPStatus.NOT_FOUND,
        "Nothing is here",
        "Check the address; you reach only what your own agency lodged.",
    )
    ERASED = (
        HTTPStatus.GONE,
        "It was erased",
        "What the complaint told was destroyed; nothing can be added to it. Remove your own copy.",
    )
    METHOD_NOT_ALLOWED = (
        HTTPStatus.METHOD_NOT_ALLOWED,
        "This address does not take that method",
        "Use one of the methods in the header Allow.",
    )
    TOO_LARGE = (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The body is too large",
        "Send at most 1 MiB; files are added on the pages of the portal.",
    )
    NOT_JSON_TYPE = (
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The body has another media type",
        "Send Content-Type: application/json.",
    )
    INVALID = (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Some fields cannot be taken",
        "Correct the fields under errors and send the whole request again.",
    )
    IDEMPOTENCY_KEY_REUSED = (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The idempotency key came before with other content",
        "Nothing was kept now. Use a new key for a new complaint or message.",
    )
    TOO_MANY = (
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many calls at once",
        "Wait for the seconds in the header Retry-After and send the same request again.",
    )
    OUR_ERROR = (
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Something is wrong on our side",
        "Nothing was kept. Send the same request again with the same key.",
    )
    AWAY = (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The service is away for a moment",
        (
            "Nothing was kept. Wait for the seconds in the header Retry-After and send the same"
            " request again with the same key."
        ),
    )

    def __init__(self, status: HTTPStatus, title: str, detail: str) -> None:
        self.status = status
        self.title = title
        self.detail = detail

    @property
    def word(self) -> str:
        """The code as it is sent."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One field: its JSON pointer (RFC 6901), a stable code, and what to do."""

    pointer: str
    code: str
    detail: str

    def to_json(self) -> dict[str, str]:
        """The form in which it is sent."""
        return {"pointer": self.pointer, "code": self.code, "detail": self.detail}


class Problem(Exception):
    """A call cannot be done; raised anywhere below an operation."""

    def __init__(
        self,
        code: Code,
        *,
        fields: Iterable[FieldProblem] = (),
        retry_after: int | None = None,
    ) -> None:
        super().__init__(code.word)
        self.code = code
        self.fields = tuple(fields)
        self.retry_after = retry_after


def answer(problem: Problem) -> HttpResponse:
    """The problem as an HTTP answer."""
    code = problem.code
    body: dict[str, object] = {
        "type": f"{DOCS}#{code.word}",
        "title": code.title,
        "status": code.status.value,
        "code": code.word,
        "detail": code.detail,
    }
    if problem.fields:
        body["errors"] = [field.to_json() for field in problem.fields]
    response = HttpResponse(
        json.dumps(body, separators=(",", ":")), status=code.status, content_type=MEDIA_TYPE
    )
    if problem.retry_after is not None:
        response.headers["Retry-After"] = str(problem.retry_after)
    if code is Code.TOKEN_REQUIRED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
