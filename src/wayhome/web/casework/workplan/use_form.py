"""The form to use a template of steps on a case."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.web.casework.days import day_input
from wayhome.web.casework.workplan.task_forms import check_ahead
from wayhome.workplan.queries.templates import templates


class UseForm(forms.Form):
    """Which template, and the day from which its steps count."""

    template = forms.ChoiceField(
        label=gettext_lazy("Template of steps"),
        error_messages={"required": gettext_lazy("Choose a template.")},
    )
    begins_on = forms.DateField(
        label=gettext_lazy("Counting from"),
        widget=day_input(),
        error_messages={
            "required": gettext_lazy("Give the day to count from."),
            "invalid": gettext_lazy("Give a day, such as 2022-09-18."),
        },
    )

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        today = clock.local_today()
        super().__init__(data, initial={"begins_on": today}, label_suffix="")
        offered = [(each.id, _words(each.name, len(each.steps))) for each in templates(actor)]
        self.fields["template"].choices = [("", _("Choose")), *offered]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_begins_on(self) -> date:
        """Steps are planned ahead."""
        day: date = self.cleaned_data["begins_on"]
        check_ahead(day)
        return day


def _words(name: str, steps: int) -> str:
    text = ngettext("%(name)s, %(count)d step", "%(name)s, %(count)d steps", steps)
    return text % {"name": name, "count": steps}
