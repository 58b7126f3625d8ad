"""Persons who were found at an operation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import NotFound, can
from wayhome.cases.queries.case_at_hand import persons_at_hand
from wayhome.cases.queries.queue import cases_of
from wayhome.kernel import clock
from wayhome.operations.actions.follow_person import follow_person, identify_person
from wayhome.operations.actions.open_case_for import KnownAlready, open_case_for
from wayhome.operations.actions.record_persons import Known, record_persons
from wayhome.operations.domain.persons import TRANSITIONS, PersonEvent
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.queries.operation_page import PersonLine
from wayhome.web.casework.frame import desk_actor
from wayhome.web.casework.operations.person_forms import (
    FollowForm,
    KnownChoice,
    KnownForm,
    PersonsForm,
)
from wayhome.web.casework.operations.purpose import opened_words, words_form
from wayhome.web.casework.operations.seen import Seen, Sent, response, see, submit
from wayhome.web.casework.operations.words import PERSON_TONES

HERE = "desk:operation_persons"


@require_safe
def persons(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """The persons, and the rows for more."""
    return draw(request, _whole(request, operation_id))


@require_POST
def record(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Record up to five at once."""
    seen = _whole(request, operation_id)
    form = PersonsForm(request.POST, known=_known(seen))

    def act() -> None:
        day = form.cleaned_data["on"]
        record_persons(operation=operation_id, persons=form.persons, on=day, by=seen.actor)

    done = gettext_lazy("They are recorded.")
    return submit(request, operation_id, Sent(form, act, draw, done, HERE))


@require_POST
def follow(request: HttpRequest, operation_id: UUID, person_id: UUID) -> HttpResponse:
    """Say what became of one."""
    actor, form = desk_actor(request), FollowForm(request.POST, prefix_id=person_id)

    def act() -> None:
        given = form.cleaned_data
        follow_person(
            operation=operation_id,
            person=person_id,
            event=PersonEvent(given["event"]),
            on=given["on"],
            by=actor,
        )

    done = gettext_lazy("It is recorded.")
    return submit(request, operation_id, Sent(form, act, draw, done, HERE))


@require_POST
def identify(request: HttpRequest, operation_id: UUID, person_id: UUID) -> HttpResponse:
    """Say which person of a linked case one is."""
    seen = _whole(request, operation_id)
    form = KnownForm(request.POST, known=_known(seen), prefix_id=person_id)

    def act() -> None:
        identify_person(operation=operation_id, person=person_id, known=form.chosen, by=seen.actor)

    done = gettext_lazy("It is recorded, and the case has heard of it.")
    return submit(request, operation_id, Sent(form, act, draw, done, HERE))


@require_POST
def open_case(request: HttpRequest, operation_id: UUID, person_id: UUID) -> HttpResponse:
    """Open a case for one of whom nobody had complained."""
    actor = desk_actor(request)
    try:
        made = open_case_for(operation=operation_id, person=person_id, by=actor)
    except KnownAlready:
        messages.info(request, _("It is known already who this is: a case tells of them."))
        return redirect(HERE, operation_id)
    messages.success(request, _("Case %(code)s is opened and linked.") % {"code": made.code})
    return redirect("desk:case", made.case)


@require_POST
def open_name(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Open one name for a purpose."""
    seen = _whole(request, operation_id)
    form = words_form(seen, {**request.POST.dict(), "kind": "name"})
    opened = opened_words(form, seen)
    return draw(request, seen, words_form=form, opened=opened, status=200 if opened else 422)


def draw(request: HttpRequest, seen: Seen, sent: Form | None = None, **more: Any) -> HttpResponse:
    """The persons; a form that was sent stands there as it was typed."""
    known, today = _known(seen), clock.local_today()
    rows = [_row(each, seen, known) for each in seen.operation.persons]
    is_record = isinstance(sent, PersonsForm)
    context = {
        "rows": rows,
        "form": sent if is_record else PersonsForm(known=known, on=today),
        "sent": sent,
        "records": seen.may(OperationEvent.RECORD),
        "follows": seen.may(OperationEvent.FOLLOW),
        "opens_cases": _opens_cases(seen),
        "words_form": more.get("words_form") or words_form(seen),
        "opened": more.get("opened"),
    }
    status = more.get("status", 200)
    return response(request, seen, template="persons", context=context, status=status)


def _whole(request: HttpRequest, operation_id: UUID) -> Seen:
    """The operation, for those who know all of it. Raises NotFound."""
    seen = see(request, operation_id)
    if not seen.operation.is_whole:
        raise NotFound
    return seen


def _row(person: PersonLine, seen: Seen, known: list[KnownChoice]) -> dict[str, Any]:
    """One person with the forms that fit."""
    events = [event for state, event in TRANSITIONS if state is person.state]
    case = next((each for each in _cases(seen) if each[0] == person.case), None)
    return {
        "person": person,
        "tone": PERSON_TONES[person.state],
        "case": case,
        "follow": FollowForm(events=events, prefix_id=person.id),
        "identify": KnownForm(known=known, prefix_id=person.id) if known else None,
    }


def _opens_cases(seen: Seen) -> bool:
    """Whether the reader may enter a complaint and decide on it."""
    needed = (Permission.COMPLAINT_ENTER, Permission.COMPLAINT_TRIAGE, Permission.CASE_OPEN)
    target = Target(agency=seen.actor.agency)
    return seen.may(OperationEvent.LINK) and all(can(seen.actor, each, target) for each in needed)


def _cases(seen: Seen) -> list[tuple[UUID, str]]:
    """The linked cases that the reader may list, with their codes."""
    ids = frozenset(seen.operation.cases)
    return [(row.id, row.code) for row in cases_of(seen.actor, ids)] if ids else []


def _known(seen: Seen) -> list[KnownChoice]:
    """The persons of the linked cases that the reader may open, and who stand in no row yet."""
    taken = {each.complaint for each in seen.operation.persons}
    found = []
    for case, code in _cases(seen):
        try:
            people = persons_at_hand(seen.actor, case)
        except NotFound:
            continue
        for number, person in enumerate(people, start=1):
            if taken.isdisjoint(person.complaints):
                words = _("Case %(code)s, person %(number)d") % {"code": code, "number": number}
                found.append(KnownChoice(Known(case, person.complaint), words))
    return found
