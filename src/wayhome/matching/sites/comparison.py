"""What comparing one side of two places yields: an agreement, its weight and the reason."""

from dataclasses import dataclass
from enum import StrEnum

from wayhome.matching.compare.comparison import Agreement


class SiteFeature(StrEnum):
    """A side of a place that is compared on its own."""

    NAME = "name"
    POINT = "point"
    ADDRESS = "address"
    AREA = "area"
    LANDMARK = "landmark"


class SiteReason(StrEnum):
    """Why a comparison has its weight; screens turn the code into a sentence."""

    NOT_COMPARABLE = "not_comparable"
    NAME_SAME = "name_same"
    NAME_SAME_MEANING = "name_same_meaning"
    NAME_CLOSE = "name_close"
    NAME_PART = "name_part"
    NAME_OTHER_NUMBER = "name_other_number"
    NAME_DIFFERS = "name_differs"
    POINT_SAME = "point_same"
    POINT_NEAR = "point_near"
    POINT_VAGUE = "point_vague"
    POINT_APART = "point_apart"
    ADDRESS_SAME = "address_same"
    ADDRESS_PART = "address_part"
    ADDRESS_DIFFERS = "address_differs"
    AREA_SAME = "area_same"
    AREA_PROVINCE_ONLY = "area_province_only"
    AREA_OTHER_PART = "area_other_part"
    AREA_OTHER_PROVINCE = "area_other_province"
    LANDMARK_SHARED = "landmark_shared"
    LANDMARK_OTHER_DISTANCE = "landmark_other_distance"
    LANDMARK_OTHER = "landmark_other"


@dataclass(frozen=True, slots=True)
class SiteComparison:
    """One side compared; `weight` is a log2 Bayes factor, `metres` the distance where points are."""

    feature: SiteFeature
    agreement: Agreement
    weight: float
    reason: SiteReason
    metres: float | None = None


def not_comparable(feature: SiteFeature) -> SiteComparison:
    """Return the comparison of a side that one report does not tell, which weighs nothing."""
    return SiteComparison(feature, Agreement.MISSING, 0.0, SiteReason.NOT_COMPARABLE)
