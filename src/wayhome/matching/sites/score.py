"""Weigh everything two descriptions of a place tell, and keep every weight with its reason.

The score suggests; a person decides. Prior and comparisons add up to the weight exactly.
"""

import math
from dataclasses import dataclass

from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.point import Point
from wayhome.matching.score import probability
from wayhome.matching.sites.address import compare_addresses
from wayhome.matching.sites.areas import compare_areas, middle_of
from wayhome.matching.sites.comparison import SiteComparison
from wayhome.matching.sites.description import SiteDescription
from wayhome.matching.sites.landmarks import compare_landmarks
from wayhome.matching.sites.names import compare_site_names
from wayhome.matching.sites.points import compare_points
from wayhome.matching.sites.weights import DEFAULT, SiteWeights

KEPT_FROM = -1.0
"""The weight from which two descriptions are worth somebody's time, chosen on invented sites."""


@dataclass(frozen=True, slots=True)
class SiteScore:
    """How likely two descriptions are of one site.

    `weight` is in log2 and equals the prior plus the weights of the comparisons; `probability`
    is that weight between 0 and 1.
    """

    weight: float
    probability: float
    comparisons: tuple[SiteComparison, ...]


def score_sites(
    left: SiteDescription, right: SiteDescription, *, weights: SiteWeights = DEFAULT
) -> SiteScore:
    """Return the score of two descriptions; the order of the two makes no difference."""
    points = compare_points(_points(left, right), _points(right, left), weights.point)
    comparisons = (
        compare_site_names(left.names, right.names, weights.name),
        points,
        compare_addresses(left.address, right.address, weights.address),
        compare_areas(
            left.codes,
            right.codes,
            weights.area,
            beside_points=points.agreement is not Agreement.MISSING,
        ),
        compare_landmarks(left.landmarks, right.landmarks, weights.landmark),
    )
    weight = math.fsum((weights.prior, *(each.weight for each in comparisons)))
    return SiteScore(weight, probability(weight), comparisons)


def _points(own: SiteDescription, other: SiteDescription) -> tuple[Point, ...]:
    """The points of a description, or the middle of its area beside one that has only points.

    Where both tell an area the areas are compared, and nothing is counted twice.
    """
    if own.points or other.codes:
        return own.points
    middles = (middle_of(code) for code in own.codes)
    return tuple(point for point in middles if point is not None)
