"""Small cells: what a partner may not see, and what must go with it so that no sum gives it back.

A cell under ten could name a person to somebody who knows a little. Hiding only that one would let
the total give it back, so further cells go until at least two are hidden and the hidden ones
together are ten or more.
"""

from collections.abc import Mapping

SMALLEST_SHOWN = 10
_FEWEST_HIDDEN = 2


def suppressed(cells: Mapping[str, int]) -> dict[str, int | None]:
    """The cells of one table whose total is shown; None stands for a hidden cell.

    Zero cells are shown: they are about nobody. When nothing safe is left, every cell is hidden.
    """
    hidden = {key for key, count in cells.items() if 0 < count < SMALLEST_SHOWN}
    larger = sorted(
        (key for key, count in cells.items() if count >= SMALLEST_SHOWN),
        key=lambda key: (cells[key], key),
    )
    while hidden and not _is_safe(hidden, cells) and larger:
        hidden.add(larger.pop(0))
    return {key: None if key in hidden else count for key, count in cells.items()}


def small(count: int) -> bool:
    """Whether a single count is too small to show."""
    return 0 < count < SMALLEST_SHOWN


def _is_safe(hidden: set[str], cells: Mapping[str, int]) -> bool:
    """Whether the difference to the total tells too little to find a cell."""
    return len(hidden) >= _FEWEST_HIDDEN and sum(cells[key] for key in hidden) >= SMALLEST_SHOWN
