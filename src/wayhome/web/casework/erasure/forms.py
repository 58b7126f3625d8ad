"""What somebody says who proposes that something be erased, or that it be kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayhome.erasure.actions.hold import NewHold
from wayhome.erasure.actions.propose import NewErasure
from wayhome.erasure.domain.grounds import Ground
from wayhome.erasure.domain.legal_holds import HoldReason
from wayhome.kernel.reasons import LONGEST_REASON
from wayhome.web.components.widgets import CountedText, Radios


class ProposeForm(forms.Form):
    """On which ground, and why in words."""

    ground = forms.ChoiceField(
        label=_("Why should it be erased?"),
        choices=Ground.choices,
        widget=Radios(),
        error_messages={"required": _("Choose a ground.")},
    )
    reason = forms.CharField(
        label=_("In words, for whoever has to agree"),
        help_text=_("Sealed, and erased with the rest. The ground stays."),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=4),
        error_messages={"required": _("Write why.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")

    @property
    def new(self) -> NewErasure:
        """What a valid form proposes."""
        told = self.cleaned_data
        return NewErasure(Ground(told["ground"]), told["reason"])


class HoldForm(forms.Form):
    """Why something has to be kept, and until when."""

    prefix = "hold"

    reason = forms.ChoiceField(
        label=_("Why does it have to be kept?"),
        choices=HoldReason.choices,
        widget=Radios(),
        error_messages={"required": _("Choose a reason.")},
    )
    ends_on = forms.DateField(
        label=_("The last day on which it is kept"),
        widget=forms.DateInput({"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")

    @property
    def new(self) -> NewHold:
        """What a valid form asks for."""
        told = self.cleaned_data
        return NewHold(HoldReason(told["reason"]), told["ends_on"])
