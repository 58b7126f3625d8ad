"""The reasons of a pair as they are stored: codes and weights, never values."""

from collections.abc import Iterable
from typing import Any

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason


def to_codes(comparisons: Iterable[Comparison]) -> list[dict[str, Any]]:
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


def from_codes(codes: Iterable[dict[str, Any]]) -> tuple[Comparison, ...]:
    """The comparisons that `to_codes` wrote."""
    return tuple(
        Comparison(
            feature=Feature(code["feature"]),
            agreement=Agreement(code["agreement"]),
            weight=code["weight"],
            reason=Reason(code["reason"]),
        )
        for code in codes
    )
