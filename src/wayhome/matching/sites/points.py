"""Compare coordinates, each with the metres it may be wrong by.

Two points of one site differ by their errors alone; two points of two sites differ by their errors
and by how far sites lie apart: half of them in one town, half anywhere in the country. Each
difference is taken as normal in two dimensions, and the weight is the log ratio of their densities.
The middle of a province has so large an error that the ratio stays near one until the other point
lies in another part of the country. Some points are simply wrong, which bounds what a distance can
say against.
"""

import math
from collections.abc import Iterable, Mapping

from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.point import Point, metres_between
from wayhome.matching.sites.comparison import (
    SiteComparison,
    SiteFeature,
    SiteReason,
    not_comparable,
)

# In two dimensions a radius of 1.51 standard deviations holds two cases out of three.
_RADIUS = 1.51
_SAYS_LITTLE = 1.0
_LEAST_ERROR_M = 15.0


def compare_points(
    left: Iterable[Point], right: Iterable[Point], levels: Mapping[str, float]
) -> SiteComparison:
    """Return the comparison of the two points that speak most for one site."""
    rights = tuple(right)
    found = [_compared(one, other, levels) for one in left for other in rights]
    if not found:
        return not_comparable(SiteFeature.POINT)
    return max(found, key=lambda each: (each.weight, each.metres or 0.0))


def _compared(one: Point, other: Point, levels: Mapping[str, float]) -> SiteComparison:
    metres = metres_between(one, other)
    error = math.hypot(_error(one), _error(other), levels["extent_m"])
    weight = point_weight(metres, error, levels)
    agreement, reason = _read(metres, error, weight)
    return SiteComparison(SiteFeature.POINT, agreement, weight, reason, metres)


def point_weight(metres: float, error: float, levels: Mapping[str, float]) -> float:
    """Return the log2 Bayes factor of a distance under a joint error, both in metres."""
    town = _density(metres, math.hypot(error, levels["town_m"]))
    country = _density(metres, math.hypot(error, levels["country_m"]))
    share = levels["town_share"]
    ratio = _density(metres, error) / (share * town + (1 - share) * country)
    wrong = levels["wrong_share"]
    return min(math.log2((1 - wrong) * ratio + wrong), levels["strongest"])


def _density(metres: float, deviation: float) -> float:
    """How dense a normal error lies at a distance, but for a factor that all densities share."""
    # Ten thousand kilometres away even the widest density is zero in floating point; never divide
    # by that.
    return max(math.exp(-((metres / deviation) ** 2) / 2), 1e-300) / deviation**2


def _read(metres: float, error: float, weight: float) -> tuple[Agreement, SiteReason]:
    """What a weight means to a reader."""
    if abs(weight) < _SAYS_LITTLE:
        return Agreement.CLOSE, SiteReason.POINT_VAGUE
    if weight < 0:
        return Agreement.DIFFERS, SiteReason.POINT_APART
    if metres <= error * _RADIUS:
        return Agreement.AGREES, SiteReason.POINT_SAME
    return Agreement.CLOSE, SiteReason.POINT_NEAR


def _error(point: Point) -> float:
    """The standard deviation of a point in one direction; no device is better than some metres."""
    return max(point.within_m, _LEAST_ERROR_M) / _RADIUS
