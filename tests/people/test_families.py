"""A family with one telephone and address, and twins, stay as many persons as they are."""

from dataclasses import replace
from itertools import combinations
from uuid import UUID

import pytest
from django.urls import reverse

from tests.people.conftest import Register
from tests.people.test_match_pages import SignIn, sign_in
from wayhome.access.domain.roles import Role
from wayhome.kernel.context import acting
from wayhome.matching.compare.comparison import Agreement, Feature
from wayhome.matching.description import Description, PartialDate
from wayhome.matching.score import score
from wayhome.people.actions.judge import HeldDifferent, judge
from wayhome.people.actions.rescore import rescore
from wayhome.people.domain.cautions import Caution, cautions
from wayhome.people.domain.impact import Impact
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.models import Pair, Person
from wayhome.people.queries.gravity import gravity
from wayhome.people.queries.pairs import PairRow, pair

__all__ = ["sign_in"]

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


ONE_LETTER = (("Sok Sophea", "Sok Sophia"), ("Sok Dara", "Sok Tara"), ("Chea Maly", "Chea Mala"))
ADDRESS = "House 12, Street 3, Prey Nob"


def at_home(name: str, born: PartialDate) -> Description:
    """Somebody of a family that gives one address and no telephone."""
    return Description(names=(name,), birth=born, nationality="KHM", places=(ADDRESS,))


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


@pytest.mark.parametrize("names", ONE_LETTER)
def test_twins_one_letter_apart_are_never_joined_by_themselves_and_reviewers_are_warned(
    register: Register, sign_in: SignIn, names: tuple[str, str]
) -> None:
    born = PartialDate(2001, 2, 14)
    one, other = proposed(register, *(relative(name, born) for name in names))
    found = between(register, one, other)

    # So like is one letter to a slip of the pen that only a person can tell.
    assert found is not None
    assert found.state is PairState.OPEN
    assert cautions(found.comparisons) == (Caution.TWINS,)
    assert are_apart(register)
    for page in pages(sign_in, found):
        assert "Twins?" in page


def test_twins_one_letter_apart_stay_apart_once_somebody_says_so(register: Register) -> None:
    born = PartialDate(2001, 2, 14)
    one, other = proposed(register, *(relative(name, born) for name in ONE_LETTER[0]))
    found, by = between(register, one, other), register.staff()

    assert found is not None
    with acting(by):
        judge(pair=found.id, verdict=Verdict.DIFFERENT, reason="Two girls.", by=by)
    for person in (one, other):
        register.propose(person)
    with acting(register.system):
        rescore(after=None, by=register.system)

    after = between(register, one, other)
    assert after is not None
    assert after.state is PairState.DIFFERENT
    assert are_apart(register)


def test_family_at_one_address_is_kept_apart_and_reviewers_are_warned(
    register: Register, sign_in: SignIn
) -> None:
    members = (
        at_home("Sok Sophea", PartialDate(2001, 2, 14)),
        at_home("Sok Vannak", PartialDate(2001, 2, 14)),
        at_home("Chea Ratana", PartialDate(1978, 6, 2)),
    )
    persons = proposed(register, *members)
    told = [between(register, one, other) for one, other in combinations(persons, 2)]

    assert are_apart(register)
    for found in filter(None, told):
        assert found.probability < 0.9
        assert cautions(found.comparisons)
        for page in pages(sign_in, found):
            assert "Before you join them" in page


def test_one_person_told_of_twice_is_not_taken_for_twins(register: Register) -> None:
    one, other = proposed(register, TWIN, TWIN)
    found = between(register, one, other)

    assert found is not None
    assert cautions(found.comparisons) == ()


def test_document_that_agrees_ends_the_doubt() -> None:
    born = PartialDate(2001, 2, 14)
    told = [replace(relative(name, born), documents=("N01234567",)) for name in ONE_LETTER[0]]

    assert cautions(score(*told).comparisons) == ()


def are_apart(register: Register) -> bool:
    """Whether nobody is joined with anybody."""
    with acting(register.system):
        rows = Person.objects.filter(agency_id=register.agency)
        return all(one == other for one, other in rows.values_list("id", "cluster_id"))


def pages(sign_in: SignIn, found: PairRow) -> list[str]:
    """The pair as a reviewer sees it, closed and opened."""
    desk = sign_in(Role.SUPERVISOR)
    closed = desk.get(reverse("desk:match", args=[found.id]))
    opened = desk.post(reverse("desk:match_opened", args=[found.id]), {"purpose": "quality"})
    return [page.content.decode() for page in (closed, opened)]
