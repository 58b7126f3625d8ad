"""Compare last known places: P-codes by level, names by spelling and skeleton, points by distance.

A point counts by how far two reports are apart beyond what both may be wrong by.
"""

import math
from collections.abc import Mapping

from rapidfuzz.distance import JaroWinkler

from wayhome.matching.compare.comparison import Agreement, Reason, Told
from wayhome.matching.places import Place
from wayhome.matching.point import Point, metres_between
from wayhome.matching.prepared import Prepared

TOLD: Mapping[str, Told] = {
    "same": Told(Agreement.AGREES, Reason.PLACE_SAME),
    "near": Told(Agreement.AGREES, Reason.PLACE_NEAR),
    "within": Told(Agreement.CLOSE, Reason.PLACE_WITHIN),
    "similar": Told(Agreement.CLOSE, Reason.PLACE_SIMILAR),
    "far": Told(Agreement.DIFFERS, Reason.PLACE_FAR),
    "differs": Told(Agreement.DIFFERS, Reason.PLACE_DIFFERS),
}
"""Levels of agreement of two places, the closest first."""

_CLOSENESS = tuple(TOLD)
_SIMILAR = 0.92
_NEAR_M = 2_000.0
_FAR_M = 50_000.0


def _is_within(one: Place, other: Place) -> bool:
    if one.is_code:
        return one.text.startswith(other.text) or other.text.startswith(one.text)
    return one.words <= other.words or other.words <= one.words


def _is_similar(one: Place, other: Place) -> bool:
    # Numbered districts and villages differ in nothing but their number.
    if one.is_code or one.digits != other.digits:
        return False
    if not set(one.skeletons).isdisjoint(other.skeletons):
        return True
    return JaroWinkler.similarity(one.text, other.text) >= _SIMILAR


def _level(one: Place, other: Place) -> str:
    if one.text == other.text:
        return "same"
    if _is_within(one, other):
        return "within"
    return "similar" if _is_similar(one, other) else "differs"


def _level_of_points(one: Point, other: Point) -> str | None:
    """Return how near two points are; None for a distance that says neither."""
    apart = metres_between(one, other) - math.hypot(one.within_m, other.within_m)
    if apart > _FAR_M:
        return "far"
    is_near = apart <= _NEAR_M and not (one.is_vague or other.is_vague)
    return "near" if is_near else None


def place_level(left: Prepared, right: Prepared) -> str | None:
    """Return the best agreement of any two places; a code and a name cannot be compared."""
    levels: list[str] = []
    if left.told.places and right.told.places:
        pairs = [(a, b) for a in left.places for b in right.places]
        levels += [_level(a, b) for a, b in pairs if a.is_code == b.is_code]
    if left.told.points and right.told.points:
        found = (_level_of_points(a, b) for a in left.told.points for b in right.told.points)
        levels += [level for level in found if level]
    return min(levels, key=_CLOSENESS.index) if levels else None
