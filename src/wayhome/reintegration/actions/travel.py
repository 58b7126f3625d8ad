"""Plan a journey, set off, and hand the person over at home."""

from contextlib import suppress
from datetime import date

from wayhome.cases.actions.reach import reach
from wayhome.cases.domain.milestones import Milestone, MoveRefused
from wayhome.consent.queries.persons import is_told_child, one_of
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.places.countries import is_country
from wayhome.places.provinces import is_province
from wayhome.reintegration.actions.begin_following import begin_after_return
from wayhome.reintegration.actions.get_papers import CountryUnknown
from wayhome.reintegration.actions.step import Held, Told, Value, lock_return, write_step
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.journeys import End, Fitness, Handover, Journey, Receiver
from wayhome.reintegration.domain.returning import ReturnEvent
from wayhome.reintegration.domain.risks import ReturnRisk
from wayhome.reintegration.models import ReturnEntry
from wayhome.reintegration.queries.child_steps import require_child_steps


class DocumentMissing(Exception):
    """Nobody crosses a border without a travel document."""


class EscortsMissing(Exception):
    """Who escorts is named, or nobody does."""


class RiskNotLookedAt(Exception):
    """The risks of returning are looked at before anybody travels."""


class ApprovalMissing(Exception):
    """The risk is high and no supervisor approved the return."""


class NotFitToTravel(Exception):
    """A health worker held the person not fit to travel."""


class ReceiptNotConfirmed(Exception):
    """A handover names to whom, where, and who confirmed it."""


def plan_journey(*, writing: Writing, journey: Journey, by: Actor) -> None:
    """Plan a journey, or plan it anew.

    Raises CountryUnknown, EscortsMissing, DocumentMissing, DaysImpossible and what `lock_return`
    raises.
    """
    if not (_is_known(journey.start) and _is_known(journey.finish)):
        raise CountryUnknown
    if journey.is_escorted and not journey.escorts.strip():
        raise EscortsMissing
    with atomic():
        held = lock_return(writing, ReturnEvent.PLAN, by=by)
        if held is None:
            return
        if journey.crosses_border and held.row.issued_on is None:
            raise DocumentMissing
        columns: dict[str, Value] = {
            "from_country": journey.start.country,
            "from_province": journey.start.province,
            "to_country": journey.finish.country,
            "to_province": journey.finish.province,
            "travel_on": journey.travel_on,
            "transport": journey.transport,
            "fitness": journey.fitness,
            "is_escorted": journey.is_escorted,
        }
        words = {
            "from": journey.start.place,
            "to": journey.finish.place,
            "escorts": journey.escorts if journey.is_escorted else "",
        }
        details = {**columns, "travel_on": journey.travel_on.isoformat()}
        write_step(held, Told(None, columns, details, words), by=by)


def set_off(*, writing: Writing, on: date, by: Actor) -> None:
    """Note that the journey began.

    Raises RiskNotLookedAt, ApprovalMissing, NotFitToTravel, ChildNotReady, DaysImpossible and what
    `lock_return` raises.
    """
    with atomic():
        held = lock_return(writing, ReturnEvent.SET_OFF, by=by)
        if held is None:
            return
        _check_ready(held)
        if _is_child(held, by=by):
            require_child_steps(by, case=held.case.id, person=held.row.complaint_id)
        write_step(held, Told(on, {"set_off_on": on}), by=by)


def hand_over(*, writing: Writing, handover: Handover, by: Actor) -> None:
    """Note the handover at home: the lodgers see that the person returned, follow-up begins.

    Raises ReceiptNotConfirmed, DaysImpossible and what `lock_return` raises.
    """
    said = (handover.to, handover.place, handover.confirmed_by)
    if handover.receiver is not Receiver.NOBODY and not all(each.strip() for each in said):
        raise ReceiptNotConfirmed
    with atomic():
        held = lock_return(writing, ReturnEvent.HAND_OVER, by=by)
        if held is None:
            return
        if handover.receiver is Receiver.NOBODY and held.row.is_child:
            raise ReceiptNotConfirmed
        words = {
            "to": handover.to,
            "place": handover.place,
            "confirmed_by": handover.confirmed_by,
        }
        columns: dict[str, Value] = {"handed_over_on": handover.on, "receiver": handover.receiver}
        details = {"receiver": handover.receiver}
        write_step(held, Told(handover.on, columns, details, words), by=by)
        # Refused when another person of the case returned before, or the case stands elsewhere.
        with suppress(MoveRefused):
            reach(case=held.case.id, milestone=Milestone.RETURNED, by=by)
        begin_after_return(held, by=by)


def _check_ready(held: Held) -> None:
    """Risks looked at, approved where they are high, and fit to travel."""
    if not held.row.risk:
        raise RiskNotLookedAt
    if held.row.risk == ReturnRisk.HIGH and not held.row.is_approved:
        raise ApprovalMissing
    if held.row.fitness == Fitness.NOT_FIT:
        raise NotFitToTravel


def _is_child(held: Held, *, by: Actor) -> bool:
    """Whether a child travels: as the wish says, or as a complaint does that no paper answers."""
    if held.row.is_child:
        return True
    wish = ReturnEntry.objects.filter(
        agency_id=by.agency, returning=held.row, event=ReturnEvent.AGREE
    ).latest("number")
    if wish.details.get("is_shown_adult"):
        return False
    return is_told_child(by, one_of(by, held.writing.case, held.writing.person))


def _is_known(end: End) -> bool:
    """Whether the codes name places; provinces are known for one country alone."""
    return is_country(end.country) and (not end.province or is_province(end.province))
