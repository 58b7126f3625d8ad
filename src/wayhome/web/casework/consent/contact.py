"""Record how somebody may be reached safely, beginning with what the lodger said."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.consent.actions.record_safe_contact import record_safe_contact
from wayhome.consent.domain.contact import Contacted
from wayhome.consent.queries.lodger_word import lodger_word
from wayhome.web.casework.cases.sight import Sight, look
from wayhome.web.casework.consent.overview import opening_form
from wayhome.web.casework.consent.recording import Draw, drawer
from wayhome.web.casework.consent.rules_form import RulesForm, begun_with
from wayhome.web.casework.consent.sending import Sent, send


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, case_id: UUID, *, person: UUID, whom: str) -> HttpResponse:
    """Record rules, which hold in place of those before."""
    sight, reached = look(request, case_id), _reached(whom)
    form = RulesForm(request.POST or None)
    draw = _drawer(request, sight, person, whom=reached)
    if request.method == "GET":
        return draw(form, 200)

    def act() -> None:
        record_safe_contact(
            case=case_id, person=person, whom=reached, given=form.rules, by=sight.actor
        )

    return send(request, case_id, Sent(form, act, draw, _("The rules are recorded, and hold now.")))


@require_POST
def begin_contact(request: HttpRequest, case_id: UUID, *, person: UUID, whom: str) -> HttpResponse:
    """Open what the lodger said, for a purpose, and begin the form with it."""
    sight, reached = look(request, case_id), _reached(whom)
    opening = opening_form(sight, request.POST)
    if not opening.is_valid():
        return _drawer(request, sight, person, whom=reached, opening=opening)(RulesForm(), 422)
    purpose = Purpose(opening.cleaned_data["purpose"])
    word = lodger_word(sight.actor, case_id, person, purpose=purpose)
    draw = _drawer(request, sight, person, whom=reached, opening=opening, word=word)
    return draw(RulesForm(initial=begun_with(word)), 200)


def _reached(whom: str) -> Contacted:
    """Whom an address means; any other leads nowhere."""
    if whom not in Contacted.values:
        raise NotFound
    return Contacted(whom)


def _drawer(
    request: HttpRequest,
    sight: Sight,
    person: UUID,
    *,
    whom: Contacted,
    opening: Form | None = None,
    **more: Any,
) -> Draw:
    """How the page is drawn."""
    shown = {"whom": whom, "words_form": opening or opening_form(sight), **more}
    return drawer(request, sight, person, template="consent_contact", more=shown)
