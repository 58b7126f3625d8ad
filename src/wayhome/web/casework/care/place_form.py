"""Which sealed part of a provider to open, and what for."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target, decide
from wayhome.access.domain.purposes import Purpose
from wayhome.care.queries.providers import SealedPart
from wayhome.kernel.actor import Actor
from wayhome.web.casework.care.forms import RowForm


class PlaceForm(RowForm):
    """Contacts or the place of one provider; no purpose is chosen beforehand."""

    part = forms.ChoiceField(
        choices=[(part.value, part.value) for part in SealedPart], widget=forms.HiddenInput()
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        help_text=gettext_lazy("It is recorded together with your name."),
        error_messages={"required": gettext_lazy("Choose what you need it for.")},
    )

    def __init__(
        self, data: Any = None, *, purposes: Target, actor: Actor, row: UUID | None = None
    ) -> None:
        super().__init__(data, row=row)
        may = decide(actor, Permission.FIELDS_OPEN, purposes)
        offered = [(each.value, each.label) for each in Purpose if each in may.purposes]
        self.fields["purpose"].choices = [("", _("Choose a purpose")), *offered]  # type: ignore[attr-defined]  # a ChoiceField
