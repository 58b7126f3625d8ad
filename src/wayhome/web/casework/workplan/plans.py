"""Templates of steps on a case: use one, take it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wayhome.cases.domain.workflow import EventRefused
from wayhome.web.casework.cases.sight import look
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.workplan.tasks import CLOSED, draw
from wayhome.web.casework.workplan.use_form import UseForm
from wayhome.workplan.actions.use_template import take_back_template, use_template


@require_POST
def use(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Make tasks of the steps of a template."""
    sight = look(request, case_id)
    form = UseForm(request.POST, actor=sight.actor)
    if not form.is_valid():
        return draw(request, sight, use=form, status=422)
    given = form.cleaned_data
    try:
        used = use_template(
            case=case_id, template=given["template"], begins_on=given["begins_on"], by=sight.actor
        )
    except EventRefused:
        form.add_error(None, str(CLOSED))
        return draw(request, sight, use=form, status=422)
    if used.is_new:
        text = ngettext("%(count)d task is added.", "%(count)d tasks are added.", used.tasks)
        messages.success(request, text % {"count": used.tasks})
    else:
        messages.warning(request, _("This template is in use on this case already."))
    return redirect("desk:case_tasks", case_id)


@require_POST
def take_back(request: HttpRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    """Take a template back: what nobody touched goes."""
    actor = desk_actor(request)
    try:
        done = take_back_template(case=case_id, plan=plan_id, by=actor)
    except EventRefused:
        messages.warning(request, str(CLOSED))
        return redirect("desk:case_tasks", case_id)
    gone = ngettext(
        "%(count)d task that nobody touched is gone.",
        "%(count)d tasks that nobody touched are gone.",
        done.dropped,
    )
    messages.success(request, gone % {"count": done.dropped})
    if done.kept:
        kept = ngettext("%(count)d task stays.", "%(count)d tasks stay.", done.kept)
        messages.warning(request, kept % {"count": done.kept})
    return redirect("desk:case_tasks", case_id)
