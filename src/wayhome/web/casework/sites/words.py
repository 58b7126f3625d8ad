"""Codes of sites as words: what a place is described by, reasons, how much each says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import inf

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.point import Point, metres_between
from wayhome.matching.sites.comparison import SiteComparison, SiteFeature, SiteReason
from wayhome.matching.sites.description import SiteDescription
from wayhome.places.provinces import is_province, province_name
from wayhome.sites.queries.opened_pair import OpenedPair
from wayhome.sites.queries.pairs import PairRow

FEATURES: dict[SiteFeature, Promise] = {
    SiteFeature.NAME: gettext_lazy("Names"),
    SiteFeature.POINT: gettext_lazy("Coordinates"),
    SiteFeature.ADDRESS: gettext_lazy("Address"),
    SiteFeature.AREA: gettext_lazy("Area"),
    SiteFeature.LANDMARK: gettext_lazy("What is near"),
}

REASONS: dict[SiteReason, Promise] = {
    SiteReason.NOT_COMPARABLE: gettext_lazy("One report does not say, so nothing follows."),
    SiteReason.NAME_SAME: gettext_lazy("The same name."),
    SiteReason.NAME_SAME_MEANING: gettext_lazy(
        "The same name in another language, or spelt in another script."
    ),
    SiteReason.NAME_CLOSE: gettext_lazy("Names that sound alike or differ by a letter."),
    SiteReason.NAME_PART: gettext_lazy("One name has words that the other lacks."),
    SiteReason.NAME_OTHER_NUMBER: gettext_lazy("The same name with another number."),
    SiteReason.NAME_DIFFERS: gettext_lazy("Different names."),
    SiteReason.POINT_SAME: gettext_lazy("As near as the two measurements can tell."),
    SiteReason.POINT_NEAR: gettext_lazy("Near each other, though not the same point."),
    SiteReason.POINT_VAGUE: gettext_lazy("Too uncertain to say much."),
    SiteReason.POINT_APART: gettext_lazy("Too far apart for one place, unless one is wrong."),
    SiteReason.ADDRESS_SAME: gettext_lazy("The same parts of an address."),
    SiteReason.ADDRESS_PART: gettext_lazy("A part of the address fits and a part does not."),
    SiteReason.ADDRESS_DIFFERS: gettext_lazy("Different addresses."),
    SiteReason.AREA_SAME: gettext_lazy("In the same district, commune or village."),
    SiteReason.AREA_PROVINCE_ONLY: gettext_lazy("In the same province."),
    SiteReason.AREA_OTHER_PART: gettext_lazy("In other parts of one province."),
    SiteReason.AREA_OTHER_PROVINCE: gettext_lazy("In different provinces."),
    SiteReason.LANDMARK_SHARED: gettext_lazy("Near the same kind of thing; a hint, no more."),
    SiteReason.LANDMARK_OTHER_DISTANCE: gettext_lazy(
        "Near the same kind of thing, at another distance."
    ),
    SiteReason.LANDMARK_OTHER: gettext_lazy("Near different things, which says nothing."),
}

_BETWEEN = " · "
_STRONG, _CLEAR, _TOLD = 8.0, 3.0, 0.5
_KILOMETRE = 1_000


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One line of why a score is what it is; `weight` has its sign, as in +3.5."""

    feature: str
    sentence: str
    strength: str
    weight: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a score is what it is: the lines add up to the total."""

    likelihood: str
    tone: str
    start: str
    lines: tuple[ReasonLine, ...]
    total: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of both sides: what each says, how they stand to each other, and why."""

    label: str
    left: str
    right: str
    state: str
    reason: str
    is_key: bool


def why(pair: PairRow) -> Why:
    """The reasons of a pair in words, the weightiest first."""
    telling = [each for each in pair.comparisons if each.agreement is not Agreement.MISSING]
    telling.sort(key=lambda each: -abs(each.weight))
    word, tone = likelihood(pair.probability)
    return Why(
        likelihood=word,
        tone=tone,
        start=signed(pair.prior),
        lines=tuple(map(_line, telling)),
        total=signed(pair.weight),
    )


def likelihood(probability: float) -> tuple[str, str]:
    """How likely one site is, in words, with the tone of its tag.

    Weights of places are set by hand, so no number of odds is shown.
    """
    if probability >= 0.95:
        return _("Very likely"), "good"
    if probability >= 0.75:
        return _("Likely"), "calm"
    if probability >= 0.5:
        return _("Perhaps"), "plain"
    return _("Doubtful"), "quiet"


def speaks_for(pair: PairRow) -> str:
    """What speaks for one site, in one line."""
    return _reasons(sorted(pair.comparisons, key=lambda each: -each.weight)[:3], least=_TOLD)


