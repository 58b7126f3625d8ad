"""The forms of decisions on a person."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wayhome.cases.actions.decide_on_person import NewContest, NewDecision
from wayhome.cases.domain.decisions.terms import AskedBy, DecidingBody, Recourse
from wayhome.cases.domain.decisions.workflow import DecisionEvent
from wayhome.cases.domain.outcomes import StandardOfProof
from wayhome.cases.queries.decisions import DecidedPerson
from wayhome.kernel import clock
from wayhome.web.casework.cases.forms import LONGEST, CaseForm
from wayhome.web.casework.days import day_input
from wayhome.web.components.widgets import CountedText, Radios

_DAY = {
    "required": gettext_lazy("Give the day."),
    "invalid": gettext_lazy("Write the day like 2022-09-18."),
}


class DecisionForm(CaseForm):
    """What was decided, by which kind of body, on which day, by which standard, and why."""

    event = forms.ChoiceField(
        label=gettext_lazy("What was decided?"),
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose what was decided.")},
    )
    body = forms.ChoiceField(
        label=gettext_lazy("Who decided?"),
        choices=[("", gettext_lazy("Choose the kind of body")), *DecidingBody.choices],
        error_messages={"required": gettext_lazy("Choose the kind of body that decided.")},
    )
    standard = forms.ChoiceField(
        label=gettext_lazy("By which standard of proof?"),
        help_text=gettext_lazy(
            "How sure one had to be. The standard of this stage is chosen; change it if another was"
            " used. A withdrawal has none."
        ),
        choices=StandardOfProof.choices,
    )
    decided_on = forms.DateField(
        label=gettext_lazy("On which day?"), widget=day_input(), error_messages=_DAY
    )
    reasons = forms.CharField(
        label=gettext_lazy("Reasons"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        widget=CountedText(LONGEST),
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Say what the decision rests on.")},
    )

    def __init__(self, data: Any = None, *, version: int, about: DecidedPerson) -> None:
        begun = {"standard": about.standard.value, "decided_on": clock.local_today()}
        super().__init__(data, version=version, initial=begun)
        # Whatever is sent is taken as an answer, and refused with a reason where it does not follow.
        self._offer(set(DecisionEvent) if data is not None else about.events)

    @property
    def decision(self) -> NewDecision:
        """The decision of a valid form."""
        given = self.cleaned_data
        event = DecisionEvent(given["event"])
        return NewDecision(
            event=event,
            body=DecidingBody(given["body"]),
            standard=StandardOfProof(given["standard"]) if event.decides else None,
            decided_on=given["decided_on"],
            reasons=given["reasons"],
        )

    def narrow(self, about: DecidedPerson) -> None:
        """Shown again: only what follows now, if anything does."""
        self._offer(about.events - {DecisionEvent.CONTEST} or set(DecisionEvent))

    def _offer(self, events: Collection[DecisionEvent]) -> None:
        offered = [each for each in DecisionEvent if each in events]
        choices = [
            (each.value, each.label) for each in offered if each is not DecisionEvent.CONTEST
        ]
        self.fields["event"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class ContestForm(CaseForm):
    """Who asks for what second look, when and why."""

    asked_by = forms.ChoiceField(
        label=gettext_lazy("Who asks?"),
        choices=AskedBy.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose who asks.")},
    )
    recourse = forms.ChoiceField(
        label=gettext_lazy("What do they ask for?"),
        choices=Recourse.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose what is asked for.")},
    )
    asked_on = forms.DateField(
        label=gettext_lazy("On which day?"), widget=day_input(), error_messages=_DAY
    )
    grounds = forms.CharField(
        label=gettext_lazy("Grounds"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        widget=CountedText(LONGEST),
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Say on which grounds.")},
    )

    def __init__(self, data: Any = None, *, version: int) -> None:
        begun: Mapping[str, Any] = {"asked_on": clock.local_today()}
        super().__init__(data, version=version, initial=begun)

    @property
    def contest(self) -> NewContest:
        """What a valid form asks for."""
        given = self.cleaned_data
        return NewContest(
            asked_by=AskedBy(given["asked_by"]),
            recourse=Recourse(given["recourse"]),
            asked_on=given["asked_on"],
            grounds=given["grounds"],
        )
