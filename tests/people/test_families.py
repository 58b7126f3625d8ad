"""A family with one telephone and address, and twins, stay as many persons as they are."""

from itertools import combinations
from uuid import UUID

import pytest

from tests.people.conftest import Register
from wayhome.kernel.context import acting
from wayhome.matching.compare.comparison import Agreement, Feature
from wayhome.matching.description import Description, PartialDate
from wayhome.people.actions.judge import HeldDifferent, judge
from wayhome.people.domain.impact import Impact
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.models import Pair, Person
from wayhome.people.queries.gravity import gravity
from wayhome.people.queries.pairs import PairRow, pair

_PHONE = "+85512345678"


def relative(name: str, born: PartialDate | None, sex: str = "female") -> Description:
    """Somebody of the family: one telephone, one province."""
    return Description(
        names=(name,),
        sex=sex,
        birth=born,
        nationality="KHM",
        phones=(_PHONE,),
        places=("KH18",),
    )


FATHER = relative("Sok Vannak", PartialDate(1975, 1, 9), "male")
MOTHER = relative("Chea Ratana", PartialDate(1978, 6, 2))
TWIN = relative("Sok Sophea", PartialDate(2001, 2, 14))
OTHER_TWIN = relative("Sok Sophal", PartialDate(2001, 2, 14))
BARE = Description(names=("Sok",), nationality="KHM", phones=(_PHONE,))


def between(register: Register, one: UUID, other: UUID) -> PairRow | None:
    """The pair proposed of two persons, if any."""
    left, right = sorted((one, other))
    by = register.staff()
    with acting(by):
        found = Pair.objects.filter(left_id=left, right_id=right).values_list("id", flat=True)
        return pair(by, found[0]) if found else None


def proposed(register: Register, *family: Description) -> list[UUID]:
    """A family in the register, with every match proposed."""
    persons = [register.register(each) for each in family]
    for person in persons:
        register.propose(person)
    return persons


def test_family_is_never_likely_to_be_one_person(register: Register) -> None:
    persons = proposed(register, FATHER, MOTHER, TWIN, OTHER_TWIN)

    for one, other in combinations(persons, 2):
        found = between(register, one, other)
        if found is not None:
            assert found.probability < 0.9
            (name,) = (each for each in found.comparisons if each.feature is Feature.NAME)
            assert name.agreement is Agreement.DIFFERS
            assert name.weight < 0
    with acting(register.system):
        rows = Person.objects.filter(agency_id=register.agency)
        assert all(one == other for one, other in rows.values_list("id", "cluster_id"))


def test_twins_are_proposed_and_take_two_to_join(register: Register) -> None:
    one, other = proposed(register, TWIN, OTHER_TWIN)
    found = between(register, one, other)
    by = register.staff()

    assert found is not None
    with acting(by):
        assert Impact.NAME_DIFFERS in gravity(by, found)
        joined = judge(pair=found.id, verdict=Verdict.SAME, reason="One birthday.", by=by)
    assert joined.state is PairState.WAITING


def test_twins_are_not_joined_through_a_mention_that_fits_both(register: Register) -> None:
    one, other, bare = proposed(register, TWIN, OTHER_TWIN, BARE)
    twins = between(register, one, other)
    first, second = between(register, one, bare), between(register, other, bare)
    by = register.staff()

    assert twins is not None
    assert first is not None
    assert second is not None
    with acting(by):
        judge(pair=twins.id, verdict=Verdict.DIFFERENT, reason="Two girls.", by=by)
        judge(pair=first.id, verdict=Verdict.SAME, reason="The mother says so.", by=by)
        with pytest.raises(HeldDifferent):
            judge(pair=second.id, verdict=Verdict.SAME, reason="Also fits.", by=by)
        rows = Person.objects.filter(agency_id=register.agency)
        clusters = dict(rows.values_list("id", "cluster_id"))
    assert clusters[one] == clusters[bare] != clusters[other]