def speaks_against(pair: PairRow) -> str:
    """What speaks against, the weightiest first, in one line."""
    against = [replace(each, weight=-each.weight) for each in pair.comparisons]
    return _reasons(sorted(against, key=lambda each: -each.weight)[:3], least=_TOLD)


def field_rows(opened: OpenedPair) -> tuple[FieldRow, ...]:
    """The fields of a pair that at least one side tells."""
    compared = {each.feature: each for each in opened.pair.comparisons}
    rows = []
    for feature, tell in _TELL.items():
        left, right = tell(opened.left.description), tell(opened.right.description)
        comparison = compared.get(feature)
        if not (left or right) or comparison is None:
            continue
        is_missing = comparison.agreement is Agreement.MISSING
        reason = "" if is_missing else str(REASONS[comparison.reason])
        if feature is SiteFeature.POINT:
            apart = distance_apart(opened.left.description.points, opened.right.description.points)
            reason = " ".join(filter(None, (apart, reason)))
        rows.append(
            FieldRow(
                label=str(FEATURES[feature]),
                left=left,
                right=right,
                state=comparison.agreement.value,
                reason=reason,
                is_key=feature in {SiteFeature.NAME, SiteFeature.POINT},
            )
        )
    return tuple(rows)


def lines(description: SiteDescription) -> tuple[tuple[str, str], ...]:
    """What was read out of a description, as (label, value)."""
    told = ((feature, tell(description)) for feature, tell in _TELL.items())
    return tuple((str(FEATURES[feature]), value) for feature, value in told if value)


def distance_apart(left: Iterable[Point], right: Iterable[Point]) -> str:
    """How far the two nearest points are apart; empty without points."""
    rights = tuple(right)
    metres = min((metres_between(one, other) for one in left for other in rights), default=inf)
    if metres == inf:
        return ""
    return _("About %(distance)s apart.") % {"distance": distance(metres)}


def distance(metres: float) -> str:
    """A distance as exact as it deserves."""
    if metres < _KILOMETRE:
        return _("%(number)d m") % {"number": max(10, round(metres, -1))}
    return _("%(number).1f km") % {"number": metres / _KILOMETRE}


def area(code: str) -> str:
    """The name of a province, the code of a smaller area with its province."""
    province = code[:4]
    if not is_province(province):
        return code
    name = province_name(province)
    return name if code == province else f"{code} ({name})"


def signed(weight: float) -> str:
    """A weight with its sign and one decimal: +3.5, −0.4, 0.0."""
    text = f"{abs(weight):.1f}"
    if text == "0.0":
        return text
    return f"+{text}" if weight > 0 else f"−{text}"


def _point(point: Point) -> str:
    values = {
        "latitude": f"{point.latitude:.5f}",
        "longitude": f"{point.longitude:.5f}",
        "within": distance(point.within_m),
    }
    return _("%(latitude)s, %(longitude)s, within %(within)s") % values


def _landmarks(told: SiteDescription) -> str:
    found = []
    for each in told.landmarks:
        values = {"thing": each.text, "distance": distance(each.metres or 0)}
        found.append(each.text if each.metres is None else _("%(thing)s (%(distance)s)") % values)
    return _BETWEEN.join(found)


_TELL: dict[SiteFeature, Callable[[SiteDescription], str]] = {
    SiteFeature.NAME: lambda told: _BETWEEN.join(told.names),
    SiteFeature.POINT: lambda told: _BETWEEN.join(map(_point, told.points)),
    SiteFeature.ADDRESS: lambda told: _BETWEEN.join(told.address),
    SiteFeature.AREA: lambda told: _BETWEEN.join(map(area, told.codes)),
    SiteFeature.LANDMARK: _landmarks,
}


def _reasons(comparisons: Iterable[SiteComparison], *, least: float) -> str:
    """The reasons that weigh at least so much, in one line."""
    return " ".join(str(REASONS[each.reason]) for each in comparisons if each.weight >= least)


def _line(comparison: SiteComparison) -> ReasonLine:
    """One comparison in words."""
    return ReasonLine(
        feature=str(FEATURES[comparison.feature]),
        sentence=str(REASONS[comparison.reason]),
        strength=_strength(comparison.weight),
        weight=signed(comparison.weight),
    )


def _strength(weight: float) -> str:
    """How much a weight says, and for which side."""
    if abs(weight) < _TOLD:
        return _("Says little")
    if weight > 0:
        return (
            _("Strongly for")
            if weight >= _STRONG
            else _("Clearly for")
            if weight >= _CLEAR
            else _("Somewhat for")
        )
    return (
        _("Strongly against")
        if weight <= -_STRONG
        else _("Clearly against")
        if weight <= -_CLEAR
        else _("Somewhat against")
    )
