"""Whether reminders of an agency are mailed too."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.workplan.models import MailChoice


def mails_reminders(actor: Actor) -> bool:
    """What was chosen last; off while nobody chose. Raises NotFound."""
    require(actor, Permission.CASE_LIST)
    chosen = MailChoice.objects.filter(agency_id=actor.agency).order_by("-at", "id")
    found: bool | None = chosen.values_list("is_on", flat=True).first()
    return bool(found)
