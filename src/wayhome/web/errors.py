"""Answers when something is wrong: neutral, in every language, without the database."""

import errno
import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from psycopg_pool import PoolTimeout

from wayhome.web.kept import TOKEN, kept_from, kept_page

_OUTAGES = (OperationalError, InterfaceError, PoolTimeout)
_RETRY_AFTER_SECONDS = "15"
_FORM = "application/x-www-form-urlencoded"
_MOST_KEPT = 1024 * 1024


def page(request: HttpRequest, status: int, **values: object) -> HttpResponse:
    """A page of its own for each status; needs neither database nor context.

    It says the same in every language; its title is in the reader's, whatever came before.
    """
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(render_to_string(f"{status}.html", values), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be read, or is far too much."""
    return page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Forbidden looks like missing."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """It is not there, or not for you."""
    del exception
    return page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere: nothing was done, and the way back is shown."""
    del reason
    return kept_page(request) or page(request, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A database that is away is an outage to wait for; anything else is our error."""
    if _is_outage(sys.exc_info()[1]):
        response = page(request, 503, again=request.get_full_path(), typed=_typed(request))
        response.headers["Retry-After"] = _RETRY_AFTER_SECONDS
        return response
    return page(request, 500)


def _is_outage(error: BaseException | None) -> bool:
    """The database is away, or a disk is full: both pass."""
    return isinstance(error, _OUTAGES) or (
        isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}
    )


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What a short form held, so that it can be sent again from the page that says to wait."""
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if request.method != "POST" or request.content_type != _FORM or length > _MOST_KEPT:
        return []
    if request.path.startswith(settings.INTAKE_PREFIXES):
        return [(name, value) for name, values in request.POST.lists() for value in values]
    kept = kept_from(request)
    return [*kept.fields, (TOKEN, request.POST.get(TOKEN, ""))] if kept else []
