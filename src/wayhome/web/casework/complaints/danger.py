"""The danger of a complaint, answered while it is being decided upon."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import can
from wayhome.cases.actions.triage_danger import DangerTold, triage_complaint_danger
from wayhome.cases.actions.write_danger import QuestionsChanged
from wayhome.cases.domain.triage import DecisionRefused
from wayhome.cases.domain.workflow import EventRefused
from wayhome.cases.queries.danger import complaint_danger
from wayhome.kernel.erasing import Erased
from wayhome.web.casework.cases.danger_forms import DangerForm, urgency_row
from wayhome.web.casework.complaints.page import Seen, see
from wayhome.web.casework.frame import page


@require_http_methods(["GET", "POST"])
def danger(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """The questions, with what the lodger said filled in; or the answers, recorded."""
    seen = see(request, complaint_id)
    if seen.row.erased_at is not None:
        raise Erased(seen.row.erased_at)
    asked = complaint_danger(seen.actor, complaint_id)
    if request.method == "GET":
        return _draw(request, seen, DangerForm(version=0, asked=asked))
    form = DangerForm(request.POST, version=0, asked=asked)
    try:
        told = _record(form, seen)
    except tuple(_REFUSALS) as refusal:
        form.add_error(None, str(_REFUSALS[type(refusal)]))
        told = None
    if told is None:
        return _draw(request, seen, form, status=422)
    messages.success(request, _done(told))
    if told.case and can(seen.actor, Permission.CASE_ASSIGN):
        # Whoever assigns reads every case, and so this one.
        return redirect("desk:case_danger", told.case)
    return redirect("desk:complaint", complaint_id)


_REFUSALS: Mapping[type[Exception], Promise] = {
    DecisionRefused: gettext_lazy(
        "Somebody decided about this complaint meanwhile. Send the answers again."
    ),
    EventRefused: gettext_lazy("Its case is closed. Open the case again first."),
    QuestionsChanged: gettext_lazy("The questions have changed. Look through your answers again."),
}


def _record(form: DangerForm, seen: Seen) -> DangerTold | None:
    """What the answers came to; None when the form is not complete. Raises what is refused."""
    if not form.is_valid():
        return None
    try:
        return triage_complaint_danger(complaint=seen.row.id, given=form.given, by=seen.actor)
    except QuestionsChanged:
        form.renew_questions()
        raise


def _draw(request: HttpRequest, seen: Seen, form: DangerForm, *, status: int = 200) -> HttpResponse:
    asked = complaint_danger(seen.actor, seen.row.id)
    context = {"row": seen.row, "form": form, "urgent": urgency_row(asked)}
    template = "complaint_danger.html"
    return page(request, template, context, here="desk:complaints", status=status)


def _done(told: DangerTold) -> str:
    if told.case is None:
        return _("The answers are recorded.")
    return _("The answers are recorded for its case. Whoever can take it is told.")
