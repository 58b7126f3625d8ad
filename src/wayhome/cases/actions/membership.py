"""Complaints come into a case and leave it; part of triage, which asks the policy."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.cases.models import Case, CaseComplaint
from wayhome.intake.queries.queue import QueueRow
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def add_complaints(case: Case, found: Iterable[QueueRow], *, by: Actor) -> None:
    """Put complaints into a case."""
    moment = clock.now()
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
            for lodging in found
        ]
    )


def remove_complaint(case: Case, complaint: UUID) -> bool:
    """Take a complaint out of a case; False when it is not, or no longer, in that case."""
    held = CaseComplaint.objects.filter(
        agency_id=case.agency_id, case=case, complaint_id=complaint, detached_at__isnull=True
    )
    return held.update(detached_at=clock.now()) == 1
