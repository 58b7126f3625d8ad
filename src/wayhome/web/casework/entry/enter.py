"""Write down what somebody tells by telephone or in person, and read the receipt out to them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import can, require
from wayhome.intake.actions.lodge import IdempotencyKeyReused, lodge
from wayhome.intake.domain.draft_secret import DraftSecret, DraftSecretNotUnderstood
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.new_complaint import Lodged, NewComplaint
from wayhome.kernel.actor import Actor
from wayhome.web.casework.entry.forms import EntryForm
from wayhome.web.casework.frame import desk_actor, page


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The form; once sent, the receipt. Sending the same form again shows the same receipt."""
    actor = desk_actor(request)
    require(actor, Permission.COMPLAINT_ENTER)
    if request.method != "POST":
        context = {"form": EntryForm(), "may_search": can(actor, Permission.PERSON_SEARCH)}
        return page(request, "enter.html", context, here="desk:enter")
    form = EntryForm(request.POST)
    if form.is_valid():
        try:
            lodged, secret = _lodge(form, by=actor)
        except DraftSecretNotUnderstood:
            form.add_error(None, _("This page was open too long. Copy the text and start again."))
        except IdempotencyKeyReused:
            form.add_error(
                None,
                _("This complaint was sent already, with other answers. Start a new one."),
            )
        else:
            context = {
                "lodged": lodged,
                "receipt": secret.receipt().digits(),
                "may_read": can(actor, Permission.COMPLAINT_READ, Target(agency=actor.agency)),
            }
            return page(request, "entered.html", context, here="desk:enter")
    return page(request, "enter.html", {"form": form}, here="desk:enter", status=422)


def _lodge(form: EntryForm, *, by: Actor) -> tuple[Lodged, DraftSecret]:
    """Lodge what was written down; receipt and idempotency key follow from the form's token."""
    given = form.cleaned_data
    secret = DraftSecret.from_cookie(given["token"])
    complaint = NewComplaint(
        agency=by.agency,
        channel=Channel(given["channel"]),
        lodger_kind=LodgerKind(given["lodger_kind"]),
        language=given["language"],
        answers=form.answers,
        idempotency_key=secret.idempotency_key(),
        with_receipt=secret.receipt(),
    )
    return lodge(complaint, by=by), secret
