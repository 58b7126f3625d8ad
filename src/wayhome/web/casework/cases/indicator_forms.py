"""The form of a profile of indicators: one answer to each item, the act, and the age."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.cases.domain.indicators.profile import AppliesTo, Profile, dimensions
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.palermo import Presence
from wayhome.cases.queries.profile_answers import AnswersLine
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.components.widgets import Radios


class AnswerChoice(TextChoices):
    """The four answers in words; not knowing and not telling are two of them."""

    YES = Answer.YES.value, _("Yes")
    NO = Answer.NO.value, _("No")
    UNKNOWN = Answer.UNKNOWN.value, _("Not known")
    REFUSED = Answer.REFUSED.value, _("Would rather not say")


_CHILD = {"yes": True, "no": False, "unknown": None}


class IndicatorForm(CaseForm):
    """Every item of one version of a profile, by dimension."""

    profile_version = forms.CharField(widget=forms.HiddenInput())
    is_child = forms.ChoiceField(
        label=_("Was the person under eighteen?"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known"))],
        widget=Radios(),
        error_messages={"required": _("Say whether the person was a child.")},
    )
    act = forms.ChoiceField(
        label=_("Was the person recruited, moved, handed over, harboured or received?"),
        help_text=_("The act is the first element; no indicator asks about it."),
        choices=Presence.choices,
        initial=Presence.UNKNOWN.value,
        widget=Radios(),
    )

    def __init__(
        self, data: Any = None, *, profile: Profile, version: int, before: AnswersLine | None = None
    ) -> None:
        initial = {"profile_version": profile.version, **_as_before(before)}
        super().__init__(data, version=version, initial=initial)
        self.profile = profile
        if profile.applies_to is not AppliesTo.ANYONE:
            is_child = profile.applies_to is AppliesTo.CHILD
            self.initial.setdefault("is_child", "yes" if is_child else "no")
        for item in profile.items:
            self.fields[item.id] = forms.ChoiceField(
                label=item.label,
                choices=AnswerChoice.choices,
                initial=Answer.UNKNOWN.value,
                widget=forms.Select({"class": "wh-select"}),
            )

    def renew_profile(self) -> None:
        """Let answers to an earlier version, shown again under this one, be sent on."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        self.data["profile_version"] = self.profile.version  # type: ignore[index]  # a QueryDict that was copied

    @property
    def groups(self) -> Sequence[Mapping[str, Any]]:
        """The controls by dimension, in the order of the profile."""
        rows: dict[str, list[forms.BoundField]] = {}
        for item in self.profile.items:
            rows.setdefault(item.dimension, []).append(self[item.id])
        told = dimensions()
        return [
            {"label": told[name].label if name else self.profile.title, "rows": controls}
            for name, controls in rows.items()
        ]

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers by item."""
        return {item.id: Answer(self.cleaned_data[item.id]) for item in self.profile.items}

    @property
    def child(self) -> bool | None:
        """Whether the person was a child; None when that is not known."""
        return _CHILD[self.cleaned_data["is_child"]]


def _as_before(before: AnswersLine | None) -> dict[str, str]:
    """The last answers to the same profile as a beginning for the next."""
    if before is None:
        return {}
    child = next(word for word, known in _CHILD.items() if known is before.is_child)
    given = {item: answer.value for item, answer in before.answers.items()}
    return {**given, "is_child": child, "act": before.act.value}
