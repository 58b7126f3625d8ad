"""The form of the danger questions, and how urgencies and clocks read."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wayhome.cases.actions.write_danger import DangerAnswers
from wayhome.cases.domain.danger.clocks import Clock
from wayhome.cases.domain.danger.questions import (
    Because,
    danger_questions,
    questions_version,
)
from wayhome.cases.domain.danger.urgency import Urgency
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.queries.danger import Answered, Asked
from wayhome.kernel import clock
from wayhome.web.casework import words
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.indicator_forms import AnswerChoice
from wayhome.web.components.status.tag import Tone


class DangerForm(CaseForm):
    """One answer to each question of one version. A complaint has no version of its own: 0."""

    questions_version = forms.CharField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, version: int, asked: Asked | None = None) -> None:
        begun = {"questions_version": questions_version(), **_begun(asked)}
        super().__init__(data, version=version, initial=begun)
        proposed = asked.proposed if asked and not asked.answered else {}
        for question in danger_questions():
            self.fields[question.id] = forms.ChoiceField(
                label=question.label,
                help_text=_("The lodger said so.") if question.id in proposed else "",
                choices=AnswerChoice.choices,
                initial=Answer.UNKNOWN.value,
                widget=forms.Select({"class": "wh-select"}),
            )

    @property
    def rows(self) -> Sequence[forms.BoundField]:
        """The controls of the questions, in order."""
        return [self[question.id] for question in danger_questions()]

    @property
    def given(self) -> DangerAnswers:
        """The answers of a valid form."""
        return DangerAnswers(
            self.cleaned_data["questions_version"],
            {each.id: Answer(self.cleaned_data[each.id]) for each in danger_questions()},
        )

    def renew_questions(self) -> None:
        """Let answers to earlier questions, shown again under these, be sent on."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        self.data["questions_version"] = questions_version()  # type: ignore[index]  # a QueryDict that was copied


def urgency_row(asked: Asked) -> Mapping[str, Any]:
    """The urgency in words with its reasons: as answered, else as the lodgers' answers propose."""
    urgency = asked.answered.urgency if asked.answered else asked.proposal
    return {
        "urgency": urgency,
        "tone": words.URGENCY_TONES[urgency] if urgency else Tone.PLAIN,
        "is_proposed": asked.answered is None and urgency is not None,
        "reasons": _reasons(asked.answered),
        "answered": asked.answered,
        "is_older": asked.answered is not None and asked.answered.weighed is None,
    }


def clock_row(found: Clock) -> Mapping[str, Any]:
    """One clock: met or running, in time or late, and by how much."""
    now = clock.now()
    length = words.span(abs(found.due_at - (found.met_at or now)))
    if found.met_at:
        text = _("Late by %(time)s") if found.is_late(now) else _("In time, %(time)s were left")
    else:
        text = _("Ran out %(time)s ago") if found.is_late(now) else _("%(time)s left")
    tone = Tone.URGENT if found.is_late(now) else Tone.GOOD if found.met_at else Tone.CARE
    return {
        "kind": found.kind,
        "due_at": found.due_at,
        "met_at": found.met_at,
        "text": text % {"time": length},
        "tone": tone,
    }


def _reasons(answered: Answered | None) -> list[str]:
    """Why the urgency is what it is, the weightiest first."""
    if answered is None or answered.weighed is None:
        return []
    labels = {question.id: question.label for question in danger_questions()}
    return [
        _SAID[each.because]() % {"question": labels[each.question], "urgency": _label(each.urgency)}
        for each in answered.weighed.reasons
    ]


_SAID = {
    Because.YES: lambda: _("%(question)s Yes: %(urgency)s."),
    Because.NOT_KNOWN: lambda: _("%(question)s Not known: %(urgency)s until it is."),
    Because.RAISES: lambda: _("%(question)s Yes: a step more urgent than the rest."),
}


def _label(urgency: Urgency | None) -> str:
    return str(urgency.label).lower() if urgency else ""


def _begun(asked: Asked | None) -> dict[str, str]:
    """The last answers as a beginning for the next; before any, what lodgers said."""
    if asked is None:
        return {}
    answers = asked.answered.answers if asked.answered else asked.proposed
    return {question: answer.value for question, answer in answers.items()}
