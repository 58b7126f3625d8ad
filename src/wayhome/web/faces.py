"""Faces: a process may answer one audience only, and is then blind to the addresses of the rest."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from wayhome.web import errors

_SHARED = ("/static/", "/healthz", "/language")
_ACCOUNTS = ("/accounts/",)
_PREFIXES: dict[str, tuple[str, ...]] = {
    "intake": ("/ask/", "/answers/"),
    "desk": ("/desk/", "/calendar/", *_ACCOUNTS),
    "portal": ("/portal/", *_ACCOUNTS),
    "api": ("/api/",),
    "public": ("/record/",),
}


def answers(face: str, path: str) -> bool:
    """Whether a process with this face answers this path."""
    if face == "all" or path == "/" or path.startswith(_SHARED):
        return True
    return path.startswith(_PREFIXES[face])


class FaceMiddleware:
    """Another face's address is not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or say that nothing is here."""
        if answers(settings.FACE, request.path):
            return self.get_response(request)
        return errors.page(request, 404)
