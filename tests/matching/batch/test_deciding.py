"""Links compete, and rows are taken once where one is enough."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wayhome.matching.batch.assignment import Link, one_to_one
from wayhome.matching.batch.calibration import shared_prior
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
