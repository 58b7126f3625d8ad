"""Everybody who signs in for the agency."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wayhome.access.queries.directory import Account, directory
from wayhome.web.casework.frame import desk_actor, page


@dataclass(frozen=True, slots=True)
class UserLine:
    """An account in words."""

    account: Account
    roles: str
    teams: str


@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """The accounts, those that work first."""
    found = directory(desk_actor(request))
    lines = [
        UserLine(
            account=each,
            roles=", ".join(str(role.label) for role in each.roles),
            teams=", ".join(name for team, name in found.teams.items() if team in each.teams),
        )
        for each in found.accounts
    ]
    return page(request, "users/users.html", {"lines": lines}, here="desk:users")
