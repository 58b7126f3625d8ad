"""Compare telephone numbers; a telephone is often a family's, not a person's."""

from collections.abc import Mapping

from rapidfuzz.distance import OSA

from wayhome.matching.compare.comparison import Agreement, Reason, Told
from wayhome.matching.phones import Phone

TOLD: Mapping[str, Told] = {
    "same": Told(Agreement.AGREES, Reason.PHONE_SAME),
    "same_digits": Told(Agreement.AGREES, Reason.PHONE_SAME_DIGITS),
    "one_digit": Told(Agreement.CLOSE, Reason.PHONE_ONE_DIGIT_DIFFERS),
    "shared": Told(Agreement.CLOSE, Reason.PHONE_SHARED_NAME_DIFFERS),
    "differs": Told(Agreement.DIFFERS, Reason.PHONE_DIFFERS),
}
"""Levels of agreement of two numbers, the closest first; `shared` stands beside another name."""

_CLOSENESS = tuple(TOLD)


def _level(one: Phone, other: Phone) -> str:
    if one.e164 is not None and one.e164 == other.e164:
        return "same"
    if one.tail == other.tail:
        return "same_digits"
    # One digit wrong, or two neighbours swapped.
    if len(one.tail) == len(other.tail) and OSA.distance(one.tail, other.tail) == 1:
        return "one_digit"
    return "differs"


def phone_level(left: tuple[Phone, ...], right: tuple[Phone, ...]) -> str | None:
    """Return the best agreement of any two numbers, None if one side tells none."""
    if not left or not right:
        return None
    return min((_level(a, b) for a in left for b in right), key=_CLOSENESS.index)
