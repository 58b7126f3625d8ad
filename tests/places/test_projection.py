"""Where coordinates lie on the drawing: capitals of provinces lie inside their outlines."""

import re

import pytest

from wayhome.places.projection import cambodia_at, cambodia_metres
from wayhome.places.shapes import cambodia

# Latitude and longitude of the capitals, to a kilometre or two.
CAPITALS = {
    "KH01": (13.586, 102.974),
    "KH02": (13.100, 103.200),
    "KH03": (11.994, 105.465),
    "KH04": (12.250, 104.667),
    "KH05": (11.453, 104.520),
    "KH06": (12.711, 104.888),
    "KH07": (10.610, 104.180),
    "KH08": (11.483, 104.950),
    "KH09": (11.615, 102.984),
    "KH10": (12.488, 106.019),
    "KH11": (12.456, 107.188),
    "KH12": (11.562, 104.916),
    "KH13": (13.807, 104.980),
    "KH14": (11.484, 105.325),
    "KH15": (12.539, 103.919),
    "KH16": (13.739, 106.987),
    "KH17": (13.362, 103.860),
    "KH18": (10.609, 103.530),
    "KH19": (13.526, 105.968),
    "KH20": (11.088, 105.799),
    "KH21": (10.990, 104.785),
    "KH22": (14.180, 103.500),
    "KH23": (10.483, 104.317),
    "KH24": (12.849, 102.609),
    "KH25": (11.917, 105.650),
}
NEAR = 4.0


def rings(path: str) -> list[list[tuple[float, float]]]:
    """The closed lines of an outline."""
    found = []
    for part in filter(None, path.split("z")):
        numbers = [float(each) for each in re.findall(r"-?\d+", part)]
        x, y = numbers[0], numbers[1]
        ring = [(x, y)]
        for along, down in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + along, y + down
            ring.append((x, y))
        found.append(ring)
    return found


def is_inside(x: float, y: float, outline: list[list[tuple[float, float]]]) -> bool:
    """Whether a ray to the left crosses the outline an odd number of times."""
    crossings = 0
    for ring in outline:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize("code", CAPITALS)
def test_capital_lies_in_its_province_or_just_beside_it(code: str) -> None:
    outline = rings(next(each.path for each in cambodia().outlines if each.code == code))
    x, y = cambodia_at(*CAPITALS[code])

    nearest = min(((x - a) ** 2 + (y - b) ** 2) ** 0.5 for ring in outline for a, b in ring)

    assert is_inside(x, y, outline) or nearest < NEAR


def test_distance_is_the_same_up_and_down() -> None:
    _x, upper = cambodia_at(13.0, 105.0)
    _x, lower = cambodia_at(12.0, 105.0)

    assert lower - upper == pytest.approx(cambodia_metres(111_320), rel=0.01)
