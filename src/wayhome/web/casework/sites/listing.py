"""The list of sites: where reports point, without any exact place."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from wayhome.kernel.actor import Actor
from wayhome.people.queries.mentions import mentions
from wayhome.places.provinces import province_name
from wayhome.sites.queries import sites as site_queries
from wayhome.sites.queries.sites import SiteFilter, SiteRow
from wayhome.web.casework import words
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.cases.at_site import cases_at
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.narrowing import chosen_filters, next_href, page_at
from wayhome.web.casework.sites.forms import SitesForm
from wayhome.web.casework.sites.sections import sections


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One site with its counts; `cases` are those that the reader may list."""

    row: SiteRow
    provinces: str
    cases: int
    persons: int
    last_heard: str


@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """Sites that were told of, the one last heard of first."""
    actor = desk_actor(request)
    form = SitesForm(request.GET or {"pile": "several"})
    form.is_valid()
    province = form.cleaned_data.get("province", "")
    pile = form.cleaned_data.get("pile") or "several"
    wanted = SiteFilter(province, several_only=pile == "several")
    found = page_at(
        request.GET.get("cursor", ""),
        lambda at: site_queries.sites(actor, replace(wanted, cursor=at)),
    )
    here, values = reverse("desk:sites"), {"province": province, "pile": pile}
    context = {
        "lines": site_lines(actor, found.rows),
        "form": form,
        "is_several": wanted.several_only,
        "all_href": with_query(here, {"province": province, "pile": "all"}),
        "chosen": chosen_filters(form, values, here=here, besides="pile"),
        "clear_href": with_query(here, {"pile": pile}),
        "next_href": next_href(here, values, found),
        "sections": sections("sites"),
    }
    return page(request, "sites/sites.html", context, here="desk:sites")


def site_lines(actor: Actor, rows: Collection[SiteRow]) -> tuple[SiteLine, ...]:
    """Sites with what other rooms count of their complaints, in a few queries for all rows."""
    complaints = {complaint for row in rows for complaint in row.complaints}
    cases = cases_at(actor, rows)
    persons: dict[UUID, UUID] = {}
    if complaints:
        persons = {each.complaint: each.cluster for each in mentions(actor, complaints=complaints)}
    return tuple(
        SiteLine(
            row=row,
            provinces=", ".join(map(province_name, row.provinces)),
            cases=len(cases[row.id]),
            persons=len({persons[each] for each in row.complaints if each in persons}),
            last_heard=words.age(row.last_heard),
        )
        for row in rows
    )
