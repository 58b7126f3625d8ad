"""Mail somebody that something is due, without saying what; and choose whether that is done."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.access.queries.mail_addresses import mail_addresses
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.mail import mail
from wayhome.workplan.models import MailChoice, ReminderMail
from wayhome.workplan.queries.reminder_mail import mails_reminders


def choose_mail(*, is_on: bool, by: Actor) -> None:
    """Choose for the agency whether reminders are mailed too. Raises NotFound."""
    require(by, Permission.CASE_ASSIGN, Target(agency=by.agency))
    with atomic():
        choice = MailChoice(agency_id=by.agency, is_on=is_on, at=clock.now(), by_id=by.user)
        choice.save(force_insert=True)
        leave_leaf(
            by=by,
            tag=Tag.WORKPLAN_MAIL_CHOSEN,
            about=About(kind="agency", id=by.agency, detail={"is_on": is_on}),
        )


def mail_reminder(*, user: UUID, day: date, by: Actor) -> bool:
    """Mail one person, once a day at most; False when it is not wanted any more or was done.

    The row is written first and stands only if the server takes the message. A message of another
    day is not sent late: the next round asks for its own. Raises NotFound, and
    MailNotTaken, after which the job is tried again.
    """
    if day != clock.local_today() or not mails_reminders(by):
        return False
    with atomic():
        address = mail_addresses(by, [user]).get(user)
        if address is None:
            return False
        row = ReminderMail(agency_id=by.agency, user_id=user, day=day, mailed_at=clock.now())
        made = ReminderMail.objects.bulk_create([row], ignore_conflicts=True)
        is_new = ReminderMail.objects.filter(id=made[0].id, agency_id=by.agency).exists()
        if is_new:
            mail(address, subject=_("Wayhome"), text=_("Something is due: sign in."))
    return is_new
