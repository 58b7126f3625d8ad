"""Create an agency: done from the command line, or by an administrator."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.models import Agency
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


@dataclass(frozen=True, slots=True)
class NewAgency:
    """What is known of an agency to be."""

    code: str
    name: str
    kind: AgencyKind
    country: str = ""
    province: str = ""
    receives: bool = False


def create_agency(agency: NewAgency, *, by: Actor) -> UUID:
    """Create the agency that `by` (the system actor of its id) acts for, and return its id."""
    with atomic():
        Agency(
            id=by.agency,
            code=agency.code,
            name=agency.name,
            kind=agency.kind,
            country=agency.country,
            province=agency.province,
            receives=agency.receives,
        ).save(force_insert=True)
        leave_leaf(
            by=by,
            tag=Tag.ACCESS_AGENCY_CREATED,
            about=About(kind="agency", id=by.agency, detail={"kind": agency.kind.value}),
        )
    return by.agency
