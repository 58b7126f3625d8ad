"""Sealed groups of a complaint: closed until somebody opens one for a purpose."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Decision, Target, decide
from wayhome.access.domain.purposes import Purpose
from wayhome.intake.domain.groups import GROUPS
from wayhome.intake.domain.told_lines import ToldLine, told_lines
from wayhome.intake.policy import Assigned
from wayhome.intake.queries.fields import Fields
from wayhome.intake.queries.queue import QueueRow
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class OpenedGroup:
    """A group that was opened just now."""

    group: FieldGroup
    lines: tuple[ToldLine, ...]


class OpenForm(forms.Form):
    """Which group to open, and what for; nothing is chosen beforehand."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        error_messages={"required": gettext_lazy("Choose what you need it for.")},
    )
    group = forms.ChoiceField(label=gettext_lazy("Part"), widget=forms.HiddenInput())

    def __init__(self, data: object = None, *, may: Decision) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]  # a query or nothing
        chosen = [("", _("Choose a purpose"))]
        purposes = [(each.value, each.label) for each in Purpose if each in may.purposes]
        self.fields["purpose"].choices = [*chosen, *purposes]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["group"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (each.value, each.label) for each in openable(may)
        ]


def may_open(actor: Actor, row: QueueRow, assigned: Assigned) -> Decision:
    """What the actor may open of a complaint, for which purposes."""
    target = Target(
        agency=row.agency,
        lodger_agency=row.lodger_agency,
        assigned_users=assigned.users,
        assigned_teams=assigned.teams,
    )
    return decide(actor, Permission.FIELDS_OPEN, target)


def openable(may: Decision) -> tuple[FieldGroup, ...]:
    """The groups that are sealed in a complaint and open to the actor, in their order."""
    return tuple(group for group in GROUPS if group in may.field_groups)


def opened_group(found: Fields) -> OpenedGroup:
    """An opened group in words, in the order of the questions."""
    return OpenedGroup(group=found.group, lines=told_lines(found.answers))
