"""What an edit says, in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wayhome.cases.domain.danger.questions import danger_questions
from wayhome.cases.domain.indicators.profile import UnknownProfile, profile
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.palermo import Presence
from wayhome.field.domain.kinds import EditKind
from wayhome.field.queries.differences import Difference, EditLine
from wayhome.web.casework.cases.indicator_forms import AnswerChoice


@dataclass(frozen=True, slots=True)
class Side:
    """One thing that was changed: what its writer saw, what the office had, what was written."""

    name: str
    base: str
    office: str
    field: str
    clashes: bool

    @property
    def state(self) -> str:
        """How the two sides compare, as the component says it."""
        if self.clashes:
            return "differs"
        return "agrees" if self.office == self.field else "close"


def side_of(line: EditLine, difference: Difference) -> Side:
    """A difference in words."""
    return Side(
        name=name_of(line.kind, line.about, difference.name),
        base=value_words(difference.name, difference.base),
        office=value_words(difference.name, difference.office),
        field=value_words(difference.name, difference.field),
        clashes=difference.clashes,
    )


def name_of(kind: EditKind, about: str, name: str) -> str:
    """What a value is called on its page."""
    own = {
        "next": _("Next step"),
        "state": _("Task"),
        "act": _("The act"),
        "is_child": _("Under eighteen"),
    }
    if kind is EditKind.DANGER:
        return next((each.label for each in danger_questions() if each.id == name), name)
    if kind is not EditKind.ANSWERS or name in own:
        return own.get(name, name)
    try:
        items = profile(about).items
    except UnknownProfile:
        return name
    return next((item.label for item in items if item.id == name), name)


def value_words(name: str, value: Any) -> str:
    """A value in words; empty for none."""
    if value is None:
        return ""
    if name == "next":
        return _plan(value)
    if name == "state":
        return {"waiting": _("To do"), "done": _("Done")}.get(value, _("Dropped"))
    if name == "act":
        return str(Presence(value).label)
    return str(AnswerChoice(value).label)


def _plan(value: Any) -> str:
    step = str(NextStep(value["step"]).label)
    if not value["due_on"]:
        return step
    day = date_format(date.fromisoformat(value["due_on"]), "j M Y")
    return _("%(step)s, by %(day)s") % {"step": step, "day": day}
