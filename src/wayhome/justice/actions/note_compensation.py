"""Note what comes of a claim for compensation: asked, ordered, refused, paid or given up."""

from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Line
from wayhome.cases.actions.work_on import work_on
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_at_hand import CaseAtHand
from wayhome.justice.actions.write_telling import require_person
from wayhome.justice.domain.chain import Noted, check_correctable, fold, in_order
from wayhome.justice.domain.compensation import (
    TRANSITIONS,
    AmountDoesNotFit,
    CompensationEvent,
    CompensationState,
    Money,
    Payer,
    check_amount,
)
from wayhome.justice.domain.dated import Dated
from wayhome.justice.domain.happening import InFuture
from wayhome.justice.domain.steps import JusticeStep, step_of_payment
from wayhome.justice.models import Compensation, Payment
from wayhome.justice.queries.compensations import payment_row
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.sealing import Place, seal_json


@dataclass(frozen=True, slots=True)
class Claim:
    """The claim that is written about, in a case as its writer saw it.

    A new claim names the `complaint` of the person it is for; a known one its own id.
    """

    case: UUID
    complaint: UUID | None = None
    compensation: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class NewPayment:
    """What happened, when, by whom, and how much."""

    event: CompensationEvent
    when: Dated
    payer: Payer
    money: Money | None = None
    words: str = field(default="", repr=False)


class PaidInFull(Exception):
    """The sums paid reach what was ordered, or fall short of it: part and full are swapped."""


def note_compensation(*, claim: Claim, told: NewPayment, by: Actor) -> UUID:
    """Note an event of a claim and return the claim's id; a new claim begins with it.

    Raises NotFound, CaseChanged, EventRefused, PersonNotOfCase, AmountDoesNotFit, PaidInFull,
    InFuture, OutOfTurn.
    """
    check_amount(told.event, told.money)
    if told.when.earliest > clock.local_today():
        raise InFuture
    with atomic():
        step = step_of_payment(told.event)
        held = _held(claim, step, by=by)
        row = _begun(claim, held, by=by)
        line = Payment(
            event=told.event,
            earliest=told.when.earliest,
            latest=told.when.latest,
            precision=told.when.precision.value,
            amount=told.money.amount if told.money else None,
            currency=told.money.currency if told.money else "",
            payer=told.payer,
        )
        line.sealed_words = _sealed(told.words, line.id, key=held.key)
        _write(row, line, by=by)
    return row.id


def take_payment_back(*, claim: Claim, line: UUID, by: Actor) -> None:
    """Take an entry of a claim back that was noted by mistake.

    Raises NotFound, CaseChanged, EventRefused, CorrectedAlready, OutOfTurn.
    """
    with atomic():
        held = _held(claim, JusticeStep.PAYMENT_CORRECTED, by=by)
        row = _known(claim, held)
        before = _lines(row)
        check_correctable((payment_row(each).noted for each in before), line)
        gone = next(each for each in before if each.id == line)
        back = Payment(
            event="",
            corrects=line,
            earliest=gone.earliest,
            latest=gone.latest,
            precision=gone.precision,
        )
        _write(row, back, by=by)


def words_place(line: UUID) -> Place:
    """Where the words of a line stand."""
    return Place("justice_payment", "sealed_words", line)


def _held(claim: Claim, step: JusticeStep, *, by: Actor) -> CaseAtHand:
    """The locked case, with a line in its timeline."""
    line = Line(StepKind.JUSTICE, code=step, subject=claim.compensation)
    return work_on(claim.case, line, by=by, version=claim.version)


def _begun(claim: Claim, held: CaseAtHand, *, by: Actor) -> Compensation:
    """The claim, begun for a person of the case when it is new."""
    if claim.compensation is not None:
        return _known(claim, held)
    if claim.complaint is None:
        raise NotFound
    require_person(claim.complaint, case=held.id, by=by)
    row = Compensation(
        agency_id=held.agency,
        case_id=held.id,
        complaint_id=claim.complaint,
        state=CompensationState.NONE,
        opened_at=clock.now(),
    )
    row.save(force_insert=True)
    return row


def _known(claim: Claim, held: CaseAtHand) -> Compensation:
    """A claim of the case. Raises NotFound."""
    if claim.compensation is None:
        raise NotFound
    own = Compensation.objects.filter(agency_id=held.agency, case_id=held.id)
    row = own.filter(id=claim.compensation).first()
    if row is None:
        raise NotFound
    return row


def _lines(row: Compensation) -> list[Payment]:
    own = Payment.objects.filter(agency_id=row.agency_id, compensation_id=row.id)
    return list(own.order_by("number"))


def _sealed(words: str, line: UUID, *, key: UUID) -> bytes | None:
    if not words.strip():
        return None
    return seal_json(words.strip(), key=keys.store().get(key), place=words_place(line))


def _write(row: Compensation, line: Payment, *, by: Actor) -> None:
    """Add the line where it fits, write the state that follows, and leave a leaf."""
    before = _lines(row)
    line.agency_id, line.compensation_id = row.agency_id, row.id
    line.number = len(before) + 1
    line.noted_at, line.noted_by = clock.now(), by.user
    every = [*before, line]
    noted = [payment_row(each).noted for each in every]
    state = fold(noted, TRANSITIONS, begin=CompensationState.NONE)
    _check_sums(noted, {each.id: each for each in every})
    line.save(force_insert=True)
    Compensation.objects.filter(agency_id=row.agency_id, id=row.id).update(state=state)
    detail: dict[str, str | int | bool | None] = {
        "compensation": str(row.id),
        "event": line.event or None,
        "state": state.value,
    }
    about = About(kind="case", id=row.case_id, detail=detail)
    leave_leaf(by=by, tag=Tag.JUSTICE_COMPENSATION_NOTED, about=about)


def _check_sums(noted: list[Noted[CompensationEvent]], rows: dict[UUID, Payment]) -> None:
    """Paid in full is no less than was ordered, and in part is less, where one currency allows to tell.

    Raises PaidInFull.
    """
    ordered, paid = None, Decimal(0)
    for line in in_order(noted):
        row = rows[line.id]
        if row.event == CompensationEvent.ORDER:
            ordered, paid = Money(_amount(row), row.currency), Decimal(0)
        is_payment = row.event in {CompensationEvent.PAY_PART, CompensationEvent.PAY_ALL}
        if not is_payment or ordered is None:
            continue
        if row.currency != ordered.currency:
            return
        paid += _amount(row)
        if (paid >= ordered.amount) != (row.event == CompensationEvent.PAY_ALL):
            raise PaidInFull


def _amount(row: Payment) -> Decimal:
    if row.amount is None:
        raise AmountDoesNotFit
    return row.amount
