"""Compare nationalities by their ISO 3166-1 alpha-3 codes."""

from collections.abc import Mapping

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason, missing


def compare_nationality(
    left: str | None, right: str | None, levels: Mapping[str, float]
) -> Comparison:
    """Return how two nationalities agree."""
    feature = Feature.NATIONALITY
    if not left or not right:
        return missing(feature)
    if left.upper() == right.upper():
        return Comparison(feature, Agreement.AGREES, levels["same"], Reason.NATIONALITY_SAME)
    return Comparison(feature, Agreement.DIFFERS, levels["differs"], Reason.NATIONALITY_DIFFERS)
