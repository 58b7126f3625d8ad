"""The form of an agency's own template: its name, and a row for each step."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.web.components.plain_field import KeptField
from wayhome.workplan.actions.write_template import LONGEST_NAME, NewVersion
from wayhome.workplan.domain.case_kinds import CaseKind
from wayhome.workplan.domain.step_templates import (
    LONGEST_DAYS,
    LONGEST_WORDS,
    MOST_STEPS,
    StepTemplate,
    TemplateStep,
)
from wayhome.workplan.domain.titles import KIND_OF, TITLES_OF, TaskKind, TaskPriority, TaskTitle

EMPTY_ROWS = 5


class TemplateForm(forms.Form):
    """Name and kind of a template; `number` is the version that was shown."""

    number = forms.IntegerField(widget=forms.HiddenInput(), min_value=0, initial=0)
    name = KeptField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Everybody here reads it. Name no person."),
        limit=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Give the template a name.")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind of case"), choices=CaseKind.choices)

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, label_suffix="")

    def new(self, steps: tuple[TemplateStep, ...]) -> NewVersion:
        """The template of a valid form."""
        given = self.cleaned_data
        return NewVersion(name=given["name"], kind=CaseKind(given["kind"]), steps=steps)


class StepForm(forms.Form):
    """One step; a row without title and words is left out."""

    title = forms.ChoiceField(label=gettext_lazy("What is to be done?"), required=False)
    words = KeptField(
        label=gettext_lazy("Or in the agency’s words"),
        help_text=gettext_lazy("Name no person."),
        required=False,
        limit=LONGEST_WORDS,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of work, for own words"), choices=TaskKind.choices, required=False
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days after the start"),
        required=False,
        min_value=0,
        max_value=LONGEST_DAYS,
        error_messages={"invalid": gettext_lazy("Give a number of days.")},
    )
    priority = forms.TypedChoiceField(
        label=gettext_lazy("Priority"),
        choices=TaskPriority.choices,
        coerce=int,
        initial=TaskPriority.NORMAL.value,
    )

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.label_suffix = ""
        grouped = [
            (kind.label, [(title.value, title.label) for title in titles])
            for kind, titles in TITLES_OF.items()
        ]
        self.fields["title"].choices = [("", _("None")), *grouped]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """A step has a title or words, and days."""
        super().clean()
        given = self.cleaned_data
        title, words = given.get("title"), given.get("words")
        if title and words:
            self.add_error("words", _("Choose a title, or write words, not both."))
        if (title or words) and given.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Say after how many days it is due."))
        return given

    @property
    def step(self) -> TemplateStep | None:
        """The step of a valid row; None when the row is empty."""
        given = self.cleaned_data
        title = TaskTitle(given["title"]) if given.get("title") else None
        if title is None and not given.get("words"):
            return None
        return TemplateStep(
            days=given["days"],
            title=title,
            words=given["words"],
            kind=KIND_OF[title] if title else TaskKind(given["kind"] or TaskKind.REVIEW),
            priority=TaskPriority(given["priority"]),
        )


StepForms = forms.formset_factory(
    StepForm, extra=EMPTY_ROWS, max_num=MOST_STEPS, absolute_max=MOST_STEPS
)


def steps_of(rows: Sequence[Any]) -> tuple[TemplateStep, ...]:
    """The steps of valid rows."""
    return tuple(row.step for row in rows if row.step is not None)


def initial_rows(template: StepTemplate | None) -> list[dict[str, Any]]:
    """The rows of a template as it stands."""
    if template is None:
        return []
    return [
        {
            "title": step.title.value if step.title else "",
            "words": step.words,
            "kind": step.kind.value,
            "days": step.days,
            "priority": step.priority.value,
        }
        for step in template.steps
    ]
