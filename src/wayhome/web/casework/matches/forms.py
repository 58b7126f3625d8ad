"""What a reviewer fills in: a purpose, a judgement, a search, the reason of an undo."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can, require
from wayhome.kernel.actor import Actor
from wayhome.people.domain.name_forms import LONGEST_NAME, NameKind
from wayhome.people.domain.turn import TurnReason
from wayhome.people.domain.typed import LONGEST
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.queries.pairs import PairFilter
from wayhome.places.countries import countries
from wayhome.web.components.widgets import CountedText, Radios

LONGEST_REASON = 2_000

_KEYS: dict[str, str] = {Verdict.SAME: "s", Verdict.DIFFERENT: "d", Verdict.CANNOT_TELL: "c"}
_ANY = [("", _("Any"))]

_HINTS: dict[str, object] = {
    Verdict.SAME: _("Both complaints will belong to one person. You can undo this."),
    Verdict.DIFFERENT: _("The two will not be joined, nor joined through others."),
    Verdict.CANNOT_TELL: _("The pair waits in a pile of its own until somebody knows more."),
}


class PurposeForm(forms.Form):
    """Why somebody opens what is sealed; offers only the purposes of the actor's roles."""

    purpose = forms.ChoiceField(
        label=_("What do you need it for?"),
        help_text=_("It is recorded together with your name."),
        error_messages={"required": _("Choose what you need it for.")},
    )

    def __init__(self, *args: Any, actor: Actor, permission: Permission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = require(actor, permission).purposes
        offered = [(p.value, p.label) for p in Purpose if p in allowed]
        field = self.fields["purpose"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the type checker
        field.choices = [("", _("Choose a purpose")), *offered]

    @property
    def chosen(self) -> Purpose:
        """The purpose of a valid form."""
        return Purpose(self.cleaned_data["purpose"])


class Refusable(forms.Form):
    """What judgements in force may forbid; after a refusal, `against` are the ids of these."""

    against: tuple[UUID, ...] = ()


class JudgementForm(Refusable):
    """A verdict, none chosen beforehand, and why; carries the purpose the pair was opened for."""

    verdict = forms.ChoiceField(
        label=_("Are they the same person?"),
        widget=Radios(hints=_HINTS, access_keys=_KEYS),
        error_messages={"required": _("Choose one of the answers.")},
    )
    reason = forms.CharField(
        label=_("Why do you think so?"),
        help_text=_("Say what you compared or whom you asked. It is kept sealed with the pair."),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=4),
        error_messages={"required": _("Write why you think so.")},
    )
    purpose = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].widget.attrs["accesskey"] = "r"
        may_join = can(actor, Permission.PERSON_MERGE)
        field = self.fields["verdict"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the type checker
        field.choices = [
            (verdict.value, verdict.label)
            for verdict in Verdict
            if may_join or verdict is not Verdict.SAME
        ]


class SettlementForm(JudgementForm):
    """A verdict that ends a disagreement: same or different, and why."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        field = self.fields["verdict"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the type checker
        field.choices = [(v.value, v.label) for v in (Verdict.SAME, Verdict.DIFFERENT)]


class PileForm(forms.Form):
    """What a pile can be narrowed to; codes only, because it stands in the address."""

    reason = forms.ChoiceField(
        required=False, label=_("Why it comes early"), choices=[*_ANY, *TurnReason.choices]
    )
    nationality = forms.ChoiceField(required=False, label=_("Nationality of either"))

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="")
        named = countries(get_language() or "en")
        self.fields["nationality"].choices = [*_ANY, *named]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def wanted(self) -> PairFilter:
        """The filter; what cannot be read narrows nothing."""
        self.is_valid()
        code = self.cleaned_data.get("reason")
        return PairFilter(
            reason=TurnReason(code) if code else None,
            nationality=self.cleaned_data.get("nationality", ""),
        )


class UndoForm(Refusable):
    """Why a judgement is taken back."""

    reason = forms.CharField(
        label=_("Why do you undo it?"),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=4),
        error_messages={"required": _("Write why you undo it.")},
    )


class NewNameForm(forms.Form):
    """A further form of a name, of which kind, and which of the complaints it belongs to."""

    field_order = ("mention", "name", "kind")

    name = forms.CharField(
        label=_("Another form of the name"),
        help_text=_("The whole name as it is written or said. The complaint keeps its own words."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Write the name."),
            "max_length": _("Write a name of at most 200 characters."),
        },
    )
    kind = forms.ChoiceField(
        label=_("What kind of form is it?"),
        choices=NameKind.choices,
        widget=Radios(),
        error_messages={"required": _("Choose what kind of form it is.")},
    )
    mention = forms.ChoiceField(
        label=_("Which complaint is it about?"),
        help_text=_(
            "If the complaints turn out to be about two people, the name stays with this one."
        ),
        error_messages={"required": _("Choose the complaint.")},
    )

    def __init__(self, data: Any = None, *, mentions: Mapping[UUID, str]) -> None:
        super().__init__(data, label_suffix="")
        field = self.fields["mention"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the type checker
        named = [(str(person), code) for person, code in mentions.items()]
        field.choices = named if len(named) == 1 else [("", _("Choose a complaint")), *named]
        if len(named) == 1:
            field.widget = forms.HiddenInput()
            field.initial = named[0][0]

    @property
    def has_choice(self) -> bool:
        """Whether there is more than one complaint to choose from."""
        return not self.fields["mention"].widget.is_hidden

    @property
    def chosen(self) -> UUID:
        """The mention of a valid form."""
        return UUID(self.cleaned_data["mention"])


class SearchForm(PurposeForm):
    """A name, a telephone or document number, and what it is needed for."""

    field_order = ("query", "purpose")

    query = forms.CharField(
        label=_("Name, telephone or document number"),
        help_text=_("In any script. Two names find more precisely than one."),
        max_length=LONGEST,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Write a name or a number.")},
    )
