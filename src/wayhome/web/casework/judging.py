"""Judging on the desk where one word is enough: what is filled in, and the history in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.queries.colleagues import Office
from wayhome.kernel.judging import Judged
from wayhome.kernel.reasons import LONGEST_REASON
from wayhome.web.components.widgets import CountedText, Radios


class JudgingForm(forms.Form):
    """A verdict, none chosen beforehand, and why; carries the purpose it was opened for."""

    field_order = ("verdict", "reason", "purpose")

    reason = forms.CharField(
        label=gettext_lazy("Why do you think so?"),
        help_text=gettext_lazy("Say what you compared or whom you asked. It is kept sealed."),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=4),
        error_messages={"required": gettext_lazy("Write why you think so.")},
    )
    purpose = forms.CharField(widget=forms.HiddenInput)


def verdict_field(
    verdicts: type[TextChoices], *, label: Any, hints: Mapping[str, object]
) -> forms.ChoiceField:
    """The question of a judgement, as `label`, with its answers."""
    return forms.ChoiceField(
        label=label,
        choices=verdicts.choices,
        widget=Radios(hints=hints),
        error_messages={"required": gettext_lazy("Choose one of the answers.")},
    )


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One judgement or undo: what, when, who, why where that was opened."""

    id: UUID
    about: UUID
    title: str
    at: datetime
    who: str
    reason: str
    can_undo: bool


def history_line(judged: Judged[Any], colleagues: Office, *, may_undo: bool) -> HistoryLine:
    """A line of a history with the name of who judged."""
    return HistoryLine(
        id=judged.id,
        about=judged.about,
        title=str(judged.verdict.label) if judged.verdict else _("Undone"),
        at=judged.at,
        who=colleagues.name(judged.by),
        reason=judged.reason,
        can_undo=judged.is_in_force and may_undo,
    )
