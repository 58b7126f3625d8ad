"""Hold a name against the lists again, once these have changed: only what is new comes up."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.screening.actions.note_screening import NewScreening, Screened, note_screening
from wayhome.screening.actions.serialise import one_at_a_time
from wayhome.screening.domain.origins import Origin
from wayhome.screening.models import Screening
from wayhome.screening.policy import require_purpose
from wayhome.screening.queries.lists import current_versions
from wayhome.screening.queries.names import found_of, line_of, sought_of


class NothingNew(Exception):
    """The lists are as they were at that screening."""


class NameErased(Exception):
    """The name of that screening was erased."""


class FollowedBefore(Exception):
    """Somebody has screened the name again already, as `screening`."""

    def __init__(self, screening: UUID) -> None:
        super().__init__(screening)
        self.screening = screening


def rescreen(*, screening: UUID, purpose: Purpose, by: Actor) -> Screened:
    """Screen a name again. An entry that an earlier screening showed comes up only if it changed.

    Raises NothingNew, FollowedBefore, NameErased, ListsNotReady, NotFound.
    """
    require(by, Permission.SCREENING_RUN)
    with atomic():
        one_at_a_time(by.agency)
        row = Screening.objects.filter(agency_id=by.agency, id=screening).first()
        if row is None:
            raise NotFound
        origin = Origin(row.origin)
        require_purpose(by, Permission.SCREENING_RUN, origin=origin, purpose=purpose)
        _refuse_needless(row)
        sought = sought_of(row)
        if sought is None:
            raise NameErased
        known = {found.entry for each in line_of(row) for found in found_of(each).values()}
        new = NewScreening(
            new_id(), origin, purpose, subject=row.subject_id, follows=row.id, key=row.key_id
        )
        return note_screening(new, sought, by=by, known=known)


def _refuse_needless(row: Screening) -> None:
    """Once is enough for the same versions. Raises FollowedBefore and NothingNew."""
    own = Screening.objects.filter(agency_id=row.agency_id, follows=row.id)
    following = own.values_list("id", flat=True).first()
    if following is not None:
        raise FollowedBefore(following)
    if sorted(row.versions) == list(current_versions()):
        raise NothingNew
