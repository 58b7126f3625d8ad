"""Open the names of a person for a purpose, add a form, and withdraw one again."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.people.actions.add_name_form import (
    NameKnown,
    NameUnreadable,
    TooManyForms,
    add_name_form,
)
from wayhome.people.actions.withdraw_name_form import FormWithdrawn, withdraw_name_form
from wayhome.people.domain.name_forms import NameKind
from wayhome.people.queries import name_forms as people
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.matches.forms import NewNameForm, PurposeForm
from wayhome.web.casework.matches.name_section import Asked
from wayhome.web.casework.matches.persons import mention_codes, person_page

_UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def open_names(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The person's page with every name; a visit by address asks for the purpose again."""
    if request.method != "POST":
        return redirect(_section(person_id))
    actor = desk_actor(request)
    form = PurposeForm(request.POST, actor=actor, permission=Permission.MATCH_READ)
    if not form.is_valid():
        return person_page(request, person_id, Asked(purpose=form), status=_UNPROCESSABLE)
    opened = people.open_names(actor, person_id, purpose=form.chosen)
    return person_page(request, person_id, Asked(purpose=form, opened=opened))


@require_http_methods(["GET", "HEAD", "POST"])
def add_name(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Add a form to one mention; a refusal shows the page with what was typed."""
    if request.method != "POST":
        return redirect(_section(person_id))
    actor = desk_actor(request)
    form = NewNameForm(request.POST, mentions=mention_codes(actor, person_id))
    added = _added(request, form) if form.is_valid() else None
    if added:
        return redirect(_section(person_id, changed=added))
    return person_page(request, person_id, Asked(new_name=form), status=_UNPROCESSABLE)


@require_POST
def withdraw_name(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Withdraw a form; who was slower finds it withdrawn."""
    actor = desk_actor(request)
    person = people.person_of(actor, form_id)
    with suppress(FormWithdrawn):
        withdraw_name_form(form=form_id, by=actor)
    return redirect(_section(person, changed=form_id))


def _added(request: HttpRequest, form: NewNameForm) -> UUID | None:
    """The form that was added; if none was, it says why."""
    given = form.cleaned_data
    try:
        return add_name_form(
            person=form.chosen,
            name=given["name"],
            kind=NameKind(given["kind"]),
            by=desk_actor(request),
        )
    except NameUnreadable:
        form.add_error("name", _("Write a name with letters, in any script, of at most 200."))
    except NameKnown:
        form.add_error("name", _("This form is there already, so nothing was added."))
    except TooManyForms:
        form.add_error(
            "name", _("Twenty forms were added to this complaint. Take one back that helps nobody.")
        )
    return None


def _section(person_id: UUID, *, changed: UUID | None = None) -> str:
    """The address of the names on the person's page, which tells of what was changed just now."""
    here = reverse("desk:person", args=[person_id])
    return with_query(here, {"changed": str(changed or "")}) + "#names"
