"""The forms of tasks."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.queries.colleagues import Office
from wayhome.kernel import clock
from wayhome.web.casework.days import check_near, day_input
from wayhome.web.components.plain_field import KeptField
from wayhome.web.components.widgets import CountedText, Radios
from wayhome.workplan.actions.add_task import NewTask
from wayhome.workplan.actions.edit_task import TaskEdit
from wayhome.workplan.domain.due import Due, due_on
from wayhome.workplan.domain.task_states import CHOSEN_REASONS, DropReason
from wayhome.workplan.domain.titles import TITLES_OF, TaskKind, TaskPriority, TaskTitle
from wayhome.workplan.queries.hands import Hands
from wayhome.workplan.queries.task_rows import TaskRow

LONGEST_WORDS = 300
LONGEST_NOTE = 5_000
_OWN = "own"
_USER, _TEAM = "user:", "team:"


def check_ahead(day: date) -> None:
    """Refuse a day that has passed, and one whose year was mistyped."""
    if day < clock.local_today():
        raise forms.ValidationError(_("Give today or a later day."), code="past")
    check_near(day)


class DueForm(forms.Form):
    """The day that something is due, and the hour if it matters."""

    due_on = forms.DateField(
        label=gettext_lazy("Due on"),
        required=False,
        widget=day_input(),
        error_messages={"invalid": gettext_lazy("Give a day, such as 2022-09-18.")},
    )
    due_at = forms.TimeField(
        label=gettext_lazy("At, if the hour matters"),
        help_text=gettext_lazy("By the clocks of the office."),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Give an hour, such as 14:30.")},
    )

    had: Due | None = None

    def clean(self) -> dict[str, Any]:
        """An hour needs its day; a day that has passed is nothing to plan for."""
        super().clean()
        day, hour = self.cleaned_data.get("due_on"), self.cleaned_data.get("due_at")
        if hour and not day and "due_on" not in self.errors:
            self.add_error("due_on", _("Give the day of the hour as well."))
        is_kept = self.had is not None and day == self.had.on
        if day and not is_kept:
            try:
                check_ahead(day)
            except forms.ValidationError as refused:
                self.add_error("due_on", refused)
        return self.cleaned_data

    @property
    def due(self) -> Due | None:
        """When it is due; None for no day."""
        day = self.cleaned_data["due_on"]
        return due_on(day, self.cleaned_data["due_at"]) if day else None


class HandField(forms.ChoiceField):
    """Who does it: one of those who may work on the case, or whoever does."""

    def offer(self, people: Office, hands: Hands) -> None:
        """Offer these people and teams."""
        self.choices = [
            ("", _("Whoever works on the case")),
            *(
                (f"{_TEAM}{each}", _("Team %(team)s") % {"team": people.team(each)})
                for each in hands.teams
            ),
            *(
                (f"{_USER}{each.id}", each.name)
                for each in people.colleagues
                if each.id in hands.users
            ),
        ]


def chosen_hand(value: str) -> tuple[UUID | None, UUID | None]:
    """The user and the team of a choice."""
    if value.startswith(_USER):
        return UUID(value.removeprefix(_USER)), None
    if value.startswith(_TEAM):
        return None, UUID(value.removeprefix(_TEAM))
    return None, None


def hand_value(row: TaskRow) -> str:
    """The choice that a task stands at."""
    if row.assignee:
        return f"{_USER}{row.assignee}"
    return f"{_TEAM}{row.team}" if row.team else ""


class SayingForm(DueForm):
    """What is to be done, by when, how weighty it is."""

    title = forms.ChoiceField(
        label=gettext_lazy("What is to be done?"),
        error_messages={"required": gettext_lazy("Choose what is to be done.")},
    )
    words = KeptField(
        label=gettext_lazy("In own words"),
        help_text=gettext_lazy("Only for something else. Sealed: lists do not show it."),
        required=False,
        limit=LONGEST_WORDS,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of work"),
        help_text=gettext_lazy("Only for something else."),
        choices=TaskKind.choices,
        required=False,
        initial=TaskKind.REVIEW.value,
    )
    priority = forms.TypedChoiceField(
        label=gettext_lazy("Priority"),
        choices=TaskPriority.choices,
        coerce=int,
        initial=TaskPriority.NORMAL.value,
    )
    note = KeptField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("Sealed. Opened only for a purpose."),
        required=False,
        limit=LONGEST_NOTE,
        widget=CountedText(LONGEST_NOTE, rows=3),
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        grouped = [
            (kind.label, [(title.value, title.label) for title in titles])
            for kind, titles in TITLES_OF.items()
        ]
        self.fields["title"].choices = [("", _("Choose")), *grouped, (_OWN, _("Something else"))]  # type: ignore[attr-defined]  # a ChoiceField

    keeps_words = False

    def clean(self) -> dict[str, Any]:
        """Something else is said in words."""
        super().clean()
        given = self.cleaned_data
        lacks_words = given.get("title") == _OWN and not given.get("words")
        if lacks_words and not self.keeps_words and "words" not in self.errors:
            self.add_error("words", _("Say in own words what is to be done."))
        return self.cleaned_data

    @property
    def chosen_title(self) -> TaskTitle | None:
        """The title from the list; None for something else."""
        title = self.cleaned_data["title"]
        return None if title == _OWN else TaskTitle(title)


class NewTaskForm(SayingForm):
    """A new task, with the id that makes it be added once."""

    task = forms.UUIDField(widget=forms.HiddenInput())
    hand = HandField(label=gettext_lazy("Who does it?"), required=False)

    def __init__(self, data: Any = None, *, people: Office, hands: Hands) -> None:
        super().__init__(data, initial={"task": uuid4()})
        self.fields["hand"].offer(people, hands)  # type: ignore[attr-defined]  # a HandField

    @property
    def new(self) -> NewTask:
        """The task of a valid form."""
        given = self.cleaned_data
        user, team = chosen_hand(given["hand"])
        return NewTask(
            title=self.chosen_title,
            kind=TaskKind(given["kind"] or TaskKind.REVIEW),
            due=self.due,
            priority=TaskPriority(given["priority"]),
            assignee=user,
            team=team,
            words=given["words"],
            note=given["note"],
        )


class EditTaskForm(SayingForm):
    """What a task says; words and note that stand are kept when nothing is typed."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, row: TaskRow) -> None:
        initial = {
            "version": row.version,
            "title": row.title.value if row.title else _OWN,
            "kind": row.kind.value,
            "priority": row.priority.value,
            "due_on": row.due.on if row.due else None,
            "due_at": row.due.at if row.due else None,
        }
        super().__init__(data, initial=initial)
        self.had = row.due
        self.keeps_words = row.title is None

    @property
    def edit(self) -> TaskEdit:
        """The change of a valid form."""
        given = self.cleaned_data
        return TaskEdit(
            title=self.chosen_title,
            kind=TaskKind(given["kind"] or TaskKind.REVIEW),
            due=self.due,
            priority=TaskPriority(given["priority"]),
            words=given["words"],
            note=given["note"],
        )

    def renew(self, version: int) -> None:
        """Let the form, shown again after a conflict, be sent on top of what holds now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        self.data["version"] = str(version)  # type: ignore[index]  # a QueryDict that was copied


class GiveForm(forms.Form):
    """Who does a task from now on."""

    hand = HandField(label=gettext_lazy("Who does it?"), required=False)

    def __init__(
        self, data: Any = None, *, people: Office, hands: Hands, initial: str = ""
    ) -> None:
        super().__init__(data, initial={"hand": initial}, label_suffix="")
        self.fields["hand"].offer(people, hands)  # type: ignore[attr-defined]  # a HandField


class DropForm(forms.Form):
    """Why a task is dropped."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why is it dropped?"),
        choices=[(each.value, each.label) for each in CHOSEN_REASONS],
        widget=Radios(),
        error_messages={"required": gettext_lazy("Choose a reason.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")

    @property
    def chosen(self) -> DropReason:
        """The reason of a valid form."""
        return DropReason(self.cleaned_data["reason"])
