"""No table for a partner gives back a small cell."""

from hypothesis import given
from hypothesis import strategies as st

from wayhome.insight.domain.suppression import SMALLEST_SHOWN, suppressed

TABLES = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 60), max_size=8)


@given(TABLES)
def test_suppression_shows_no_small_cell(cells: dict[str, int]) -> None:
    shown = [count for count in suppressed(cells).values() if count is not None]

    assert all(count == 0 or count >= SMALLEST_SHOWN for count in shown)


@given(TABLES)
def test_suppression_cannot_be_undone_from_the_total(cells: dict[str, int]) -> None:
    table = suppressed(cells)
    hidden = [key for key, count in table.items() if count is None]
    nonzero = [key for key, count in cells.items() if count]

    if hidden and len(hidden) < len(nonzero):
        assert len(hidden) >= 2
        assert sum(cells[key] for key in hidden) >= SMALLEST_SHOWN


@given(TABLES)
def test_suppression_changes_nothing_that_it_shows(cells: dict[str, int]) -> None:
    table = suppressed(cells)

    assert set(table) == set(cells)
    assert all(count in (None, cells[key]) for key, count in table.items())


def test_suppression_takes_a_second_cell_when_one_is_small() -> None:
    assert suppressed({"web": 200, "portal": 40, "phone": 3}) == {
        "web": 200,
        "portal": None,
        "phone": None,
    }
