"""Bars say the same as the table beside them."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.components.drawing import draw, elements
from wayhome.web.components.figure.chart import WIDTH, FigureRow, bars
from wayhome.web.components.gallery_samples import figure

_VALUES = st.lists(st.none() | st.decimals(0, 10**9, places=2), max_size=12)


@given(values=_VALUES)
def test_bars_keep_the_order_of_values_when_some_are_withheld(values: list[Decimal | None]) -> None:
    rows = [FigureRow("row", value, "shown") for value in values]

    drawn = list(bars(rows))

    assert len(drawn) == len(rows)
    assert all(0 <= bar.width <= WIDTH for bar in drawn)
    widths = sorted(zip((v or Decimal(0) for v in values), (b.width for b in drawn), strict=True))
    assert [width for _, width in widths] == sorted(width for _, width in widths)


def test_withheld_value_has_no_bar_and_its_words_in_the_table() -> None:
    content = figure()

    drawn = draw("{% figure content %}", content=content)

    cells = [element.text for element in elements(drawn) if element.name == "td"]
    assert cells == [row.shown for row in content.rows]
    assert next(bar for bar in bars(content.rows) if bar.label == "Others").width == 0
