"""Write to somebody that a case needs them, without saying which."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.queries.mail_addresses import mail_addresses
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.domain.danger.ladder import Rung, Way
from wayhome.cases.domain.danger.workflow import DangerState
from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import Case, DangerTelling
from wayhome.cases.policy import reach_case
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.mail import mail


@dataclass(frozen=True, slots=True)
class Letter:
    """Whom to write to, and which telling it belongs to."""

    case: UUID
    round: int
    rung: Rung
    due_at: datetime
    user: UUID


def mail_danger(letter: Letter, *, by: Actor) -> bool:
    """Mail one person once and keep that it was done; False when it is not needed any more.

    The line is written first and stands only if the server takes the message: a job that is done
    twice meets it. Raises NotFound, and MailNotTaken, after which the job is tried again.
    """
    reach_case(by, letter.case, Permission.CASE_UPDATE)
    with atomic():
        row = Case.objects.select_for_update().get(id=letter.case, agency_id=by.agency)
        address = mail_addresses(by, [letter.user]).get(letter.user)
        if address is None or not _is_wanted(row, letter):
            return False
        DangerTelling(
            agency_id=row.agency_id,
            case=row,
            round=letter.round,
            rung=letter.rung,
            way=Way.MAIL,
            user_id=letter.user,
            due_at=letter.due_at,
            told_at=clock.now(),
        ).save(force_insert=True)
        about = About(
            kind="case",
            id=row.id,
            detail={"rung": letter.rung.value, "people": 1, "way": Way.MAIL.value},
        )
        leave_leaf(by=by, tag=Tag.CASES_DANGER_TOLD, about=about)
        mail(address, subject=_("Wayhome"), text=_("A case needs you: sign in."))
    return True


def _is_wanted(case: Case, letter: Letter) -> bool:
    """Somebody has to act, nobody wrote this letter, and no later one is due to the same person."""
    is_late = case.danger_due_at is not None and case.danger_due_at < clock.now()
    if case.state != CaseState.OPEN or not (case.danger == DangerState.WAITING or is_late):
        return False
    if case.danger_round != letter.round:
        return False
    told = DangerTelling.objects.filter(
        agency_id=case.agency_id, case=case, round=letter.round, user_id=letter.user
    )
    is_written = told.filter(way=Way.MAIL, rung=letter.rung, due_at=letter.due_at).exists()
    return not is_written and not told.filter(due_at__gt=letter.due_at).exists()
