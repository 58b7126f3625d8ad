"""What is typed on the way back: the number, a message, a file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.clean_file import FileRefused
from wayhome.intake.domain.files import clean
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.intake.domain.receipt import ReceiptProblem
from wayhome.web.components.plain_field import PlainField
from wayhome.web.message_field import MessageField
from wayhome.web.once_form import OnceForm
from wayhome.web.uploads import FILE_PROBLEMS

RECEIPT_PROBLEMS = {
    ReceiptProblem.TOO_SHORT: _("Some of the number is missing. It has 24 digits, or six words."),
    ReceiptProblem.TOO_LONG: _("This is too long. The number has 24 digits, or six words."),
    ReceiptProblem.CHECK_DIGIT: _("One digit is not right. Compare it with your note."),
    ReceiptProblem.UNKNOWN_WORD: _("One word is not right. Compare it with your note."),
    ReceiptProblem.MIXED: _("Write the digits or the words, not both."),
}
NOTHING_FOUND = _("We found nothing under this number. Compare it with your note.")


class ReceiptForm(forms.Form):
    """One box for digits or words."""

    number = PlainField(
        label=_("Your number or your six words"),
        help_text=_("Spaces and lines do not matter."),
        error_messages={"required": _("Write your number or your six words.")},
        widget=forms.Textarea(
            {"rows": 2, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
        ),
    )


class MessageForm(OnceForm):
    """A message or a fact."""

    text = MessageField()


class FileForm(OnceForm):
    """One file."""

    file = forms.FileField(
        label=_("Choose a photo or a document"),
        help_text=_("A photo, a PDF, a text or a sound. 20 MB at most."),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
    )

    def clean_file(self) -> NamedFile:
        """The file by what it contains, without its hidden data."""
        sent: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            return NamedFile(name=sent.name or "", file=clean(sent.name or "", sent.read()))
        except FileRefused as refused:
            raise forms.ValidationError(FILE_PROBLEMS[refused.problem]) from refused
