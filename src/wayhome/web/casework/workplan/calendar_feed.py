"""The calendar under its secret address: read by programs that cannot sign in."""

import hashlib
import math

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from wayhome.kernel import clock, context
from wayhome.kernel.bucket import Budget, Meter
from wayhome.kernel.context import Context
from wayhome.web.casework.workplan.calendar_file import due_file
from wayhome.workplan.queries.calendar_days import calendar_days, reader_of

_TOO_MANY = 429
# Programs look every hour or so; some of a person's devices may come at once.
_BUDGET = Budget(burst=30, per_second=1 / 60)
_meter = Meter()


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """When tasks are due; an address that is not known is not there, like any other."""
    # Whoever happens to be signed in here is not who is asked for.
    context.enter(context.SIGN_IN)
    found = reader_of(secret)
    if found is None:
        raise Http404
    address, actor = found
    taken = _meter.take(address, _BUDGET, now=clock.now())
    if not taken.allowed:
        wait = str(max(1, math.ceil(taken.wait_seconds)))
        return HttpResponse(status=_TOO_MANY, headers={"Retry-After": wait})
    context.enter(Context.of(actor))
    user = actor.user
    if user is None:
        raise Http404
    link = request.build_absolute_uri(reverse("desk:work"))
    file = due_file(calendar_days(actor), user=user, link=link)
    answer = HttpResponse(
        file,
        content_type="text/calendar; charset=utf-8",
        headers={
            "ETag": f'"{hashlib.sha256(file).hexdigest()}"',
            "Cache-Control": "private, no-cache",
            "X-Robots-Tag": "noindex",
        },
    )
    same = get_conditional_response(request, etag=answer.headers["ETag"], response=answer)
    return same or answer
