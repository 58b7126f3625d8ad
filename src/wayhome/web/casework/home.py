"""The first screen: each role's own list, the one that answers what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound, can
from wayhome.care.queries.received import inbox
from wayhome.cases.queries.readable import readable_ids
from wayhome.web.casework.frame import desk_actor

_FIRST = (
    (Permission.CASE_LIST, "desk:cases"),
    (Permission.SOURCE_READ, "desk:record"),
    (Permission.AUDIT_READ, "desk:audit"),
    (Permission.USER_MANAGE, "desk:users"),
)


def home(request: HttpRequest) -> HttpResponse:
    """Complaints for whoever triages; own cases, sources, the audit or accounts for the others.

    Who has no case, and to whose agency others refer, begins with what they refer: a shelter does.
    """
    actor = desk_actor(request)
    if Role.INTAKE_OFFICER in actor.roles and can(actor, Permission.COMPLAINT_LIST):
        return redirect("desk:complaints")
    if can(actor, Permission.CASE_READ) and not readable_ids(actor).exists() and inbox(actor):
        return redirect("desk:referrals")
    for permission, address in _FIRST:
        if can(actor, permission):
            return redirect(address)
    raise NotFound
