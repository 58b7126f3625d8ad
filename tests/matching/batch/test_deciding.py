"""Links compete, rows are taken once, and groups need links that are strong on average."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.batch.assignment import Link, one_to_one
from wayhome.matching.batch.calibration import shared_prior
from wayhome.matching.batch.clusters import cluster
from wayhome.matching.batch.competition import compete
from wayhome.matching.posterior import Weighed, one_to_one_posteriors
from wayhome.matching.score import probability

links = st.lists(
    st.builds(
        Link,
        left=st.integers(0, 8),
        right=st.integers(9, 17),
        weight=st.floats(-12, 12).map(lambda weight: round(weight, 3)),
    ),
    unique_by=lambda link: (link.left, link.right),
)


@given(links)
def test_one_to_one_takes_every_row_once_and_leaves_none_out(given_links: list[Link]) -> None:
    kept = one_to_one(given_links)

    lefts, rights = {x.left for x in kept}, {x.right for x in kept}
    assert len(lefts) == len(rights) == len(kept)
    assert all(x.left in lefts or x.right in rights for x in given_links)


@given(links)
def test_competition_agrees_with_the_posterior_of_one_report(given_links: list[Link]) -> None:
    expected = one_to_one_posteriors([Weighed(x.left, x.right, x.weight) for x in given_links])

    found = compete(
        np.array([x.left for x in given_links], dtype=np.int64),
        np.array([x.right for x in given_links], dtype=np.int64),
        np.array([x.weight for x in given_links], dtype=np.float64),
    )

    assert all(
        math.isclose(probability(one), other, abs_tol=1e-6)
        for one, other in zip(found.tolist(), expected, strict=True)
    )


def test_shared_prior_finds_the_share_of_links() -> None:
    evidence = np.array([30.0] * 100 + [-5.0] * 9_900)

    prior = shared_prior(evidence, 1_000_000)

    assert math.isclose(2.0**prior, 1e-4, rel_tol=0.01)


def test_two_families_stay_apart_when_one_link_joins_them() -> None:
    one = [Link(a, b, 10.0) for a in range(4) for b in range(a + 1, 4)]
    other = [Link(a, b, 10.0) for a in range(4, 8) for b in range(a + 1, 8)]

    groups = cluster([*one, *other, Link(3, 4, 12.0)])

    assert len({groups[row] for row in range(4)}) == 1
    assert len({groups[row] for row in range(4, 8)}) == 1
    assert groups[0] != groups[7]


@given(links)
def test_groups_do_not_depend_on_the_order_of_links(given_links: list[Link]) -> None:
    turned = given_links[::-1]

    assert cluster(given_links) == cluster(turned)
