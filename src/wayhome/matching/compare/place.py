"""Compare last known places: P-codes by their levels, names by spelling and skeleton."""

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import JaroWinkler

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason, missing
from wayhome.matching.places import Place

_SIMILAR = 0.92


def _is_within(one: Place, other: Place) -> bool:
    if one.is_code:
        return one.text.startswith(other.text) or other.text.startswith(one.text)
    words, others = set(one.text.split()), set(other.text.split())
    return words <= others or others <= words


def _numbers(place: Place) -> str:
    return "".join(character for character in place.text if character.isdecimal())


def _is_similar(one: Place, other: Place) -> bool:
    # Numbered districts and villages differ in nothing but their number.
    if one.is_code or _numbers(one) != _numbers(other):
        return False
    if set(one.skeletons) & set(other.skeletons):
        return True
    return JaroWinkler.similarity(one.text, other.text) >= _SIMILAR


def _level(one: Place, other: Place) -> tuple[Agreement, str, Reason]:
    if one.text == other.text:
        return Agreement.AGREES, "same", Reason.PLACE_SAME
    if _is_within(one, other):
        return Agreement.CLOSE, "within", Reason.PLACE_WITHIN
    if _is_similar(one, other):
        return Agreement.CLOSE, "similar", Reason.PLACE_SIMILAR
    return Agreement.DIFFERS, "differs", Reason.PLACE_DIFFERS


def compare_places(
    left: Iterable[Place], right: Iterable[Place], levels: Mapping[str, float]
) -> Comparison:
    """Return the best agreement of any two places; a code and a name cannot be compared."""
    rights = tuple(right)
    found = [_level(one, other) for one in left for other in rights if one.is_code == other.is_code]
    if not found:
        return missing(Feature.PLACE)
    agreement, level, reason = max(found, key=lambda each: (levels[each[1]], each[2]))
    return Comparison(Feature.PLACE, agreement, levels[level], reason)
