"""Answers when something is wrong: neutral, in every language, without the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from psycopg_pool import PoolTimeout

_OUTAGES = (OperationalError, InterfaceError, PoolTimeout)
_RETRY_AFTER_SECONDS = "15"


def page(status: int) -> HttpResponse:
    """A page of its own for each status; needs neither database nor context."""
    return HttpResponse(render_to_string(f"{status}.html"), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be read."""
    del request, exception
    return page(400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Forbidden looks like missing."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """It is not there, or not for you."""
    del request, exception
    return page(404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere: nothing was done, and the way back is shown."""
    del request, reason
    return page(403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A database that is away is an outage to wait for; anything else is our error."""
    del request
    if isinstance(sys.exc_info()[1], _OUTAGES):
        response = page(503)
        response.headers["Retry-After"] = _RETRY_AFTER_SECONDS
        return response
    return page(500)
