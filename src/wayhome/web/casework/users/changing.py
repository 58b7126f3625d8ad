"""One account: its roles, whether it works, and help with signing in."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wayhome.access.actions.change_user import (
    change_email,
    change_roles,
    deactivate_user,
    reactivate_user,
)
from wayhome.access.actions.lock_user import LastAdministrator, OwnAccount
from wayhome.access.actions.reset_sign_in import give_password, reset_factors
from wayhome.access.domain.factor_reasons import FactorReason
from wayhome.access.queries.directory import directory
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.users.adding import show_password
from wayhome.web.casework.users.forms import EmailForm, FactorsForm, RolesForm

_INVALID = 422


@require_safe
def show(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """The account with what can be changed."""
    return _page(request, user_id)


@require_POST
def roles(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Give exactly the chosen roles."""
    actor, form = desk_actor(request), RolesForm(request.POST)
    directory(actor).account(user_id)
    if form.is_valid():
        refusal = _refusal(
            lambda: change_roles(user_id, roles=form.cleaned_data["roles"], by=actor)
        )
        if not refusal:
            messages.success(request, _("The roles are changed."))
            return redirect("desk:user", user_id)
        form.add_error("roles", refusal)
    return _page(request, user_id, sent=form)


@require_POST
def email(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Give the address at which somebody is told that work waits."""
    actor, form = desk_actor(request), EmailForm(request.POST)
    directory(actor).account(user_id)
    if form.is_valid():
        refusal = _refusal(
            lambda: change_email(user_id, email=form.cleaned_data["email"], by=actor)
        )
        if not refusal:
            messages.success(request, _("The address is changed."))
            return redirect("desk:user", user_id)
        form.add_error("email", refusal)
    return _page(request, user_id, sent=form)


@require_POST
def close(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Close the account and whatever it has open."""
    actor = desk_actor(request)
    refusal = _refusal(lambda: deactivate_user(user_id, by=actor))
    if refusal:
        return _page(request, user_id, refusal=refusal)
    messages.success(request, _("The account is closed, and signed out everywhere."))
    return redirect("desk:user", user_id)


@require_POST
def reopen(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Open the account again."""
    actor = desk_actor(request)
    refusal = _refusal(lambda: reactivate_user(user_id, by=actor))
    if refusal:
        return _page(request, user_id, refusal=refusal)
    messages.success(request, _("The account is open again, with the password it had."))
    return redirect("desk:user", user_id)


@require_POST
def password(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Give a new password and show it once."""
    actor = desk_actor(request)
    given: list[str] = []
    refusal = _refusal(lambda: given.append(give_password(user_id, by=actor)))
    if refusal:
        return _page(request, user_id, refusal=refusal)
    account = directory(actor).account(user_id)
    return show_password(request, {"account": account, "password": given[0]})


@require_POST
def factors(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Take the second factor away."""
    actor, form = desk_actor(request), FactorsForm(request.POST)
    directory(actor).account(user_id)
    if form.is_valid():
        reason = FactorReason(form.cleaned_data["reason"])
        refusal = _refusal(lambda: reset_factors(user_id, reason=reason, by=actor))
        if not refusal:
            messages.success(request, _("The second factor is taken away."))
            return redirect("desk:user", user_id)
        form.add_error("reason", refusal)
    return _page(request, user_id, sent=form)


def _refusal(act: Callable[[], object]) -> str:
    """Do it; what stands against it in words, or nothing. Raises NotFound."""
    try:
        act()
    except OwnAccount:
        return _("This is your own account: another administrator has to change it.")
    except LastAdministrator:
        return _("This is the last administrator. Make somebody else one first.")
    return ""


def _page(
    request: HttpRequest,
    user_id: UUID,
    *,
    sent: RolesForm | EmailForm | FactorsForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    """The page of an account; what is given says why nothing was changed."""
    actor = desk_actor(request)
    found = directory(actor)
    account = found.account(user_id)
    initial = {"roles": [role.value for role in account.roles]}
    context = {
        "account": account,
        "is_own": account.id == actor.user,
        "roles": ", ".join(str(role.label) for role in account.roles),
        "teams": [(team, name) for team, name in found.teams.items() if team in account.teams],
        "roles_form": sent if isinstance(sent, RolesForm) else RolesForm(initial=initial),
        "email_form": sent
        if isinstance(sent, EmailForm)
        else EmailForm(initial={"email": account.email}),
        "factors_form": sent if isinstance(sent, FactorsForm) else FactorsForm(),
        "refusal": refusal,
    }
    status = _INVALID if sent or refusal else 200
    return page(request, "users/user.html", context, here="desk:users", status=status)
