"""The officer's account: the tokens with which systems act as this officer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wayhome.access.actions.revoke_own_token import revoke_own_token
from wayhome.access.queries.tokens import tokens_of
from wayhome.web.portal.frame import page, partner_of


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """The tokens; an administrator gives them, their officer can end them."""
    return page(request, "account.html", {"tokens": tokens_of(partner_of(request))})


@require_POST
def revoke(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """End a token at once; ending it again changes nothing."""
    revoke_own_token(token_id=token_id, by=partner_of(request))
    messages.success(request, _("The token no longer works."))
    return redirect("portal:account")
