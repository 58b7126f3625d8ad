"""Consider a return, record what the person wishes, end it when they do not."""

from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.consent.queries.persons import is_told_child, one_of
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.reintegration.actions.step import (
    Held,
    Told,
    Value,
    add_entry,
    lock_return,
    take_case,
    write_step,
    written_before,
)
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible
from wayhome.reintegration.domain.journeys import EndReason
from wayhome.reintegration.domain.returning import ReturnEvent, ReturnState
from wayhome.reintegration.domain.wishes import AgeContradicted, Wish, check_wish
from wayhome.reintegration.models import Return
from wayhome.reintegration.queries.person import person_of

_ANEW: dict[str, Value] = {
    "agreed_on": None,
    "is_child": None,
    "basis": "",
    "risk": "",
    "risk_checked_by": None,
    "is_approved": None,
    "embassy": "",
    "asked_on": None,
    "travel_on": None,
    "set_off_on": None,
}
"""What is asked again when a return is considered again. An issued document stays: it may be valid."""


def consider(*, writing: Writing, by: Actor) -> UUID | None:
    """Begin to think about a return with a person, or begin again; the id of the return.

    Raises NotFound, CaseChanged, EventRefused, StepRefused (one is under way).
    """
    needs = Permission.CASE_UPDATE
    with atomic():
        if written_before(writing, by=by, needs=needs):
            return None
        case = take_case(writing, ReturnEvent.CONSIDER, by=by, needs=needs)
        person = person_of(by, writing.case, writing.person)
        row = (
            Return.objects.select_for_update()
            .filter(agency_id=by.agency, case_id=case.id, complaint_id__in=person.complaints)
            .exclude(state=ReturnState.HANDED_OVER)
            .first()
        )
        if row is not None:
            held = Held(row, case, ReturnEvent.CONSIDER, writing)
            write_step(held, Told(columns=_ANEW), by=by)
            return row.id
        row = Return(
            id=new_id(),
            agency_id=case.agency,
            case_id=case.id,
            complaint_id=person.complaint,
            begun_at=clock.now(),
        )
        row.save(force_insert=True)
        add_entry(Held(row, case, ReturnEvent.CONSIDER, writing), Told(), by=by)
    return row.id


def agree(*, writing: Writing, wish: Wish, on: date, by: Actor) -> None:
    """Record that a person wishes to return, in their own words, informed of the other ways.

    Raises WishMissing, NotInformed, BasisMissing, AgeContradicted, DaysImpossible, StepRefused and
    what `lock_return` raises.
    """
    check_wish(wish)
    with atomic():
        held = lock_return(writing, ReturnEvent.AGREE, by=by)
        if held is None:
            return
        if not (wish.is_child or wish.is_shown_adult) and is_told_child(
            by, one_of(by, writing.case, writing.person)
        ):
            raise AgeContradicted
        columns: dict[str, Value] = {
            "agreed_on": on,
            "is_child": wish.is_child,
            "basis": wish.basis if wish.is_child and wish.basis else "",
        }
        details = {
            "informed_of": sorted(wish.informed_of),
            "is_child": wish.is_child,
            "is_shown_adult": wish.is_shown_adult,
            "basis": columns["basis"],
        }
        write_step(held, Told(on, columns, details, {"wish": wish.words}), by=by)


def refuse(*, writing: Writing, on: date, words: str = "", by: Actor) -> None:
    """Record that the person does not wish to return, or not any more: they stay.

    Nobody owes a reason. Raises DaysImpossible and what `lock_return` raises.
    """
    with atomic():
        held = lock_return(writing, ReturnEvent.REFUSE, by=by)
        if held is not None:
            _check_order(held, on)
            write_step(held, Told(on, words={"note": words}), by=by)


def break_off(*, writing: Writing, reason: EndReason, on: date, words: str = "", by: Actor) -> None:
    """Break a return off. Raises DaysImpossible and what `lock_return` raises."""
    with atomic():
        held = lock_return(writing, ReturnEvent.BREAK_OFF, by=by)
        if held is None:
            return
        _check_order(held, on)
        write_step(held, Told(on, details={"reason": reason}, words={"note": words}), by=by)


def _check_order(held: Held, on: date) -> None:
    """What ends a return cannot come before the wish, nor before a journey that it ends."""
    agreed, begun = held.row.agreed_on, held.row.set_off_on
    if agreed is not None and on < agreed:
        raise DaysImpossible(DayProblem.END_BEFORE_WISH, "on")
    if held.row.state == ReturnState.TRAVELLING and begun is not None and on < begun:
        raise DaysImpossible(DayProblem.END_BEFORE_DEPARTURE, "on")
