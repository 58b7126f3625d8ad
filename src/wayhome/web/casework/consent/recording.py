"""Record what a person agreed to, and what they take back."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from wayhome.access.queries.colleagues import office
from wayhome.consent.actions.record_consent import record_consent
from wayhome.consent.actions.withdraw_consent import withdraw_consent
from wayhome.consent.queries.consent_page import consent_page
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.consent.consent_form import ConsentForm
from wayhome.web.casework.consent.other_forms import WithdrawalForm
from wayhome.web.casework.consent.overview import may_record, person_number
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.casework.consent.sending import Sent, send
from wayhome.web.casework.consent.sheet import LANGUAGES

Draw = Callable[[Form, int], HttpResponse]


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, case_id: UUID, person: UUID) -> HttpResponse:
    """Record a talk in which a person agreed to something."""
    sight = look(request, case_id)
    actor = sight.actor
    form = ConsentForm(
        request.POST or None,
        people=office(actor),
        recipients=Recipients(actor),
        user=actor.user,
    )
    draw = drawer(request, sight, person, template="consent_record", more={"sheets": LANGUAGES})
    if request.method == "GET":
        return draw(form, 200)

    def act() -> None:
        once = form.cleaned_data["once"]
        record_consent(case=case_id, person=person, given=form.consent, by=actor, consent=once)

    return send(request, case_id, Sent(form, act, draw, _("What they agreed to is recorded.")))


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, case_id: UUID, person: UUID) -> HttpResponse:
    """Record that a person takes consent back; it counts from this moment."""
    sight = look(request, case_id)
    form = WithdrawalForm(
        request.POST or None,
        given_to=_given_to(sight, person),
        initial={name: request.GET.get(name, "") for name in ("purpose", "recipient")},
    )
    draw = drawer(request, sight, person, template="consent_withdraw")
    if request.method == "GET":
        return draw(form, 200)

    def act() -> None:
        once = form.cleaned_data["once"]
        withdraw_consent(
            case=case_id, person=person, taken=form.taken, by=sight.actor, withdrawal=once
        )

    return send(
        request, case_id, Sent(form, act, draw, _("It is taken back, from this moment on."))
    )


def drawer(
    request: HttpRequest,
    sight: Sight,
    person: UUID,
    *,
    template: str,
    more: Mapping[str, Any] | None = None,
) -> Draw:
    """How the page of a form about one person is drawn. Raises NotFound for nobody of the case."""
    number = person_number(sight, person)

    def draw(form: Form, status: int) -> HttpResponse:
        context = {
            "form": form,
            "number": number,
            "person": person,
            "may": may_record(sight),
            **(more or {}),
        }
        return case_response(request, sight, template=template, context=context, status=status)

    return draw


def _given_to(sight: Sight, person: UUID) -> list[tuple[str, str]]:
    """Everybody to whom the person ever let something go."""
    recipients = Recipients(sight.actor)
    told = consent_page(sight.actor, sight.case.row.id)
    keys = {
        each.item.recipient
        for about in told
        if person in about.asked.complaints
        for each in about.items
    }
    return sorted(((key, recipients.name(key)) for key in keys), key=lambda pair: pair[1])
