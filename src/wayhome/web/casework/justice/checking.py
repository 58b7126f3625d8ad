"""The non-punishment checklist: questions, what the answers point to, what to ask the prosecutor."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wayhome.access.policy import NotFound
from wayhome.justice.actions.answer_checklist import Accused, answer_checklist
from wayhome.justice.domain.non_punishment import checklist
from wayhome.justice.queries.alleged import alleged_person
from wayhome.justice.queries.checklists import ChecklistRow, checklists_of
from wayhome.web.casework.cases.forms import CaseForm
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.justice.fields import person_name
from wayhome.web.casework.justice.other_forms import ChecklistForm
from wayhome.web.casework.justice.sending import Sent, may_work, seen, send


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The rounds of answers about one person, and the form for the next."""
    sight = look(request, case_id)
    accused = _accused(request, sight)

    def show(sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
        return _draw(request, sight, form, accused=accused, **more)

    if request.method != "POST":
        rounds = _rounds(sight, accused)
        last = rounds[0] if rounds else None
        return show(sight, ChecklistForm(version=sight.version, before=last))
    form = ChecklistForm(request.POST, version=0)

    def act() -> None:
        whom = Accused(case_id, accused.complaint, accused.alleged, seen(form))
        answer_checklist(accused=whom, given=form.given, by=sight.actor)

    done = gettext_lazy("The answers are recorded.")
    return send(request, case_id, Sent(form, act, show, done, _address(accused)))


def _accused(request: HttpRequest, sight: Sight) -> Accused:
    """Whom the page is about, by the address. Raises NotFound."""
    case = sight.case.row.id
    try:
        person, alleged = (
            UUID(request.GET[name]) if request.GET.get(name) else None
            for name in ("person", "alleged")
        )
    except ValueError as error:
        raise NotFound from error
    if (person is None) == (alleged is None):
        raise NotFound
    if person is not None and not person_name(sight, person):
        raise NotFound
    if alleged is not None:
        alleged_person(sight.actor, case, alleged)
    return Accused(case, person, alleged)


def _address(accused: Accused) -> str:
    who = f"person={accused.complaint}" if accused.complaint else f"alleged={accused.alleged}"
    return f"{reverse('desk:case_checklist', args=[accused.case])}?{who}"


def _rounds(sight: Sight, accused: Accused) -> list[ChecklistRow]:
    """The rounds of answers about this person, newest first."""
    mentions = {accused.complaint}
    for person in sight.case.persons:
        if accused.complaint in person.mentions:
            mentions |= set(person.mentions)
    return [
        row
        for row in checklists_of(sight.actor, accused.case)
        if (row.alleged == accused.alleged if accused.alleged else row.complaint in mentions)
    ]


def _draw(request: HttpRequest, sight: Sight, form: CaseForm, **more: Any) -> HttpResponse:
    accused: Accused = more["accused"]
    if accused.alleged:
        row = alleged_person(sight.actor, accused.case, accused.alleged)
        name = _("Alleged person %(code)s") % {"code": row.code}
    else:
        name = person_name(sight, accused.complaint)
    context = {
        "form": form,
        "name": name,
        "action": _address(accused),
        "checklist": checklist(),
        "rounds": [
            {"row": row, "who": sight.people.name(row.by)} for row in _rounds(sight, accused)
        ],
        "may": may_work(sight),
        "changed": more.get("changed", ()),
    }
    status = more.get("status", 200)
    return case_response(
        request, sight, template="justice_checklist", context=context, status=status
    )
