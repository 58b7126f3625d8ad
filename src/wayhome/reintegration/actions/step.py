"""What every step of a return shares: policy, once only, lock, transition, history, leaf."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_at_hand import CaseAtHand, case_at_hand
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place
from wayhome.reintegration.actions.writing import Writing, sealed_words
from wayhome.reintegration.domain.days import ReturnDays, check_days, today
from wayhome.reintegration.domain.returning import ReturnEvent, ReturnState, state_after
from wayhome.reintegration.models import Return, ReturnEntry
from wayhome.reintegration.queries.person import person_of

Value = str | bool | UUID | date | None


@dataclass(frozen=True, slots=True)
class Held:
    """A return that is locked, its case, and what is about to happen to it."""

    row: Return
    case: CaseAtHand
    event: ReturnEvent
    writing: Writing


@dataclass(frozen=True, slots=True)
class Told:
    """The day, the columns that change, codes for the history, and words to seal."""

    on: date | None = None
    columns: Mapping[str, Value] = field(default_factory=dict)
    details: Mapping[str, object] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict, repr=False)


def lock_return(
    writing: Writing,
    event: ReturnEvent,
    *,
    by: Actor,
    needs: Permission = Permission.CASE_UPDATE,
) -> Held | None:
    """The return of a person, locked; None when this very entry was written before.

    Raises NotFound, CaseChanged, EventRefused (the case is closed), StepRefused.
    """
    if written_before(writing, by=by, needs=needs):
        return None
    case = take_case(writing, event, by=by, needs=needs)
    person = person_of(by, writing.case, writing.person)
    row = (
        Return.objects.select_for_update()
        .filter(agency_id=by.agency, case_id=case.id, complaint_id__in=person.complaints)
        .order_by("-begun_at", "id")
        .first()
    )
    if row is None:
        raise NotFound
    state_after(ReturnState(row.state), event)
    return Held(row, case, event, writing)


def written_before(writing: Writing, *, by: Actor, needs: Permission) -> bool:
    """Whether this entry stands in the history already. Raises NotFound."""
    case_at_hand(by, writing.case, needs)
    return ReturnEntry.objects.filter(
        id=writing.entry, agency_id=by.agency, returning__case_id=writing.case
    ).exists()


def take_case(writing: Writing, event: ReturnEvent, *, by: Actor, needs: Permission) -> CaseAtHand:
    """Lock the case and tell its timeline. Raises NotFound, CaseChanged, EventRefused."""
    line = Line(StepKind.RETURN, code=event, subject=writing.person)
    return work_on(writing.case, line, by=by, needs=needs, version=writing.version)


def write_step(held: Held, told: Told, *, by: Actor) -> None:
    """Check the days, write the columns and the next state, an entry, and one leaf.

    Raises DaysImpossible.
    """
    row = held.row
    row.state = state_after(ReturnState(row.state), held.event)
    for name, value in told.columns.items():
        setattr(row, name, value)
    if told.on is not None:
        # The day of what happens is told for every event, and never lies ahead.
        check_days(ReturnDays(agreed_on=told.on), today=today())
    check_days(_days(row), today=today())
    row.save(update_fields=["state", *told.columns])
    add_entry(held, told, by=by)


def add_entry(held: Held, told: Told, *, by: Actor) -> None:
    """Add to the history of a return, and leave a leaf."""
    row, entry = held.row, held.writing.entry
    ReturnEntry(
        id=entry,
        agency_id=row.agency_id,
        returning=row,
        number=ReturnEntry.objects.filter(agency_id=row.agency_id, returning=row).count() + 1,
        event=held.event,
        state_after=row.state,
        happened_on=told.on or today(),
        details=dict(told.details),
        sealed_words=sealed_words(
            told.words,
            case=held.case,
            place=Place("reintegration_return_entry", "sealed_words", entry),
        ),
        at=clock.now(),
        by_id=by.user,
    ).save(force_insert=True)
    leave_leaf(
        by=by,
        tag=Tag.REINTEGRATION_RETURN_CHANGED,
        about=About(
            kind="case",
            id=held.case.id,
            detail={"event": held.event.value, "entry": str(entry)},
        ),
    )


def _days(row: Return) -> ReturnDays:
    """The days of a return as they would stand."""
    return ReturnDays(
        agreed_on=row.agreed_on,
        asked_on=row.asked_on,
        issued_on=row.issued_on,
        expires_on=row.expires_on,
        travel_on=row.travel_on,
        set_off_on=row.set_off_on,
        handed_over_on=row.handed_over_on,
    )
