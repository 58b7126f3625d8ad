"""The pages to sign in and to change a password."""

from typing import Any

from allauth.account.views import LoginView, PasswordChangeView
from allauth.mfa.base.views import IndexView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from wayhome.web.accounts.forms import PasswordForm, SignInForm


class SignInView(LoginView):  # type: ignore[misc]  # the library has no types
    """Says when a session has ended, and answers 422 to what cannot sign in."""

    form_class = SignInForm

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again with what is wrong."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **details: Any) -> dict[str, Any]:
        """What the page needs."""
        return {**super().get_context_data(**details), "has_ended": "ended" in self.request.GET}


class PasswordView(PasswordChangeView):  # type: ignore[misc]  # the library has no types
    """Changes the password, and answers 422 to what cannot be one."""

    form_class = PasswordForm

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again with what is wrong."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


class AccountView(IndexView):  # type: ignore[misc]  # the library has no types
    """Somebody's own account; whoever has to set up a second step first is shown no way around it."""

    def get_context_data(self, **details: Any) -> dict[str, Any]:
        """What the page needs."""
        told: dict[str, Any] = super().get_context_data(**details)
        may_leave = told["is_mfa_enabled"] or not settings.REQUIRE_SECOND_FACTOR
        return {**told, "may_leave": may_leave}


def absent(request: HttpRequest) -> HttpResponse:
    """What the library offers and this house does not."""
    del request
    raise Http404
