"""One operation: where it stands, where it is held, for which cases, who is named on it."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from wayhome.access.policy import NotFound
from wayhome.cases.queries.queue import case_by_code, cases_of
from wayhome.operations.actions.add_site import NewSite, add_site
from wayhome.operations.actions.approve import approve as approve_operation
from wayhome.operations.actions.begin import begin as begin_operation
from wayhome.operations.actions.call_off import call_off as call_operation_off
from wayhome.operations.actions.link_case import link_case, unlink_case
from wayhome.operations.actions.name_member import drop_member, name_member
from wayhome.operations.domain.kinds import SiteKind
from wayhome.operations.domain.words import Words
from wayhome.operations.queries.open_words import plan_words
from wayhome.sites.actions.describe_place import NewDescription
from wayhome.sites.queries.sites import site_by_code, sites_of_places
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.operations.forms import (
    BeginForm,
    CaseCodeForm,
    MemberForm,
    VersionForm,
)
from wayhome.web.casework.operations.linked_sites import linked_site_form
from wayhome.web.casework.operations.purpose import opened_words, words_form
from wayhome.web.casework.operations.seen import Seen, Sent, response, see, submit
from wayhome.web.casework.operations.site_forms import NewSiteForm, SiteCodeForm

HERE = "desk:operation"
_FOUND = 302


@require_safe
def operation(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """The overview with its forms as they stand."""
    return draw(request, see(request, operation_id))


@require_POST
def open_plan(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Who leads and what is planned, opened for a purpose."""
    seen = see(request, operation_id)
    form = words_form(seen, {**request.POST.dict(), "words": operation_id, "kind": Words.PLAN})
    opened = opened_words(form, seen)
    status = 200 if opened else 422
    return draw(request, seen, words_form=form, opened=opened, status=status)


