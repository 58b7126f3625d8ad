"""Compare the areas two places lie in, by P-code: province, district, commune, village."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.point import Point
from wayhome.matching.sites.comparison import (
    SiteComparison,
    SiteFeature,
    SiteReason,
    not_comparable,
)
from wayhome.matching.tables import table

# Two letters of the country, then two digits for each level (OCHA, COD-AB guidance).
_LEVELS = ((4, "province"), (6, "district"), (8, "commune"), (10, "village"))


def middle_of(code: str) -> Point | None:
    """Return the middle of the province or district of a code, as uncertain as the area is wide.

    None for an area that `data/site_areas.json` does not have.
    """
    areas = table("site_areas")["areas"]
    found = areas.get(code[:6]) or areas.get(code[:4])
    return Point(found[0], found[1], found[2] * 1000) if found else None


def compare_areas(
    left: Iterable[str],
    right: Iterable[str],
    levels: Mapping[str, float],
    *,
    beside_points: bool = False,
) -> SiteComparison:
    """Return the comparison of the two codes that agree deepest.

    Beside two points that were compared, sharing an area says next to nothing more.
    """
    rights = tuple(right)
    found = [_compared(one, other, levels) for one in left for other in rights]
    if not found:
        return not_comparable(SiteFeature.AREA)
    best = max(found, key=lambda each: (each.weight, each.reason))
    most = levels["beside_points"] if beside_points else best.weight
    return replace(best, weight=min(best.weight, most))


def _compared(one: str, other: str, levels: Mapping[str, float]) -> SiteComparison:
    """The deepest level both share, and a level at which both speak and differ."""
    told = [(length, name) for length, name in _LEVELS if min(len(one), len(other)) >= length]
    shared = [name for length, name in told if one[:length] == other[:length]]
    differs = [name for length, name in told if one[:length] != other[:length]]
    weight = levels[f"same_{shared[-1]}"] if shared else 0.0
    weight += levels[f"other_{differs[0]}"] if differs else 0.0
    agreement, reason = _read(shared, differs)
    return SiteComparison(SiteFeature.AREA, agreement, weight, reason)


def _read(shared: list[str], differs: list[str]) -> tuple[Agreement, SiteReason]:
    """What the levels mean to a reader."""
    if not shared:
        return Agreement.DIFFERS, SiteReason.AREA_OTHER_PROVINCE
    if differs:
        return Agreement.DIFFERS, SiteReason.AREA_OTHER_PART
    if shared == ["province"]:
        return Agreement.CLOSE, SiteReason.AREA_PROVINCE_ONLY
    return Agreement.AGREES, SiteReason.AREA_SAME
