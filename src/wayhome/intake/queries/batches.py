"""How far files of complaints have come, and which rows need correcting."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from wayhome.access.policy import NotFound
from wayhome.intake import policy
from wayhome.intake.domain.batches import RowState, RowTrouble
from wayhome.intake.domain.kinds import Channel
from wayhome.intake.models import Batch, BatchRow
from wayhome.intake.policy import Whose
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.sealing import Place, unseal

_MOST_SHOWN = 200
_NEWEST = 20


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row as the sender's file numbers it, and what is wrong with it."""

    number: int
    problems: tuple[RowTrouble, ...]


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """One file: how many rows wait, were lodged now or before, were refused; the first refused."""

    id: UUID
    name: str = field(repr=False)
    started_at: datetime
    confirmed_at: datetime | None
    rows_count: int
    waiting: int
    lodged: int
    lodged_before: int
    refused: int
    refused_rows: tuple[RefusedRow, ...]

    @property
    def is_done(self) -> bool:
        """Whether every row has its answer."""
        return self.confirmed_at is not None and self.waiting == 0

    @property
    def answered(self) -> int:
        """How many rows have their answer."""
        return self.lodged + self.lodged_before + self.refused


def batch_progress(actor: Actor, batch_id: UUID) -> BatchProgress:
    """The progress of one file of the actor's agency. Raises NotFound."""
    batch = _of(actor).filter(id=batch_id).first()
    if batch is None:
        raise NotFound
    whose = Whose(batch.agency_id, batch.lodger_agency_id)
    policy.require_lodging(actor, channel=Channel.FILE, whose=whose)
    return _progress(batch)


def batches(actor: Actor) -> tuple[BatchProgress, ...]:
    """The newest files of the actor's agency. Raises NotFound."""
    lodger = actor.agency if actor.kind is ActorKind.PARTNER else None
    policy.require_lodging(actor, channel=Channel.FILE, whose=Whose(actor.agency, lodger))
    return tuple(map(_progress, _of(actor).order_by("-started_at")[:_NEWEST]))


def _of(actor: Actor) -> QuerySet[Batch]:
    """Files that the actor's agency sent (partners) or received (everybody else)."""
    column = "lodger_agency_id" if actor.kind is ActorKind.PARTNER else "agency_id"
    return Batch.objects.filter(**{column: actor.agency})


def _progress(batch: Batch) -> BatchProgress:
    """Count the rows by state and read the first refused ones."""
    rows = BatchRow.objects.filter(agency_id=batch.agency_id, batch_id=batch.id)
    count = dict(rows.order_by().values_list("state").annotate(n=Count("*")))
    refused = rows.filter(state=RowState.REFUSED.value).order_by("number")[:_MOST_SHOWN]
    return BatchProgress(
        id=batch.id,
        name=_name(batch),
        started_at=batch.started_at,
        confirmed_at=batch.confirmed_at,
        rows_count=batch.rows_count,
        waiting=count.get(RowState.WAITING.value, 0),
        lodged=count.get(RowState.LODGED.value, 0),
        lodged_before=count.get(RowState.LODGED_BEFORE.value, 0),
        refused=count.get(RowState.REFUSED.value, 0),
        refused_rows=tuple(
            RefusedRow(number=row.number, problems=tuple(map(RowTrouble.parse, row.problems)))
            for row in refused
        ),
    )


def _name(batch: Batch) -> str:
    """The name of the file as it was sent."""
    if batch.sealed_name is None:
        return ""
    place = Place("intake_batch", "sealed_name", batch.id)
    key = keys.store().get(batch.key_id)
    return unseal(bytes(batch.sealed_name), key=key, place=place).decode()
