"""The forms of care in a case."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.queries.colleagues import Office
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.children import ChildStepKind, ChildView, TakingPart
from wayhome.care.domain.needs import Need
from wayhome.care.domain.plans import DropReason, PlanEnd
from wayhome.care.domain.services import ASKED, ServiceEvent, ServiceKind
from wayhome.care.domain.stays import LeaveReason, StayEvent
from wayhome.care.queries.providers import ProviderLine
from wayhome.web.casework.cases.forms import owner_choices
from wayhome.web.casework.days import check_near, day_input
from wayhome.web.components.widgets import Checkboxes, CountedText, Radios

LONGEST = 10_000
_SEALED = gettext_lazy("Sealed. Opened only for a purpose.")
_DAY = {"invalid": gettext_lazy("Give a day, such as 2022-09-18.")}
_CHOOSE = ("", gettext_lazy("Choose"))

Choices = Sequence[tuple[str, str]]


def words(label: Any, *, rows: int = 3, hint: Any = _SEALED, required: str = "") -> forms.CharField:
    """A sealed text; `required` is what to say when it is empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(required),
        widget=CountedText(LONGEST, rows=rows),
        max_length=LONGEST,
        error_messages={"required": required},
    )


class RowForm(forms.Form):
    """A form that stands in a row of a list, once for each."""

    row = forms.UUIDField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, row: UUID | None = None) -> None:
        super().__init__(
            data,
            initial={"row": row},
            label_suffix="",
            auto_id=f"id_{row}_%s" if row else "id_%s",
        )


class PersonForm(forms.Form):
    """What is written down about one person of the case; its id makes it count once."""

    id = forms.UUIDField(widget=forms.HiddenInput())
    person = forms.ChoiceField(
        label=gettext_lazy("Person"),
        help_text=gettext_lazy("By the complaint that tells of them; no name is shown here."),
        error_messages={"required": gettext_lazy("Choose the person.")},
    )

    def __init__(self, data: Any = None, *, people: Choices) -> None:
        first = people[0][0] if len(people) == 1 else ""
        super().__init__(data, initial={"id": uuid4(), "person": first}, label_suffix="")
        chosen = people if len(people) == 1 else [("", _("Choose")), *people]
        self.fields["person"].choices = chosen  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def whom(self) -> UUID:
        """The complaint that names the person."""
        return UUID(self.cleaned_data["person"])


class NeedsForm(PersonForm):
    """An answer for each type of help."""

    note = words(gettext_lazy("Note"))

    def __init__(
        self, data: Any = None, *, people: Choices, stands: Mapping[ServiceKind, Need] | None = None
    ) -> None:
        super().__init__(data, people=people)
        for kind in ASKED:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label,
                choices=Need.choices,
                initial=(stands or {}).get(kind, Need.NOT_KNOWN).value,
                widget=forms.Select({"class": "wh-select"}),
            )

    def clean(self) -> None:
        """Needs that are known are not replaced by nothing at all."""
        super().clean()
        given = {self.cleaned_data.get(kind.value) for kind in ASKED}
        if given == {Need.NOT_KNOWN.value} and not self.cleaned_data.get("note"):
            self.add_error(
                None, _("Give at least one answer, or write in the note why there is none.")
            )

    @property
    def asked(self) -> list[forms.BoundField]:
        """The controls of the types."""
        return [self[kind.value] for kind in ASKED]

    @property
    def answers(self) -> dict[ServiceKind, Need]:
        """The answers by type."""
        return {kind: Need(self.cleaned_data[kind.value]) for kind in ASKED}


class ObjectiveForm(PersonForm):
    """What is to be reached."""

    kind = forms.ChoiceField(label=gettext_lazy("Type"), choices=ServiceKind.choices)
    text = words(
        gettext_lazy("What is to be reached?"),
        required=gettext_lazy("Say what is to be reached."),  # type: ignore[arg-type]  # lazy text
    )


class ActionForm(RowForm):
    """Something to be done for an objective, which is the row."""

    id = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid4)
    kind = forms.ChoiceField(label=gettext_lazy("Type"), choices=ServiceKind.choices)
    text = words(
        gettext_lazy("What is to be done?"),
        rows=2,
        required=gettext_lazy("Say what is to be done."),  # type: ignore[arg-type]  # lazy text
    )
    responsible = forms.ChoiceField(label=gettext_lazy("Responsible"), required=False)
    due_on = forms.DateField(
        label=gettext_lazy("Due on"), required=False, widget=day_input(), error_messages=_DAY
    )

    def __init__(
        self, data: Any = None, *, people: Office, row: UUID | None = None, kind: str = ""
    ) -> None:
        super().__init__(data, row=row)
        self.initial["kind"] = kind
        self.fields["responsible"].choices = owner_choices(people)  # type: ignore[attr-defined]  # a ChoiceField


class ActionMoveForm(RowForm):
    """What happens to an action; a reason when it is dropped."""

    event = forms.CharField(widget=forms.HiddenInput())
    reason = forms.ChoiceField(
        label=gettext_lazy("Why is it dropped?"),
        required=False,
        choices=[_CHOOSE, *DropReason.choices],
    )


class PlanEndForm(RowForm):
    """Why a plan ends."""

    end = forms.ChoiceField(
        label=gettext_lazy("Why does the plan end?"), choices=PlanEnd.choices, widget=Radios()
    )


