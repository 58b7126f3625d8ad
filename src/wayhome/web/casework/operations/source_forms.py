"""The forms on sources that are sealed to named people, and on one's own key."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.kernel.sealed_to_people import SHORTEST_PASSPHRASE
from wayhome.kernel.texts import LINE_LIMIT
from wayhome.operations.domain.source_words import SourceWords
from wayhome.web.casework.operations.purpose import PurposeForm
from wayhome.web.components.widgets import Checkboxes, CountedText

_LONGEST_PHRASE = 200


def passphrase_field(label: Any, **more: Any) -> forms.CharField:
    """A passphrase; it is never shown again, whatever else is."""
    return forms.CharField(
        label=label,
        max_length=_LONGEST_PHRASE,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Type the passphrase.")},
        **more,
    )


class SourceForm(forms.Form):
    """Who a source is, and who may know; `source` makes it count once."""

    source = forms.UUIDField(widget=forms.HiddenInput())
    who = forms.CharField(
        label=gettext_lazy("Who is it?"),
        max_length=LINE_LIMIT,
        error_messages={"required": gettext_lazy("Say who it is.")},
    )
    contact = forms.CharField(
        required=False, label=gettext_lazy("How to reach them safely"), max_length=LINE_LIMIT
    )
    trust = forms.CharField(
        required=False,
        label=gettext_lazy("What they know, and how far they are believed"),
        max_length=4_000,
        widget=CountedText(4_000, rows=4),
    )
    circle = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("Who may know beside you?"),
        help_text=gettext_lazy(
            "Only people named on the operation, and supervisors, who made a key of their own."
        ),
        widget=Checkboxes(),
    )

    def __init__(self, data: Any = None, *, people: Mapping[UUID, str]) -> None:
        super().__init__(data, initial={"source": uuid4()}, label_suffix="")
        choices = [(str(user), name) for user, name in people.items()]
        self.fields["circle"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if not choices:
            del self.fields["circle"]

    @property
    def words(self) -> SourceWords:
        """Who it is."""
        given = self.cleaned_data
        return SourceWords(given["who"], given["contact"], given["trust"])

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """Who may know beside the writer."""
        return tuple(map(UUID, self.cleaned_data.get("circle", ())))


class OpenForm(PurposeForm):
    """What a source is opened for, and the passphrase of one's own key."""

    passphrase = passphrase_field(gettext_lazy("Your passphrase"))


class ShareForm(forms.Form):
    """Whom to let in, with the passphrase of one's own key."""

    user = forms.ChoiceField(
        label=gettext_lazy("Colleague"),
        error_messages={"required": gettext_lazy("Choose a colleague.")},
    )
    passphrase = passphrase_field(gettext_lazy("Your passphrase"))

    def __init__(
        self, data: Any = None, *, people: Mapping[UUID, str], prefix_id: object = ""
    ) -> None:
        super().__init__(data, label_suffix="", auto_id=f"id_share_{prefix_id}_%s")
        choices = [("", _("Choose")), *((str(user), name) for user, name in people.items())]
        self.fields["user"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class WithholdForm(forms.Form):
    """Whom to take out."""

    user = forms.UUIDField(widget=forms.HiddenInput())


class KeyForm(forms.Form):
    """A passphrase for a new key, typed twice."""

    passphrase = passphrase_field(
        gettext_lazy("Passphrase"),
        help_text=gettext_lazy(
            "Fourteen characters or more, such as five words by chance. Not your password. Nobody"
            " can find it again for you."
        ),
    )
    again = passphrase_field(gettext_lazy("The same once more"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")

    def clean(self) -> dict[str, Any]:
        """Long enough, and the same twice."""
        super().clean()
        given = self.cleaned_data
        phrase, again = given.get("passphrase", ""), given.get("again", "")
        if phrase and len(phrase.strip()) < SHORTEST_PASSPHRASE:
            self.add_error("passphrase", _("Fourteen characters or more."))
        if phrase and again and phrase != again:
            self.add_error("again", _("The two are not the same. Type both again."))
        return given
