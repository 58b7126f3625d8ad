"""Say that the agency erased its copy of what another one erased."""

from uuid import UUID

from wayhome.access.policy import NotFound
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.erasure.actions.moving import proposer
from wayhome.erasure.models import Notice
from wayhome.erasure.policy import may_take_notices
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


def confirm_copy_erased(*, notice: UUID, by: Actor) -> None:
    """Note who said so and when, once; the sender reads it. Raises NotFound."""
    if not may_take_notices(by):
        raise NotFound
    with atomic():
        own = Notice.objects.select_for_update()
        row = own.filter(id=notice, receiver_agency_id=by.agency).first()
        if row is None:
            raise NotFound
        if row.copy_erased_at is not None:
            return
        row.copy_erased_at, row.copy_erased_by = clock.now(), proposer(by)
        row.save(update_fields=["copy_erased_at", "copy_erased_by"])
        about = About(kind="notice", id=row.id, detail={"from": str(row.agency_id)})
        leave_leaf(by=by, tag=Tag.ERASURE_COPY_ERASED, about=about)
