"""What somebody typed is kept when it cannot be sent as it is.

A session ends while somebody writes, and signing in anew makes the token of every page that is open
too old. The answer is then a page that holds what was typed, and sends it to the same address again.
Only what a page of this site sent is offered so: a form that another site sent would otherwise need
no more than one press of a button to pass the check that its token fails.
"""

from dataclasses import dataclass, field

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

# Never /accounts/: those forms hold passwords and codes.
_FACES = ("/desk/", "/portal/", "/record/")
_MEDIA_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # the name of the field
_MOST_SIGNS = 1024 * 1024
_REFUSED = 403


@dataclass(frozen=True, slots=True)
class Kept:
    """What a form held: its fields in order, and the names of the controls that held files."""

    fields: tuple[tuple[str, str], ...] = field(repr=False)
    files: tuple[str, ...]


class FilesForm(forms.Form):
    """The files of a form, which a page cannot hold: to be chosen again."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(label_suffix="")
        for name in names:
            self.fields[name] = forms.FileField(label=_("Choose the file again"), required=False)


def kept_page(request: HttpRequest) -> HttpResponse | None:
    """The page that can send it again, with a new token; None for what must not be offered so."""
    kept = kept_from(request)
    if kept is None:
        return None
    context = {
        "kept": kept,
        "files": FilesForm(kept.files),
        "address": request.get_full_path(),
        "is_signed_in": getattr(request, "actor", None) is not None,
        "asks_nobody": request.path.startswith(settings.PUBLIC_PREFIXES),
    }
    return render(request, "kept.html", context, status=_REFUSED)


def kept_from(request: HttpRequest) -> Kept | None:
    """What staff or partners typed on a page of this site, without tokens and passwords."""
    if request.method != "POST" or not request.path.startswith(_FACES):
        return None
    if request.content_type not in _MEDIA_TYPES or not is_from_here(request):
        return None
    typed = tuple(
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != TOKEN and "password" not in name.lower()
    )
    if sum(len(name) + len(value) for name, value in typed) > _MOST_SIGNS:
        return None
    return Kept(typed, tuple(request.FILES))


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the request, by what the browser says and no page can."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    own = f"{request.scheme}://{request.get_host()}"
    if site is None:
        return origin == own
    # Behind some proxies the host that the browser knows is a configured one.
    return site == "same-origin" and origin in {None, own, *settings.CSRF_TRUSTED_ORIGINS}
