"""Bodies of calls: JSON that means one thing only (RFC 8259 with the advice of RFC 7493)."""

import json
from typing import Any, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import UnreadablePostError
from ninja.parser import Parser

from wayhome.api.partner.problem import Code, Problem

SIZE_LIMIT = 1024 * 1024
DEPTH_LIMIT = 6


class StrictParser(Parser):
    """Reads the body of every operation. Raises Problem."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The one JSON object of the body."""
        if request.content_type != "application/json":
            raise Problem(Code.NOT_JSON_TYPE)
        if int(request.headers.get("Content-Length") or 0) > SIZE_LIMIT:
            raise Problem(Code.TOO_LARGE)
        try:
            return strict_object(request.body)
        except RequestDataTooBig as error:
            raise Problem(Code.TOO_LARGE) from error
        except UnreadablePostError as error:
            raise Problem(Code.NOT_READABLE) from error


def strict_object(content: bytes) -> dict[str, Any]:
    """One JSON object: no key twice, no NaN, at most six levels. Raises Problem."""
    try:
        value = json.loads(
            content.decode(), object_pairs_hook=_without_twins, parse_constant=_refuse
        )
    except (ValueError, RecursionError) as error:
        raise Problem(Code.NOT_JSON) from error
    if not isinstance(value, dict) or _is_deeper(value, DEPTH_LIMIT):
        raise Problem(Code.NOT_JSON)
    return value


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different; two readers must not see two things."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _refuse(constant: str) -> NoReturn:
    """NaN and Infinity are no JSON."""
    raise ValueError(constant)


def _is_deeper(value: Any, levels: int) -> bool:
    """Whether objects and lists stand in one another deeper than so many levels."""
    if not isinstance(value, (dict, list)):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(each, levels - 1) for each in inside)
