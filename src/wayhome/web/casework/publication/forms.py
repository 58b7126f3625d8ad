"""What staff say of a public entry: why it is withdrawn, a correction, how a letter is settled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.texts import NAME_LIMIT
from wayhome.release.actions.settle_request import Settlement
from wayhome.release.domain.limits import NOTE_LIMIT
from wayhome.release.domain.statuses import Outcome, Withdrawal
from wayhome.web.components.plain_field import KeptField
from wayhome.web.components.widgets import CountedText, Radios
from wayhome.web.entry_words import REASONS

_REASONS = [(why.value, REASONS[why]) for why in Withdrawal if why is not Withdrawal.REVIEW]
_CHOOSE = {"required": _("Choose one.")}


class WithdrawForm(forms.Form):
    """Why an entry is withdrawn, and whether its words go."""

    why = forms.ChoiceField(
        label=_("Why is it withdrawn?"), choices=_REASONS, widget=Radios(), error_messages=_CHOOSE
    )
    remove_words = forms.BooleanField(
        label=_("Remove the words too; this cannot be undone"),
        help_text=_("Words that put somebody at risk are always removed."),
        required=False,
    )


class CorrectionForm(forms.Form):
    """A correction in our own words."""

    words = KeptField(
        label=_("The correction, as everybody will read it"),
        limit=NOTE_LIMIT,
        widget=CountedText(NOTE_LIMIT),
        error_messages={"required": _("Write the correction.")},
    )


class SettleForm(forms.Form):
    """What becomes of a letter."""

    outcome = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=(
            (Outcome.REPLY.value, _("Put the reply beside the entry")),
            (Outcome.CORRECTION.value, _("Put a correction beside the entry")),
            (Outcome.WITHDRAWN.value, _("Withdraw the entry")),
            (Outcome.UNCHANGED.value, _("Leave the entry as it is")),
        ),
        widget=Radios(),
        error_messages=_CHOOSE,
    )
    words = KeptField(
        label=_("The reply or the correction, as everybody will read it"),
        required=False,
        limit=NOTE_LIMIT,
        widget=CountedText(NOTE_LIMIT),
    )
    signed = KeptField(
        label=_("The name under a reply"),
        required=False,
        limit=NAME_LIMIT,
    )
    contests = forms.BooleanField(
        label=_("The reply says that the entry is wrong: mark it as disputed"), required=False
    )
    why = forms.ChoiceField(
        label=_("Why it is withdrawn"),
        choices=[("", _("Not withdrawn")), *_REASONS],
        required=False,
    )
    remove_words = forms.BooleanField(
        label=_("Remove the words too; this cannot be undone"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """A note needs words, a withdrawal a reason."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        outcome = told.get("outcome")
        is_note = outcome in {Outcome.REPLY, Outcome.CORRECTION}
        if is_note and not told.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write what everybody will read."))
        if outcome == Outcome.WITHDRAWN and not told.get("why"):
            self.add_error("why", _("Say why it is withdrawn."))
        return told

    @property
    def settlement(self) -> Settlement:
        """What a valid form decides."""
        told = self.cleaned_data
        return Settlement(
            outcome=Outcome(told["outcome"]),
            words=told["words"],
            signed=told["signed"],
            contests=told["contests"],
            why=Withdrawal(told["why"]) if told["why"] else None,
            remove_words=told["remove_words"],
        )
