"""Outlines are drawn without lines that no border has."""

import re

import pytest

from wayhome.places.shapes import Drawing, cambodia, world

_SIGN = re.compile(r"([Mlz])(?:(-?\d+)[ ]?(-?\d+))?")


def longest_line(path: str, width: int) -> float:
    """The longest step from point to point that shows inside the drawing, as a share of its width."""
    longest, x, begun = 0, 0, 0
    for sign, across, _ in _SIGN.findall(path):
        if sign == "M":
            x = begun = int(across)
            continue
        goal = begun if sign == "z" else x + int(across)
        shown = abs(min(max(goal, 0), width) - min(max(x, 0), width))
        longest, x = max(longest, shown), goal
    return longest / width


@pytest.mark.parametrize("drawing", [world(), cambodia()])
def test_no_line_runs_across_the_drawing(drawing: Drawing) -> None:
    longest = {each.code: longest_line(each.path, drawing.width) for each in drawing.outlines}

    assert {code: share for code, share in longest.items() if share > 1 / 3} == {}
