"""The forms for taking consent back, for a legal basis and its end, and for opening what is sealed."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.consent.actions.withdraw_consent import TakenBack
from wayhome.consent.domain.explaining import BasisKind, GivenBy
from wayhome.consent.domain.new_basis import NewBasis
from wayhome.consent.domain.purposes import AGREED, BY_LAW, SharePurpose
from wayhome.consent.queries.words import Words
from wayhome.web.casework.consent.items_form import ItemsForm
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.components.widgets import CountedText, Radios

_LONGEST = 2_000


class WithdrawalForm(forms.Form):
    """What is taken back; everything unless it is narrowed."""

    once = forms.UUIDField(widget=forms.HiddenInput())
    said_by = forms.ChoiceField(
        label=gettext_lazy("Who takes it back?"),
        choices=GivenBy.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Say who takes it back.")},
    )
    recipient = forms.ChoiceField(label=gettext_lazy("From whom"), required=False)
    purpose = forms.ChoiceField(
        label=gettext_lazy("What for"),
        required=False,
        choices=[("", gettext_lazy("Every purpose")), *SharePurpose.choices],
    )
    group = forms.ChoiceField(
        label=gettext_lazy("What"),
        required=False,
        choices=[
            ("", gettext_lazy("Everything")),
            *((each.value, each.label) for each in FieldGroup if each in AGREED),
        ],
    )
    reason = forms.CharField(
        label=gettext_lazy("What they said about it"),
        help_text=gettext_lazy("They need not give a reason. Sealed."),
        required=False,
        widget=CountedText(_LONGEST, rows=3),
        max_length=_LONGEST,
    )

    def __init__(
        self, data: Any = None, *, given_to: list[tuple[str, str]], initial: Any = None
    ) -> None:
        super().__init__(data, initial={"once": uuid4(), **(initial or {})}, label_suffix="")
        self.fields["recipient"].choices = [("", _("Everybody")), *given_to]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def taken(self) -> TakenBack:
        """What a valid form takes back."""
        given = self.cleaned_data
        return TakenBack(
            said_by=GivenBy(given["said_by"]),
            purpose=SharePurpose(given["purpose"]) if given["purpose"] else None,
            group=FieldGroup(given["group"]) if given["group"] else None,
            recipient=given["recipient"],
            reason=given["reason"],
        )


class BasisForm(ItemsForm):
    """The law, who decided, why, until when, and what may leave."""

    kind = forms.ChoiceField(
        label=gettext_lazy("On which ground"),
        choices=BasisKind.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose a ground.")},
    )
    law = forms.CharField(
        label=gettext_lazy("The law and its article, or the order and its number"),
        help_text=gettext_lazy("Sealed."),
        max_length=500,
        error_messages={"required": gettext_lazy("Name the law with its article, or the order.")},
    )
    decided_by = forms.CharField(
        label=gettext_lazy("Who decided"),
        help_text=gettext_lazy("Sealed."),
        max_length=200,
        error_messages={"required": gettext_lazy("Say who decided.")},
    )
    reasons = forms.CharField(
        label=gettext_lazy("Why it is needed, and why consent is not the ground"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        widget=CountedText(_LONGEST, rows=4),
        max_length=_LONGEST,
        error_messages={"required": gettext_lazy("Say why it is needed.")},
    )

    def __init__(self, data: Any = None, *, recipients: Recipients) -> None:
        super().__init__(data, recipients=recipients, groups=BY_LAW)

    @property
    def basis(self) -> NewBasis:
        """The legal basis as a valid form tells it."""
        given = self.cleaned_data
        return NewBasis(
            items=self.items,
            kind=BasisKind(given["kind"]),
            law=given["law"],
            decided_by=given["decided_by"],
            reasons=given["reasons"],
            until_on=given["until_on"],
        )


class BasisEndForm(forms.Form):
    """Which legal basis ends, and why."""

    basis = forms.UUIDField(widget=forms.HiddenInput())
    reason = forms.CharField(
        label=gettext_lazy("Why it ends"),
        help_text=gettext_lazy("Sealed."),
        max_length=_LONGEST,
        error_messages={"required": gettext_lazy("Say why it ends.")},
    )

    def __init__(self, data: Any = None, *, basis: UUID | None = None) -> None:
        auto_id = f"id_{basis}_%s" if basis else "id_%s"
        super().__init__(data, initial={"basis": basis}, label_suffix="", auto_id=auto_id)


class OpeningForm(forms.Form):
    """Which sealed words to open, and what for; no purpose is chosen beforehand."""

    words = forms.UUIDField(widget=forms.HiddenInput())
    kind = forms.ChoiceField(
        widget=forms.HiddenInput(),
        required=False,
        choices=[(each.value, each.value) for each in Words],
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        error_messages={"required": gettext_lazy("Choose what you need it for.")},
    )

    def __init__(self, data: Any = None, *, purposes: frozenset[Purpose]) -> None:
        super().__init__(data, label_suffix="")
        chosen = [(each.value, each.label) for each in Purpose if each in purposes]
        self.fields["purpose"].choices = [("", _("Choose a purpose")), *chosen]  # type: ignore[attr-defined]  # a ChoiceField
