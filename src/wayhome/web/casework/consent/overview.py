"""The section "Consent" of a case, and the opening of what is sealed in it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import decide
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, can
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.consent.policy import DECIDE, RECORD
from wayhome.consent.queries.consent_page import consent_page
from wayhome.consent.queries.words import Opened, Words, open_words
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.consent.other_forms import BasisEndForm, OpeningForm
from wayhome.web.casework.consent.recipients import Recipients
from wayhome.web.casework.consent.said_words import said_in_words
from wayhome.web.casework.consent.sheet import LANGUAGES
from wayhome.web.casework.consent.showing import card


@require_GET
def consent(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What is in force, who may be reached now, and what was before."""
    return draw(request, look(request, case_id))


@require_POST
def open_consent_words(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open one sealed text for a purpose."""
    sight = look(request, case_id)
    form = opening_form(sight, request.POST)
    if not form.is_valid() or not form.cleaned_data["kind"]:
        return draw(request, sight, opening=form, status=422)
    opened = open_words(
        sight.actor,
        case_id,
        kind=Words(form.cleaned_data["kind"]),
        words=form.cleaned_data["words"],
        purpose=Purpose(form.cleaned_data["purpose"]),
    )
    return draw(request, sight, opening=form, opened=opened)


def draw(
    request: HttpRequest, sight: Sight, *, opened: Opened | None = None, **more: Any
) -> HttpResponse:
    """The page; reckoned from the rows at this moment."""
    recipients = Recipients(sight.actor)
    told = consent_page(sight.actor, sight.case.row.id)
    context = {
        "cards": [
            card(number, each, sight=sight, recipients=recipients)
            for number, each in enumerate(told, 1)
        ],
        "may": may_record(sight),
        "may_add": may_record(sight) and CaseEvent.WORK in sight.case.events,
        "may_decide": can(sight.actor, DECIDE, sight.case.target),
        "may_decide_anew": can(sight.actor, DECIDE, sight.case.target)
        and CaseEvent.WORK in sight.case.events,
        "words_form": more.get("opening") or opening_form(sight),
        "opened": opened,
        "opened_lines": said_in_words(opened) if opened else (),
        "end_form": more.get("end_form"),
        "end_forms": {
            line.id: BasisEndForm(basis=line.id) for person in told for line in person.bases
        },
        "sheets": LANGUAGES,
    }
    return case_response(
        request, sight, template="consent", context=context, status=more.get("status", 200)
    )


def opening_form(sight: Sight, data: Any = None) -> OpeningForm:
    """The form with the purposes that the actor may give."""
    may = decide(sight.actor, Permission.FIELDS_OPEN, sight.case.target)
    return OpeningForm(data, purposes=may.purposes)


def may_record(sight: Sight) -> bool:
    """Whether the actor works on the case."""
    return can(sight.actor, RECORD, sight.case.target)


def person_number(sight: Sight, person: UUID) -> int:
    """Which person of the case a complaint names, counted as on the page. Raises NotFound."""
    told = consent_page(sight.actor, sight.case.row.id)
    for number, each in enumerate(told, 1):
        if person in each.asked.complaints:
            return number
    raise NotFound
