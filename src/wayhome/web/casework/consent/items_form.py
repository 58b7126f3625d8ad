"""What somebody agreed to, in lines: one purpose, its field groups, its recipients."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.new_consent import Chosen
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import embassy_key
from wayhome.web.casework.consent.recipients import Recipients, embassy_choices
from wayhome.web.casework.days import day_input
from wayhome.web.components.widgets import Checkboxes

_LAST = ("until_on", "given_at", "note")


@dataclass(frozen=True, slots=True)
class Line:
    """The controls of one line."""

    number: int
    purpose: forms.BoundField
    groups: forms.BoundField
    recipients: forms.BoundField
    embassy: forms.BoundField
    is_open: bool


class ItemsForm(forms.Form):
    """Items in lines of which the first is needed; nothing is ticked beforehand."""

    once = forms.UUIDField(widget=forms.HiddenInput())
    until_on = forms.DateField(
        label=gettext_lazy("Until when"),
        help_text=gettext_lazy("The last day on which it counts."),
        widget=day_input(),
        error_messages={
            "required": gettext_lazy("Say until when it counts."),
            "invalid": gettext_lazy("Give a day, such as 2022-09-18."),
        },
    )

    lines_count = 1

    def __init__(
        self,
        data: Any = None,
        *,
        recipients: Recipients,
        groups: Collection[FieldGroup],
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial={"once": uuid4(), **(initial or {})}, label_suffix="")
        for number in range(1, self.lines_count + 1):
            self._add_line(number, recipients, groups)
        # What is to be put right is listed in the order of the page.
        last = [name for name in _LAST if name in self.fields]
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def _add_line(
        self, number: int, recipients: Recipients, groups: Collection[FieldGroup]
    ) -> None:
        """The four controls of a line."""
        self.fields[f"purpose_{number}"] = forms.ChoiceField(
            label=gettext_lazy("What for"),
            required=number == 1,
            choices=[("", _("Choose a purpose")), *SharePurpose.choices],
            error_messages={"required": gettext_lazy("Choose what it may be shared for.")},
        )
        self.fields[f"groups_{number}"] = forms.MultipleChoiceField(
            label=gettext_lazy("What may be shared"),
            required=number == 1,
            choices=[(each.value, each.label) for each in FieldGroup if each in groups],
            widget=Checkboxes(),
            error_messages={"required": gettext_lazy("Tick what may be shared.")},
        )
        self.fields[f"recipients_{number}"] = forms.MultipleChoiceField(
            label=gettext_lazy("With whom"),
            required=False,
            choices=recipients.choices,
            widget=Checkboxes(),
        )
        self.fields[f"embassy_{number}"] = forms.ChoiceField(
            label=gettext_lazy("And with the embassy of"),
            required=False,
            choices=embassy_choices(),
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines; one after the first is folded away until it holds something."""
        return tuple(
            Line(
                number=number,
                purpose=self[f"purpose_{number}"],
                groups=self[f"groups_{number}"],
                recipients=self[f"recipients_{number}"],
                embassy=self[f"embassy_{number}"],
                is_open=number == 1 or self._is_begun(number),
            )
            for number in range(1, self.lines_count + 1)
        )

    def _is_begun(self, number: int) -> bool:
        """Whether anything of a line was chosen."""
        return self.is_bound and any(
            self[f"{name}_{number}"].value()
            for name in ("purpose", "groups", "recipients", "embassy")
        )

    def clean(self) -> None:
        """A line that was begun is whole."""
        super().clean()
        given = self.cleaned_data
        for number in range(1, self.lines_count + 1):
            if number > 1 and not self._is_begun(number):
                continue
            for name, text in (
                ("purpose", _("Choose what it may be shared for.")),
                ("groups", _("Tick what may be shared.")),
            ):
                if not given.get(f"{name}_{number}") and f"{name}_{number}" not in self.errors:
                    self.add_error(f"{name}_{number}", text)
            if not given.get(f"recipients_{number}") and not given.get(f"embassy_{number}"):
                self.add_error(f"recipients_{number}", _("Say with whom it may be shared."))

    @property
    def items(self) -> frozenset[Chosen]:
        """The items of a valid form."""
        return frozenset(self._items())

    def _items(self) -> Iterator[Chosen]:
        """Each group of a line with each recipient of that line, and none of another."""
        given = self.cleaned_data
        for number in range(1, self.lines_count + 1):
            if not given.get(f"purpose_{number}"):
                continue
            embassy = given[f"embassy_{number}"]
            recipients = [
                *given[f"recipients_{number}"],
                *([embassy_key(embassy)] if embassy else []),
            ]
            for group in given[f"groups_{number}"]:
                for recipient in recipients:
                    purpose = SharePurpose(given[f"purpose_{number}"])
                    yield Chosen(purpose, FieldGroup(group), recipient)
