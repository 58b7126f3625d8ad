"""Erase what people wrote about entries, two years after it was settled."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.release.domain.limits import DAYS_KEPT
from wayhome.release.models import Request

_SEALED = ("sealed_words", "sealed_name", "sealed_contact")


def erase_requests(*, by: Actor) -> int:
    """Count today once for each settled request, and erase those kept long enough; their number.

    Only days that were seen count: a clock that jumps ahead brings nothing nearer by more than one.
    The key goes last, so that a round that dies is done again. Raises NotFound.
    """
    require(by, Permission.RECORD_PUBLISH, Target(agency=by.agency))
    today = clock.local_today()
    with atomic():
        settled = Request.objects.select_for_update().filter(
            agency_id=by.agency, settled_at__isnull=False, erased_at__isnull=True
        )
        gone = []
        for row in settled.exclude(counted_on=today).order_by("settled_at", "id"):
            row.days_counted, row.counted_on = row.days_counted + 1, today
            if row.days_counted >= DAYS_KEPT:
                _erase(row, by=by)
                gone.append(row.key_id)
            row.save(update_fields=["days_counted", "counted_on", "erased_at", *_SEALED])
        for key in gone:
            keys.store().destroy(key)
    return len(gone)


def _erase(row: Request, *, by: Actor) -> None:
    """Empty what is sealed and say so."""
    row.erased_at = clock.now()
    for column in _SEALED:
        setattr(row, column, None)
    about = About(kind="request", id=row.id, detail={"entry": str(row.entry_id)})
    leave_leaf(by=by, tag=Tag.RELEASE_REQUEST_ERASED, about=about)
