"""The forms of the desk's pages on care: the directory, what was shared, approvals."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import decide
from wayhome.access.domain.purposes import Purpose
from wayhome.access.queries.agency_names import agency_names
from wayhome.care.actions.keep_providers import ProviderWords
from wayhome.care.domain.approvals import ApprovalStep
from wayhome.care.domain.services import ServiceKind
from wayhome.care.policy import target_of_received
from wayhome.care.queries.providers import ProviderFilter, ProviderLine
from wayhome.consent.domain.languages import Language
from wayhome.kernel.actor import Actor
from wayhome.places.provinces import provinces
from wayhome.web.casework.care.forms import words
from wayhome.web.components.widgets import Checkboxes

_SEXES = [
    ("female", gettext_lazy("Women and girls")),
    ("male", gettext_lazy("Men and boys")),
    ("other", gettext_lazy("Other")),
]
_KEEP = gettext_lazy("Sealed. Left empty, it stays as it is.")


class ShareForm(forms.Form):
    """Which part of a referral to open, and what for."""

    part = forms.UUIDField(widget=forms.HiddenInput())
    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        error_messages={"required": gettext_lazy("Choose what you need it for.")},
    )

    def __init__(self, data: Any = None, *, actor: Actor, holder: UUID | None = None) -> None:
        super().__init__(data, label_suffix="")
        may = decide(actor, Permission.FIELDS_OPEN, target_of_received(actor, holder))
        offered = [(each.value, each.label) for each in Purpose if each in may.purposes]
        self.fields["purpose"].choices = [("", _("Choose a purpose")), *offered]  # type: ignore[attr-defined]  # a ChoiceField


class ApprovalsForm(forms.Form):
    """The steps that wait for a supervisor."""

    steps = forms.MultipleChoiceField(
        label=gettext_lazy("What has to be approved by a supervisor first?"),
        choices=ApprovalStep.choices,
        widget=Checkboxes(),
        required=False,
    )


class DirectoryForm(forms.Form):
    """What the list of providers is narrowed to."""

    kind = forms.ChoiceField(label=gettext_lazy("Type"), required=False)
    province = forms.ChoiceField(label=gettext_lazy("Province"), required=False)
    all = forms.BooleanField(label=gettext_lazy("Also those not in use"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["kind"].choices = [("", _("Any")), *ServiceKind.choices]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["province"].choices = [("", _("Any")), *_provinces()]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def wanted(self) -> ProviderFilter:
        """The filter of a valid form; an altered one narrows nothing."""
        if not self.is_valid():
            return ProviderFilter()
        given = self.cleaned_data
        return ProviderFilter(
            kind=ServiceKind(given["kind"]) if given["kind"] else None,
            province=given["province"],
            active_only=not given["all"],
        )


class ProviderForm(forms.Form):
    """What the directory says of a provider."""

    id = forms.UUIDField(widget=forms.HiddenInput())
    version = forms.IntegerField(widget=forms.HiddenInput())
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As staff call it. Write no address here: lists show it."),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the name.")},
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What does it give?"),
        choices=ServiceKind.choices,
        widget=Checkboxes(),
        error_messages={"required": gettext_lazy("Choose at least one type.")},
    )
    provinces = forms.MultipleChoiceField(
        label=gettext_lazy("Where?"),
        help_text=gettext_lazy("None means everywhere."),
        required=False,
        widget=Checkboxes(),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("In which languages?"),
        choices=Language.choices,
        required=False,
        widget=Checkboxes(),
    )
    sexes = forms.MultipleChoiceField(
        label=gettext_lazy("Whom does it take?"),
        help_text=gettext_lazy("None means anybody."),
        choices=_SEXES,
        required=False,
        widget=Checkboxes(),
    )
    youngest = forms.IntegerField(
        label=gettext_lazy("From which age?"), required=False, min_value=0, max_value=120
    )
    oldest = forms.IntegerField(
        label=gettext_lazy("Up to which age?"), required=False, min_value=0, max_value=120
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("How many at once?"),
        help_text=gettext_lazy("Beds of a shelter, places otherwise. Empty when nobody said."),
        required=False,
        min_value=0,
        max_value=5_000,
    )
    partner_agency = forms.ChoiceField(
        label=gettext_lazy("Its own agency here"),
        help_text=gettext_lazy("Then referrals reach its own desk, under an agreement."),
        required=False,
    )
    contacts = words(gettext_lazy("Contacts"), rows=2, hint=_KEEP)
    location = words(
        gettext_lazy("Where it stands"),
        rows=2,
        hint=gettext_lazy(
            "Sealed, and never in a list. Opened for a purpose by whoever has somebody there. Left "
            "empty, it stays as it is."
        ),
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)

    def __init__(
        self, data: Any = None, *, actor: Actor, before: ProviderLine | None = None
    ) -> None:
        super().__init__(data, initial=_as_before(before), label_suffix="")
        others = [each for each in agency_names().values() if each.id != actor.agency]
        self.fields["provinces"].choices = _provinces()  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["partner_agency"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("None")),
            *((str(each.id), each.name) for each in others),
        ]

    def clean(self) -> None:
        """Ages in their order."""
        super().clean()
        low, high = self.cleaned_data.get("youngest"), self.cleaned_data.get("oldest")
        if low is not None and high is not None and high < low:
            self.add_error("oldest", _("This is lower than the first age. Change one of them."))

    @property
    def words(self) -> ProviderWords:
        """What a valid form says."""
        given = self.cleaned_data
        chosen = given["partner_agency"]
        return ProviderWords(
            name=given["name"],
            kinds=[ServiceKind(kind) for kind in given["kinds"]],
            provinces=given["provinces"],
            languages=given["languages"],
            sexes=given["sexes"],
            youngest=given["youngest"],
            oldest=given["oldest"],
            capacity=given["capacity"],
            partner_agency=UUID(chosen) if chosen else None,
            is_active=given["is_active"],
            contacts=given["contacts"].strip() or None,
            location=given["location"].strip() or None,
        )


def _provinces() -> list[tuple[str, str]]:
    """Provinces by P-code."""
    return [(each.pcode, each.name()) for each in provinces()]


def _as_before(before: ProviderLine | None) -> dict[str, Any]:
    """What the form begins with."""
    if before is None:
        return {"id": uuid4(), "version": 0}
    return {
        "id": before.id,
        "version": before.version,
        "name": before.name,
        "kinds": [kind.value for kind in before.kinds],
        "provinces": list(before.provinces),
        "languages": list(before.languages),
        "sexes": list(before.sexes),
        "youngest": before.youngest,
        "oldest": before.oldest,
        "capacity": before.capacity,
        "partner_agency": str(before.partner_agency or ""),
        "is_active": before.is_active,
    }
