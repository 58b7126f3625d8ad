"""Templates of steps: what they hold, and the agency's own, written by supervisors."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can, require
from wayhome.access.queries.colleagues import office
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.workplan.template_forms import (
    StepForms,
    TemplateForm,
    initial_rows,
    steps_of,
)
from wayhome.workplan.actions.write_template import (
    TemplateChanged,
    end_template,
    write_template,
)
from wayhome.workplan.domain.step_templates import StepTemplate, TemplateStepsWrong
from wayhome.workplan.queries.templates import (
    OwnTemplate,
    own_templates,
    template_history,
    templates,
)


@require_GET
def list_templates(request: HttpRequest) -> HttpResponse:
    """What every template holds."""
    actor = desk_actor(request)
    people = office(actor)
    own = {each.template.id: each for each in own_templates(actor)}
    context = {
        "rows": [
            {
                "template": each,
                "own": own.get(each.id),
                "who": people.name(own[each.id].by) if each.id in own else "",
            }
            for each in templates(actor)
        ],
        "may_write": can(actor, Permission.CASE_ASSIGN),
    }
    return page(request, "workplan/templates.html", context, here="desk:work")


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, template_id: UUID | None = None) -> HttpResponse:
    """Write a new template, or the next version of one; `from` begins with the steps of another."""
    actor = desk_actor(request)
    require(actor, Permission.CASE_ASSIGN)
    history = template_history(actor, template_id) if template_id else ()
    if template_id and template_id not in {UUID(e.template.id) for e in own_templates(actor)}:
        raise NotFound
    if request.method != "POST":
        copied = next((e for e in templates(actor) if e.id == request.GET.get("from")), None)
        form, rows = _forms(history[0] if history else None, copied)
        return _show(request, form, rows, history=history)
    form, rows = TemplateForm(request.POST), StepForms(request.POST)
    if not (form.is_valid() and rows.is_valid()):
        return _show(request, form, rows, history=history, status=422)
    try:
        number = form.cleaned_data["number"]
        new = form.new(steps_of(list(rows)))
        write_template(new=new, template=template_id, number=number, by=actor)
    except TemplateStepsWrong:
        form.add_error(None, _("A template has one step at least. Fill in a row."))
        return _show(request, form, rows, history=history, status=422)
    except TemplateChanged:
        form.data = {**form.data.dict(), "number": str(history[0].number)}  # type: ignore[attr-defined]  # a QueryDict
        form.add_error(None, _("Somebody wrote a newer version meanwhile. Look, then send again."))
        return _show(request, form, rows, history=history, status=409)
    messages.success(request, _("The template is written. What is in use on cases stays."))
    return redirect("desk:templates")


@require_POST
def end(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """Offer a template no longer."""
    shown = request.POST.get("number", "")
    number = int(shown) if shown.isdecimal() and len(shown) < len("1" * 10) else 0
    try:
        end_template(template=template_id, number=number, by=desk_actor(request))
    except TemplateChanged:
        messages.warning(request, _("Somebody wrote a newer version meanwhile. Look at it first."))
        return redirect("desk:template", template_id)
    messages.success(request, _("The template is offered no longer. Its tasks stay."))
    return redirect("desk:templates")


def _forms(own: OwnTemplate | None, copied: StepTemplate | None) -> tuple[TemplateForm, Any]:
    """The forms of a template as it stands, or of a copy, or empty ones."""
    held = own.template if own else copied
    initial: dict[str, str | int] = {"number": own.number if own else 0}
    if held:
        initial |= {"name": held.name, "kind": held.kind.value}
    return TemplateForm(initial=initial), StepForms(initial=initial_rows(held))


def _show(
    request: HttpRequest,
    form: TemplateForm,
    rows: Any,
    *,
    history: tuple[OwnTemplate, ...],
    status: int = 200,
) -> HttpResponse:
    people = office(desk_actor(request))
    context = {
        "form": form,
        "rows": rows,
        "wrong": next((row for row in rows if row.errors), None) if rows.is_bound else None,
        "own": history[0] if history else None,
        "history": [(each, people.name(each.by)) for each in history],
    }
    return page(request, "workplan/template.html", context, here="desk:work", status=status)