class ApprovalForm(RowForm):
    """A supervisor's word."""

    step = forms.ChoiceField(choices=ApprovalStep.choices, widget=forms.HiddenInput())
    verdict = forms.ChoiceField(
        label=gettext_lazy("What do you say?"),
        choices=Verdict.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Approve it, or send it back.")},
    )
    words = words(gettext_lazy("Words"), rows=2)

    def __init__(
        self, data: Any = None, *, row: UUID | None = None, step: ApprovalStep | None = None
    ) -> None:
        super().__init__(data, row=row)
        self.initial["step"] = step.value if step else ""


class ServiceForm(PersonForm):
    """A service, planned or begun."""

    kind = forms.ChoiceField(label=gettext_lazy("Type"), choices=ServiceKind.choices)
    provider = forms.ChoiceField(label=gettext_lazy("Provider"), required=False)
    from_on = forms.DateField(
        label=gettext_lazy("Began on"),
        help_text=gettext_lazy("Leave it empty when it is only planned."),
        required=False,
        widget=day_input(),
        error_messages=_DAY,
    )
    note = words(gettext_lazy("Note"), rows=2)

    def __init__(
        self, data: Any = None, *, people: Choices, providers: Iterable[ProviderLine]
    ) -> None:
        super().__init__(data, people=people)
        self.fields["provider"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Ourselves, or nobody of the directory")),
            *((str(each.id), each.name) for each in providers),
        ]


class ServiceMoveForm(RowForm):
    """What happens to a service, and when."""

    event = forms.ChoiceField(
        choices=[(event.value, event.value) for event in ServiceEvent], widget=forms.HiddenInput()
    )
    on_day = forms.DateField(
        label=gettext_lazy("On which day?"),
        widget=day_input(),
        error_messages={**_DAY, "required": gettext_lazy("Give the day.")},
    )


class StayForm(PersonForm):
    """A bed in a shelter."""

    provider = forms.ChoiceField(
        label=gettext_lazy("Shelter"),
        error_messages={"required": gettext_lazy("Choose the shelter.")},
    )
    arrives_on = forms.DateField(
        label=gettext_lazy("From"),
        widget=day_input(),
        validators=[check_near],
        error_messages={**_DAY, "required": gettext_lazy("Give the day of arrival.")},
    )
    leaves_on = forms.DateField(
        label=gettext_lazy("Until, if it is known"),
        help_text=gettext_lazy("The day of leaving; its night is free again."),
        required=False,
        widget=day_input(),
        validators=[check_near],
        error_messages=_DAY,
    )

    def __init__(
        self, data: Any = None, *, people: Choices, shelters: Iterable[ProviderLine]
    ) -> None:
        super().__init__(data, people=people)
        self.fields["provider"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Choose")),
            *(
                (
                    str(each.id),
                    _("%(name)s, %(free)d free") % {"name": each.name, "free": each.free or 0},
                )
                for each in shelters
            ),
        ]


class StayMoveForm(RowForm):
    """What happens to a stay."""

    event = forms.ChoiceField(
        choices=[(event.value, event.value) for event in StayEvent], widget=forms.HiddenInput()
    )
    on_day = forms.DateField(
        label=gettext_lazy("On which day?"),
        required=False,
        widget=day_input(),
        error_messages=_DAY,
    )
    left_for = forms.ChoiceField(
        label=gettext_lazy("Where did the person go?"),
        required=False,
        choices=[_CHOOSE, *LeaveReason.choices],
    )

    def clean(self) -> None:
        """Arriving and leaving have a day; leaving says where to."""
        super().clean()
        event = self.cleaned_data.get("event")
        if event in {StayEvent.ARRIVE, StayEvent.LEAVE} and not self.cleaned_data.get("on_day"):
            self.add_error("on_day", _("Give the day."))
        if event == StayEvent.LEAVE and not self.cleaned_data.get("left_for"):
            self.add_error("left_for", _("Choose where the person went."))


class ConferenceForm(forms.Form):
    """Who sat together, what was decided, who does what."""

    id = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid4)
    held_on = forms.DateField(
        label=gettext_lazy("Held on"),
        widget=day_input(),
        error_messages={**_DAY, "required": gettext_lazy("Give the day.")},
    )
    took_part = forms.MultipleChoiceField(
        label=gettext_lazy("Who took part?"),
        help_text=gettext_lazy("Roles only, no names."),
        choices=TakingPart.choices,
        widget=Checkboxes(),
        error_messages={"required": gettext_lazy("Choose who took part.")},
    )
    decisions = words(
        gettext_lazy("What was decided?"),
        required=gettext_lazy("Say what was decided."),  # type: ignore[arg-type]  # lazy text
    )
    tasks = words(gettext_lazy("Who does what until when?"))


class ChildStepForm(PersonForm):
    """A step taken for a child."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Step"),
        choices=ChildStepKind.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose the step.")},
    )
    on_day = forms.DateField(
        label=gettext_lazy("On which day?"),
        widget=day_input(),
        error_messages={**_DAY, "required": gettext_lazy("Give the day.")},
    )
    took_part = forms.MultipleChoiceField(
        label=gettext_lazy("Who took part?"),
        help_text=gettext_lazy("Roles only, no names."),
        choices=TakingPart.choices,
        widget=Checkboxes(),
        error_messages={"required": gettext_lazy("Choose who took part.")},
    )
    child_view = forms.ChoiceField(
        label=gettext_lazy("How was the child’s own view heard?"),
        choices=ChildView.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Say how the child was heard.")},
    )
    words = words(
        gettext_lazy("What came of it, and what does the child want?"),
        required=gettext_lazy("Say what came of it."),  # type: ignore[arg-type]  # lazy text
    )


def group_choices(groups: Iterable[FieldGroup]) -> list[tuple[str, str]]:
    """Field groups in the order of their list."""
    chosen = set(groups)
    return [(group.value, str(group.label)) for group in FieldGroup if group in chosen]
