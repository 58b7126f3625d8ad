"""Keep something from being erased until a day, because somebody outside may need its words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.erasure.actions.decide import SamePerson
from wayhome.erasure.actions.moving import proposer
from wayhome.erasure.domain.legal_holds import HoldReason
from wayhome.erasure.domain.subjects import Subject
from wayhome.erasure.domain.workflow import LIVE
from wayhome.erasure.models import Erasure, LegalHold
from wayhome.erasure.queries.legal_holds import days_of
from wayhome.erasure.queries.subject_at_hand import subject_at_hand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.erasing import Erased


class DayPassed(Exception):
    """A hold ends on a day that is to come."""


class HoldOver(Exception):
    """The hold was lifted, or its day has passed."""


@dataclass(frozen=True, slots=True)
class NewHold:
    """Why, and the last day on which it holds."""

    reason: HoldReason
    ends_on: date


def ask_hold(*, subject: Subject, new: NewHold, by: Actor) -> UUID:
    """Ask for a hold, which holds at once; after fourteen days only if somebody else agreed.

    Raises NotFound, DayPassed, Erased.
    """
    with atomic():
        _await_erasing(subject, by=by)
        held, _decision = subject_at_hand(by, subject, Permission.ERASURE_PROPOSE)
        if held.erased_at is not None:
            raise Erased(held.erased_at)
        if new.ends_on <= clock.local_today():
            raise DayPassed
        row = LegalHold(
            agency_id=held.agency,
            case_id=subject.case,
            complaint_id=subject.complaint,
            reason=new.reason,
            ends_on=new.ends_on,
            asked_at=clock.now(),
            asked_by=proposer(by),
        )
        row.save(force_insert=True)
        _leave(row, Tag.ERASURE_HOLD_ASKED, by=by)
    return row.id


def agree_hold(*, hold: UUID, by: Actor) -> None:
    """Agree to a hold of somebody else: it holds until its day. Raises NotFound, SamePerson, HoldOver."""
    with atomic():
        row = _locked(hold, by=by)
        if row.asked_by == by.user:
            raise SamePerson
        row.agreed_at, row.agreed_by = clock.now(), proposer(by)
        row.save(update_fields=["agreed_at", "agreed_by"])
        _leave(row, Tag.ERASURE_HOLD_AGREED, by=by)


def lift_hold(*, hold: UUID, by: Actor) -> None:
    """End a hold before its day; erasing still needs two people. Raises NotFound, HoldOver."""
    with atomic():
        row = _locked(hold, by=by)
        row.lifted_at, row.lifted_by = clock.now(), proposer(by)
        row.save(update_fields=["lifted_at", "lifted_by"])
        _leave(row, Tag.ERASURE_HOLD_LIFTED, by=by)


def _await_erasing(subject: Subject, *, by: Actor) -> None:
    """Wait for whoever destroys the first keys: what is gone cannot be kept any more."""
    own = Erasure.objects.filter(
        agency_id=by.agency, case_id=subject.case, complaint_id=subject.complaint, state__in=LIVE
    )
    list(own.select_for_update().values_list("id"))


def _locked(hold: UUID, *, by: Actor) -> LegalHold:
    """A hold in force, locked. Raises NotFound, HoldOver."""
    row = LegalHold.objects.select_for_update().filter(id=hold, agency_id=by.agency).first()
    if row is None:
        raise NotFound
    subject_at_hand(by, row.subject, Permission.ERASURE_APPROVE)
    if not days_of(row).is_in_force(clock.local_today()):
        raise HoldOver
    return row


def _leave(row: LegalHold, tag: Tag, *, by: Actor) -> None:
    """One leaf about the case or complaint."""
    detail = {"hold": str(row.id), "reason": str(row.reason), "ends_on": row.ends_on.isoformat()}
    about = About(kind=row.subject.kind, id=row.subject.id, detail=dict(detail))
    leave_leaf(by=by, tag=tag, about=about)
