"""Before a page: sign in, and where it is required, set up the second step."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.web.kept import kept_page

_OPEN = ("/accounts/", "/language", "/static/", "/healthz", "/api/")
_PROVED = "second_factor"


class SignInMiddleware(LoginRequiredMiddleware):
    """Sends to the sign-in page, which says so when a session has ended, and comes back after."""

    def handle_no_permission(  # type: ignore[override]  # Django allows any answer here
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        """Only a page can be come back to; what was sent to a form is kept on a page of its own."""
        del view_func
        if kept := kept_page(request):
            return kept
        query = {}
        if request.method in {"GET", "HEAD"}:
            query["next"] = request.get_full_path()
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            query["ended"] = "1"
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(query)}")


class SecondFactorMiddleware:
    """Where a second factor is required, nothing opens before one is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or send to the page that sets it up."""
        if settings.REQUIRE_SECOND_FACTOR and self._is_missing(request):
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def _is_missing(request: HttpRequest) -> bool:
        """Whether a signed-in user has none; asked once in each session."""
        actor = getattr(request, "actor", None)
        if actor is None or request.path.startswith(_OPEN) or request.session.get(_PROVED):
            return False
        factors = Authenticator.objects.filter(user_id=actor.user)
        if not factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return True
        request.session[_PROVED] = True
        return False
