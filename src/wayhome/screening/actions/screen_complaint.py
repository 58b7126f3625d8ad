"""Hold the name in a complaint against the lists: on request, for a purpose, by few."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.intake.domain.descriptions import description
from wayhome.intake.policy import NOBODY, Assigned
from wayhome.intake.queries.fields import open_fields
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.screening.actions.note_screening import (
    NewScreening,
    Screened,
    note_screening,
    noted,
)
from wayhome.screening.actions.serialise import one_at_a_time
from wayhome.screening.domain.origins import Origin
from wayhome.screening.domain.sought import Sought, tidied
from wayhome.screening.policy import require_purpose


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """A complaint whose person is to be screened, and what for; `id` makes it count once."""

    id: UUID
    complaint: UUID
    purpose: Purpose
    assigned: Assigned = NOBODY


def screen_complaint(asked: PersonAsked, *, by: Actor) -> Screened:
    """Open the name in a complaint and screen it; the complaint and its case stay as they are.

    It is sealed with the complaint's key, so that whoever erases the complaint erases it too. Leaves
    two leaves, for the opening and for the screening. The same `id` again changes nothing.
    Raises NameMissing, ListsNotReady, NotFound.
    """
    origin, purpose = Origin.COMPLAINT, asked.purpose
    require_purpose(by, Permission.SCREENING_RUN, origin=origin, purpose=purpose)
    with atomic():
        one_at_a_time(asked.id)
        known = noted(asked.id, by=by)
        if known is not None:
            return known
        opened = open_fields(
            by, asked.complaint, FieldGroup.IDENTITY, purpose=purpose, assigned=asked.assigned
        )
        # The day matters for an age only, and an age is not compared with a list.
        told = description(opened.answers, lodged_on=clock.local_today())
        sought = tidied(Sought(told.names, birth=told.birth, nationality=told.nationality or ""))
        new = NewScreening(asked.id, origin, purpose, subject=asked.complaint, key=opened.key)
        return note_screening(new, sought, by=by)
