"""Whether a message may be left behind the receipt of a complaint."""

from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.consent.domain.contact import Contacted, ContactWay, may_reach
from wayhome.consent.models import SafeContact
from wayhome.consent.queries.safe_contact import in_words, rules_of
from wayhome.intake.queries.fields import open_answers
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def why_not_write(actor: Actor, complaint: UUID) -> str:
    """Why no message may be left, in plain words; empty when one may. The writing asks the policy.

    The newest rules about the lodger hold, in whichever case they were recorded. Where there are
    none, only a no that the lodger gave with the complaint stands against it: the message waits
    behind the receipt until somebody fetches it.
    """
    newest = (
        SafeContact.objects.filter(
            agency_id=actor.agency, complaint_id=complaint, contacted=Contacted.LODGER
        )
        .order_by("-recorded_at", "-number")
        .first()
    )
    if newest is not None:
        rules = rules_of(newest)
        return in_words(may_reach(rules, ContactWay.RECEIPT, at=clock.now()), rules)
    if _said_no(actor, complaint):
        return _(
            "They said with the complaint that they do not want to be contacted. If they agreed"
            " since, record it under “Consent” of the case first."
        )
    return ""


def _said_no(actor: Actor, complaint: UUID) -> bool:
    """What the lodger answered; opened by the system, with its leaf, and shown to nobody."""
    system = Actor.system(actor.agency)
    found = open_answers(system, complaint, groups=[FieldGroup.CONTACT])
    return found.value("consent_contact") is False
