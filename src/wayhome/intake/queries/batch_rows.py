"""What became of the rows of a file, row by row."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from wayhome.intake.domain.batches import RowState, RowTrouble
from wayhome.intake.models import BatchRow, Complaint
from wayhome.intake.queries.batches import batch_progress
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class BatchResult:
    """One row by its number in the file: the complaint it became or had become, or its problems."""

    number: int
    was_before: bool
    complaint: UUID | None
    code: str
    problems: tuple[RowTrouble, ...]


def batch_results(
    actor: Actor, batch_id: UUID, *, states: Collection[RowState], most: int = 10_000
) -> tuple[BatchResult, ...]:
    """The rows in some states in the order of the file. Raises NotFound."""
    batch_progress(actor, batch_id)
    rows = list(
        BatchRow.objects.filter(batch_id=batch_id, state__in=[state.value for state in states])
        .only("number", "state", "complaint_id", "problems")
        .order_by("number")[:most]
    )
    ids = [row.complaint_id for row in rows if row.complaint_id]
    codes = dict(Complaint.objects.filter(id__in=ids).values_list("id", "code"))
    return tuple(
        BatchResult(
            number=row.number,
            was_before=row.state == RowState.LODGED_BEFORE.value,
            complaint=row.complaint_id,
            code=codes.get(row.complaint_id, "") if row.complaint_id else "",
            problems=tuple(map(RowTrouble.parse, row.problems)),
        )
        for row in rows
    )
