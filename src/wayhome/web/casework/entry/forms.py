"""One page with every question of a complaint, and how it came."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.draft_secret import DraftSecret
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.web.complaint_form import ComplaintForm
from wayhome.web.components.widgets import Radios


class EntryForm(ComplaintForm):
    """Everything a caller may tell; receipt and idempotency key follow from the token."""

    token = forms.CharField(widget=forms.HiddenInput(), max_length=60)
    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=[(each.value, each.label) for each in (Channel.PHONE, Channel.WALK_IN)],
        widget=Radios(),
        error_messages={"required": _("Choose how it came.")},
    )
    lodger_kind = forms.ChoiceField(
        label=_("Who tells it?"),
        choices=[("", _("Choose")), *((each.value, each.label) for each in LodgerKind)],
        error_messages={"required": _("Choose who tells it.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"token": DraftSecret.generate().cookie(), "language": "km"})
