"""Lodge the waiting rows of a confirmed batch, some at a time, each exactly once.

A row's idempotency key is made of its cells: a file that is corrected and sent again lodges only
the rows that were not lodged before, and a job that dies half-way begins where it left off.
"""

from uuid import UUID

from wayhome.intake.actions.lodge import IdempotencyKeyReused, lodge
from wayhome.intake.actions.start_batch import JOB, ROWS_TABLE
from wayhome.intake.domain.answers import from_json
from wayhome.intake.domain.batches import RowState, RowTrouble
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.new_complaint import NewComplaint
from wayhome.intake.models import Batch, BatchRow
from wayhome.jobs.queue import enqueue
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, unseal_json

_AT_ONCE = 50
_SENT_BEFORE = RowTrouble(column="", code="sent_before")


def lodge_batch(*, batch_id: UUID, by: Actor) -> int:
    """Lodge up to fifty waiting rows, ask for the next fifty, and return how many were done."""
    batch = Batch.objects.filter(id=batch_id, agency_id=by.agency).first()
    if batch is None or batch.confirmed_at is None:
        return 0
    waiting = BatchRow.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        agency_id=by.agency, batch_id=batch.id, state=RowState.WAITING.value
    )
    rows = list(waiting.order_by("number")[:_AT_ONCE])
    key = keys.store().get(batch.key_id)
    for row in rows:
        _lodge_row(row, batch=batch, key=key, by=by)
    if rows:
        enqueue(JOB, agency=by.agency, batch=batch.id)
    return len(rows)


def _lodge_row(row: BatchRow, *, batch: Batch, key: DataKey, by: Actor) -> None:
    """Lodge one row; its content goes to the complaint and is kept nowhere else."""
    changed = BatchRow.objects.filter(id=row.id, agency_id=by.agency)
    try:
        lodged = lodge(_complaint(row, batch=batch, key=key), by=by)
    except IdempotencyKeyReused:
        changed.update(
            state=RowState.REFUSED.value, problems=[str(_SENT_BEFORE)], sealed_content=None
        )
        return
    state = RowState.LODGED_BEFORE if lodged.replayed else RowState.LODGED
    changed.update(state=state.value, complaint_id=lodged.complaint, sealed_content=None)


def _complaint(row: BatchRow, *, batch: Batch, key: DataKey) -> NewComplaint:
    """The complaint that a row describes."""
    if row.sealed_content is None:
        raise ValueError("A waiting row has content.")
    place = Place(ROWS_TABLE, "sealed_content", row.id)
    content = unseal_json(bytes(row.sealed_content), key=key, place=place)
    return NewComplaint(
        agency=batch.agency_id,
        channel=Channel.FILE,
        lodger_kind=LodgerKind(batch.lodger_kind),
        language=batch.language,
        answers=from_json(content["answers"]),
        idempotency_key=f"row {content['fingerprint']}",
        lodger_agency=batch.lodger_agency_id,
        entered_by=batch.entered_by,
    )
