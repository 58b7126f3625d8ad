"""Take in a file of complaints: every row is kept before anything is lodged."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake import policy
from wayhome.intake.domain.batches import NewBatch, RowState, RowTrouble
from wayhome.intake.domain.kinds import Channel
from wayhome.intake.domain.sheets import SheetRow
from wayhome.intake.models import Batch, BatchRow
from wayhome.intake.policy import Whose
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.ids import new_id
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal, seal_json

ROWS_TABLE = "intake_batch_row"
JOB = "intake.lodge_batch"


def start_batch(batch: NewBatch, *, by: Actor) -> UUID:
    """Keep the rows of a file, sealed, and return the batch's id; nothing is lodged yet.

    Rows with problems are refused here and hold no content. Raises NotFound.
    """
    whose = Whose(batch.agency, batch.lodger_agency)
    policy.require_lodging(by, channel=Channel.FILE, whose=whose)
    key = keys.store().create(new_id())
    row = Batch(
        id=new_id(),
        agency_id=batch.agency,
        lodger_agency_id=batch.lodger_agency,
        entered_by=by.user if by.kind is ActorKind.STAFF else None,
        lodger_kind=batch.lodger_kind.value,
        language=batch.language,
        started_at=clock.now(),
        rows_count=len(batch.sheet.rows),
        key_id=key.id,
    )
    place = Place("intake_batch", "sealed_name", row.id)
    row.sealed_name = seal(batch.name.encode(), key=key, place=place)
    row.save(force_insert=True)
    BatchRow.objects.bulk_create(
        [_row(each, batch=row, key=key) for each in batch.sheet.rows], batch_size=500
    )
    leave_leaf(
        by=by,
        tag=Tag.INTAKE_BATCH_STARTED,
        about=About(kind="batch", id=row.id, detail={"rows": row.rows_count}),
    )
    return row.id


def confirm_batch(*, batch_id: UUID, by: Actor) -> None:
    """Let the waiting rows be lodged; confirming again changes nothing. Raises NotFound."""
    row = Batch.objects.filter(id=batch_id).select_for_update().first()
    if row is None:
        raise NotFound
    whose = Whose(row.agency_id, row.lodger_agency_id)
    policy.require_lodging(by, channel=Channel.FILE, whose=whose)
    if row.confirmed_at is not None:
        return
    Batch.objects.filter(id=row.id).update(confirmed_at=clock.now())
    leave_leaf(by=by, tag=Tag.INTAKE_BATCH_LODGED, about=About(kind="batch", id=row.id))
    enqueue(JOB, agency=row.agency_id, batch=row.id)


def _row(sheet_row: SheetRow, *, batch: Batch, key: DataKey) -> BatchRow:
    """A row that waits, or one that is refused."""
    row = BatchRow(
        id=new_id(),
        agency_id=batch.agency_id,
        lodger_agency_id=batch.lodger_agency_id,
        batch_id=batch.id,
        number=sheet_row.number,
        state=RowState.REFUSED.value if sheet_row.problems else RowState.WAITING.value,
        problems=[str(RowTrouble(each.column, each.code)) for each in sheet_row.problems],
    )
    if not sheet_row.problems:
        content = {"answers": sheet_row.answers.to_json(), "fingerprint": sheet_row.fingerprint}
        place = Place(ROWS_TABLE, "sealed_content", row.id)
        row.sealed_content = seal_json(content, key=key, place=place)
    return row
