"""A claimed figure beside the register's own: how far apart, and what may explain it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.insight.domain.indicators import INDICATORS, IndicatorCode, Unit
from wayhome.insight.domain.report import Figure
from wayhome.insight.domain.wording import plain


class Explanation(StrEnum):
    """Reasons why two honest numbers can differ."""

    DEFINITION = "definition"
    PERIOD = "period"
    ROUNDING = "rounding"
    DUPLICATES = "duplicates"

    @property
    def words(self) -> str | Promise:
        """The reason as a sentence."""
        return _SENTENCES[self]


_SENTENCES: dict[Explanation, str | Promise] = {
    Explanation.DEFINITION: gettext_lazy(
        "The source may count something else: compare its words with the definition."
    ),
    Explanation.PERIOD: gettext_lazy(
        "The source may mean other days: whether the first and the last day are in, or when a"
        " complaint counts as received."
    ),
    Explanation.ROUNDING: gettext_lazy("The source gives a rounded or approximate number."),
    Explanation.DUPLICATES: gettext_lazy(
        "The source may count repeated complaints, or some that reached only other offices."
    ),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The claim minus the register's own value, in the unit of the claim; None without a value."""

    own: Decimal | None
    difference: Decimal | None
    explanations: tuple[Explanation, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the two are the same number."""
        return self.difference == 0


def own_value(figure: Figure | None) -> Decimal | None:
    """The register's value in the unit in which sources claim it: shares in percent."""
    if figure is None or figure.value is None:
        return None
    if INDICATORS[figure.indicator].unit is Unit.PERCENT:
        return (figure.value * 100).quantize(Decimal("0.01"))
    return figure.value


def compare(claimed: Decimal, own: Figure | None, *, is_approximate: bool = False) -> Comparison:
    """Set a claim beside the register's own figure."""
    value = own_value(own)
    if own is None or value is None:
        return Comparison(own=None, difference=None)
    difference = claimed - value
    if difference == 0:
        return Comparison(value, difference)
    if _rounds_to(value, claimed):
        return Comparison(value, difference, (Explanation.ROUNDING,))
    reasons = [Explanation.DEFINITION, Explanation.PERIOD]
    if is_approximate:
        reasons.insert(0, Explanation.ROUNDING)
    if difference > 0 and INDICATORS[own.indicator].unit is not Unit.PERCENT:
        reasons.append(Explanation.DUPLICATES)
    return Comparison(value, difference, tuple(reasons))


def difference_words(comparison: Comparison, indicator: IndicatorCode) -> str:
    """The difference as a sentence about the register."""
    gap = comparison.difference
    if gap is None:
        return _("The register has no number to set beside it.")
    if gap == 0:
        return _("The register has the same number.")
    values = {"gap": plain(abs(gap))}
    if INDICATORS[indicator].unit is Unit.PERCENT:
        if gap > 0:
            return _("The register is lower by %(gap)s percentage points.") % values
        return _("The register is higher by %(gap)s percentage points.") % values
    if gap > 0:
        return _("The register has %(gap)s fewer.") % values
    return _("The register has %(gap)s more.") % values


def _rounds_to(value: Decimal, claimed: Decimal) -> bool:
    """Whether the claim is the value with fewer places."""
    places = claimed.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(min(places, 0)) if isinstance(places, int) else Decimal(1)
    return value != claimed and value.quantize(step) == claimed
