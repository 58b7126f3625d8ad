"""The forms on compensation and on the non-punishment checklist."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wayhome.cases.domain.offences import OffenceKind
from wayhome.justice.actions.answer_checklist import NewAnswers
from wayhome.justice.actions.note_compensation import NewPayment
from wayhome.justice.domain.compensation import (
    AmountDoesNotFit,
    CompensationEvent,
    CompensationState,
    Money,
    Payer,
    payments_after,
)
from wayhome.justice.domain.non_punishment import Answer, checklist
from wayhome.justice.queries.checklists import ChecklistRow
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.sight import Sight
from wayhome.web.casework.justice.fields import LONGEST_WORDS, WhenField, person_choices
from wayhome.web.components.widgets import Checkboxes, CountedText, Radios


class CompensationForm(CaseForm):
    """What came of a claim; a new claim says for whom."""

    complaint = forms.ChoiceField(
        label=gettext_lazy("For whom"),
        error_messages={"required": gettext_lazy("Choose for whom it is.")},
    )
    event = forms.ChoiceField(
        label=gettext_lazy("What happened"),
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose what happened.")},
    )
    when = WhenField()
    payer = forms.ChoiceField(
        label=gettext_lazy("By whom"),
        help_text=gettext_lazy("Who asked, ordered, refused or paid."),
        choices=Payer.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose by whom.")},
    )
    amount = forms.DecimalField(
        label=gettext_lazy("Amount"),
        help_text=gettext_lazy("Only what was named or paid this time, such as 1200.50."),
        required=False,
        max_digits=14,
        decimal_places=2,
    )
    currency = forms.CharField(
        label=gettext_lazy("Currency"),
        help_text=gettext_lazy("Three letters, such as USD or KHR."),
        required=False,
        max_length=3,
    )
    words = forms.CharField(
        label=gettext_lazy("What else is to be said"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=CountedText(LONGEST_WORDS, rows=3),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        sight: Sight,
        version: int = 0,
        state: CompensationState = CompensationState.NONE,
    ) -> None:
        super().__init__(data, version=version)
        possible = [(each.value, each.label) for each in payments_after(state)]
        self.fields["event"].choices = possible  # type: ignore[attr-defined]  # a ChoiceField
        if state is CompensationState.NONE:
            persons = person_choices(sight)
            self.fields["complaint"].choices = persons  # type: ignore[attr-defined]  # the same
        else:
            del self.fields["complaint"]

    @property
    def told(self) -> NewPayment:
        """The event of a valid form. Raises AmountDoesNotFit."""
        given = self.cleaned_data
        amount, currency = given["amount"], given["currency"].strip().upper()
        if (amount is None) != (not currency):
            raise AmountDoesNotFit
        return NewPayment(
            event=CompensationEvent(given["event"]),
            when=given["when"],
            payer=Payer(given["payer"]),
            money=Money(amount, currency) if amount is not None else None,
            words=given["words"],
        )


class ChecklistForm(CaseForm):
    """Of what the person is accused, and an answer to each question; unknown unless answered."""

    checklist_version = forms.CharField(widget=forms.HiddenInput())
    accused_of = forms.MultipleChoiceField(
        label=gettext_lazy("Accused of"),
        choices=OffenceKind.choices,
        widget=Checkboxes(),
        error_messages={"required": gettext_lazy("Choose of what the person is accused.")},
    )

    def __init__(
        self, data: Any = None, *, version: int = 0, before: ChecklistRow | None = None
    ) -> None:
        initial: dict[str, Any] = {"checklist_version": checklist().version}
        if before is not None:
            initial["accused_of"] = [each.value for each in before.accused_of]
        super().__init__(data, version=version, initial=initial)
        known: Mapping[str, Answer] = before.answers if before else {}
        for question in checklist().questions:
            self.fields[f"item_{question.id}"] = forms.ChoiceField(
                label=question.label,
                help_text=question.source,
                choices=Answer.choices,
                initial=known.get(question.id, Answer.UNKNOWN).value,
                widget=Radios(),
                error_messages={"required": gettext_lazy("Choose an answer.")},
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        """The questions, for the template."""
        return [self[f"item_{question.id}"] for question in checklist().questions]

    @property
    def given(self) -> NewAnswers:
        """The answers of a valid form."""
        return NewAnswers(
            checklist_version=self.cleaned_data["checklist_version"],
            accused_of=[OffenceKind(each) for each in self.cleaned_data["accused_of"]],
            answers={
                question.id: Answer(self.cleaned_data[f"item_{question.id}"])
                for question in checklist().questions
            },
        )
