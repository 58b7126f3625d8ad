"""Proceedings of a case: every line that was noted, and those that stand, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.justice.domain.authorities import Authority, Punishment
from wayhome.justice.domain.chain import Noted, in_order
from wayhome.justice.domain.charges import Charge, from_codes
from wayhome.justice.domain.dated import Dated, Precision
from wayhome.justice.domain.proceedings import ProceedingEvent, ProceedingState
from wayhome.justice.models import Proceeding, ProceedingLine
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line in clear; without event it took `corrects` back."""

    id: UUID
    number: int
    event: ProceedingEvent | None
    corrects: UUID | None
    when: Dated
    authority: Authority | None
    place: str
    charges: tuple[Charge, ...]
    punishment: Punishment | None
    months: int | None
    has_details: bool
    at: datetime
    by: UUID | None

    @property
    def noted(self) -> Noted[ProceedingEvent]:
        """The line as the rules see it."""
        return Noted(self.id, self.number, self.event, self.when.days, self.corrects)


@dataclass(frozen=True, slots=True)
class ProceedingView:
    """A proceeding: its state, the lines that stand in their order, and everything ever noted."""

    id: UUID
    case: UUID
    alleged: UUID
    state: ProceedingState
    standing: tuple[EventRow, ...]
    lines: tuple[EventRow, ...]

    @property
    def verdict(self) -> EventRow | None:
        """The last verdict that stands, with its court and date."""
        return self._last(*(event for event in ProceedingEvent if event.is_verdict))

    @property
    def sentence(self) -> EventRow | None:
        """The last sentence that stands, if it came after the last verdict."""
        sentence, verdict = self._last(ProceedingEvent.SENTENCE), self.verdict
        if sentence is None or verdict is None:
            return None
        return sentence if self.standing.index(sentence) > self.standing.index(verdict) else None

    @property
    def ending(self) -> EventRow | None:
        """The line by which the decision became final, or the matter was given up."""
        ends = (ProceedingEvent.BECOME_FINAL, ProceedingEvent.WITHDRAW, ProceedingEvent.DISMISS)
        last = self.standing[-1] if self.standing else None
        return last if last and last.event in ends else None

    def _last(self, *events: ProceedingEvent) -> EventRow | None:
        found = [line for line in self.standing if line.event in events]
        return found[-1] if found else None


def proceedings_of(actor: Actor, case: UUID) -> dict[UUID, ProceedingView]:
    """The proceedings of a case by alleged person. Raises NotFound."""
    at_hand, _decision = case_at_hand(actor, case)
    own = Proceeding.objects.filter(agency_id=at_hand.agency, case_id=at_hand.id)
    return {view.alleged: view for view in views(at_hand.agency, own)}


def views(agency: UUID, proceedings: Iterable[Proceeding]) -> tuple[ProceedingView, ...]:
    """Proceedings with their lines; part of larger queries, which ask the policy."""
    chosen = tuple(proceedings)
    told: dict[UUID, list[EventRow]] = {each.id: [] for each in chosen}
    rows = ProceedingLine.objects.filter(agency_id=agency, proceeding_id__in=list(told))
    for row in rows.order_by("number"):
        told[row.proceeding_id].append(event_row(row))
    return tuple(_view(each, told[each.id]) for each in chosen)


def event_row(row: ProceedingLine) -> EventRow:
    """A stored line in clear."""
    return EventRow(
        id=row.id,
        number=row.number,
        event=ProceedingEvent(row.event) if row.event else None,
        corrects=row.corrects,
        when=Dated(row.earliest, row.latest, Precision(row.precision)),
        authority=Authority(row.authority) if row.authority else None,
        place=row.place,
        charges=from_codes(row.charges),
        punishment=Punishment(row.punishment) if row.punishment else None,
        months=row.months,
        has_details=row.sealed_details is not None,
        at=row.noted_at,
        by=row.noted_by,
    )


def _view(row: Proceeding, lines: list[EventRow]) -> ProceedingView:
    by_id = {line.id: line for line in lines}
    return ProceedingView(
        id=row.id,
        case=row.case_id,
        alleged=row.alleged_id,
        state=ProceedingState(row.state),
        standing=tuple(by_id[each.id] for each in in_order(line.noted for line in lines)),
        lines=tuple(lines),
    )
