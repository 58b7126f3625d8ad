"""The form on an alleged person: roles, relation, and who it is said to be."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wayhome.justice.actions.write_telling import NewTelling
from wayhome.justice.domain.identity import Identity
from wayhome.justice.domain.relations import Forced, Relation
from wayhome.justice.domain.roles import roles
from wayhome.justice.queries.alleged import AllegedRow
from wayhome.matching.description import Description, PartialDate, UnreadableDateError
from wayhome.places.countries import countries
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.sight import Sight
from wayhome.web.casework.justice.fields import (
    LONGEST_WORDS,
    line_field,
    lines,
    lines_field,
    person_choices,
)
from wayhome.web.components.widgets import Checkboxes, CountedText, Radios


class AllegedForm(CaseForm):
    """What is told; everything that says who it is, is sealed with a key of its own."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Alleged roles"),
        help_text=gettext_lazy("What the person is alleged to have done. Choose all that apply."),
        widget=Checkboxes(),
        error_messages={"required": gettext_lazy("Choose at least one alleged role.")},
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("Relation to the person of the case"),
        choices=Relation.choices,
        widget=Radios(divider_before=Relation.UNKNOWN.value),
        initial=Relation.UNKNOWN.value,
    )
    complaint = forms.ChoiceField(label=gettext_lazy("To which person"), required=False)
    may_be_forced = forms.ChoiceField(
        label=gettext_lazy("May they have been forced to do it themselves?"),
        help_text=gettext_lazy("If so, answer the non-punishment checklist for them as well."),
        choices=Forced.choices,
        widget=Radios(divider_before=Forced.UNKNOWN.value),
        initial=Forced.UNKNOWN.value,
    )
    names = lines_field(
        gettext_lazy("Names and aliases"),
        gettext_lazy("One on each line, in every script that is known."),
    )
    birth = line_field(gettext_lazy("Born"), gettext_lazy("Such as 1980, 1980-05 or 1980-05-03."))
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), required=False)
    nationality = forms.ChoiceField(label=gettext_lazy("Nationality"), required=False)
    phones = lines_field(gettext_lazy("Telephone numbers"), gettext_lazy("One on each line."))
    documents = lines_field(
        gettext_lazy("Numbers of passports and other papers"), gettext_lazy("One on each line.")
    )
    accounts = lines_field(
        gettext_lazy("Accounts"),
        gettext_lazy("Names on platforms, bank or wallet accounts. One on each line."),
    )
    about = forms.CharField(
        label=gettext_lazy("What else is told"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=CountedText(LONGEST_WORDS, rows=4),
    )

    def __init__(
        self, data: Any = None, *, sight: Sight, version: int = 0, before: AllegedRow | None = None
    ) -> None:
        super().__init__(data, version=version, initial=_as_before(before))
        everybody = _("All persons of the case")
        sexes = [("female", _("Female")), ("male", _("Male")), ("other", _("Other"))]
        choices: dict[str, Any] = {
            "roles": list(roles().items()),
            "complaint": person_choices(sight, first=everybody),
            "sex": [("", _("Not known")), *sexes],
            "nationality": [("", _("Not known")), *countries(get_language() or "en")],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]  # ChoiceFields

    def clean_birth(self) -> PartialDate | None:
        """The date of birth as far as it is told."""
        text = self.cleaned_data["birth"].strip()
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except UnreadableDateError as error:
            raise forms.ValidationError(
                _("This is no date. Write it like 1980, 1980-05 or 1980-05-03.")
            ) from error

    @property
    def told(self) -> NewTelling:
        """Roles and relations of a valid form."""
        given = self.cleaned_data
        return NewTelling(
            roles=given["roles"],
            relation=Relation(given["relation"]),
            complaint=UUID(given["complaint"]) if given["complaint"] else None,
            may_be_forced=Forced(given["may_be_forced"]),
        )

    @property
    def identity(self) -> Identity:
        """Who a valid form says it is."""
        given = self.cleaned_data
        return Identity(
            Description(
                names=lines(given["names"]),
                sex=given["sex"] or None,
                birth=given["birth"],
                nationality=given["nationality"] or None,
                phones=lines(given["phones"]),
                documents=lines(given["documents"]),
            ),
            accounts=lines(given["accounts"]),
            about=given["about"].strip(),
        )


def _as_before(before: AllegedRow | None) -> dict[str, Any]:
    """What is in clear of the last telling; what is sealed is only added to."""
    if before is None:
        return {}
    return {
        "roles": list(before.roles),
        "relation": before.relation.value,
        "complaint": str(before.complaint or ""),
        "may_be_forced": before.may_be_forced.value,
    }
