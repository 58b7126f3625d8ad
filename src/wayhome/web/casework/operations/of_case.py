"""The section of a case on operations: those that the reader may know of."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.operations.queries.listing import operations_of_case
from wayhome.web.casework.cases.sight import case_response, look
from wayhome.web.casework.operations.listing import line


@require_safe
def operations_for_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The operations for a case, the latest planned first."""
    sight = look(request, case_id)
    context = {
        "lines": [line(row) for row in operations_of_case(sight.actor, case_id)],
        "may_plan": can(sight.actor, Permission.OPERATION_WORK)
        and "work" in {event.value for event in sight.case.events},
    }
    return case_response(request, sight, template="operations", context=context)
