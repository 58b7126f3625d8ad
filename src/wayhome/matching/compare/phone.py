"""Compare telephone numbers; a telephone is often a family's, not a person's."""

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import Hamming

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason, missing
from wayhome.matching.phones import Phone


def _level(one: Phone, other: Phone) -> tuple[Agreement, str, Reason]:
    if one.e164 is not None and one.e164 == other.e164:
        return Agreement.AGREES, "same", Reason.PHONE_SAME
    if one.tail == other.tail:
        return Agreement.AGREES, "same_digits", Reason.PHONE_SAME_DIGITS
    if len(one.tail) == len(other.tail) and Hamming.distance(one.tail, other.tail) == 1:
        return Agreement.CLOSE, "one_digit", Reason.PHONE_ONE_DIGIT_DIFFERS
    return Agreement.DIFFERS, "differs", Reason.PHONE_DIFFERS


def compare_phones(
    left: Iterable[Phone],
    right: Iterable[Phone],
    levels: Mapping[str, float],
    *,
    name_differs: bool,
) -> Comparison:
    """Return the best agreement of any two numbers.

    Beside a differing name an agreement is capped: a shared telephone is not an identity.
    """
    rights = tuple(right)
    found = [_level(one, other) for one in left for other in rights]
    if not found:
        return missing(Feature.PHONE)
    agreement, level, reason = max(found, key=lambda each: levels[each[1]])
    if name_differs and levels[level] > levels["shared"]:
        shared, why = levels["shared"], Reason.PHONE_SHARED_NAME_DIFFERS
        return Comparison(Feature.PHONE, Agreement.CLOSE, shared, why)
    return Comparison(Feature.PHONE, agreement, levels[level], reason)
