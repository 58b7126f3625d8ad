"""The interval around a share is Wilson's."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from wayhome.insight.domain.interval import share


def test_share_matches_published_values() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81/263, 15/148, 0/20, 1/29.
    for part, whole, low, high in (
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0.0000", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ):
        found = share(part, whole)

        assert found is not None
        assert (found.low, found.high) == (Decimal(low), Decimal(high))


def test_share_is_none_when_nothing_is_concluded() -> None:
    assert share(0, 0) is None


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_share_lies_inside_its_interval(counts: tuple[int, int]) -> None:
    found = share(*counts)

    assert found is not None
    assert 0 <= found.low <= found.value <= found.high <= 1
