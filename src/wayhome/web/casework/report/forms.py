"""The forms of releasing a report and of agreements."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.queries.agency_names import AgencyName, agency_names
from wayhome.care.domain.referrals import SHAREABLE
from wayhome.cooperation.actions.sign_agreement import NewAgreement
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.cooperation.queries.agreements import agreements_in_force
from wayhome.insight.domain.indicators import INDICATORS, SHARED
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.places.countries import is_country
from wayhome.web.casework.report.period import PeriodForm
from wayhome.web.components.widgets import Checkboxes


class ReleaseForm(forms.Form):
    """Under which agreement the shown period goes to a partner."""

    agreement = forms.TypedChoiceField(
        label=gettext_lazy("Agreement"),
        coerce=UUID,
        error_messages={"required": gettext_lazy("Choose the agreement.")},
    )
    starts = forms.DateField(widget=forms.HiddenInput())
    ends = forms.DateField(widget=forms.HiddenInput())

    def __init__(self, data: object = None, *, actor: Actor, period: Period | None = None) -> None:
        initial = {"starts": period.starts_on, "ends": period.ends_on} if period else None
        super().__init__(data, initial=initial, label_suffix="")  # type: ignore[arg-type]  # a query or nothing
        names = agency_names()
        own = [
            each
            for each in agreements_in_force(actor)
            if each.agency == actor.agency and each.purpose is not AgreementPurpose.PROTECTION
        ]
        self.fields["agreement"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Choose")),
            *(
                (
                    str(each.id),
                    _("%(partner)s, until %(day)s")
                    % {
                        "partner": _name(names, each.partner_agency),
                        "day": date_format(each.ends_on),
                    },
                )
                for each in own
            ),
        ]

    @property
    def has_choices(self) -> bool:
        """Whether any agreement is in force."""
        return len(self.fields["agreement"].choices) > 1  # type: ignore[attr-defined]  # a ChoiceField


class AgreementForm(PeriodForm):
    """Who gets which figures, for what, about which complaints, and for how long."""

    partner = forms.TypedChoiceField(
        label=gettext_lazy("Partner"),
        coerce=UUID,
        error_messages={"required": gettext_lazy("Choose the partner.")},
    )
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"), choices=AgreementPurpose.choices)
    figures = forms.MultipleChoiceField(
        label=gettext_lazy("Figures"),
        choices=[(code.value, INDICATORS[code].title) for code in SHARED],
        widget=Checkboxes(),
        required=False,
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("What a referral may carry"),
        help_text=gettext_lazy(
            "Only for agreements on protection; the partner's staff receive it."
        ),
        choices=[(group.value, group.label) for group in FieldGroup if group in SHAREABLE],
        widget=Checkboxes(),
        required=False,
    )
    lodged_only = forms.BooleanField(
        label=gettext_lazy("Count only what the partner lodged itself"),
        required=False,
        initial=True,
    )
    nationalities = forms.CharField(
        label=gettext_lazy("Nationalities"),
        help_text=gettext_lazy(
            "Three-letter codes with spaces between, such as VNM THA. Empty means every nationality."
        ),
        required=False,
        max_length=400,
    )

    field_order = (
        "partner",
        "purpose",
        "starts",
        "ends",
        "lodged_only",
        "nationalities",
        "figures",
        "groups",
    )

    def __init__(self, data: object = None, *, actor: Actor) -> None:
        super().__init__(data)
        others = (each for each in agency_names().values() if each.id != actor.agency)
        self.fields["partner"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Choose")),
            *((str(each.id), each.name) for each in others),
        ]

    def clean_nationalities(self) -> frozenset[str]:
        """Codes of countries in any order."""
        codes = frozenset(self.cleaned_data["nationalities"].upper().replace(",", " ").split())
        unknown = sorted(code for code in codes if not is_country(code))
        if unknown:
            raise forms.ValidationError(
                _("There is no country with the code %(codes)s."),
                params={"codes": ", ".join(unknown)},
            )
        return codes

    def clean(self) -> None:
        """An agreement on protection names what referrals carry, any other names figures."""
        super().clean()
        if self.cleaned_data.get("purpose") == AgreementPurpose.PROTECTION:
            if not self.cleaned_data.get("groups"):
                self.add_error("groups", _("Choose at least one part that a referral may carry."))
        elif not self.cleaned_data.get("figures") and "figures" not in self.errors:
            self.add_error("figures", _("Choose at least one figure."))

    @property
    def agreement(self) -> NewAgreement:
        """The agreement of a valid form."""
        given = self.cleaned_data
        return NewAgreement(
            partner_agency=given["partner"],
            purpose=AgreementPurpose(given["purpose"]),
            scope=Scope(
                figures=frozenset(given["figures"]),
                nationalities=given["nationalities"],
                lodged_only=given["lodged_only"],
                groups=frozenset(
                    FieldGroup(code)
                    for code in given["groups"]
                    if given["purpose"] == AgreementPurpose.PROTECTION
                ),
            ),
            period=self.period,
        )


def _name(names: Mapping[UUID, AgencyName], agency: UUID) -> str:
    """The name of an agency."""
    return names[agency].name if agency in names else ""
