"""What the office answers to each edit that is handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.field.domain.edit_states import EditState


class Outcome(StrEnum):
    """`already`: it came before, and `state` says where it stands. `refused`: it was not kept."""

    APPLIED = "applied"
    ALREADY = "already"
    CONFLICT = "conflict"
    HELD = "held"
    REFUSED = "refused"
    LATER = "later"


class Why(TextChoices):
    """Why an edit was not written into the case, in words that say what happens next."""

    NOTHING = "", ""
    BOTH_CHANGED = "both_changed", _("The office changed the same. Both versions are kept.")
    EARLIER_MISSING = (
        "earlier_missing",
        _("An earlier edit of this device has not arrived. This one is kept and waits for it."),
    )
    NO_PERMISSION = (
        "no_permission",
        _("You work on this case no longer. It is kept, and a supervisor will look at it."),
    )
    CASE_CLOSED = ("case_closed", _("The case was closed meanwhile. It is kept for a colleague."))
    NEW_PROFILE = (
        "new_profile",
        _("The questions have a new version by now. Your answers are kept for a colleague."),
    )
    OTHER_AGE = (
        "other_age",
        _("These questions are for another age. Your answers are kept for a colleague."),
    )
    STOPPED = (
        "stopped",
        _("This device was stopped by a colleague. It is kept, and somebody will look at it."),
    )
    OTHER_HANDS = (
        "other_hands",
        _("A colleague wrote this and you handed it in. It is kept, and somebody will look at it."),
    )
    UNREADABLE = ("unreadable", _("The office cannot read this. Write it again from this screen."))
    OTHER_CONTENT = (
        "other_content",
        _("Something else was handed in under this number. Write it again from this screen."),
    )
    NOT_TAKEN = ("not_taken", _("This case was not taken along with this device."))
    ERASED = ("erased", _("This case was erased; nothing can be added to it."))


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of one edit; `office` is the office's version where both changed a thing.

    `kept` is the id under which the office keeps it; None when it does not.
    """

    edit: UUID
    outcome: Outcome
    state: EditState | None = None
    why: Why = Why.NOTHING
    kept: UUID | None = None
    office: Mapping[str, Any] = field(default_factory=dict)


class Choice(TextChoices):
    """How a person settles an edit."""

    FIELD = "field", _("As it was written in the field")
    OFFICE = "office", _("As the office has it")
    THIRD = "third", _("Something else")
