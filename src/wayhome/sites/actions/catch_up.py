"""Register the places that complaints told of before anybody looked for sites."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.intake.queries.older import complaints_after
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.keystore import KeyMissing
from wayhome.sites.actions.register_place import register_place
from wayhome.sites.domain.origins import Origin
from wayhome.sites.models import Place

CHUNK = 50
"""Complaints read in one transaction; whoever stops in between loses no more."""


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """Complaints gone through, places found in them, and where to go on; None when all are done."""

    complaints: int
    places: int
    last: UUID | None


def catch_up(*, after: UUID | None, by: Actor) -> CaughtUp:
    """Take the next complaints and register the place of each that has none yet.

    A complaint that has one is not opened again, an erased one is passed over. Proposals follow by
    the job `sites.propose_sites`. Raises NotFound.
    """
    require(by, Permission.SITE_REGISTER)
    complaints = complaints_after(by, after, most=CHUNK)
    places = 0
    with atomic():
        for complaint in _without_place(by.agency, complaints):
            with suppress(KeyMissing):
                places += register_place(complaint=complaint, by=by) is not None
    last = complaints[-1] if len(complaints) == CHUNK else None
    return CaughtUp(len(complaints), places, last)


def _without_place(agency: UUID, complaints: tuple[UUID, ...]) -> list[UUID]:
    """Those of these complaints whose own place nobody registered."""
    own = Place.objects.filter(agency_id=agency, complaint_id__in=complaints)
    known = set(own.filter(origin=Origin.COMPLAINT).values_list("complaint_id", flat=True))
    return [complaint for complaint in complaints if complaint not in known]
