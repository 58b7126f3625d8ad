"""Whether reminders are mailed too: chosen by a supervisor for the whole agency."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.mail import can_mail
from wayhome.web.casework.frame import desk_actor, page
from wayhome.workplan.actions.mail_reminder import choose_mail
from wayhome.workplan.queries.reminder_mail import mails_reminders


@require_GET
def reminding(request: HttpRequest) -> HttpResponse:
    """When people are reminded, and whether by e-mail."""
    actor = desk_actor(request)
    require(actor, Permission.CASE_ASSIGN)
    context = {"is_on": mails_reminders(actor), "can_mail": can_mail()}
    return page(request, "workplan/reminding.html", context, here="desk:load")


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Turn messages on or off."""
    is_on = request.POST.get("is_on") == "yes"
    choose_mail(is_on=is_on, by=desk_actor(request))
    told = _("Reminders are mailed too.") if is_on else _("Reminders are shown on the desk only.")
    messages.success(request, told)
    return redirect("desk:reminding")
