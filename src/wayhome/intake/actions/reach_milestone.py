"""A complaint reaches a step that its lodger can see."""

from collections.abc import Collection
from uuid import UUID

from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.intake.models import Complaint, Milestone
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def reach_milestone(*, complaint_ids: Collection[UUID], code: MilestoneCode, by: Actor) -> None:
    """Mark the step on complaints of the actor's agency; a step reached before stays as it was.

    Part of a larger action (a case moves on), which asks the policy and leaves the leaf.
    """
    found = Complaint.objects.filter(id__in=complaint_ids, agency_id=by.agency)
    moment = clock.now()
    Milestone.objects.bulk_create(
        [
            Milestone(
                agency_id=by.agency,
                complaint_id=complaint,
                lodger_agency_id=lodger,
                code=code.value,
                reached_at=moment,
            )
            for complaint, lodger in found.values_list("id", "lodger_agency_id")
        ],
        ignore_conflicts=True,
    )
