"""The first page: ask for help, read an answer, or sign in."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wayhome.kernel.actor import ActorKind


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Whoever is signed in goes to their own first screen; everybody else chooses a way."""
    if settings.FACE == "public":
        return redirect("public:home")
    actor = getattr(request, "actor", None)
    if actor is not None:
        return redirect("portal:home" if actor.kind is ActorKind.PARTNER else "desk:home")
    return render(request, "home.html", {"may_sign_in": settings.FACE != "intake"})
