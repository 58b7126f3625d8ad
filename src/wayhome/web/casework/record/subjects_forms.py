"""What is filled in about subjects: a filter, a name to look for, a judgement, an undo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wayhome.kernel.reasons import LONGEST_REASON
from wayhome.record.domain.subject_verdicts import Verdict
from wayhome.record.domain.subjects import LONGEST_NAME, SubjectKind
from wayhome.web.components.widgets import CountedText, Radios

_ANY = ("", gettext_lazy("Any"))
_KEYS: dict[str, str] = {Verdict.SAME: "s", Verdict.DIFFERENT: "d", Verdict.CANNOT_TELL: "c"}
_HINTS: dict[str, object] = {
    Verdict.SAME: gettext_lazy("What both texts say is told of one. You can undo this."),
    Verdict.DIFFERENT: gettext_lazy("The two will not be joined, nor through others."),
    Verdict.CANNOT_TELL: gettext_lazy("The pair waits in a pile of its own."),
}


class KindForm(forms.Form):
    """Which kind a list is narrowed to; a code only, because it stands in the address."""

    kind = forms.ChoiceField(
        required=False, label=gettext_lazy("Kind"), choices=[_ANY, *SubjectKind.choices]
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.is_valid()

    @property
    def chosen(self) -> SubjectKind | None:
        """The kind, if a known one was chosen."""
        kind = self.cleaned_data.get("kind")
        return SubjectKind(kind) if kind else None


class NameForm(forms.Form):
    """A part of a name; sent by POST, so that no name stands in an address."""

    name = forms.CharField(
        label=gettext_lazy("Find by name"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Write a name or a part of one.")},
    )


class JudgementForm(forms.Form):
    """A verdict, none chosen beforehand, and why."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Are they the same?"),
        choices=Verdict.choices,
        widget=Radios(hints=_HINTS, access_keys=_KEYS),
        error_messages={"required": gettext_lazy("Choose one of the answers.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you think so?"),
        help_text=gettext_lazy(
            "Say what you compared. Colleagues read it: name no complaint and nobody who lodged one."
        ),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=3),
        error_messages={"required": gettext_lazy("Write why you think so.")},
    )


class UndoForm(forms.Form):
    """Why a judgement is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Why do you undo it?"),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=3),
        error_messages={"required": gettext_lazy("Write why you undo it.")},
    )
