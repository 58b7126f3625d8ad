"""Open one sealed text of a case for a purpose."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import decide
from wayhome.access.domain.purposes import Purpose
from wayhome.cases.queries.words import Opened, Words, open_words
from wayhome.web.casework.cases.sight import Sight


class WordsForm(forms.Form):
    """Which text to open, and what for; no purpose is chosen beforehand."""

    words = forms.UUIDField(widget=forms.HiddenInput())
    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        error_messages={"required": gettext_lazy("Choose what you need it for.")},
    )

    def __init__(self, data: Any = None, *, sight: Sight) -> None:
        super().__init__(data, label_suffix="")
        may = decide(sight.actor, Permission.FIELDS_OPEN, sight.case.target)
        purposes = [(each.value, each.label) for each in Purpose if each in may.purposes]
        self.fields["purpose"].choices = [("", _("Choose a purpose")), *purposes]  # type: ignore[attr-defined]  # a ChoiceField


def opened_words(form: WordsForm, sight: Sight, kind: Words) -> Opened | None:
    """The text that a form asks for; None when the form is not complete."""
    if not form.is_valid():
        return None
    words: UUID = form.cleaned_data["words"]
    purpose = Purpose(form.cleaned_data["purpose"])
    return open_words(sight.actor, sight.case.row.id, kind=kind, words=words, purpose=purpose)
