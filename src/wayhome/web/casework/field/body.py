"""What the app sends: one JSON object, read strictly; and answers that say what is wrong."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

_UNPROCESSABLE = 422


class Asked(Exception):
    """What was asked cannot be done; the words say why."""

    def __init__(self, words: str | Promise) -> None:
        super().__init__()
        self.words = str(words)


def answers_json(view: Callable[..., dict[str, Any]]) -> Callable[..., HttpResponse]:
    """A view that answers with JSON; 422 with a sentence for what cannot be done."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return JsonResponse(view(request, *args, **kwargs))
        except Asked as asked:
            return JsonResponse({"detail": asked.words}, status=_UNPROCESSABLE)

    return answered


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The JSON object of a request. Raises Asked."""
    try:
        told = json.loads(request.body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise not_understood()
    return told


def id_in(told: Any) -> UUID:
    """An id. Raises Asked."""
    try:
        return UUID(told)
    except (TypeError, ValueError, AttributeError):
        raise not_understood() from None


def not_understood() -> Asked:
    """The app and the office speak of different things: one of them is older."""
    return Asked(_("The office did not understand this. Close the app and open it again."))
