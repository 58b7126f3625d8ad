"""Searches that somebody keeps: what is new in each, and ending one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.record.actions.save_search import end_search, mark_looked
from wayhome.record.queries.saved_searches import news_of, saved_search, saved_searches
from wayhome.record.queries.search import search
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import next_href, page_at
from wayhome.web.casework.record.hits import hit_cards
from wayhome.web.casework.record.search_form import filled
from wayhome.web.casework.record.sections import sections

_NEW = "new"


@require_GET
def list_saved(request: HttpRequest) -> HttpResponse:
    """The reader's own searches, those with news first."""
    actor = desk_actor(request)
    require(actor, Permission.SOURCE_READ)
    context = {
        "rows": saved_searches(actor),
        "sections": sections(actor, here="desk:saved_searches"),
    }
    return page(request, "record/saved_searches.html", context, here="desk:record")


@require_GET
def show_saved(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """What a kept search finds now, all of it or what is new alone."""
    actor = desk_actor(request)
    kept = saved_search(actor, search_id)
    new = news_of(actor, kept.id)
    only_new = request.GET.get("show") == _NEW
    among = new if only_new else None
    found = page_at(
        request.GET.get("cursor", ""),
        lambda at: search(actor, kept.named.search, cursor=at, among=among),
    )
    here = reverse("desk:saved_search", args=[kept.id])
    context = {
        "kept": kept,
        "cards": hit_cards(found.rows, new=new),
        "only_new": only_new,
        "asked": [(name, value) for name, value in filled(kept.named.search).items() if value],
        "next_href": next_href(here, {"show": _NEW if only_new else ""}, found),
        "sections": sections(actor, here="desk:saved_searches"),
    }
    return page(request, "record/saved_search.html", context, here="desk:record")


@require_POST
def look_at_saved(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Say that what is new was seen."""
    mark_looked(search_id, by=desk_actor(request))
    messages.success(request, _("What comes from now on is new."))
    return redirect("desk:saved_search", search_id)


@require_POST
def end_saved(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Keep a search no longer."""
    end_search(search_id, by=desk_actor(request))
    messages.success(request, _("The search is kept no longer."))
    return redirect("desk:saved_searches")
