"""What is filled in to screen a name, to review a hit, and to narrow the table of screenings."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.queries.colleagues import Office
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.kernel.reasons import LONGEST_REASON
from wayhome.matching.description import PartialDate, UnreadableDateError
from wayhome.places.countries import countries
from wayhome.screening.actions.screen import Asked
from wayhome.screening.domain.listings import SubjectKind
from wayhome.screening.domain.origins import Origin
from wayhome.screening.domain.sought import LONGEST_NAME, MOST_NAMES, Sought, says_something
from wayhome.screening.domain.verdicts import Verdict
from wayhome.screening.queries.screenings import ScreeningFilter
from wayhome.web.casework.matches.forms import PurposeForm
from wayhome.web.casework.report.period import day_input
from wayhome.web.components.widgets import CountedText, Radios

_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)
_HINTS: dict[str, object] = {
    Verdict.SAME: gettext_lazy("What follows from it, people decide elsewhere. You can undo this."),
    Verdict.DIFFERENT: gettext_lazy("It will not come up again unless the entry changes."),
    Verdict.CANNOT_TELL: gettext_lazy("The hit waits until somebody knows more."),
}


class OnceForm(PurposeForm):
    """A purpose, with the id that makes a screening count once however often it is sent."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, permission=Permission.SCREENING_RUN, **kwargs)

    @property
    def screening(self) -> UUID:
        """The id of a valid form."""
        once: UUID = self.cleaned_data["once"]
        return once


class ScreenForm(OnceForm):
    """A name in every form known, and what sharpens the search."""

    field_order = ("kind", "name", "others", "birth", "nationality", "purpose", "once")

    kind = forms.ChoiceField(
        label=gettext_lazy("Whose name is it?"),
        choices=SubjectKind.choices,
        initial=SubjectKind.PERSON.value,
        widget=Radios(),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("The whole name, in any script. A part of it finds too many."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write the name.")},
    )
    others = forms.CharField(
        label=gettext_lazy("Other names or spellings"),
        help_text=gettext_lazy("One a line, if there are any."),
        required=False,
        max_length=LONGEST_NAME * MOST_NAMES,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )
    birth = forms.CharField(
        label=gettext_lazy("Born"),
        help_text=gettext_lazy("As far as it is known: 1971, 1971-02 or 1971-02-14."),
        required=False,
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "size": 12}),
    )
    nationality = forms.ChoiceField(label=gettext_lazy("Nationality"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = countries(get_language() or "en")
        self.fields["nationality"].choices = [("", _("Not known")), *known]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_name(self) -> str:
        """A name that says something."""
        name: str = self.cleaned_data["name"]
        if not says_something(name):
            raise forms.ValidationError(_("Write a name of at least two letters."))
        return name

    def clean_birth(self) -> PartialDate | None:
        """A date known in part."""
        text: str = self.cleaned_data["birth"].strip()
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except UnreadableDateError as error:
            raise forms.ValidationError(
                _("Write the birth like 1971, 1971-02 or 1971-02-14.")
            ) from error

    @property
    def asked(self) -> Asked:
        """The question of a valid form."""
        given = self.cleaned_data
        sought = Sought(
            names=(given["name"], *given["others"].splitlines()),
            kind=SubjectKind(given["kind"]),
            birth=given["birth"],
            nationality=given["nationality"],
        )
        return Asked(self.screening, sought, self.chosen)


class ReviewForm(forms.Form):
    """A verdict, none chosen beforehand, and why; carries the purpose the hit was opened for."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Whom does the entry mean?"),
        choices=Verdict.choices,
        widget=Radios(hints=_HINTS),
        error_messages={"required": gettext_lazy("Choose one of the answers.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you think so?"),
        help_text=gettext_lazy("Say what you compared or whom you asked. It is kept sealed."),
        max_length=LONGEST_REASON,
        widget=CountedText(limit=LONGEST_REASON, rows=4),
        error_messages={"required": gettext_lazy("Write why you think so.")},
    )
    purpose = forms.CharField(widget=forms.HiddenInput)


class TableForm(forms.Form):
    """Where names came from, who screened, when, and what is left to do."""

    WAITING, DUE = "review", "again"

    origin = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Where the name came from"),
        choices=[("", gettext_lazy("Anywhere")), *Origin.choices],
    )
    left = forms.ChoiceField(
        required=False,
        label=gettext_lazy("What is left to do"),
        choices=[
            ("", gettext_lazy("Everything, done or not")),
            (WAITING, gettext_lazy("Hits to review")),
            (DUE, gettext_lazy("To screen again: a list changed")),
        ],
    )
    person = forms.ChoiceField(required=False, label=gettext_lazy("Who"))
    starts = forms.DateField(
        required=False,
        label=gettext_lazy("First day"),
        widget=day_input(),
        error_messages={"invalid": gettext_lazy("Write the first day like 2022-08-18.")},
    )
    ends = forms.DateField(
        required=False,
        label=gettext_lazy("Last day, included"),
        widget=day_input(),
        error_messages={"invalid": gettext_lazy("Write the last day like 2022-09-18.")},
    )

    def __init__(self, data: Any, *, people: Office) -> None:
        super().__init__(data, label_suffix="")
        by_name = sorted(people.names.items(), key=lambda pair: (pair[1], pair[0]))
        named = [(str(user), name) for user, name in by_name]
        self.fields["person"].choices = [("", _("Anybody")), *named]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> None:
        """The last day does not come before the first, and both are of our time."""
        super().clean()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        for name, day in (("starts", starts), ("ends", ends)):
            if day and not _FIRST <= day <= _LAST:
                self.add_error(name, _("Give a day between 2000 and 2100."))
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day comes before the first. Change one of them."))

    @property
    def wanted(self) -> ScreeningFilter:
        """The filter of a valid form."""
        given = self.cleaned_data
        period = None
        if given["starts"] or given["ends"]:
            period = Period(given["starts"] or _FIRST, given["ends"] or _LAST)
        return ScreeningFilter(
            origin=Origin(given["origin"]) if given["origin"] else None,
            person=UUID(given["person"]) if given["person"] else None,
            period=period,
            is_waiting=given["left"] == self.WAITING,
            is_due=given["left"] == self.DUE,
        )

    @property
    def in_address(self) -> Mapping[str, str]:
        """A valid form as it stands in an address."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}
