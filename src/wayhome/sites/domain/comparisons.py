"""The reasons of a pair as they are stored: codes and weights, no value and no distance."""

from collections.abc import Iterable
from typing import Any

from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.sites.comparison import SiteComparison, SiteFeature, SiteReason


def to_codes(comparisons: Iterable[SiteComparison]) -> list[dict[str, Any]]:
    """Comparisons as JSON."""
    return [
        {
            "feature": comparison.feature.value,
            "agreement": comparison.agreement.value,
            "weight": comparison.weight,
            "reason": comparison.reason.value,
        }
        for comparison in comparisons
    ]


def from_codes(codes: Iterable[dict[str, Any]]) -> tuple[SiteComparison, ...]:
    """The comparisons that `to_codes` wrote."""
    return tuple(
        SiteComparison(
            feature=SiteFeature(code["feature"]),
            agreement=Agreement(code["agreement"]),
            weight=code["weight"],
            reason=SiteReason(code["reason"]),
        )
        for code in codes
    )
