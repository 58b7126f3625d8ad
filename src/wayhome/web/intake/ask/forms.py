"""The form of a question page."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.answers import Answer, AnswerNotUnderstood, AnswerProblem, Answers
from wayhome.intake.domain.dates import DateProblem
from wayhome.intake.domain.questions import REQUIRED
from wayhome.web.intake.ask.fields import field_name, fields_of
from wayhome.web.intake.ask.pages import Page
from wayhome.web.intake.ask.reading import read_answer, shown

_MESSAGES: dict[str, str | Promise] = {
    AnswerProblem.REQUIRED: _("Choose an answer."),
    AnswerProblem.TOO_LONG: _("This is too long. Make it shorter and send the rest later."),
    AnswerProblem.TOO_MANY: _("Give ten at most. You can add more later."),
    AnswerProblem.NOT_A_CHOICE: _("Choose one of the answers."),
    AnswerProblem.NOT_A_COUNTRY: _("Choose a country from the list."),
    AnswerProblem.NOT_A_PROVINCE: _("Choose a province from the list."),
    AnswerProblem.NOT_UNDERSTOOD: _("We could not read this. Write it in another way."),
    DateProblem.EMPTY: _("Give a year or an age, or leave it empty."),
    DateProblem.NOT_UNDERSTOOD: _("Use numbers for day, month and year."),
    DateProblem.NO_SUCH_DAY: _("This day does not exist in that month."),
    DateProblem.NO_SUCH_MONTH: _("The month is a number from 1 to 12."),
    DateProblem.NO_SUCH_YEAR: _("Write the year with four digits, such as 1998."),
    DateProblem.NO_SUCH_AGE: _("The age is a number from 0 to 120."),
    DateProblem.IN_THE_FUTURE: _("This day has not come yet. Check the year."),
}


class PageForm(forms.Form):
    """The questions of one page; once valid, `answers` holds the draft's answers with these."""

    def __init__(self, page: Page, *, answers: Answers, data: Any = None) -> None:
        initial: dict[str, object] = {}
        for question in page.questions:
            initial.update(shown(question, answers[question.name]))
        super().__init__(data, initial=initial, label_suffix="")
        self.page = page
        self.answers = answers
        for question in page.questions:
            is_main = question.name in page.names
            self.fields.update(fields_of(question, is_main=is_main))
        if page.is_single:
            only = self.fields[field_name(page.names[0])]
            only.label, only.help_text = str(page.heading), str(page.why)

    def clean(self) -> dict[str, Any]:
        """Read every question; a problem stands beside its own."""
        super().clean()
        for question in self.page.questions:
            if field_name(question.name) in self.errors:
                continue
            try:
                answer = read_answer(question, self.cleaned_data)
                self._require(question.name, answer)
                self.answers = self.answers.replaced(question.name, answer)
            except AnswerNotUnderstood as problem:
                self.add_error(field_name(problem.question), str(_MESSAGES[problem.code]))
        return self.cleaned_data

    @staticmethod
    def _require(name: str, answer: Answer) -> None:
        """The two answers that nothing works without."""
        if name in REQUIRED and Answers({name: answer}).value(name) is None:
            raise AnswerNotUnderstood(name, AnswerProblem.REQUIRED)

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """The controls that are shown at once."""
        return [field for field in self if not self._is_extra(field)]

    @property
    def extra_fields(self) -> list[forms.BoundField]:
        """The controls that stay folded until wanted."""
        return [field for field in self if self._is_extra(field)]

    @property
    def shows_extra(self) -> bool:
        """Whether something folded was answered or needs to be put right."""
        return any(field.errors or field.value() for field in self.extra_fields)

    def _is_extra(self, field: forms.BoundField) -> bool:
        extra = {field_name(name) for name in self.page.extra}
        return field.name in extra
