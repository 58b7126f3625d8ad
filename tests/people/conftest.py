"""An agency with a register of invented persons."""

from uuid import UUID, uuid4

import pytest

from wayhome.access.domain.roles import Role
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.context import acting
from wayhome.matching.description import Description, PartialDate
from wayhome.people.actions.propose_matches import Proposed, propose_matches
from wayhome.people.actions.register_person import register_person

DARA = Description(
    names=("Chenda Keomony",),
    sex="female",
    birth=PartialDate(1998, 5, 3),
    nationality="KHM",
    phones=("+85512345678",),
    places=("KH18",),
)
DARA_AGAIN = Description(
    names=("Keomony Chenda",),
    sex="female",
    birth=PartialDate(1998, 3, 5),
    nationality="KHM",
    phones=("012 345 678",),
)
SOMEBODY_ELSE = Description(names=("Nguyen Van Thanh",), sex="male", nationality="VNM")


class Register:
    """The register of one agency, as tests fill and use it."""

    def __init__(self) -> None:
        self.agency = uuid4()
        self.system = Actor.system(self.agency)

    def staff(self, *roles: Role) -> Actor:
        """Somebody of the agency; a supervisor unless told otherwise."""
        chosen = frozenset(role.value for role in roles or (Role.SUPERVISOR,))
        return Actor(kind=ActorKind.STAFF, agency=self.agency, user=uuid4(), roles=chosen)

    def register(self, description: Description, complaint: UUID | None = None) -> UUID:
        """Register a person of a complaint."""
        with acting(self.system):
            return register_person(description, complaint=complaint or uuid4(), by=self.system)

    def propose(self, person: UUID) -> Proposed:
        """Propose matches for a person."""
        with acting(self.system):
            return propose_matches(person=person, by=self.system)

    def pair(self, one: Description = DARA, other: Description = DARA_AGAIN) -> UUID:
        """Two registered persons and the one pair proposed of them."""
        self.register(one)
        return self.propose(self.register(other)).pairs[0]


@pytest.fixture
def register(database: str) -> Register:
    """An empty register."""
    return Register()
