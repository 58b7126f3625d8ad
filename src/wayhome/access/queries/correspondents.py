"""The two ends of a partner's lodging: who sends it and who receives it."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.queries.agencies import NoReceivingAgency
from wayhome.kernel.statements import run

_BOTH = "SELECT id, name, kind, receives FROM access_agency WHERE id = $1 OR receives"


@dataclass(frozen=True, slots=True)
class Correspondents:
    """The sending agency by name and kind, and the agency that receives."""

    own_name: str
    own_kind: AgencyKind
    receiving: UUID
    receiving_name: str


def correspondents(agency: UUID) -> Correspondents:
    """Both ends for a sending agency, in one statement. Raises NoReceivingAgency."""
    rows = run(_BOTH, agency).rows
    own = next(row for row in rows if row[0] == agency)
    receiving = next((row for row in rows if row[3]), None)
    if receiving is None:
        raise NoReceivingAgency
    return Correspondents(
        own_name=own[1],
        own_kind=AgencyKind(own[2]),
        receiving=receiving[0],
        receiving_name=receiving[1],
    )
