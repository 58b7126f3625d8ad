"""The forms of an operation: its plan, who and what belongs to it, and how it goes on."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.queries.colleagues import Office
from wayhome.kernel.texts import LINE_LIMIT
from wayhome.operations.actions.name_member import may_be_named
from wayhome.operations.actions.plan_operation import OperationPlan
from wayhome.operations.domain.kinds import OperationKind
from wayhome.operations.domain.window import Window, WindowRefused
from wayhome.operations.domain.words import PlanWords
from wayhome.operations.domain.workflow import OperationState
from wayhome.web.casework.sites.forms import province_choices
from wayhome.web.components.widgets import CountedText, Radios

LONGEST = 10_000
_WRITTEN = "%Y-%m-%dT%H:%M"


def moment_input() -> forms.DateTimeInput:
    """A day and time of the instance's clock, with the browser's own calendar where it has one."""
    return forms.DateTimeInput({"type": "datetime-local"}, format=_WRITTEN)


def moment_field(label: Any, **more: Any) -> forms.DateTimeField:
    """A moment; what is no moment is said in words."""
    messages = {
        "required": gettext_lazy("Give a day and a time."),
        "invalid": gettext_lazy("Write day and time like 2022-09-18T14:30."),
    }
    return forms.DateTimeField(
        label=label,
        widget=moment_input(),
        input_formats=[_WRITTEN, "%Y-%m-%d %H:%M", f"{_WRITTEN}:%S"],
        error_messages=messages,
        **more,
    )


class ListForm(forms.Form):
    """What the list can be narrowed to; codes only, because it stands in the address."""

    state = forms.ChoiceField(
        required=False,
        label=gettext_lazy("State"),
        choices=[("", gettext_lazy("Any")), *OperationState.choices],
    )
    kind = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Kind"),
        choices=[("", gettext_lazy("Any")), *OperationKind.choices],
    )
    province = forms.ChoiceField(required=False, label=gettext_lazy("Province"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["province"].choices = province_choices(_("Any"))  # type: ignore[attr-defined]  # a ChoiceField


class VersionForm(forms.Form):
    """What a form carries that goes on from what was shown: the version of the operation."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, version: int = 0, initial: Any = None) -> None:
        super().__init__(data, initial={"version": version, **(initial or {})}, label_suffix="")

    def renew(self, version: int) -> None:
        """Let the form, shown again after a conflict, be sent on top of what holds now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        self.data["version"] = str(version)  # type: ignore[index]  # a QueryDict that was copied

    @property
    def seen(self) -> int:
        """The version that a valid form was written on."""
        return int(self.cleaned_data["version"])


class PlanForm(VersionForm):
    """The plan; `once` makes a new one count once."""

    once = forms.UUIDField(widget=forms.HiddenInput())
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of operation"),
        choices=OperationKind.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose a kind.")},
    )
    begins = moment_field(gettext_lazy("Earliest beginning"))
    ends = moment_field(gettext_lazy("Latest end"))
    province = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Province"),
        help_text=gettext_lazy("The only part of the place that stands in clear."),
    )
    lead = forms.CharField(
        label=gettext_lazy("Lead agency"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        max_length=LINE_LIMIT,
        error_messages={"required": gettext_lazy("Say who leads.")},
    )
    partners = forms.CharField(
        required=False,
        label=gettext_lazy("Agencies that take part"),
        help_text=gettext_lazy("One on each line. Sealed."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
    )
    notes = forms.CharField(
        required=False,
        label=gettext_lazy("What is planned"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        max_length=LONGEST,
        widget=CountedText(LONGEST, rows=6),
    )
    needs_second = forms.BooleanField(
        required=False,
        label=gettext_lazy("Somebody else than whoever wrote the plan must approve it"),
        help_text=gettext_lazy("Once saved, it stays so."),
    )

    def __init__(self, data: Any = None, *, version: int = 0, initial: Any = None) -> None:
        super().__init__(data, version=version, initial={"once": uuid4(), **(initial or {})})
        self.fields["province"].choices = province_choices(_("Not known"))  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """The end comes after the beginning, and not months later."""
        super().clean()
        begins, ends = self.cleaned_data.get("begins"), self.cleaned_data.get("ends")
        if begins and ends:
            try:
                Window(begins, ends)
            except WindowRefused:
                self.add_error(
                    "ends",
                    _("The end comes after the beginning, within 60 days. Change one of them."),
                )
        return self.cleaned_data

    @property
    def plan(self) -> OperationPlan:
        """The plan of a valid form."""
        given = self.cleaned_data
        partners = (line.strip() for line in given["partners"].splitlines())
        return OperationPlan(
            kind=OperationKind(given["kind"]),
            window=Window(given["begins"], given["ends"]),
            words=PlanWords(given["lead"], tuple(filter(None, partners)), given["notes"]),
            province=given["province"],
            needs_second=given["needs_second"],
        )

    @property
    def id(self) -> UUID:
        """The id of a new operation, the same however often the form is sent."""
        once: UUID = self.cleaned_data["once"]
        return once


class BeginForm(VersionForm):
    """When it began; now, when nothing is given."""

    at = moment_field(
        gettext_lazy("When did it begin?"),
        required=False,
        help_text=gettext_lazy("Leave empty for now."),
    )

    @property
    def moment(self) -> datetime | None:
        """The moment that was given."""
        moment: datetime | None = self.cleaned_data["at"]
        return moment


class MemberForm(forms.Form):
    """A colleague to name, or to take off."""

    user = forms.ChoiceField(
        label=gettext_lazy("Name a colleague"),
        help_text=gettext_lazy("Nobody else than those named and supervisors knows of it."),
        error_messages={"required": gettext_lazy("Choose a colleague.")},
    )

    def __init__(self, data: Any = None, *, people: Office) -> None:
        super().__init__(data, label_suffix="")
        named = [(str(each.id), each.name) for each in people.colleagues if may_be_named(each)]
        self.fields["user"].choices = [("", _("Choose")), *named]  # type: ignore[attr-defined]  # a ChoiceField


class CaseCodeForm(forms.Form):
    """A case by the code that people call it by."""

    code = forms.CharField(
        label=gettext_lazy("Code of a case"),
        help_text=gettext_lazy("Such as K7Q4-FM2X. You must work on the case."),
        max_length=12,
        error_messages={"required": gettext_lazy("Write the code of a case.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="", auto_id="id_case_%s")
