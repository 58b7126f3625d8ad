"""The signed context of every request: one transaction, one role, one actor.

`ContextMiddleware` stands outside sessions and sign-in, `ActorMiddleware` inside them. The
transaction encloses the whole answer, so that a lazily rendered page still reads under its context;
an answer of 500 or more, and 410, takes everything back.
"""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib.sessions import middleware as sessions
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from wayhome.access.models import User
from wayhome.access.policy import NotFound
from wayhome.access.queries.actors import actor_of
from wayhome.kernel import context, database
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context
from wayhome.kernel.database import DbRole

GetResponse = Callable[[HttpRequest], HttpResponseBase]

_ANONYMOUS = {
    # May add complaints and reach nothing that stands already.
    DbRole.INTAKE: Context(scope="intake"),
    # Reads what was made public, and may write to the agency about it.
    DbRole.PUBLIC: Context(scope="public"),
}
"""Faces where nobody signs in: no session, one context for everybody."""

_SERVER_ERROR = 500
_GONE = 410


def role_of(path: str) -> DbRole:
    """The database role of the face that a path belongs to; a process of such a face has one only."""
    if settings.FACE == "intake" or path.startswith(settings.INTAKE_PREFIXES):
        return DbRole.INTAKE
    if settings.FACE == "public" or path.startswith(settings.PUBLIC_PREFIXES):
        return DbRole.PUBLIC
    return DbRole.WEB


class ContextMiddleware:
    """Opens the transaction and the first context; closes both."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer inside one transaction, unless the path needs no database."""
        if request.path.startswith(settings.PATHS_WITHOUT_DATABASE):
            return self.get_response(request)
        role = role_of(request.path)
        with database.running_as(role), transaction.atomic(using=role, durable=True):
            context.enter(_ANONYMOUS.get(role, context.SIGN_IN))
            response = self.get_response(request)
            if response.streaming:
                raise ImproperlyConfigured("A streamed answer would read outside its context.")
            # What was erased is noticed half-way: nothing that was begun may stand.
            if response.status_code >= _SERVER_ERROR or response.status_code == _GONE:
                transaction.set_rollback(True, using=role)
            return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What the policy refuses looks like what is not there."""
        del request
        if isinstance(exception, NotFound):
            raise Http404 from exception
        return None


class SessionMiddleware(sessions.SessionMiddleware):
    """Sessions are for those who sign in: the public faces neither read nor write one.

    Somebody signed in may look at a public page with the same browser.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Give the session of the cookie, or on a public face an empty one."""
        if role_of(request.path) in _ANONYMOUS:
            request.session = self.SessionStore()
        else:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Keep the session, unless it is a public face's."""
        if role_of(request.path) in _ANONYMOUS:
            return response
        return super().process_response(request, response)


class ActedRequest(HttpRequest):
    """A request whose actor is known; None while nobody is signed in."""

    actor: Actor | None


class ActorMiddleware:
    """Knows who is signed in and enters the context of that actor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Put `request.actor` in place; None while nobody is signed in."""
        acted = cast("ActedRequest", request)
        acted.actor = None
        user = getattr(request, "user", None)
        if role_of(request.path) is DbRole.WEB and isinstance(user, User):
            acted.actor = actor_of(user)
            context.enter(Context.of(acted.actor))
        return self.get_response(request)
