"""Rules of what is joined with what, for any members and any edges."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from wayhome.kernel.joining import Edge, Member, contradiction, roots

_START = datetime(2022, 8, 18, tzinfo=UTC)
MEMBERS = tuple(
    # Ids run against the order of registration, so that neither can stand in for the other.
    Member(id=UUID(int=100 - number), registered_at=_START + timedelta(days=number // 2))
    for number in range(8)
)
edges = st.lists(
    st.sampled_from([Edge(a.id, b.id) for a in MEMBERS for b in MEMBERS if a.id != b.id]),
    max_size=10,
)


@given(edges)
def test_roots_are_members_of_their_own_cluster_registered_first(same: list[Edge]) -> None:
    found = roots(MEMBERS, same)

    when = {member.id: (member.registered_at, member.id) for member in MEMBERS}
    for member, root in found.items():
        assert found[root] == root
        assert when[root] <= when[member]
    assert all(found[edge.left] == found[edge.right] for edge in same)


@given(edges, st.randoms(use_true_random=False))
def test_roots_are_the_same_whatever_the_order(same: list[Edge], random: Random) -> None:
    members, shuffled = list(MEMBERS), list(same)
    random.shuffle(members)
    random.shuffle(shuffled)

    assert roots(members, shuffled) == roots(MEMBERS, same)


@given(edges, st.sampled_from(MEMBERS), st.sampled_from(MEMBERS))
def test_roots_return_when_an_edge_is_added_and_taken_back(
    same: list[Edge], one: Member, other: Member
) -> None:
    before = roots(MEMBERS, same)

    joined = roots(MEMBERS, [*same, Edge(one.id, other.id)])

    assert joined[one.id] == joined[other.id]
    assert len(set(joined.values())) == len(set(before.values())) - (
        before[one.id] != before[other.id]
    )
    assert roots(MEMBERS, same) == before


@given(edges, edges)
def test_contradiction_names_a_barrier_exactly_when_its_ends_are_joined(
    same: list[Edge], different: list[Edge]
) -> None:
    now = roots(MEMBERS, same)

    barrier = contradiction(now, different)

    swallowed = [edge for edge in different if now[edge.left] == now[edge.right]]
    assert (barrier is not None) == bool(swallowed)
    assert barrier is None or barrier in swallowed
