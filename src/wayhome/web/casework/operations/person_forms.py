"""The forms on persons who were found: several at once, and what became of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.kernel.texts import NAME_LIMIT
from wayhome.operations.actions.record_persons import Known, NewPerson
from wayhome.operations.domain.persons import AgeBand, PersonEvent, PersonState, Sex
from wayhome.web.casework.days import day_input

ROWS = 5
_DAY = {
    "required": gettext_lazy("Give the day."),
    "invalid": gettext_lazy("Write the day like 2022-09-18."),
}


@dataclass(frozen=True, slots=True)
class KnownChoice:
    """A person of a linked case that the reader may see, as a list offers them."""

    known: Known
    words: str

    @property
    def value(self) -> str:
        """As it stands in a form: ids only."""
        return f"{self.known.case}:{self.known.complaint}"


class PersonsForm(forms.Form):
    """Rows for persons found on one day; a row without a state is left out.

    `batch` makes every row count once, however often the form is sent.
    """

    batch = forms.UUIDField(widget=forms.HiddenInput())
    on = forms.DateField(
        label=gettext_lazy("Day on which they were found"),
        widget=day_input(),
        error_messages=_DAY,
    )

    def __init__(
        self, data: Any = None, *, known: Sequence[KnownChoice] = (), on: date | None = None
    ) -> None:
        super().__init__(data, initial={"batch": uuid4(), "on": on}, label_suffix="")
        self._known = {each.value: each.known for each in known}
        choices = [("", _("Not known yet")), *((each.value, each.words) for each in known)]
        for number in range(1, ROWS + 1):
            self.fields[f"state_{number}"] = forms.ChoiceField(
                required=False,
                label=_("State"),
                choices=[("", _("Nobody in this row")), *PersonState.choices],
            )
            self.fields[f"sex_{number}"] = forms.ChoiceField(
                required=False, label=_("Sex"), choices=_last_first(Sex.choices)
            )
            self.fields[f"age_{number}"] = forms.ChoiceField(
                required=False, label=_("Age"), choices=_last_first(AgeBand.choices)
            )
            self.fields[f"name_{number}"] = forms.CharField(
                required=False, label=_("Name, sealed"), max_length=NAME_LIMIT
            )
            self.fields[f"known_{number}"] = forms.ChoiceField(
                required=False, label=_("Person of a case"), choices=choices
            )

    def clean(self) -> dict[str, Any]:
        """Somebody must stand in a row, and what is typed of somebody needs a state."""
        super().clean()
        given = self.cleaned_data
        for number in range(1, ROWS + 1):
            others = (given.get(f"{part}_{number}") for part in ("sex", "age", "name", "known"))
            if any(others) and not given.get(f"state_{number}"):
                self.add_error(f"state_{number}", _("Choose the state of this person."))
        if not self.errors and not self.persons:
            self.add_error("state_1", _("Record at least one person."))
        return given

    @property
    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows with their controls, for the template."""
        parts = ("state", "sex", "age", "name", "known")
        for number in range(1, ROWS + 1):
            fields = {part: self[f"{part}_{number}"] for part in parts}
            yield {"number": number, "has_known": bool(self._known), **fields}

    @property
    def persons(self) -> tuple[NewPerson, ...]:
        """The persons of a valid form."""
        given = self.cleaned_data
        batch: UUID = given["batch"]
        return tuple(
            NewPerson(
                state=PersonState(given[f"state_{number}"]),
                sex=Sex(given[f"sex_{number}"]),
                age_band=AgeBand(given[f"age_{number}"]),
                name=given[f"name_{number}"],
                known=self._known.get(given[f"known_{number}"]),
                id=uuid5(batch, str(number)),
            )
            for number in range(1, ROWS + 1)
            if given[f"state_{number}"]
        )


class FollowForm(forms.Form):
    """What happened to somebody, and when."""

    event = forms.ChoiceField(
        label=gettext_lazy("What happened?"),
        choices=PersonEvent.choices,
        error_messages={"required": gettext_lazy("Choose what happened.")},
    )
    on = forms.DateField(
        required=False,
        label=gettext_lazy("Day"),
        help_text=gettext_lazy("Leave empty for today."),
        widget=day_input(),
        error_messages=_DAY,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        events: Sequence[PersonEvent] = tuple(PersonEvent),
        prefix_id: object = "",
    ) -> None:
        super().__init__(data, label_suffix="", auto_id=f"id_{prefix_id}_%s")
        choices = [("", _("Choose")), *((each.value, each.label) for each in events)]
        self.fields["event"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class KnownForm(forms.Form):
    """Which person of a linked case somebody is."""

    known = forms.ChoiceField(
        label=gettext_lazy("Person of a case"),
        error_messages={"required": gettext_lazy("Choose a person.")},
    )

    def __init__(
        self, data: Any = None, *, known: Sequence[KnownChoice] = (), prefix_id: object = ""
    ) -> None:
        super().__init__(data, label_suffix="", auto_id=f"id_{prefix_id}_%s")
        self._known = {each.value: each.known for each in known}
        choices = [("", _("Choose")), *((each.value, each.words) for each in known)]
        self.fields["known"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def chosen(self) -> Known:
        """The person of a valid form."""
        return self._known[self.cleaned_data["known"]]


def _last_first(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """“Not known” comes first, so that nothing is said by leaving it."""
    return [choices[-1], *choices[:-1]]
