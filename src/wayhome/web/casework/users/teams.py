"""Teams and who belongs to them."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wayhome.access.actions.manage_teams import (
    TeamNameTaken,
    add_member,
    create_team,
    remove_member,
)
from wayhome.access.policy import NotFound
from wayhome.access.queries.directory import directory
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.users.forms import MemberForm, TeamForm

_INVALID = 422


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team and how many work in it."""

    id: UUID
    name: str
    members: int


@require_http_methods(["GET", "POST"])
def teams(request: HttpRequest) -> HttpResponse:
    """The teams with the form to add one."""
    actor = desk_actor(request)
    found = directory(actor)
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            team = create_team(by=actor, name=form.cleaned_data["name"])
        except TeamNameTaken:
            form.add_error("name", _("There is a team of this name. Choose another."))
        else:
            messages.success(request, _("The team is created. Put people into it now."))
            return redirect("desk:team", team)
    lines = [TeamLine(id_, name, len(found.members(id_))) for id_, name in found.teams.items()]
    status = _INVALID if request.method == "POST" else 200
    context = {"lines": lines, "form": form}
    return page(request, "users/teams.html", context, here="desk:teams", status=status)


@require_safe
def show(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """One team."""
    return _page(request, team_id)


@require_POST
def add(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Put somebody into the team."""
    actor = desk_actor(request)
    found = directory(actor)
    found.members(team_id)
    form = MemberForm(request.POST, found=found, team=team_id)
    if not form.is_valid():
        return _page(request, team_id, form=form, status=_INVALID)
    add_member(team_id, user=form.cleaned_data["user"], by=actor)
    messages.success(request, _("Added to the team."))
    return redirect("desk:team", team_id)


@require_POST
def remove(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Take somebody out of the team."""
    try:
        user = UUID(request.POST.get("user", ""))
    except ValueError as error:
        raise NotFound from error
    remove_member(team_id, user=user, by=desk_actor(request))
    messages.success(request, _("Taken out of the team."))
    return redirect("desk:team", team_id)


def _page(
    request: HttpRequest, team_id: UUID, *, form: MemberForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of a team; a form that is given came back with errors."""
    found = directory(desk_actor(request))
    members = found.members(team_id)
    context = {
        "team": team_id,
        "name": found.teams[team_id],
        "members": members,
        "form": form or MemberForm(found=found, team=team_id),
    }
    return page(request, "users/team.html", context, here="desk:teams", status=status)
