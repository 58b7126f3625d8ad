"""The directory of providers: the list, one provider, adding and changing."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from wayhome.access.domain.policy_table import Target
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, can
from wayhome.access.queries.agency_names import agency_names
from wayhome.care.actions.keep_providers import add_provider, change_provider
from wayhome.care.policy import STEERS
from wayhome.care.queries.providers import (
    OpenedPart,
    ProviderLine,
    SealedPart,
    may_open,
    open_provider,
    provider,
    providers,
)
from wayhome.consent.domain.languages import Language
from wayhome.kernel.actor import Actor
from wayhome.places.provinces import province_name
from wayhome.web.casework.care.desk_forms import DirectoryForm, ProviderForm
from wayhome.web.casework.care.place_form import PlaceForm
from wayhome.web.casework.care.referral_words import agency_name
from wayhome.web.casework.care.sending import Sent, send
from wayhome.web.casework.frame import desk_actor, page

HERE = "desk:providers"


@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """The providers of the agency, narrowed by type and province."""
    actor, form = desk_actor(request), DirectoryForm(request.GET)
    lines = [_line(each) for each in providers(actor, form.wanted)]
    context = {"lines": lines, "form": form, "may_steer": _steers(actor)}
    return page(request, "care/providers.html", context, here=HERE)


@require_GET
def one(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """One provider; contacts and place closed. `case` is that of which somebody comes."""
    return _draw(request, provider_id, case=_case(request.GET.get("case")))


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Contacts or the place, opened for a purpose; a second visit by address asks again."""
    if request.method == "GET":
        return redirect("desk:provider", provider_id)
    actor = desk_actor(request)
    case = _case(request.POST.get("case"))
    form = PlaceForm(request.POST, purposes=_target(actor, case), actor=actor)
    if not form.is_valid():
        return _draw(request, provider_id, form=form, case=case, status=422)
    part, purpose = SealedPart(form.cleaned_data["part"]), Purpose(form.cleaned_data["purpose"])
    found = open_provider(actor, provider_id, part, purpose=purpose, case=case)
    return _draw(request, provider_id, found=found, case=case)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a provider."""
    actor = desk_actor(request)
    if not _steers(actor):
        raise NotFound
    form = ProviderForm(request.POST or None, actor=actor)
    if request.method == "GET":
        return _draw_form(request, form)

    def act() -> None:
        add_provider(form.words, by=actor, provider=form.cleaned_data["id"])

    back = reverse("desk:providers")
    return send(request, Sent(form, act, _draw_form, _("The provider is added."), back))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Change what the directory says."""
    actor = desk_actor(request)
    if not _steers(actor):
        raise NotFound
    held = provider(actor, provider_id)
    form = ProviderForm(request.POST or None, actor=actor, before=held)
    if request.method == "GET":
        return _draw_form(request, form)

    def act() -> None:
        change_provider(provider_id, form.words, version=form.cleaned_data["version"], by=actor)

    def draw(request: HttpRequest, sent: Form, *, status: int) -> HttpResponse:
        sent.data = sent.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        sent.data["version"] = str(held.version)  # type: ignore[index]  # a QueryDict that was copied
        return _draw_form(request, sent, status=status, now=_line(held))

    back = reverse("desk:provider", args=[provider_id])
    return send(request, Sent(form, act, draw, _("The provider is changed."), back))


def _draw(  # noqa: PLR0913  # what may have been sent, opened, or come from
    request: HttpRequest,
    provider_id: UUID,
    *,
    form: PlaceForm | None = None,
    found: OpenedPart | None = None,
    case: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    """A provider; what was opened just now stands open."""
    actor = desk_actor(request)
    held = provider(actor, provider_id)
    case = case if case and may_open(actor, provider_id, case) else None
    is_open = may_open(actor, provider_id, case)
    blank = PlaceForm(purposes=_target(actor, case), actor=actor)
    context = {
        "line": _line(held),
        "parts": _parts(held, found) if is_open else [],
        "is_closed_to_you": not is_open,
        "case": case,
        "place_form": form or blank,
        "may_steer": _steers(actor),
    }
    return page(request, "care/provider.html", context, here=HERE, status=status)


def _draw_form(
    request: HttpRequest, form: Form, *, status: int = 200, now: dict[str, Any] | None = None
) -> HttpResponse:
    """The form of a provider; `now` is what the directory says, after a conflict."""
    context = {"form": form, "now": now}
    return page(request, "care/provider_form.html", context, here=HERE, status=status)


def _parts(held: ProviderLine, found: OpenedPart | None) -> list[dict[str, Any]]:
    """The sealed parts with what was opened."""
    named = (
        (SealedPart.CONTACTS, _("Contacts"), held.has_contacts),
        (SealedPart.LOCATION, _("Where it stands"), held.has_location),
    )
    return [
        {
            "part": part.value,
            "label": label,
            "text": found.text if found and found.part is part else "",
        }
        for part, label, is_there in named
        if is_there
    ]


def _line(held: ProviderLine) -> dict[str, Any]:
    """A provider in words."""
    names, tongues = agency_names(), dict(Language.choices)
    sexes = {"female": _("women and girls"), "male": _("men and boys"), "other": _("other")}
    return {
        "row": held,
        "kinds": ", ".join(str(kind.label) for kind in held.kinds),
        "provinces": ", ".join(province_name(code) for code in held.provinces),
        "languages": ", ".join(str(tongues.get(code, code)) for code in held.languages),
        "sexes": ", ".join(str(sexes[code]) for code in held.sexes if code in sexes),
        "agency": agency_name(names, held.partner_agency),
    }


def _case(given: str | None) -> UUID | None:
    """The case that an address names; None for none and for an altered one."""
    try:
        return UUID(given) if given else None
    except ValueError:
        return None


def _target(actor: Actor, case: UUID | None) -> Target:
    """What the purposes are offered for: a case that the actor works on, or the whole agency."""
    workers = frozenset({actor.user} if case and actor.user else ())
    return Target(agency=actor.agency, assigned_users=workers)


def _steers(actor: Actor) -> bool:
    """Whether the actor keeps the directory."""
    return can(actor, STEERS, Target(agency=actor.agency))
