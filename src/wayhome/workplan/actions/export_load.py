"""Take out the table of who carries what."""

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.supervised import Cut
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.workplan.queries.worker_load import WorkerLoad, worker_load


def export_load(cut: Cut, *, by: Actor) -> tuple[WorkerLoad, ...]:
    """The rows of the table, with a leaf that they were taken out. Raises NotFound."""
    rows = worker_load(by, cut)
    with atomic():
        leave_leaf(
            by=by,
            tag=Tag.WORKPLAN_TABLE_EXPORTED,
            about=About(kind="agency", id=by.agency, detail={"rows": len(rows)}),
        )
    return rows
