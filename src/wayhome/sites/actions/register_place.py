"""Register the place that a complaint tells of."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake.queries.fields import open_answers
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.sites.actions.note_place import NewPlace, note_place
from wayhome.sites.domain.origins import Origin
from wayhome.sites.domain.told import GROUP, read_told
from wayhome.sites.models import Place


def register_place(*, complaint: UUID, by: Actor) -> UUID | None:
    """Register where a complaint says the person was last; None when it says only an area.

    A complaint is registered once: asking again returns the same place and changes nothing.
    Proposals follow by the job `sites.propose_sites`. Raises NotFound.
    """
    require(by, Permission.SITE_REGISTER)
    known = Place.objects.filter(
        agency_id=by.agency, complaint_id=complaint, origin=Origin.COMPLAINT
    )
    found: UUID | None = known.values_list("id", flat=True).first()
    if found is not None:
        return found
    with atomic():
        answers = open_answers(by, complaint, groups=[GROUP])
        (row,) = rows_of(by, [complaint])
        told = read_told(answers.text("place"), province=row.last_province)
        if not told.description.is_telling:
            return None
        place = note_place(
            NewPlace(
                told,
                Origin.COMPLAINT,
                told_at=row.lodged_at,
                province=row.last_province,
                complaint=complaint,
            ),
            by=by,
        )
        about = About(kind="place", id=place, detail={"complaint": str(complaint)})
        leave_leaf(by=by, tag=Tag.SITES_PLACE_REGISTERED, about=about)
    return place
