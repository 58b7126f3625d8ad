"""What every page of the desk has: the actor, the frame around it, and its status."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.care.queries.received import unanswered_count
from wayhome.care.queries.waiting import approvals_to_give
from wayhome.cases.queries.dangers_open import alarms
from wayhome.erasure.queries.notices import notice_count
from wayhome.field.queries.differences import open_edit_count
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.release.queries.requests import waiting_letters
from wayhome.web.components.sub_navigation.tag import NavigationItem
from wayhome.web.frame import framed, navigation, shell_of, signed_in
from wayhome.workplan.queries.reminders import reminder_count


def desk_actor(request: HttpRequest) -> Actor:
    """Who works at the desk now. Raises NotFound for partners, who have a portal."""
    return signed_in(request, ActorKind.STAFF)


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page of the desk; `here` is the address name of the section it belongs to."""
    actor = desk_actor(request)
    shell = shell_of(
        request,
        home="desk:home",
        account="mfa_index",
        items=_counted(actor, navigation(_sections(actor), here=here)),
        search="desk:search" if can(actor, Permission.PERSON_SEARCH) else "",
    )
    # On whatever page somebody is: who was told of a danger does not have to go and look for it.
    shown = {"alarms": alarms(actor), **context}
    return framed(request, f"casework/templates/{template}", shown, shell=shell, status=status)


def _counted(actor: Actor, items: tuple[NavigationItem, ...]) -> tuple[NavigationItem, ...]:
    """The sections, with how much waits for somebody beside those that know it."""
    counts = {reverse(name): count for name, count in _waiting(actor)}
    return tuple(replace(item, count=counts.get(item.href) or None) for item in items)


def _waiting(actor: Actor) -> Iterator[tuple[str, int]]:
    """The tasks that somebody is reminded of, and what waits for a supervisor."""
    if can(actor, Permission.CASE_LIST):
        yield "desk:work", reminder_count(actor)
        waiting = unanswered_count(actor)
        yield "desk:referrals", waiting + notice_count(actor)
    if can(actor, Permission.CASE_ASSIGN):
        yield "desk:approvals_waiting", len(approvals_to_give(actor))
    if can(actor, Permission.CASE_ASSIGN) and can(actor, Permission.CASE_UPDATE):
        yield "desk:field_edits", open_edit_count(actor)
    if can(actor, Permission.RECORD_PUBLISH):
        yield "desk:public", waiting_letters(actor).count


def _sections(actor: Actor) -> Iterator[tuple[str, str]]:
    """The sections that the actor may enter."""
    sections = (
        ("desk:complaints", _("Complaints"), Permission.COMPLAINT_LIST),
        ("desk:cases", _("Cases"), Permission.CASE_LIST),
        ("desk:work", _("My work"), Permission.CASE_LIST),
        ("desk:matches", _("Matches"), Permission.MATCH_READ),
        ("desk:sites", _("Sites"), Permission.SITE_READ),
        ("desk:follow_ups", _("Follow-ups"), Permission.CASE_READ),
        ("desk:operations", _("Operations"), Permission.OPERATION_READ),
        ("desk:justice_network", _("Network"), Permission.CASE_READ),
        ("desk:forms", _("Forms"), Permission.FORM_READ),
        ("desk:providers", _("Providers"), Permission.CASE_LIST),
        ("desk:referrals", _("Referrals"), Permission.CASE_LIST),
        ("desk:approvals_waiting", _("Approvals"), Permission.CASE_ASSIGN),
        ("desk:load", _("Team load"), Permission.CASE_ASSIGN),
        ("desk:erasures", _("Erasures"), Permission.ERASURE_PROPOSE),
        ("desk:report", _("Report"), Permission.REPORT_READ),
        ("desk:field_edits", _("Field work"), Permission.CASE_UPDATE),
        ("desk:record", _("Sources"), Permission.SOURCE_READ),
        ("desk:public", _("Public record"), Permission.RECORD_PUBLISH),
        ("desk:screenings", _("Screening"), Permission.SCREENING_LIST),
        ("desk:enter", _("New complaint"), Permission.COMPLAINT_ENTER),
        ("desk:audit", _("Audit"), Permission.AUDIT_READ),
        ("desk:users", _("People"), Permission.USER_MANAGE),
        ("desk:teams", _("Teams"), Permission.USER_MANAGE),
    )
    for name, text, permission in sections:
        if can(actor, permission):
            yield name, text
