"""The short way of a call: one transaction with a signed context, and nothing that pages need.

Sessions, cookies, languages, forms and messages stay out: a call is known by its token alone, so
that no cookie can act in it and nothing is read that is not used.
"""

import logging
from collections.abc import Callable
from typing import cast

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import resolve
from psycopg_pool import PoolTimeout

from wayhome.access.middleware import ContextMiddleware
from wayhome.api.partner.problem import Code, Problem, answer

PREFIX = "/api/"
_OUTAGES = (OperationalError, InterfaceError, PoolTimeout)
_RETRY_AFTER_SECONDS = 5
_log = logging.getLogger(__name__)


class ApiMiddleware:
    """Answers calls itself and lets every other request go on to the pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._pages = get_response
        self._calls = ContextMiddleware(_call)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """An answer in JSON, whatever happens."""
        if not request.path.startswith(PREFIX):
            return self._pages(request)
        response = self._answer(request)
        response.headers["Content-Length"] = str(len(response.content))
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        """What the call gives, or the problem that stopped it."""
        try:
            # Streams are refused by the context: an answer is always whole.
            return cast("HttpResponse", self._calls(request))
        except Http404:
            return answer(Problem(Code.NOT_FOUND))
        except (SuspiciousOperation, BadRequest):
            return answer(Problem(Code.NOT_READABLE))
        except _OUTAGES:
            return answer(Problem(Code.AWAY, retry_after=_RETRY_AFTER_SECONDS))
        except Exception:  # noqa: BLE001  # a caller must never meet a page
            _log.exception("a call failed")
            return answer(Problem(Code.OUR_ERROR))


def _call(request: HttpRequest) -> HttpResponse:
    """Find the operation of an address and do it."""
    match = resolve(request.path_info)
    request.resolver_match = match
    response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    if response.status_code == Code.METHOD_NOT_ALLOWED.status:
        refusal = answer(Problem(Code.METHOD_NOT_ALLOWED))
        refusal.headers["Allow"] = response.headers.get("Allow", "")
        return refusal
    return response
