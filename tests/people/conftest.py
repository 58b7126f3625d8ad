"""An agency with a register of invented persons."""

from uuid import UUID, uuid4

import pytest

from wayhome.access.domain.roles import Role
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.context import acting
from wayhome.matching.description import Description, PartialDate
from wayhome.people.actions.judge import Judged, judge
from wayhome.people.actions.propose_matches import Proposed, propose_matches
from wayhome.people.actions.register_person import register_person
from wayhome.people.domain.verdicts import BARRIERS, PairState, Verdict
from wayhome.people.models import Pair, Person

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


class Family:
    """Four mentions of perhaps one person, every two of them a pair."""

    def __init__(self, register: Register) -> None:
        self.by = register.staff()
        self.agency = register.agency
        self.system = register.system
        self.persons = [register.register(DARA) for _ in range(4)]
        for person in self.persons:
            register.propose(person)
        with acting(self.by):
            found = Pair.objects.filter(agency_id=self.agency)
            self.pairs = {frozenset((pair.left_id, pair.right_id)): pair.id for pair in found}

    def pair(self, one: int, other: int) -> UUID:
        """The pair of two of the four."""
        return self.pairs[frozenset((self.persons[one], self.persons[other]))]

    def judge(self, one: int, other: int, verdict: Verdict, by: Actor | None = None) -> Judged:
        """Judge the pair of two of the four."""
        return judge(
            pair=self.pair(one, other), verdict=verdict, reason="Spoke to both.", by=by or self.by
        )

    def are_apart(self) -> bool:
        """Whether nobody is joined with anybody."""
        return all(person == cluster for person, cluster in self.clusters().items())

    def state(self, one: int, other: int) -> PairState:
        """Where the pair of two of the four stands."""
        found = Pair.objects.get(agency_id=self.agency, id=self.pair(one, other))
        return PairState(found.state)

    def clusters(self) -> dict[UUID, UUID]:
        """Who belongs to whom now."""
        rows = Person.objects.filter(agency_id=self.agency)
        return dict(rows.values_list("id", "cluster_id"))

    def holds_no_contradiction(self) -> bool:
        """No two persons held different share a cluster, and all held the same do."""
        clusters = self.clusters()
        decided = Pair.objects.filter(agency_id=self.agency, state__in=[PairState.SAME, *BARRIERS])
        return all(
            (clusters[pair.left_id] == clusters[pair.right_id]) == (pair.state == PairState.SAME)
            for pair in decided
        )


@pytest.fixture
def register(database: str) -> Register:
    """An empty register."""
    return Register()


@pytest.fixture
def family(register: Register) -> Family:
    """Four mentions."""
    return Family(register)
