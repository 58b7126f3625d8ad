"""Mark words of a source as a figure, and withdraw such a mark."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.record.actions.mark_figure import mark_figure, withdraw_figure
from wayhome.record.queries.sources import source
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.record.forms import MarkForm
from wayhome.web.casework.record.sources import show_source


@require_POST
def mark(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Tie a figure to its words; when they stand at several places, ask which."""
    actor = desk_actor(request)
    require(actor, Permission.FIGURE_MARK)
    found = source(actor, source_id)
    if not found.is_own:
        raise NotFound
    form = MarkForm(request.POST, page=found)
    if not form.is_valid():
        return show_source(request, found, form=form)
    figure = mark_figure(form.span, form.claim, by=actor)
    messages.success(request, _("The figure is marked."))
    return redirect(f"{reverse('desk:source', args=[source_id])}#figure-{figure}")


@require_POST
def withdraw(request: HttpRequest, source_id: UUID, figure_id: UUID) -> HttpResponse:
    """Withdraw a mark; it stays in the list with its end."""
    actor = desk_actor(request)
    if figure_id not in {figure.id for figure in source(actor, source_id).figures}:
        raise NotFound
    withdraw_figure(figure_id, by=actor)
    messages.success(request, _("The figure is withdrawn."))
    return redirect("desk:source", source_id)
