"""The forms of referrals, at both ends."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.queries.agency_names import AgencyName
from wayhome.care.domain.referrals import (
    FOR_WORDS,
    TOLD,
    ReferralEvent,
    ReferralOutcome,
    RejectReason,
    StopReason,
    Urgency,
)
from wayhome.care.domain.services import ServiceKind
from wayhome.care.queries.providers import ProviderLine
from wayhome.web.casework.care.forms import Choices, PersonForm, RowForm, group_choices, words
from wayhome.web.components.widgets import Checkboxes, Radios

Code = RejectReason | StopReason | ReferralOutcome

CODES: Mapping[ReferralEvent, type[Code]] = {
    ReferralEvent.REJECT: RejectReason,
    ReferralEvent.STOP: StopReason,
    ReferralEvent.FINISH: ReferralOutcome,
}


class ReferralForm(PersonForm):
    """What for, to whom, how soon, and what it would carry."""

    kind = forms.ChoiceField(label=gettext_lazy("Service"), choices=ServiceKind.choices)
    to = forms.ChoiceField(
        label=gettext_lazy("To whom?"),
        error_messages={"required": gettext_lazy("Choose who is asked.")},
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("How soon is an answer needed?"),
        choices=Urgency.choices,
        initial=Urgency.WEEK,
        widget=Radios(),
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("What should it carry?"),
        help_text=gettext_lazy(
            "Only what the person agreed to, or the law allows, and the agreement names. "
            "Nothing leaves before you look at the preview and send it."
        ),
        choices=group_choices(TOLD),
        widget=Checkboxes(),
        required=False,
    )
    words = words(
        gettext_lazy("What the receiver must know"),
        hint=gettext_lazy("Sealed. The receiver can open it when what it is about is covered too."),
    )
    words_group = forms.ChoiceField(
        label=gettext_lazy("What is this text about?"),
        choices=group_choices(FOR_WORDS),
        initial=FieldGroup.CIRCUMSTANCES.value,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        people: Choices,
        providers: Iterable[ProviderLine],
        agencies: Iterable[AgencyName],
    ) -> None:
        super().__init__(data, people=people)
        self.fields["to"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Choose")),
            (_("Providers"), [(f"provider:{each.id}", each.name) for each in providers]),
            (_("Agencies here"), [(f"agency:{each.id}", each.name) for each in agencies]),
        ]

    def clean(self) -> None:
        """A referral carries something."""
        super().clean()
        if not self.cleaned_data.get("groups") and not self.cleaned_data.get("words", "").strip():
            self.add_error("groups", _("Choose what it should carry, or write something."))

    @property
    def provider(self) -> UUID | None:
        """The provider who is asked."""
        return self._to("provider")

    @property
    def agency(self) -> UUID | None:
        """The agency that is asked."""
        return self._to("agency")

    def _to(self, wanted: str) -> UUID | None:
        kind, _colon, chosen = self.cleaned_data["to"].partition(":")
        return UUID(chosen) if kind == wanted else None


class ReferralMoveForm(RowForm):
    """What happens to a referral; a reason or an outcome where one is needed."""

    event = forms.ChoiceField(choices=ReferralEvent.choices, widget=forms.HiddenInput())
    code = forms.ChoiceField(label=gettext_lazy("Reason"), required=False)
    words = words(
        gettext_lazy("Words for the other side"),
        rows=2,
        hint=gettext_lazy("Sealed. Both ends can open it for a purpose."),
    )

    def __init__(
        self, data: Any = None, *, row: UUID | None = None, event: ReferralEvent | None = None
    ) -> None:
        super().__init__(data, row=row)
        self.initial["event"] = event.value if event else ""
        chosen = event or (data.get("event") if data else None)
        codes = CODES.get(chosen) if chosen in ReferralEvent.values else None
        if event is not None and row is not None:
            self.auto_id = f"id_{row}_{event.value}_%s"
        if codes is None:
            del self.fields["code"]
            return
        self.fields["code"].choices = [("", _("Choose")), *codes.choices]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["code"].required = True
        self.fields["code"].error_messages["required"] = _("Choose one.")
        if chosen == ReferralEvent.FINISH:
            self.fields["code"].label = _("What came of it?")

    @property
    def happening(self) -> ReferralEvent:
        """The event."""
        return ReferralEvent(self.cleaned_data["event"])

    @property
    def chosen(self) -> Code | None:
        """The reason or outcome."""
        code = self.cleaned_data.get("code")
        return CODES[self.happening](code) if code else None
