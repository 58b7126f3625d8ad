"""Give a referral that was sent here to a colleague."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import can
from wayhome.care.actions.give_referral import give_referral
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.referrals import GIVEN
from wayhome.care.policy import STEERS
from wayhome.care.queries.received import Received, received
from wayhome.care.queries.referral_holders import could_hold
from wayhome.kernel.actor import Actor
from wayhome.web.casework.frame import desk_actor


class GiveForm(forms.Form):
    """Who of the agency works on a referral."""

    user = forms.ChoiceField(label=gettext_lazy("Who works on it?"), required=False)

    def __init__(self, data: Any = None, *, actor: Actor, holder: UUID | None = None) -> None:
        super().__init__(data, initial={"user": str(holder or "")}, label_suffix="")
        self.fields["user"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Nobody yet")),
            *((str(each.id), each.name) for each in could_hold(actor)),
        ]


def give_form(actor: Actor, found: Received) -> GiveForm | None:
    """The form for whoever may give this referral; none when it is over."""
    if found.state not in GIVEN or not can(actor, STEERS, Target(agency=actor.agency)):
        return None
    return GiveForm(actor=actor, holder=found.holder)


@require_POST
def give_one(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Give it; somebody who is not offered is nobody."""
    actor = desk_actor(request)
    received(actor, referral_id)
    form = GiveForm(request.POST, actor=actor)
    if not form.is_valid():
        messages.warning(request, _("Choose one of your colleagues who work on cases."))
        return redirect("desk:referral", referral_id)
    chosen = form.cleaned_data["user"]
    try:
        give_referral(referral_id, UUID(chosen) if chosen else None, by=actor)
    except MoveRefused:
        messages.warning(request, _("This referral is over. Nobody has to work on it any more."))
    else:
        messages.success(request, _("It is written down who works on this referral."))
    return redirect("desk:referral", referral_id)
