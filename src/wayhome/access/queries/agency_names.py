"""What agencies are called: public names, for lists and forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.models import Agency


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency by its name, its code for the command line, and what it is."""

    id: UUID
    code: str
    name: str
    kind: AgencyKind


def agency_names() -> Mapping[UUID, AgencyName]:
    """Every agency of this instance in the order of names."""
    return {
        row.id: AgencyName(row.id, row.code, row.name, AgencyKind(row.kind))
        for row in Agency.objects.order_by("name", "code")
    }
