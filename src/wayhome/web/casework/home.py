"""The first screen: complaints for whoever triages, own cases for whoever works on them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound, can
from wayhome.web.casework.frame import desk_actor


def home(request: HttpRequest) -> HttpResponse:
    """Lead everybody to the list that answers what to do next."""
    actor = desk_actor(request)
    if Role.INTAKE_OFFICER in actor.roles and can(actor, Permission.COMPLAINT_LIST):
        return redirect("desk:complaints")
    if can(actor, Permission.CASE_LIST):
        return redirect("desk:cases")
    if can(actor, Permission.SOURCE_READ):
        return redirect("desk:record")
    raise NotFound
