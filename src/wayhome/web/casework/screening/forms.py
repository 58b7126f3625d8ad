"""What is filled in to screen a name, to review a hit, and to narrow the table of screenings."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.queries.colleagues import Office
from wayhome.kernel.actor import Actor
from wayhome.matching.description import PartialDate, UnreadableDateError
from wayhome.places.countries import countries
from wayhome.screening.actions.screen import Asked
from wayhome.screening.domain.listings import SubjectKind
from wayhome.screening.domain.origins import Origin
from wayhome.screening.domain.sought import LONGEST_NAME, MOST_NAMES, Sought, says_something
from wayhome.screening.domain.verdicts import Verdict
from wayhome.screening.queries.screenings import ScreeningFilter
from wayhome.web.casework.days import DaysForm
from wayhome.web.casework.judging import JudgingForm, verdict_field
from wayhome.web.casework.matches.forms import PurposeForm
from wayhome.web.components.widgets import Radios

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


class ReviewForm(JudgingForm):
    """Whom an entry means, and why."""

    verdict = verdict_field(Verdict, label=gettext_lazy("Whom does the entry mean?"), hints=_HINTS)


class TableForm(DaysForm):
    """Where names came from, who screened, when, and what is left to do."""

    field_order = ("origin", "left", "person")

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

    def __init__(self, data: Any, *, people: Office) -> None:
        super().__init__(data)
        by_name = sorted(people.names.items(), key=lambda pair: (pair[1], pair[0]))
        named = [(str(user), name) for user, name in by_name]
        self.fields["person"].choices = [("", _("Anybody")), *named]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def wanted(self) -> ScreeningFilter:
        """The filter of a valid form."""
        given = self.cleaned_data
        return ScreeningFilter(
            origin=Origin(given["origin"]) if given["origin"] else None,
            person=UUID(given["person"]) if given["person"] else None,
            period=self.days,
            is_waiting=given["left"] == self.WAITING,
            is_due=given["left"] == self.DUE,
        )
