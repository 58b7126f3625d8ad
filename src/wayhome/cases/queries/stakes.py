"""What hangs on complaints: danger, children, urgency, and the open cases they are in."""

from collections.abc import Collection
from uuid import UUID

from wayhome.cases.domain.workflow import CaseState
from wayhome.cases.models import CaseComplaint
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.people.domain.stakes import Stakes


def stakes(actor: Actor, complaints: Collection[UUID]) -> dict[UUID, Stakes]:
    """What hangs on each complaint, for deciding who is whom.

    It tells that there is a case and never which, so that it may count cases that the actor does
    not list. Part of people's actions and pages, which ask the policy.
    """
    attached = CaseComplaint.objects.filter(
        agency_id=actor.agency,
        complaint_id__in=list(complaints),
        detached_at__isnull=True,
        case__state=CaseState.OPEN,
    )
    in_case = set(attached.values_list("complaint_id", flat=True))
    return {
        row.id: Stakes(
            in_danger=row.danger == "yes",
            is_child=row.is_child is True,
            urgency=row.urgency,
            has_case=row.id in in_case,
        )
        for row in rows_of(actor, complaints)
    }
