"""Search the record: words by POST only, so that none stands in an address."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.record.actions.save_search import TooManySaved, save_search
from wayhome.record.domain.searches import Named
from wayhome.record.queries.search import choices, search
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import page_at
from wayhome.web.casework.record.hits import hit_cards
from wayhome.web.casework.record.search_form import NameForm, SearchForm, in_address
from wayhome.web.casework.record.sections import sections

_INVALID = 422


@require_http_methods(["GET", "HEAD", "POST"])
def record_search(request: HttpRequest) -> HttpResponse:
    """The form, and what was found; an address may bring filters, and never words."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_READ)
    asked: Any = request.POST if request.method == "POST" else in_address(request.GET)
    form = SearchForm(asked or None, choices=choices(actor))
    if not form.is_valid():
        return _page(request, form, {}, status=_INVALID if form.is_bound else 200)
    return _page(request, form, _found(request, form))


@require_POST
def keep_search(request: HttpRequest) -> HttpResponse:
    """Keep what was searched for under a name."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_READ)
    form, name = SearchForm(request.POST, choices=choices(actor)), NameForm(request.POST)
    if not form.is_valid():
        return _page(request, form, {}, status=_INVALID)
    if name.is_valid():
        try:
            kept = save_search(Named(name.cleaned_data["name"], form.search), by=actor)
        except TooManySaved:
            name.add_error(None, _("You keep 50 searches already. End one of them first."))
        else:
            messages.success(request, _("The search is kept. What comes from now on is new."))
            return redirect("desk:saved_search", kept)
    return _page(request, form, {**_found(request, form), "name": name}, status=_INVALID)


def _found(request: HttpRequest, form: SearchForm) -> dict[str, Any]:
    """What a valid form finds, for the page."""
    actor = desk_actor(request)
    cursor = request.POST.get("cursor", "")
    found = page_at(cursor, lambda at: search(actor, form.search, cursor=at))
    return {
        "found": found,
        "cards": hit_cards(found.rows),
        "is_later": bool(cursor),
        "hidden": list(form.hidden),
        "name": NameForm(),
    }


def _page(
    request: HttpRequest, form: SearchForm, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "sections": sections(desk_actor(request), here="desk:record_search"),
        "is_narrowed": form.is_bound and form.is_valid() and form.is_narrowed,
        **more,
    }
    return page(request, "record/search.html", context, here="desk:record", status=status)
