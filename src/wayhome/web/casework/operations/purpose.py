"""What sealed words of an operation are opened for."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target, decide
from wayhome.access.domain.purposes import Purpose
from wayhome.kernel.actor import Actor
from wayhome.operations.domain.words import Words
from wayhome.operations.queries.open_words import OpenedWords, open_words
from wayhome.web.casework.operations.seen import Seen


class PurposeForm(forms.Form):
    """A purpose; none is chosen beforehand."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        help_text=gettext_lazy("It is recorded together with your name."),
        error_messages={"required": gettext_lazy("Choose what you need it for.")},
    )

    def __init__(self, data: Any = None, *, target: Target, actor: Actor) -> None:
        super().__init__(data, label_suffix="")
        may = decide(actor, Permission.FIELDS_OPEN, target)
        purposes = [(each.value, each.label) for each in Purpose if each in may.purposes]
        self.fields["purpose"].choices = [("", _("Choose a purpose")), *purposes]  # type: ignore[attr-defined]  # a ChoiceField


class WordsForm(PurposeForm):
    """Which sealed text to open, and what for."""

    words = forms.UUIDField(widget=forms.HiddenInput())
    kind = forms.ChoiceField(
        widget=forms.HiddenInput(), choices=[(each.value, each.value) for each in Words]
    )


def words_form(seen: Seen, data: Any = None) -> WordsForm:
    """The form as it stands, or as it was sent."""
    return WordsForm(data, target=seen.operation.target, actor=seen.actor)


def opened_words(form: WordsForm, seen: Seen) -> OpenedWords | None:
    """What a form asks for; None when the form is not complete. Raises NotFound."""
    if not form.is_valid():
        return None
    words: UUID = form.cleaned_data["words"]
    return open_words(
        seen.actor,
        seen.operation.row.id,
        kind=Words(form.cleaned_data["kind"]),
        words=words,
        purpose=Purpose(form.cleaned_data["purpose"]),
    )
