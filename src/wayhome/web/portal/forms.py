"""What is typed in the portal besides the questions of a complaint."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.clean_file import FileProblem, FileRefused
from wayhome.intake.domain.files import clean
from wayhome.intake.domain.messages import Topic
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.web.complaint_form import LANGUAGES
from wayhome.web.message_field import MessageField
from wayhome.web.once_form import OnceForm
from wayhome.web.uploads import FILE_PROBLEMS

_LONGEST_NAME = 200


def cleaned(sent: "UploadedFile[Any]") -> NamedFile:
    """A file by what it contains, without its hidden data. Raises ValidationError."""
    name = (sent.name or "")[:_LONGEST_NAME]
    try:
        return NamedFile(name=name, file=clean(name, sent.read()))
    except FileRefused as refused:
        raise forms.ValidationError(str(FILE_PROBLEMS[refused.problem])) from refused


class MessageForm(OnceForm):
    """A message, or a fact that adds to the complaint."""

    topic = forms.ChoiceField(label=_("What is it about?"), choices=Topic.choices)
    text = MessageField(label=_("Your message"))


class FileForm(OnceForm):
    """One file."""

    file = forms.FileField(
        label=_("Photo or document"),
        help_text=_("A photo, a PDF, a text or a sound, 20 MB at most. Hidden data is removed."),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
    )

    def __init__(self, data: Any = None, files: Any = None, *, is_too_large: bool = False) -> None:
        super().__init__(data, files, label_suffix="")
        self._is_too_large = is_too_large

    def clean(self) -> dict[str, Any]:
        """A file that was not taken in is too large, not forgotten."""
        super().clean()
        if self._is_too_large:
            self.errors.pop("file", None)
            self.add_error("file", str(FILE_PROBLEMS[FileProblem.TOO_LARGE]))
        return self.cleaned_data

    def clean_file(self) -> NamedFile:
        """The cleaned file."""
        return cleaned(self.cleaned_data["file"])


class SheetForm(forms.Form):
    """A file of many complaints."""

    sheet = forms.FileField(
        label=_("File of complaints"),
        help_text=_("CSV or XLSX with the headings of the template, 10,000 rows at most."),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
    )
    language = forms.ChoiceField(label=_("Language for answers"), choices=LANGUAGES)
