"""Compare the recorded sex, which reports get wrong in a few of a hundred cases."""

from collections.abc import Mapping

from wayhome.matching.compare.comparison import Agreement, Reason, Told

TOLD: Mapping[str, Told] = {
    "same": Told(Agreement.AGREES, Reason.SEX_SAME),
    "unsure": Told(Agreement.CLOSE, Reason.SEX_UNSURE),
    "differs": Told(Agreement.DIFFERS, Reason.SEX_DIFFERS),
}
"""Levels of agreement of two recorded sexes."""

_UNSURE = "other"


def sex_level(left: str | None, right: str | None) -> str | None:
    """Return how two recorded sexes agree; `other` on one side alone says nothing either way."""
    if not left or not right:
        return None
    if left == right:
        return "same"
    return "unsure" if _UNSURE in {left, right} else "differs"
