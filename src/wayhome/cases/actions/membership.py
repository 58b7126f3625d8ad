"""Complaints come into a case and leave it; part of triage, which asks the policy."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.cases.actions.weigh_matches import weigh_matches
from wayhome.cases.models import Case, CaseComplaint
from wayhome.intake.queries.queue import QueueRow
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def add_complaints(case: Case, found: Iterable[QueueRow], *, by: Actor) -> None:
    """Put complaints into a case."""
    moment, lodgings = clock.now(), list(found)
    CaseComplaint.objects.bulk_create(
        [
            CaseComplaint(
                agency_id=case.agency_id,
                case=case,
                complaint_id=lodging.id,
                lodged_at=lodging.lodged_at,
                lodger_agency_id=lodging.lodger_agency,
                attached_at=moment,
                attached_by=by.user,
            )
            for lodging in lodgings
        ]
    )
    weigh_matches([lodging.id for lodging in lodgings], by=by)


def remove_complaint(case: Case, complaint: UUID, *, by: Actor) -> bool:
    """Take a complaint out of a case; False when it is not, or no longer, in that case."""
    held = CaseComplaint.objects.filter(
        agency_id=case.agency_id, case=case, complaint_id=complaint, detached_at__isnull=True
    )
    is_removed = held.update(detached_at=clock.now()) == 1
    if is_removed:
        weigh_matches([complaint], by=by)
    return is_removed
