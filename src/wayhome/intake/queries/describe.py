"""What a complaint says of its person, for the register of persons."""

from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.intake.domain.descriptions import description
from wayhome.intake.models import Complaint
from wayhome.intake.queries.fields import open_answers
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.matching.description import Description

_GROUPS = (
    FieldGroup.IDENTITY,
    FieldGroup.CONTACT,
    FieldGroup.DOCUMENTS,
    FieldGroup.LOCATION,
)


def describe(actor: Actor, complaint_id: UUID) -> Description:
    """The description of the person, opened by the system of the agency. Raises NotFound."""
    answers = open_answers(actor, complaint_id, groups=_GROUPS)
    lodged = Complaint.objects.values_list("lodged_at", flat=True).get(id=complaint_id)
    return description(answers, lodged_on=clock.local_day(lodged))
