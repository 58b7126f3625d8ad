"""The form of a talk about consent."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.queries.colleagues import Office
from wayhome.consent.domain.explaining import (
    GROWN_UP,
    Age,
    Assent,
    ExplainedHow,
    Point,
    Relation,
)
from wayhome.consent.domain.languages import Language
from wayhome.consent.domain.new_consent import Guardian, NewConsent
from wayhome.consent.domain.purposes import AGREED
from wayhome.kernel.texts import NAME_LIMIT
from wayhome.web.casework.consent.items_form import ItemsForm
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.components.widgets import Checkboxes, CountedText, Radios

_LONGEST_NOTE = 2_000


class ConsentForm(ItemsForm):
    """Who explained it, how and in which language, who agreed, and to what."""

    lines_count = 3

    explained_by = forms.ChoiceField(
        label=gettext_lazy("Who explained it"),
        error_messages={"required": gettext_lazy("Say who explained it.")},
    )
    explained_how = forms.ChoiceField(
        label=gettext_lazy("How it was explained"),
        choices=ExplainedHow.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Say how it was explained.")},
    )
    interpreter = forms.CharField(
        label=gettext_lazy("Interpreter"),
        help_text=gettext_lazy("If there was one. Sealed."),
        required=False,
        max_length=NAME_LIMIT,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In which language"),
        choices=[("", gettext_lazy("Choose a language")), *Language.choices],
        error_messages={"required": gettext_lazy("Say in which language it was explained.")},
    )
    points = forms.MultipleChoiceField(
        label=gettext_lazy("What was explained and understood"),
        help_text=gettext_lazy("A yes counts only when all seven were."),
        choices=Point.choices,
        widget=Checkboxes(),
        error_messages={"required": gettext_lazy("Tick what was explained and understood.")},
    )
    age = forms.ChoiceField(
        label=gettext_lazy("How old is the person?"),
        help_text=gettext_lazy("Whoever may be a child is treated as one."),
        choices=Age.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Say whether the person is grown up.")},
    )
    guardian = forms.CharField(
        label=gettext_lazy("Guardian’s name"),
        help_text=gettext_lazy("Only for a child. Sealed."),
        required=False,
        max_length=NAME_LIMIT,
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("What the guardian is to the child"),
        required=False,
        choices=[("", gettext_lazy("Choose one")), *Relation.choices],
    )
    assent = forms.ChoiceField(
        label=gettext_lazy("What the child says"),
        required=False,
        choices=[("", gettext_lazy("Choose one")), *Assent.choices],
    )
    given_at = forms.DateTimeField(
        label=gettext_lazy("When they agreed"),
        help_text=gettext_lazy("Leave it empty if it was just now."),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "invalid": gettext_lazy("Give a day and an hour, such as 2022-09-18 14:30.")
        },
    )
    note = forms.CharField(
        label=gettext_lazy("Anything they said about it"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        required=False,
        widget=CountedText(_LONGEST_NOTE, rows=3),
        max_length=_LONGEST_NOTE,
    )

    def __init__(
        self, data: Any = None, *, people: Office, recipients: Recipients, user: UUID | None
    ) -> None:
        super().__init__(
            data, recipients=recipients, groups=AGREED, initial={"explained_by": str(user or "")}
        )
        named = [(str(each.id), each.name) for each in people.colleagues]
        self.fields["explained_by"].choices = [("", _("Choose a colleague")), *named]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> None:
        """A guardian is told whole: name, relation, and what the child says."""
        super().clean()
        given = self.cleaned_data
        is_child = given.get("age") and given["age"] not in {age.value for age in GROWN_UP}
        if not is_child and not given.get("guardian"):
            return
        for name, text in (
            ("guardian", _("Give the guardian’s name. Without a guardian, record a legal basis.")),
            ("relation", _("Say what the guardian is to the child.")),
            ("assent", _("Say what the child says of it.")),
        ):
            if not given.get(name):
                self.add_error(name, text)

    @property
    def consent(self) -> NewConsent:
        """The talk as a valid form tells it."""
        given = self.cleaned_data
        guardian = None
        if given["guardian"]:
            guardian = Guardian(
                given["guardian"], Relation(given["relation"]), Assent(given["assent"])
            )
        return NewConsent(
            items=self.items,
            explained_by=UUID(given["explained_by"]),
            explained_how=ExplainedHow(given["explained_how"]),
            language=Language(given["language"]),
            points=frozenset(map(Point, given["points"])),
            age=Age(given["age"]),
            until_on=given["until_on"],
            guardian=guardian,
            given_at=given["given_at"],
            interpreter=given["interpreter"],
            note=given["note"],
        )
