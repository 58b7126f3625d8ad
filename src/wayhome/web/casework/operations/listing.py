"""The list of operations that one may know of."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.operations.domain.kinds import OperationKind
from wayhome.operations.domain.workflow import OperationState
from wayhome.operations.queries import listing
from wayhome.operations.queries.listing import OperationFilter, OperationRow
from wayhome.places.provinces import province_name
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters, next_href, page_at
from wayhome.web.casework.operations.forms import ListForm
from wayhome.web.casework.operations.sections import sections
from wayhome.web.casework.operations.words import STATE_TONES


@dataclass(frozen=True, slots=True)
class OperationLine:
    """One operation in words."""

    row: OperationRow
    tone: str
    province: str


@require_safe
def operations(request: HttpRequest) -> HttpResponse:
    """Operations, the latest planned first."""
    actor = desk_actor(request)
    form = ListForm(request.GET)
    form.is_valid()
    values = {name: str(form.cleaned_data.get(name, "")) for name in form.fields}
    wanted = OperationFilter(
        state=OperationState(values["state"]) if values["state"] else None,
        kind=OperationKind(values["kind"]) if values["kind"] else None,
        province=values["province"],
    )
    found = page_at(
        request.GET.get("cursor", ""),
        lambda at: listing.operations(actor, replace(wanted, cursor=at)),
    )
    here = reverse("desk:operations")
    counts = listing.state_counts(actor)
    context = {
        "lines": [line(row) for row in found.rows],
        "counts": [(state, counts.get(state, 0), STATE_TONES[state]) for state in OperationState],
        "form": form,
        "chosen": chosen_filters(form, values, here=here),
        "clear_href": here,
        "next_href": next_href(here, values, found),
        "sections": sections("operations"),
        "may_plan": can(actor, Permission.OPERATION_WORK),
    }
    return page(request, "operations/list.html", context, here="desk:operations")


def line(row: OperationRow) -> OperationLine:
    """An operation in words."""
    return OperationLine(row, STATE_TONES[row.state], province_name(row.province))
