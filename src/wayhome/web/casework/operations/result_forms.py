"""The forms on what an operation came to, and on evidence."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.intake.domain.clean_file import FileRefused
from wayhome.intake.domain.files import clean
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.kernel.texts import LINE_LIMIT
from wayhome.operations.actions.finish import NewResult
from wayhome.operations.actions.keep_evidence import NewCustody, NewEvidence
from wayhome.operations.domain.evidence import CustodyWords, EvidenceKind, EvidenceWords
from wayhome.operations.domain.result import (
    MOST,
    Counts,
    CountsRefused,
    ResultOutcome,
    check_result,
)
from wayhome.web.casework.operations.forms import LONGEST, VersionForm, moment_field
from wayhome.web.components.widgets import CountedText, Radios

_LONGEST_NAME = 200


def _number(label: Any, **more: Any) -> forms.IntegerField:
    messages = {"required": gettext_lazy("Give a number; 0 for none.")}
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST, error_messages=messages, **more
    )


class ResultForm(VersionForm):
    """The outcome, the numbers, words beside them, and when it ended."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=ResultOutcome.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose an outcome.")},
    )
    found = _number(gettext_lazy("Persons found"))
    children = _number(gettext_lazy("Of them under eighteen"))
    freed = _number(gettext_lazy("Of them freed"))
    arrested = _number(
        gettext_lazy("Others arrested"), help_text=gettext_lazy("A number alone, no names.")
    )
    words = forms.CharField(
        required=False,
        label=gettext_lazy("What happened"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        max_length=LONGEST,
        widget=CountedText(LONGEST, rows=5),
    )
    at = moment_field(
        gettext_lazy("When did it end?"),
        required=False,
        help_text=gettext_lazy("Leave empty for now."),
    )

    def __init__(
        self, data: Any = None, *, version: int = 0, initial: Any = None, ends: bool = True
    ) -> None:
        super().__init__(data, version=version, initial=initial)
        if not ends:
            del self.fields["at"]

    def clean(self) -> dict[str, Any]:
        """The numbers agree with each other and with the outcome."""
        super().clean()
        if not self.errors:
            try:
                check_result(ResultOutcome(self.cleaned_data["outcome"]), self._counts)
            except CountsRefused:
                self.add_error(
                    "found",
                    _(
                        "The numbers contradict each other or the outcome: no more under eighteen"
                        " or freed than found, and somebody found exactly when the outcome says so."
                    ),
                )
        return self.cleaned_data

    @property
    def result(self) -> NewResult:
        """The result of a valid form."""
        given = self.cleaned_data
        return NewResult(ResultOutcome(given["outcome"]), self._counts, given["words"])

    @property
    def moment(self) -> datetime | None:
        """When it ended, where that was given."""
        moment: datetime | None = self.cleaned_data.get("at")
        return moment

    @property
    def _counts(self) -> Counts:
        given = self.cleaned_data
        return Counts(given["found"], given["children"], given["freed"], given["arrested"])


class EvidenceForm(forms.Form):
    """An item of evidence; `item` makes it count once."""

    item = forms.UUIDField(widget=forms.HiddenInput())
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=EvidenceKind.choices)
    at = moment_field(gettext_lazy("When was it taken?"))
    what = forms.CharField(
        label=gettext_lazy("What is it?"),
        help_text=gettext_lazy("Sealed."),
        max_length=LONGEST,
        widget=CountedText(LONGEST, rows=3),
        error_messages={"required": gettext_lazy("Say what it is.")},
    )
    kept = forms.CharField(
        label=gettext_lazy("Where is it kept?"),
        help_text=gettext_lazy("Sealed."),
        max_length=LINE_LIMIT,
        error_messages={"required": gettext_lazy("Say where it is kept.")},
    )
    file = forms.FileField(
        required=False,
        label=gettext_lazy("A copy to look at"),
        help_text=gettext_lazy(
            "A photo, PDF, text or sound, 20 MB at most. Hidden data is removed from it, so keep"
            " the original."
        ),
        allow_empty_file=True,
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        initial: Any = None,
        is_too_large: bool = False,
    ) -> None:
        initial = {"item": uuid4(), **(initial or {})}
        super().__init__(data, files, initial=initial, label_suffix="")
        self._is_too_large = is_too_large

    def clean_file(self) -> NamedFile | None:
        """The cleaned file, where there is one."""
        sent = self.cleaned_data.get("file")
        if self._is_too_large:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        if not sent:
            return None
        try:
            return NamedFile((sent.name or "")[:_LONGEST_NAME], clean(sent.name or "", sent.read()))
        except FileRefused as refused:
            raise forms.ValidationError(
                _("This file cannot be taken. Choose a photo, a PDF, a text or a sound.")
            ) from refused

    @property
    def evidence(self) -> NewEvidence:
        """The item of a valid form."""
        given = self.cleaned_data
        item: UUID = given["item"]
        return NewEvidence(
            kind=EvidenceKind(given["kind"]),
            words=EvidenceWords(given["what"], given["kept"]),
            taken_at=given["at"],
            file=given["file"],
            id=item,
        )


class CustodyForm(forms.Form):
    """Who handed an item to whom; `link` makes it count once."""

    link = forms.UUIDField(widget=forms.HiddenInput())
    giver = forms.CharField(
        label=gettext_lazy("Handed over by"),
        max_length=LINE_LIMIT,
        error_messages={"required": gettext_lazy("Say who handed it over.")},
    )
    taker = forms.CharField(
        label=gettext_lazy("Taken by"),
        max_length=LINE_LIMIT,
        error_messages={"required": gettext_lazy("Say who took it.")},
    )
    kept = forms.CharField(
        required=False, label=gettext_lazy("Kept since at"), max_length=LINE_LIMIT
    )
    why = forms.CharField(required=False, label=gettext_lazy("Why"), max_length=LINE_LIMIT)
    at = moment_field(gettext_lazy("When?"))

    def __init__(self, data: Any = None, *, prefix_id: object = "") -> None:
        super().__init__(
            data, initial={"link": uuid4()}, label_suffix="", auto_id=f"id_{prefix_id}_%s"
        )

    @property
    def custody(self) -> NewCustody:
        """The link of a valid form."""
        given = self.cleaned_data
        link: UUID = given["link"]
        words = CustodyWords(given["giver"], given["taker"], given["kept"], given["why"])
        return NewCustody(words=words, handed_at=given["at"], id=link)
