"""What an approval of an operation waits for, beside the permission."""

from uuid import UUID

from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import Event, Operation, Site


def may_second(row: Operation, user: UUID | None) -> bool:
    """Whether somebody may be the one who approves: where a second person is asked for, no writer.

    Writers are who wrote the plan as it stands, and who added one of its sites.
    """
    if not row.needs_second:
        return True
    sites = Event.objects.filter(
        agency_id=row.agency_id, operation=row, event=OperationEvent.ADD_SITE
    )
    return user not in {row.planned_by, *sites.values_list("by_id", flat=True)}


def has_site(row: Operation) -> bool:
    """Whether it is said where the operation is held."""
    return Site.objects.filter(agency_id=row.agency_id, operation=row).exists()
