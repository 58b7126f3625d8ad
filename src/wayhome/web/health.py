"""Whether the process answers; asked by a proxy, without database."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is up."""
    del request
    return HttpResponse("ok", content_type="text/plain")
