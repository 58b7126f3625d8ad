"""One site: the cases there, who told of it, and, opened for a purpose, in which words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import Office, office
from wayhome.cases.queries.queue import cases_of
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.matching.point import Point
from wayhome.places.provinces import province_name
from wayhome.sites.domain.told import Told
from wayhome.sites.queries.site import PlaceLine, SitePage, open_site, site_page
from wayhome.web.casework.cases.at_site import cases_at
from wayhome.web.casework.cases.queue import CaseLine, case_line
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.matches.forms import PurposeForm
from wayhome.web.casework.sites.histories import history_lines
from wayhome.web.casework.sites.listing import site_lines
from wayhome.web.casework.sites.piles import pile_rows
from wayhome.web.casework.sites.words import distance_apart, lines

_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class TellingCard:
    """One way the site was described; `words` and `lines` are empty while it is closed."""

    place: UUID
    complaint: UUID | None
    code: str
    who: str
    province: str
    at: datetime
    words: str
    lines: tuple[tuple[str, str], ...]
    apart: str


@require_safe
def site(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """A site without any exact place, and the question what it is needed for."""
    actor = desk_actor(request)
    form = PurposeForm(actor=actor, permission=Permission.SITE_READ)
    return _show(request, site_page(actor, place_id), form=form)


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """Every way it was described; a second visit by address asks for the purpose again."""
    if request.method == "GET":
        return redirect("desk:site", place_id)
    actor = desk_actor(request)
    form = PurposeForm(request.POST, actor=actor, permission=Permission.SITE_READ)
    if not form.is_valid():
        return _show(request, site_page(actor, place_id), form=form, status=_UNPROCESSABLE)
    return _show(request, open_site(actor, place_id, purpose=form.chosen), form=form)


def _show(
    request: HttpRequest, found: SitePage, *, form: PurposeForm, status: int = 200
) -> HttpResponse:
    """The page of a site, closed or opened."""
    actor = desk_actor(request)
    people = office(actor)
    (line,) = site_lines(actor, [found.row])
    context = {
        "site": found,
        "line": line,
        "form": form,
        "purpose": form.chosen if found.told else None,
        "cases": _cases(actor, found, people),
        "cards": _cards(actor, found, people),
        "pairs": pile_rows(actor, found.waiting),
        "history": history_lines(actor, found.history),
        "may_judge": can(actor, Permission.SITE_JUDGE),
    }
    return page(request, "sites/site.html", context, here="desk:sites", status=status)


def _cases(actor: Actor, found: SitePage, people: Office) -> list[CaseLine]:
    """The cases at the site, as far as the actor may list them."""
    there = cases_at(actor, [found.row])[found.row.id]
    return [case_line(row, people) for row in cases_of(actor, there)] if there else []


def _cards(actor: Actor, found: SitePage, people: Office) -> list[TellingCard]:
    """Every way the site was described, newest first."""
    ids = [place.complaint for place in found.places if place.complaint]
    codes = {row.id: row.code for row in rows_of(actor, ids)}
    exact = _most_exact(found.told.values())
    return [
        _card(place, found.told.get(place.id), codes=codes, people=people, exact=exact)
        for place in found.places
    ]


def _card(
    place: PlaceLine,
    told: Told | None,
    *,
    codes: dict[UUID, str],
    people: Office,
    exact: Point | None,
) -> TellingCard:
    points = told.description.points if told else ()
    apart = distance_apart(points, [exact]) if exact and exact not in points else ""
    return TellingCard(
        place=place.id,
        complaint=place.complaint,
        code=codes.get(place.complaint, "") if place.complaint else "",
        who=people.name(place.told_by),
        province=province_name(place.province),
        at=place.told_at,
        words=told.words if told else "",
        lines=lines(told.description) if told else (),
        apart=apart and _("From the most exact point: %(apart)s") % {"apart": apart},
    )


def _most_exact(told: Collection[Told]) -> Point | None:
    """The point with the least error of all that were told."""
    points = (point for each in told for point in each.description.points)
    return min(points, key=lambda point: point.within_m, default=None)
