"""Whether reminders of an agency are mailed too, and to whom they were."""

from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.workplan.models import MailChoice, ReminderMail


def mails_reminders(actor: Actor) -> bool:
    """What was chosen last; off while nobody chose. Raises NotFound."""
    require(actor, Permission.CASE_LIST)
    chosen = MailChoice.objects.filter(agency_id=actor.agency).order_by("-at", "id")
    found: bool | None = chosen.values_list("is_on", flat=True).first()
    return bool(found)


def mailed_on(actor: Actor, day: date) -> frozenset[UUID]:
    """Whom a message went to on a day; part of a larger action, which asks the policy."""
    rows = ReminderMail.objects.filter(agency_id=actor.agency, day=day)
    return frozenset(rows.values_list("user_id", flat=True))
