"""Claims for compensation of a case, with every line that was noted."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.justice.domain.chain import Noted, in_order
from wayhome.justice.domain.compensation import (
    CompensationEvent,
    CompensationState,
    Money,
    Payer,
)
from wayhome.justice.domain.dated import Dated, Precision
from wayhome.justice.domain.identity import GROUP
from wayhome.justice.models import Compensation, Payment
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.sealing import Place, unseal_json


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One line in clear; without event it took `corrects` back."""

    id: UUID
    number: int
    event: CompensationEvent | None
    corrects: UUID | None
    when: Dated
    money: Money | None
    payer: Payer | None
    has_words: bool
    at: datetime
    by: UUID | None

    @property
    def noted(self) -> Noted[CompensationEvent]:
        """The line as the rules see it."""
        return Noted(self.id, self.number, self.event, self.when.days, self.corrects)


@dataclass(frozen=True, slots=True)
class CompensationView:
    """A claim: for whom, where it stands, the lines that stand in their order, and all ever noted."""

    id: UUID
    complaint: UUID
    state: CompensationState
    standing: tuple[PaymentRow, ...]
    lines: tuple[PaymentRow, ...]


@dataclass(frozen=True, slots=True)
class OpenedWords:
    """The sealed words of one line, open."""

    id: UUID
    text: str = field(repr=False)


def compensations_of(actor: Actor, case: UUID) -> tuple[CompensationView, ...]:
    """The claims of a case, the first begun first. Raises NotFound."""
    held, _decision = case_at_hand(actor, case)
    own = Compensation.objects.filter(agency_id=held.agency, case_id=held.id)
    chosen = tuple(own.order_by("opened_at", "id"))
    told: dict[UUID, list[PaymentRow]] = {each.id: [] for each in chosen}
    rows = Payment.objects.filter(agency_id=held.agency, compensation_id__in=list(told))
    for row in rows.order_by("number"):
        told[row.compensation_id].append(payment_row(row))
    return tuple(_view(each, told[each.id]) for each in chosen)


def open_payment(actor: Actor, case: UUID, line: UUID, *, purpose: Purpose) -> OpenedWords:
    """Open the words of one line for a purpose, and leave a leaf. Raises NotFound."""
    held, decision = case_at_hand(actor, case, Permission.FIELDS_OPEN)
    if GROUP not in decision.field_groups or purpose not in decision.purposes:
        raise NotFound
    claims = Compensation.objects.filter(agency_id=held.agency, case_id=held.id)
    row = Payment.objects.filter(
        agency_id=held.agency,
        compensation_id__in=claims.values("id"),
        id=line,
        sealed_words__isnull=False,
    ).first()
    if row is None or row.sealed_words is None:
        raise NotFound
    place = Place("justice_payment", "sealed_words", line)
    text: str = unseal_json(row.sealed_words, key=keys.store().get(held.key), place=place)
    about = About(
        kind="case",
        id=held.id,
        purpose=purpose.value,
        field_groups=[GROUP.value],
        detail={"of": str(line)},
    )
    leave_leaf(by=actor, tag=Tag.JUSTICE_FIELDS_OPENED, about=about)
    return OpenedWords(line, text)


def payment_row(row: Payment) -> PaymentRow:
    """A stored line in clear."""
    return PaymentRow(
        id=row.id,
        number=row.number,
        event=CompensationEvent(row.event) if row.event else None,
        corrects=row.corrects,
        when=Dated(row.earliest, row.latest, Precision(row.precision)),
        money=Money(row.amount, row.currency) if row.amount is not None else None,
        payer=Payer(row.payer) if row.payer else None,
        has_words=row.sealed_words is not None,
        at=row.noted_at,
        by=row.noted_by,
    )


def _view(row: Compensation, lines: list[PaymentRow]) -> CompensationView:
    by_id = {line.id: line for line in lines}
    return CompensationView(
        id=row.id,
        complaint=row.complaint_id,
        state=CompensationState(row.state),
        standing=tuple(by_id[each.id] for each in in_order(line.noted for line in lines)),
        lines=tuple(lines),
    )
