"""Compare the recorded sex, which reports get wrong in a few of a hundred cases."""

from collections.abc import Mapping

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason, missing

_UNSURE = "other"


def compare_sex(left: str | None, right: str | None, levels: Mapping[str, float]) -> Comparison:
    """Return how two recorded sexes agree; `other` on one side alone says nothing either way."""
    if not left or not right:
        return missing(Feature.SEX)
    if left == right:
        return Comparison(Feature.SEX, Agreement.AGREES, levels["same"], Reason.SEX_SAME)
    if _UNSURE in {left, right}:
        return Comparison(Feature.SEX, Agreement.CLOSE, levels["unsure"], Reason.SEX_UNSURE)
    return Comparison(Feature.SEX, Agreement.DIFFERS, levels["differs"], Reason.SEX_DIFFERS)
