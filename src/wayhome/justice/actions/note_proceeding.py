"""Note what happens in a proceeding, correct it, and take an entry back."""

from datetime import date
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.justice.actions.work_on_alleged import OfCase, work_on_alleged
from wayhome.justice.domain.chain import check_correctable, fold
from wayhome.justice.domain.charges import to_codes
from wayhome.justice.domain.happening import Happening, check_happening
from wayhome.justice.domain.identity import Identity, seal_details
from wayhome.justice.domain.proceedings import TRANSITIONS, ProceedingState
from wayhome.justice.domain.steps import JusticeStep, step_of
from wayhome.justice.models import Proceeding, ProceedingLine
from wayhome.justice.queries.alleged import AllegedRow
from wayhome.justice.queries.identities import identities
from wayhome.justice.queries.opened import details_place
from wayhome.justice.queries.proceedings import event_row
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.places.countries import is_country
from wayhome.places.provinces import is_province


class PlaceUnknown(Exception):
    """The place is neither a province nor a country by its code."""


def note_event(*, on: OfCase, told: Happening, by: Actor, corrects: UUID | None = None) -> UUID:
    """Note an event of the proceeding against an alleged person, and return the line.

    With `corrects` it stands for that line, which stays on record. An event learnt late is put where
    its date belongs. Raises NotFound, CaseChanged, EventRefused, TakenBackAlready, PlaceUnknown,
    OutOfTurn, CorrectedAlready, and what `check_happening` raises.
    """
    if told.place and not (is_province(told.place) or is_country(told.place)):
        raise PlaceUnknown
    with atomic():
        step = JusticeStep.CORRECTED if corrects else step_of(told.event)
        held, row = work_on_alleged(on, step, by=by)
        today = clock.local_today()
        check_happening(told, today=today, born=_born(row))
        proceeding = _proceeding(held, row)
        line = ProceedingLine(
            event=told.event,
            corrects=_correctable(proceeding, corrects) if corrects else None,
            earliest=told.when.earliest,
            latest=told.when.latest,
            precision=told.when.precision.value,
            authority=told.authority or "",
            place=told.place,
            charges=to_codes(told.charges),
            punishment=told.punishment or "",
            months=told.months,
        )
        line.sealed_details = seal_details(
            told.details, key=keys.store().get(row.key), place=details_place(line.id)
        )
        _write(proceeding, line, by=by)
    return line.id


def take_back(*, on: OfCase, line: UUID, by: Actor) -> UUID:
    """Take an entry back that was noted by mistake, and return the line that says so.

    Raises NotFound, CaseChanged, EventRefused, TakenBackAlready, OutOfTurn, CorrectedAlready.
    """
    with atomic():
        held, row = work_on_alleged(on, JusticeStep.CORRECTED, by=by)
        proceeding = _proceeding(held, row)
        gone = ProceedingLine.objects.filter(
            agency_id=held.agency, proceeding_id=proceeding.id, id=line
        ).first()
        if gone is None:
            raise NotFound
        back = ProceedingLine(
            event="",
            corrects=_correctable(proceeding, line),
            earliest=gone.earliest,
            latest=gone.latest,
            precision=gone.precision,
        )
        _write(proceeding, back, by=by)
    return back.id


def _born(row: AllegedRow) -> date | None:
    """The first day on which the alleged person may have been born; the machine looks, nobody sees."""
    return identities(row.agency, [row.id]).get(row.id, Identity()).born


def _proceeding(held: CaseAtHand, row: AllegedRow) -> Proceeding:
    """The proceeding against a person, begun when there is none; the locked case guards it."""
    own = Proceeding.objects.filter(agency_id=held.agency, alleged_id=row.id)
    found = own.first()
    if found is not None:
        return found
    begun = Proceeding(
        agency_id=held.agency,
        case_id=held.id,
        alleged_id=row.id,
        state=ProceedingState.NONE,
        opened_at=clock.now(),
    )
    begun.save(force_insert=True)
    return begun


def _lines(proceeding: Proceeding) -> list[ProceedingLine]:
    own = ProceedingLine.objects.filter(agency_id=proceeding.agency_id, proceeding_id=proceeding.id)
    return list(own.order_by("number"))


def _correctable(proceeding: Proceeding, line: UUID) -> UUID:
    """A line that stands. Raises CorrectedAlready."""
    check_correctable((event_row(each).noted for each in _lines(proceeding)), line)
    return line


def _write(proceeding: Proceeding, line: ProceedingLine, *, by: Actor) -> None:
    """Add the line where it fits, write the state that follows, and leave a leaf. Raises OutOfTurn."""
    before = _lines(proceeding)
    line.agency_id = proceeding.agency_id
    line.proceeding_id = proceeding.id
    line.number = len(before) + 1
    line.noted_at = clock.now()
    line.noted_by = by.user
    noted = (event_row(each).noted for each in (*before, line))
    state = fold(noted, TRANSITIONS, begin=ProceedingState.NONE)
    line.save(force_insert=True)
    own = Proceeding.objects.filter(agency_id=proceeding.agency_id, id=proceeding.id)
    own.update(state=state)
    detail: dict[str, str | int | bool | None] = {
        "alleged": str(proceeding.alleged_id),
        "event": line.event or None,
        "corrects": str(line.corrects) if line.corrects else None,
        "state": state.value,
    }
    about = About(kind="case", id=proceeding.case_id, detail=detail)
    leave_leaf(by=by, tag=Tag.JUSTICE_PROCEEDING_NOTED, about=about)
