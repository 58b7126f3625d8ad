"""Tell those to whom a case was handed over that it was erased, and that their copy has to go."""

from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.queries.colleagues import office
from wayhome.access.queries.mail_addresses import mail_addresses
from wayhome.audit.domain.tags import Tag
from wayhome.erasure.actions.moving import leave
from wayhome.erasure.models import Erasure, Notice
from wayhome.erasure.policy import takes_notices
from wayhome.erasure.queries.handed import handed_over
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.mail import can_mail, mail

TELL = "erasure.tell_receiver"
MAIL = "erasure.mail_receiver"


def tell_receivers(row: Erasure, *, by: Actor) -> int:
    """A notice for each thing that an agency of this instance received; returns how many.

    Each is written to once a day until it answers, however many cases are erased. Whoever is outside
    has to be told by somebody. Part of the end of an erasure, which asked the policy.
    """
    today = clock.local_today()
    found = [
        Notice(
            agency_id=row.agency_id,
            receiver_agency_id=each.agency,
            erasure=row,
            kind=each.kind,
            handed_id=each.id,
            reference=each.reference,
            handed_on=clock.local_day(each.at),
            erased_on=today,
        )
        for each in handed_over(by, row.subject)
        if each.agency
    ]
    told = _told_today(by)
    Notice.objects.bulk_create(found)
    for agency in {each.receiver_agency_id for each in found} - told:
        enqueue(TELL, agency=agency)
    if found:
        leave(row, Tag.ERASURE_NOTICE_GIVEN, by=by, notices=len(found))
    return len(found)


def _told_today(by: Actor) -> set[UUID]:
    """Those whom a notice of today waits for: they were written to."""
    waiting = Notice.objects.filter(
        agency_id=by.agency, erased_on=clock.local_today(), copy_erased_at__isnull=True
    )
    return set(waiting.values_list("receiver_agency_id", flat=True))


def tell_receiver(*, by: Actor) -> int:
    """Ask that everybody of the agency who answers notices is written to; returns how many."""
    if not can_mail():
        return 0
    able = [each.id for each in office(by).colleagues if takes_notices(each.roles)]
    reached = mail_addresses(by, able)
    for user in reached:
        enqueue(MAIL, agency=by.agency, user=user)
    return len(reached)


def mail_receiver(*, user: UUID, by: Actor) -> None:
    """Write to one of them, without saying what it is about. Raises MailNotTaken."""
    for address in mail_addresses(by, [user]).values():
        mail(address, subject=_("Wayhome"), text=_("Another agency needs an answer: sign in."))
