"""The steps of the work in plain words: what is being done, and no promise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.intake.queries.progress import Step

_WORDS: dict[MilestoneCode, tuple[str | Promise, str | Promise]] = {
    MilestoneCode.RECEIVED: (_("We have your request"), _("It waits for an officer to read it.")),
    MilestoneCode.UNDER_VERIFICATION: (
        _("We are checking"),
        _("An officer has read it and is asking for facts."),
    ),
    MilestoneCode.VERIFIED: (
        _("The check is done"),
        _("We know enough to decide what to do."),
    ),
    MilestoneCode.IN_OPERATION: (
        _("Teams are at work"),
        _("We cannot say more here, so that nobody is put at risk."),
    ),
    MilestoneCode.PERSON_LOCATED: (
        _("The person was located"),
        _("We know where the person is, and are arranging what comes next."),
    ),
    MilestoneCode.SUPPORTED: (
        _("Support has begun"),
        _("The person has been offered help and chooses what to accept."),
    ),
    MilestoneCode.RETURNED: (
        _("The person has returned"),
        _("The journey is over. Help can go on."),
    ),
    MilestoneCode.CLOSED: (
        _("Our work on this is closed"),
        _("You can still write to us with your number."),
    ),
}


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step in words, with its moment."""

    title: str | Promise
    words: str | Promise
    reached_at: datetime


def in_words(steps: Iterable[Step]) -> list[ShownStep]:
    """The steps in words, the newest first."""
    shown = [ShownStep(*_WORDS[step.code], reached_at=step.reached_at) for step in steps]
    return shown[::-1]
