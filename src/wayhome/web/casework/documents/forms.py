"""The forms of papers: bring one, bring a newer version, write a letter, hand one over."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.consent.domain.contact import ContactWay
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import RecipientKind, embassy_key
from wayhome.documents.actions.keep_paper import NewPaper
from wayhome.documents.actions.write_letter import NewLetter
from wayhome.documents.domain.letters import LANGUAGES, templates
from wayhome.documents.domain.papers import WRITTEN_HERE, PaperKind
from wayhome.intake.domain.clean_file import FileRefused
from wayhome.intake.domain.files import clean
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.web.casework.consent.recipients import Recipients, embassy_choices
from wayhome.web.components.widgets import CountedText
from wayhome.web.uploads import FILE_PROBLEMS

LONGEST = 6_000
_LONGEST_NAME = 200
_NOBODY = ("", gettext_lazy("Choose"))
Persons = list[tuple[str, str]]


class _FileForm(forms.Form):
    """A form with one file, cleaned of what it hides."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A photo, PDF, text or sound, 20 MB at most. Hidden data is removed from it."
        ),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, is_too_large: bool = False, **more: Any
    ) -> None:
        super().__init__(data, files, label_suffix="", **more)
        self._is_too_large = is_too_large

    def clean_file(self) -> NamedFile:
        """The cleaned file."""
        sent = self.cleaned_data["file"]
        if self._is_too_large:
            raise forms.ValidationError(_("The file is larger than 20 MB. Choose a smaller one."))
        try:
            return NamedFile((sent.name or "")[:_LONGEST_NAME], clean(sent.name or "", sent.read()))
        except FileRefused as refused:
            raise forms.ValidationError(FILE_PROBLEMS[refused.problem]) from refused


class BringForm(_FileForm):
    """A paper that is brought; `paper` makes it count once."""

    paper = forms.UUIDField(widget=forms.HiddenInput())
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[
            _NOBODY,
            *((kind.value, kind.label) for kind in PaperKind if kind not in WRITTEN_HERE),
        ],
        error_messages={"required": gettext_lazy("Say what it is.")},
    )
    person = forms.ChoiceField(label=gettext_lazy("Whom is it about?"), required=False)

    field_order = ("kind", "person", "file")

    def __init__(self, *given: Any, persons: Persons, **more: Any) -> None:
        super().__init__(*given, initial={"paper": uuid4()}, **more)
        self.fields["person"].choices = [("", _("The whole case")), *persons]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def paper_given(self) -> NewPaper:
        """The paper of a valid form."""
        told = self.cleaned_data
        return NewPaper(told["paper"], PaperKind(told["kind"]), _person(told), told["file"])


class VersionForm(_FileForm):
    """A newer version; `seen` is the newest that its writer saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput(), min_value=1)


class LetterForm(forms.Form):
    """A letter from a template."""

    paper = forms.UUIDField(widget=forms.HiddenInput())
    template = forms.ChoiceField(
        label=gettext_lazy("Letter"),
        error_messages={"required": gettext_lazy("Choose a letter.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letter"),
        help_text=gettext_lazy("The one that its reader knows best."),
        choices=[_NOBODY, *LANGUAGES.items()],
        error_messages={"required": gettext_lazy("Choose a language.")},
    )
    person = forms.ChoiceField(label=gettext_lazy("Whom does it tell of?"), required=False)
    recipient = forms.ChoiceField(
        label=gettext_lazy("Who gets it?"),
        required=False,
        help_text=gettext_lazy("Leave it open for a letter to an embassy."),
    )
    embassy = forms.ChoiceField(label=gettext_lazy("Embassy of"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Your words"),
        help_text=gettext_lazy("They stand in the middle of the letter. Write in its language."),
        required=False,
        max_length=LONGEST,
        widget=CountedText(LONGEST),
    )

    def __init__(self, data: Any = None, *, persons: Persons, recipients: Recipients) -> None:
        super().__init__(data, initial={"paper": uuid4()}, label_suffix="")
        letters = [(each.id, each.label) for each in templates().values()]
        self.fields["template"].choices = [_NOBODY, *letters]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["person"].choices = [("", _("Nobody by name")), *persons]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["recipient"].choices = [("", _("An embassy")), *recipients.choices]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["embassy"].choices = embassy_choices()  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> None:
        """Somebody gets it."""
        _clean_recipient(self)

    @property
    def letter(self) -> NewLetter:
        """The letter of a valid form."""
        told = self.cleaned_data
        return NewLetter(
            id=told["paper"],
            template=told["template"],
            language=told["language"],
            recipient=told["recipient_key"],
            person=_person(told),
            words=told["words"],
        )


class HandOverForm(forms.Form):
    """To whom a version goes, for what, and which way."""

    version = forms.UUIDField(widget=forms.HiddenInput())
    recipient = forms.ChoiceField(label=gettext_lazy("Who gets it?"), required=False)
    embassy = forms.ChoiceField(label=gettext_lazy("Embassy of"), required=False)
    purpose = forms.ChoiceField(
        label=gettext_lazy("What for?"),
        choices=[_NOBODY, *SharePurpose.choices],
        error_messages={"required": gettext_lazy("Choose what it is for.")},
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Which way?"),
        choices=[_NOBODY, *ContactWay.choices],
        error_messages={"required": gettext_lazy("Choose the way.")},
    )

    def __init__(
        self, data: Any = None, *, recipients: Recipients, initial: Any = None, fixed: bool = False
    ) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.fields["recipient"].choices = [("", _("An embassy")), *recipients.choices]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["embassy"].choices = embassy_choices()  # type: ignore[attr-defined]  # a ChoiceField
        if fixed:
            for name in ("recipient", "embassy", "purpose"):
                self.fields[name].widget = forms.HiddenInput()

    def clean(self) -> None:
        """Somebody gets it."""
        _clean_recipient(self)


def initial_hand_over(recipient: str, purpose: str, version: UUID) -> dict[str, Any]:
    """The form of handing over what was written for somebody."""
    kind, _colon, rest = recipient.partition(":")
    is_embassy = kind == RecipientKind.EMBASSY
    return {
        "version": version,
        "recipient": "" if is_embassy else recipient,
        "embassy": rest if is_embassy else "",
        "purpose": purpose,
    }


def _clean_recipient(form: forms.Form) -> None:
    told = form.cleaned_data
    recipient, embassy = told.get("recipient", ""), told.get("embassy", "")
    if recipient and embassy:
        form.add_error("embassy", _("Choose one recipient: an embassy or somebody else."))
    elif not recipient and not embassy:
        form.add_error("recipient", _("Say who gets it."))
    told["recipient_key"] = recipient or (embassy_key(embassy) if embassy else "")


def _person(told: dict[str, Any]) -> UUID | None:
    return UUID(told["person"]) if told["person"] else None
