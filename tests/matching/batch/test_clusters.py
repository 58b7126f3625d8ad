"""Groups need links that are strong on average, split on contradiction and stay small."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.batch.assignment import Link
from wayhome.matching.batch.clusters import LARGE, cluster
from wayhome.matching.batch.contradictions import Facts, contradict

links = st.lists(
    st.builds(
        Link,
        left=st.integers(0, 11),
        right=st.integers(12, 23),
        weight=st.floats(-6, 14).map(lambda weight: round(weight, 3)),
    ),
    unique_by=lambda link: (link.left, link.right),
    max_size=80,
)
told_apart = st.frozensets(st.tuples(st.integers(0, 11), st.integers(12, 23)), max_size=30)
facts = st.builds(
    Facts,
    given=st.sampled_from([None, "TR", "SP"]),
    sex=st.sampled_from([None, "female", "male", "other"]),
    birth=st.sampled_from([None, "1990-01-02", "1990-02-01", "1971-11-30"]),
    year=st.sampled_from([None, "1990", "1971"]),
    documents=st.lists(st.sampled_from(["N1234567", "N7654321", "N1234568", "99"])).map(tuple),
    homes=st.lists(st.sampled_from(["12345678", "monivong 12"])).map(tuple),
)


def _all_linked(rows: int, weight: float) -> list[Link]:
    return [Link(one, other, weight) for one, other in combinations(range(rows), 2)]


def test_two_families_stay_apart_when_one_link_joins_them() -> None:
    one = [Link(a, b, 10.0) for a in range(4) for b in range(a + 1, 4)]
    other = [Link(a, b, 10.0) for a in range(4, 8) for b in range(a + 1, 8)]

    groups = cluster([*one, *other, Link(3, 4, 12.0)]).groups

    assert len({groups[row] for row in range(4)}) == 1
    assert len({groups[row] for row in range(4, 8)}) == 1
    assert groups[0] != groups[7]


@given(links)
def test_groups_do_not_depend_on_the_order_of_links(given_links: list[Link]) -> None:
    assert cluster(given_links) == cluster(given_links[::-1])


@given(links, told_apart)
def test_rows_told_apart_are_never_in_one_group(
    given_links: list[Link], apart: frozenset[tuple[int, int]]
) -> None:
    def rule(one: int, other: int) -> bool:
        return (min(one, other), max(one, other)) in apart

    groups = cluster(given_links, contradiction=rule).groups

    assert all(groups.get(one, -1) != groups.get(other, -2) for one, other in apart)


@given(links, st.integers(1, 8))
def test_no_group_is_larger_than_allowed_and_cuts_are_named(
    given_links: list[Link], largest: int
) -> None:
    found = cluster(given_links, largest=largest)

    names = list(found.groups.values())
    assert all(names.count(name) <= largest for name in names)
    cut = [name for names in found.cut for name in names]
    assert len(cut) == len(set(cut))
    assert set(cut) <= set(names)
    assert found.cut or found.groups == cluster(given_links).groups


def test_group_of_many_rows_is_formed_when_all_its_links_are_strong() -> None:
    found = cluster(_all_linked(20, 9.0))

    assert set(found.groups.values()) == {0}
    assert not found.cut


def test_group_of_many_rows_is_cut_when_its_links_are_weak() -> None:
    halves = [link for link in _all_linked(20, 9.0) if (link.left < 10) is (link.right < 10)]
    between = [Link(a, b, -1.5) for a in range(10) for b in range(10, 20)]

    found = cluster([*halves, *between])

    sizes = [list(found.groups.values()).count(name) for name in set(found.groups.values())]
    assert max(sizes) <= LARGE
    assert found.cut == (frozenset({0, 10}),)


def test_chain_is_broken_when_its_ends_have_other_documents() -> None:
    documents = {0: ("N1234567",), 1: (), 2: ("N7654321",)}

    def rule(one: int, other: int) -> bool:
        return contradict(Facts(documents=documents[one]), Facts(documents=documents[other]))

    groups = cluster([Link(0, 1, 9.0), Link(1, 2, 8.0), Link(0, 2, 5.0)], contradiction=rule).groups

    assert groups[0] == groups[1] != groups[2]


@given(facts, facts)
def test_contradiction_has_no_direction_and_nothing_contradicts_itself(
    one: Facts, other: Facts
) -> None:
    assert contradict(one, other) is contradict(other, one)
    assert not contradict(one, one)


HOME = ("12345678",)
DAY = "1990-01-02"
PAIRS = [
    (Facts(documents=("N1234567",)), Facts(documents=("N7654321",)), True),
    (Facts(documents=("N1234567",)), Facts(documents=("N1234576",)), False),
    (Facts(documents=("N1234567",)), Facts(documents=("012345678901",)), False),
    (Facts(documents=("N1234567", "K888")), Facts(documents=("N7654321", "K888")), False),
    (Facts("TR", None, DAY, "1990", ("N1234567",), HOME),
     Facts("TR", None, DAY, "1990", ("N7654321",), HOME), False),
    (Facts("TR", None, DAY, "1990", ("N1234567",), HOME),
     Facts("TN", None, DAY, "1990", ("N7654321",), HOME), True),
    (Facts("TR", None, DAY, "1990", ("N1234567",), family="SK"),
     Facts("TR", None, DAY, "1990", ("N7654321",), family="SK"), False),
    (Facts("TR", None, DAY, "1990", ("N1234567",), family="SK"),
     Facts("TR", None, "1990-02-01", "1990", ("N7654321",), family="SK"), True),
    (Facts(sex="male", birth=DAY), Facts(sex="female", birth="1971-11-30"), True),
    (Facts(sex="male", birth=DAY), Facts(sex="female", birth="1990-02-01"), False),
    (Facts(sex="male", birth=DAY), Facts(sex="male", birth="1971-11-30"), False),
    (Facts(sex="male", year="1990"), Facts(sex="female", year="1993"), False),
    (Facts(sex="male", year="1990"), Facts(sex="female", year="1971"), True),
    (Facts(sex="other", birth=DAY), Facts(sex="female", birth="1971-11-30"), False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "do_contradict"), PAIRS)
def test_only_what_no_slip_explains_contradicts(
    one: Facts, other: Facts, *, do_contradict: bool
) -> None:
    assert contradict(one, other) is do_contradict
