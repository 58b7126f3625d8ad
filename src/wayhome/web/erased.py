"""What was erased is said to be erased: the one place where a destroyed key comes to a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from wayhome.kernel import clock
from wayhome.kernel.erasing import Erased
from wayhome.kernel.keystore import KeyMissing
from wayhome.web import errors

GONE = 410


class ErasedMiddleware:
    """A page that would open what was erased says so, with the day where it is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that it was erased; whatever was begun is taken back with it."""
        if not isinstance(exception, KeyMissing):
            return None
        on = clock.local_day(exception.on) if isinstance(exception, Erased) else None
        return errors.page(request, GONE, on=on)
