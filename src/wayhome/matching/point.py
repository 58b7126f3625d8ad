"""A point on earth with the error of its measurement, and how far two lie apart."""

import math
from dataclasses import dataclass

MOST_METRES = 1_000_000.0


class PointOutsideWorldError(ValueError):
    """These numbers are no latitude, longitude and distance."""


@dataclass(frozen=True, slots=True)
class Point:
    """Coordinates in degrees (WGS 84) and the metres within which the place lies.

    `within_m` is the radius that holds the place in two cases out of three, which is what devices
    call their accuracy. Raises `PointOutsideWorldError`.
    """

    latitude: float
    longitude: float
    within_m: float

    def __post_init__(self) -> None:
        inside = abs(self.latitude) <= 90 and abs(self.longitude) <= 180
        if not inside or not 0 < self.within_m <= MOST_METRES:
            raise PointOutsideWorldError

    @property
    def is_vague(self) -> bool:
        """Whether it says little more than the district, as the middle of a province does."""
        return self.within_m > 5_000


def metres_between(one: Point, other: Point) -> float:
    """Return the great-circle distance of two points by the haversine formula.

    The mean radius of the earth is 6,371,008.8 m (IUGG); the error against the ellipsoid is below
    0.6 per cent, far less than what reports are wrong by.
    """
    up, along = math.radians(one.latitude), math.radians(other.latitude)
    rise = math.sin((along - up) / 2) ** 2
    turn = math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    share = min(1.0, rise + math.cos(up) * math.cos(along) * turn)
    return 2 * 6_371_008.8 * math.asin(math.sqrt(share))
