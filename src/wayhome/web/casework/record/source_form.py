"""The form of adding sources: several files or a pasted text, and what is known of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.record.actions.add_source import NewSource
from wayhome.web.casework.days import day_input

_LANGUAGES = (
    ("", gettext_lazy("As the page says, or not known")),
    ("km", gettext_lazy("Khmer")),
    ("en", gettext_lazy("English")),
    ("fr", gettext_lazy("French")),
    ("zh", gettext_lazy("Chinese")),
    ("vi", gettext_lazy("Vietnamese")),
    ("th", gettext_lazy("Thai")),
    ("id", gettext_lazy("Indonesian")),
)


def language_words(code: str) -> str:
    """A language of a source in words; one without a name here by its code, none as nothing."""
    return str(dict(_LANGUAGES).get(code.partition("-")[0], code)) if code else ""


class _SeveralFiles(forms.ClearableFileInput):
    """A choice of several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; its value is a list of them."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself."""
        given = data if isinstance(data, list) else [data] if data else []
        return [super(FilesField, self).clean(each, initial) for each in given]


class SourceForm(forms.Form):
    """Files or a pasted text, and what is known of them."""

    file = FilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "Saved web pages, PDF with text in them, e-mails, plain texts or RSS files; together up"
            " to 20 MB."
        ),
        required=False,
        allow_empty_file=True,
    )
    text = forms.CharField(
        label=gettext_lazy("Or a text, pasted here"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 10}),
    )
    title = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=300)
    publisher = forms.CharField(label=gettext_lazy("Publisher"), required=False, max_length=200)
    names_domain = forms.BooleanField(
        label=gettext_lazy("Name e-mails by the domain they were sent from"),
        help_text=gettext_lazy(
            "For mail of organisations only, such as newsletters. Who sent an e-mail is never taken"
            " as its publisher: that may be a private person, and publishers are named in public."
        ),
        required=False,
    )
    published_on = forms.DateField(
        label=gettext_lazy("Published on"),
        required=False,
        widget=day_input(),
        error_messages={"invalid": gettext_lazy("Write the day like 2022-09-18.")},
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, choices=_LANGUAGES)
    url = forms.URLField(
        label=gettext_lazy("Address where it was found"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Write the whole address, with https://.")},
    )

    def __init__(self, data: Any = None, files: Any = None, *, is_too_large: bool = False) -> None:
        super().__init__(data, files, label_suffix="")
        self._is_too_large = is_too_large

    def clean(self) -> None:
        """Files or a text, not both; a title and an address are those of one source."""
        super().clean()
        files, text = self.cleaned_data.get("file") or [], self.cleaned_data.get("text")
        if self._is_too_large:
            self.add_error(
                "file", _("Together the files are larger than 20 MB. Add fewer at a time.")
            )
        elif not files and not text:
            self.add_error("file", _("Choose files, or paste the text."))
        if files and text:
            self.add_error("text", _("Give files or a text, not both."))
        for name in ("title", "url") if len(files) > 1 else ():
            if self.cleaned_data.get(name):
                self.add_error(
                    name, _("This is told of one source. Add its file alone, or leave this empty.")
                )

    @property
    def known(self) -> NewSource:
        """What was typed of the sources of a valid form; the bytes are another matter."""
        given = self.cleaned_data
        return NewSource(
            content=b"",
            publisher=given["publisher"],
            published_on=given["published_on"],
            language=given["language"],
            title=given["title"],
            url=given["url"],
            names_domain=given["names_domain"],
        )
