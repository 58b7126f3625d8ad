"""Addresses of signing in. What is not listed here is not offered: sign-up, e-mail, reset."""

from allauth.account import views as account
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

from wayhome.web.accounts import views

_absent = login_not_required(views.absent)

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", _absent, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", views.PasswordView.as_view(), name="account_change_password"),
    path("2fa/", views.AccountView.as_view(), name="mfa_index"),
    path("2fa/", include("allauth.mfa.urls")),
    # The library asks for these names.
    path("signup/", _absent, name="account_signup"),
    path("email/", _absent, name="account_email"),
    path("password/set/", _absent, name="account_set_password"),
    path("password/reset/", _absent, name="account_reset_password"),
]
