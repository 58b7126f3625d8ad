"""Compare last known places: P-codes by their levels, names by spelling and skeleton."""

from collections.abc import Mapping

from rapidfuzz.distance import JaroWinkler

from wayhome.matching.compare.comparison import Agreement, Reason, Told
from wayhome.matching.places import Place

TOLD: Mapping[str, Told] = {
    "same": Told(Agreement.AGREES, Reason.PLACE_SAME),
    "within": Told(Agreement.CLOSE, Reason.PLACE_WITHIN),
    "similar": Told(Agreement.CLOSE, Reason.PLACE_SIMILAR),
    "differs": Told(Agreement.DIFFERS, Reason.PLACE_DIFFERS),
}
"""Levels of agreement of two places, the closest first."""

_CLOSENESS = tuple(TOLD)
_SIMILAR = 0.92


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


def place_level(left: tuple[Place, ...], right: tuple[Place, ...]) -> str | None:
    """Return the best agreement of any two places; a code and a name cannot be compared."""
    levels = [_level(a, b) for a in left for b in right if a.is_code == b.is_code]
    return min(levels, key=_CLOSENESS.index) if levels else None
