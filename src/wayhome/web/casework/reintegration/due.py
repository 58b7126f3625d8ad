"""Follow-ups that are overdue or due soon, in the cases somebody works on."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from wayhome.reintegration.queries.due import due_follow_ups
from wayhome.web.casework.frame import desk_actor, page


@require_GET
def follow_ups(request: HttpRequest) -> HttpResponse:
    """What is overdue first, then what is due within two weeks."""
    lines = due_follow_ups(desk_actor(request))
    context = {
        "overdue": [each for each in lines if each.days_overdue],
        "soon": [each for each in lines if not each.days_overdue],
    }
    return page(request, "follow_ups.html", context, here="desk:follow_ups")