@require_POST
def approve(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Approve the plan as it was shown."""
    actor, form = desk_actor(request), VersionForm(request.POST)

    def act() -> None:
        approve_operation(operation=operation_id, by=actor, version=form.seen)

    return submit(request, operation_id, Sent(form, act, draw, _("It is approved."), HERE))


@require_POST
def begin(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """It began; the linked cases hear of it."""
    actor, form = desk_actor(request), BeginForm(request.POST)

    def act() -> None:
        begin_operation(operation=operation_id, at=form.moment, by=actor, version=form.seen)

    done = _("It is under way. The linked cases and their lodgers see it.")
    return submit(request, operation_id, Sent(form, act, draw, done, HERE))


@require_POST
def call_off(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Call it off."""
    actor, form = desk_actor(request), VersionForm(request.POST)

    def act() -> None:
        call_operation_off(operation=operation_id, by=actor, version=form.seen)

    return submit(request, operation_id, Sent(form, act, draw, _("It is called off."), HERE))


@require_POST
def name(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Name a colleague."""
    seen = see(request, operation_id)
    form = MemberForm(request.POST, people=seen.people)

    def act() -> None:
        user = UUID(form.cleaned_data["user"])
        name_member(operation=operation_id, user=user, by=seen.actor)

    return submit(request, operation_id, Sent(form, act, draw, _("The colleague is named."), HERE))


@require_POST
def drop(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Take a colleague off."""
    seen = see(request, operation_id)
    form = MemberForm(request.POST, people=seen.people)

    def act() -> None:
        user = UUID(form.cleaned_data["user"])
        drop_member(operation=operation_id, user=user, by=seen.actor)

    done = _("The colleague does not see it any more.")
    answer = submit(request, operation_id, Sent(form, act, draw, done, HERE))
    is_self = form.is_valid() and form.cleaned_data["user"] == str(seen.actor.user)
    return redirect("desk:operations") if is_self and answer.status_code == _FOUND else answer


@require_POST
def link(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Link a case by its code."""
    actor, form = desk_actor(request), CaseCodeForm(request.POST)

    def act() -> None:
        case = case_by_code(actor, form.cleaned_data["code"])
        if case is None:
            raise NotFound
        link_case(operation=operation_id, case=case, by=actor)

    see(request, operation_id)
    if form.is_valid() and case_by_code(actor, form.cleaned_data["code"]) is None:
        form.add_error("code", _("You work on no case with this code."))
    return submit(request, operation_id, Sent(form, act, draw, _("The case is linked."), HERE))


@require_POST
def unlink(request: HttpRequest, operation_id: UUID, case_id: UUID) -> HttpResponse:
    """Take a case off again."""
    actor, form = desk_actor(request), Form(request.POST)

    def act() -> None:
        unlink_case(operation=operation_id, case=case_id, by=actor)

    return submit(request, operation_id, Sent(form, act, draw, _("The case is taken off."), HERE))


@require_POST
def add_known_site(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Add a site by its code."""
    actor, form = desk_actor(request), SiteCodeForm(request.POST)
    see(request, operation_id)
    place = site_by_code(actor, form.cleaned_data["code"]) if form.is_valid() else None
    if form.is_valid() and place is None:
        form.add_error("code", _("No site has this code. Check it on the page of the site."))

    def act() -> None:
        new = NewSite(SiteKind(form.cleaned_data["kind"]), place=place)
        add_site(operation=operation_id, site=new, by=actor)

    return submit(request, operation_id, Sent(form, act, draw, _("The site is added."), HERE))


@require_POST
def add_new_site(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Describe a place and add it."""
    actor, form = desk_actor(request), NewSiteForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        described = NewDescription(id=form.id, told=form.told, province=given["province"])
        new = NewSite(SiteKind(given["kind"]), description=described)
        add_site(operation=operation_id, site=new, by=actor)

    return submit(request, operation_id, Sent(form, act, draw, _("The site is added."), HERE))


@require_safe
def history(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Who did what and when, newest first."""
    seen = see(request, operation_id)
    if not seen.operation.is_whole:
        raise NotFound
    lines = [
        {"line": line, "who": seen.people.name(line.by), "whom": seen.people.name(line.subject)}
        for line in seen.operation.history
    ]
    return response(request, seen, template="history", context={"lines": lines})


def draw(request: HttpRequest, seen: Seen, sent: Form | None = None, **more: Any) -> HttpResponse:
    """The overview; a form that was sent stands there as it was typed."""
    found = seen.operation
    forms: dict[str, Any] = {
        "version": VersionForm(version=seen.version),
        "begin": BeginForm(version=seen.version),
        "member": MemberForm(people=seen.people),
        "case_code": CaseCodeForm(),
        "linked_site": linked_site_form(seen),
        "site_code": SiteCodeForm(),
        "new_site": NewSiteForm(province=found.row.province),
    }
    if sent is not None:
        forms[_NAMES.get(type(sent), "version")] = sent
    opened = more.get("opened")
    context = {
        **forms,
        "sent": sent,
        "members": [(user, seen.people.name(user)) for user in found.members],
        "cases": _cases(seen),
        "sites": _sites(seen),
        "planner": seen.people.name(found.planned_by),
        "words_form": more.get("words_form") or words_form(seen),
        "plan": plan_words(opened) if opened else None,
    }
    status = more.get("status", 200)
    return response(request, seen, template="operation", context=context, status=status)


_NAMES: dict[type[Form], str] = {
    BeginForm: "begin",
    MemberForm: "member",
    CaseCodeForm: "case_code",
    SiteCodeForm: "site_code",
    NewSiteForm: "new_site",
}


def _cases(seen: Seen) -> dict[str, Any]:
    """The linked cases that the reader may list, and how many others there are."""
    ids = frozenset(seen.operation.cases)
    rows = cases_of(seen.actor, ids) if ids else ()
    return {"rows": rows, "others": len(ids) - len(rows)}


def _sites(seen: Seen) -> list[dict[str, Any]]:
    """The sites by code; where they are stands sealed on their own pages."""
    lines = seen.operation.sites
    known = sites_of_places(seen.actor, [each.place for each in lines]) if lines else {}
    return [{"line": each, "row": known.get(each.place)} for each in lines]
